internal import Glibc

/// A folder of the benchmark's own, below `$TMPDIR`.
struct TemporaryFolder {
    let path: String

    /// Makes it.
    init() {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // mkdtemp(3) puts its own letters in place of the last six.
        let template = root + "/annals-bench-" + String(repeating: "X", count: 6)
        var name = Array(template.utf8CString)
        guard mkdtemp(&name) != nil else { fail("no temporary folder") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes it; whoever wrote into it has taken that away.
    func remove() { rmdir(path) }
}
