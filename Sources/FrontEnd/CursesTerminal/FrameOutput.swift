internal import CNcurses
internal import Glibc

/// Collects what curses writes for a frame, so that the terminal gets it in one piece.
///
/// Curses writes whenever its own small buffer is full, and every write wakes the program at the
/// terminal's other end. So it writes to a descriptor of its own, which is the terminal, except while
/// a frame is drawn: then it is a file in memory (memfd_create(2)).
final class FrameOutput {
    /// What curses writes to; open until the process ends, as curses is.
    let stream: UnsafeMutablePointer<FILE>
    private let descriptor: Int32
    private let memory: Int32

    /// Makes it; nil when the process has no file descriptor left.
    init?() {
        descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard descriptor >= 0 else { return nil }
        guard let stream = fdopen(descriptor, "w") else {
            close(descriptor)
            return nil
        }
        self.stream = stream
        memory = annals_file_in_memory()
    }

    deinit {
        fclose(stream)
        if memory >= 0 { close(memory) }
    }

    /// Has something drawn, and gives the bytes that are to be sent for it.
    func collect(_ draw: () -> Void) -> [UInt8] {
        guard memory >= 0, dup2(memory, descriptor) >= 0 else {
            // Straight to the terminal, then.
            draw()
            return []
        }
        draw()
        dup3(STDOUT_FILENO, descriptor, O_CLOEXEC)
        // The two descriptors share their place in the file. It keeps its pages for the next frame.
        let count = max(0, lseek(memory, 0, SEEK_CUR))
        lseek(memory, 0, SEEK_SET)
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            filled = max(0, pread(memory, bytes.baseAddress, count, 0))
        }
    }
}
