internal import Glibc

/// Where an archive's bytes come from, once, from the first to the last.
protocol ByteSource: AnyObject {
    /// Reads some bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
    /// The damage that ended the bytes before their time; nil while there is none.
    var damage: ImportError? { get }
}

extension ByteSource {
    /// Nothing: most sources either give all their bytes or throw.
    var damage: ImportError? { nil }
}

/// A file on disk.
final class FileSource: ByteSource {
    private let path: String
    private let descriptor: Int32

    /// Opens a file; anything else, such as a pipe or a device, is refused without waiting for it.
    init(path: String) throws(ImportError) {
        self.path = path
        // A pipe without a writer would hold up an `open` that may block.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw ImportError.unreadable(path: path, errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw ImportError.unreadable(path: path, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ImportError.unreadable(path: path, reason: "it is no file")
        }
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw ImportError.unreadable(path: path, errno: errno) }
        }
    }
}

extension ImportError {
    /// The error of a system call that failed on a path.
    static func unreadable(path: String, errno code: Int32) -> ImportError {
        .unreadable(
            path: path, reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
}

/// Bytes in memory.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    /// Makes a source of bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        let count = min(buffer.count, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}

/// A source whose first bytes can be looked at before they are read.
final class PeekedSource: ByteSource {
    /// How many bytes are looked at: enough for what may stand before an archive's root element,
    /// and for a guess at its encoding.
    static let headLimit = 256 << 10

    /// The first bytes, all of them when there are no more than ``headLimit``.
    let head: [UInt8]
    /// How many bytes were read so far.
    private(set) var bytesRead: Int64 = 0

    var damage: ImportError? { source.damage }

    private let source: any ByteSource
    private var position = 0

    /// Looks at the first bytes of a source.
    init(_ source: any ByteSource, limit: Int = headLimit) throws(ImportError) {
        self.source = source
        var head = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = try head.read(from: source, start: filled)
            guard count > 0 else { break }
            filled += count
        }
        head.removeSubrange(filled...)
        self.head = head
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        var count = min(buffer.count, head.count - position)
        if count > 0 {
            buffer.copyBytes(from: head[position..<position + count])
            position += count
        } else {
            count = try source.read(into: buffer)
        }
        bytesRead += Int64(count)
        return count
    }
}
