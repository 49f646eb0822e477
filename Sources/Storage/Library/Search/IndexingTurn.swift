internal import Glibc

/// The right to fill the search index of a library, which one program has at a time.
///
/// A lock of the system's on a file beside the library: it ends with the program that has it, however
/// that ends (flock(2)). Not on the library or its index, whose locks are SQLite's. Where the place
/// has no locks, or nothing can be written, everybody has a turn: two at once do no harm.
final class IndexingTurn {
    private let path: String
    /// The open file that is locked; nil where there are no locks.
    private let file: Int32?

    private init(path: String, file: Int32?) { (self.path, self.file) = (path, file) }

    /// Where the lock of a library is.
    static func path(of library: String) -> String { library + ".search-lock" }

    /// Takes the turn; nil while another program has it.
    static func take(forLibrary library: String) -> IndexingTurn? {
        let path = path(of: library)
        while true {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard file >= 0 else { return IndexingTurn(path: path, file: nil) }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                let isTaken = errno == EWOULDBLOCK
                close(file)
                return isTaken ? nil : IndexingTurn(path: path, file: nil)
            }
            if isAt(path, file) { return IndexingTurn(path: path, file: file) }
            // Whoever had it has removed it since it was opened here.
            close(file)
        }
    }

    /// Waits for the turn.
    /// - Parameters:
    ///   - library: The library's file.
    ///   - isCancelled: Asked ten times a second.
    ///   - waiting: Told as often that another program has the turn.
    /// - Returns: The turn; nil when told to stop.
    static func wait(
        forLibrary library: String, isCancelled: () -> Bool, waiting: () -> Void
    ) -> IndexingTurn? {
        while !isCancelled() {
            if let turn = take(forLibrary: library) { return turn }
            waiting()
            usleep(interval)
        }
        return nil
    }

    /// Microseconds between two looks at whether the other program has gone: a tenth of a second.
    private static let interval: UInt32 = 100_000

    /// Whether an open file is the one that a path names.
    private static func isAt(_ path: String, _ file: Int32) -> Bool {
        var (opened, named) = (stat(), stat())
        return fstat(file, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    deinit {
        guard let file else { return }
        // While it is still locked, so that nobody else's is removed.
        unlink(path)
        close(file)
    }
}
