internal import Glibc

/// A folder for what a dry run of an import needs, gone with it.
final class RehearsalFolder {
    /// Where it is.
    let path: String

    /// Makes one where temporary files belong.
    init(environment: Environment) throws(Failure) {
        let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array((parent + "/annals-XXXXXX").utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
        }
        guard isMade else {
            throw Failure(
                .failed, "no temporary folder in \(parent): \(String(cString: strerror(errno)))")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in ["library.db", "library.db-wal", "library.db-shm"] { unlink(path + "/" + name) }
        rmdir(path)
    }
}
