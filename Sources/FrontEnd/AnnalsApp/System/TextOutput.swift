internal import Glibc

/// A stream that text goes out on, buffered.
///
/// A reader that went away (`annals posts | head -1`) is no error: what follows is dropped, and
/// ``isClosed`` tells whoever has much to write that nobody listens.
final class TextOutput {
    private let descriptor: Int32?
    private var buffer: [UInt8] = []
    /// Whether a person reads it in a terminal.
    let isTerminal: Bool
    /// Whether nothing can be written any more.
    private(set) var isClosed = false
    /// Why writing failed, nil while it works and when the reader went away.
    private(set) var failure: String?

    private static let bufferSize = 1 << 16

    /// Writes to an open file.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// Keeps everything in memory, for tests.
    init(inMemoryAsTerminal isTerminal: Bool) {
        descriptor = nil
        self.isTerminal = isTerminal
    }

    /// Writes text.
    func write(_ text: String) {
        guard !isClosed else { return }
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { flush() }
    }

    /// Writes a line.
    func line(_ text: String = "") {
        write(text)
        write("\n")
    }

    /// Hands what is buffered to the system; call it before the program ends.
    func flush() {
        guard let descriptor, !isClosed, !buffer.isEmpty else { return }
        defer { buffer.removeAll(keepingCapacity: true) }
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // The descriptor shares its file with a program that made it non-blocking.
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                failure = errno == EPIPE ? nil : String(cString: strerror(errno))
                isClosed = true
                return
            }
        }
    }

    /// What was written and is not flushed: everything, in memory.
    var text: String { String(decoding: buffer, as: UTF8.self) }

    /// Cells in a row of the terminal; 80 when it is none or does not say.
    var columns: Int {
        var size = winsize()
        guard let descriptor, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return 80 }
        return Int(size.ws_col)
    }
}
