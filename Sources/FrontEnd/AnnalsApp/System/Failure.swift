internal import ArchiveImport
internal import CursesTerminal
internal import Glibc
internal import Library

/// Why a command could not do what it was asked, in one line for the person.
struct Failure: Error, Equatable {
    /// What annals then tells the shell.
    var status: ExitCode
    /// What, where, what to do.
    var message: String

    /// Makes a failure from its parts.
    init(_ status: ExitCode, _ message: String) {
        self.status = status
        self.message = message
    }

    /// A command line that is not understood.
    init(_ error: UsageError) {
        self.init(.usage, "\(error.message); see 'annals --help'")
    }

    /// A library that cannot be used.
    init(_ error: LibraryError) { self.init(.library, error.explanation) }

    /// A library that cannot even be opened, so that annals can say no more of it either.
    init(opening error: LibraryError) {
        switch error {
        case .damaged(let path, let reason):
            self.init(
                .library, "the library \(path) cannot be opened (\(reason)); " + Self.rescue(path))
        // The index lies beside every library that was ever searched.
        case .notALibrary(let path) where access(path + ".search", F_OK) == 0:
            self.init(
                .library, "the beginning of the library \(path) is damaged; " + Self.rescue(path))
        default: self.init(error)
        }
    }

    private static func rescue(_ path: String) -> String {
        "put a copy back; without one, move \(path) and, if it is there, \(path)-wal aside, and import"
            + " your archives again: only marks are lost, and 'sqlite3 \(path) .recover' may still"
            + " show them"
    }

    /// A terminal that cannot be used.
    init(_ error: TerminalError) {
        let advice =
            switch error {
            case .notATerminal: "without one, try 'annals posts' and 'annals show'"
            case .unknownType: "try TERM=xterm-256color annals"
            }
        self.init(.failed, "\(error); \(advice)")
    }
}

extension LibraryError {
    /// What happened and what to do, in one line.
    var explanation: String {
        switch self {
        case .unusable(let path, let reason):
            "cannot use the library \(path): \(Obstacle.toUsing(library: path) ?? reason)"
        case .notALibrary(let path):
            "\(path) is not a library of annals; it is left as it is, name another file"
        case .newer(let path, let version, let supported):
            "the library \(path) is of version \(version), this annals knows \(supported);"
                + " use the newer annals"
        case .cancelled:
            "the work on the library was stopped"
        case .busy:
            "the library is in use by another program and stayed locked; try again"
        case .damaged(let path, let reason):
            "the library \(path) is damaged (\(reason)): put a copy back, or move it away and import"
                + " your archives again; 'annals check' says what is hurt"
        case .repeats:
            "the archive has one id twice; import it once more"
        case .database(let message):
            "the library reports: \(message); 'annals check' says more"
        }
    }
}

extension ImportError {
    /// What happened and what to do, in one line; nil when it was cancelled.
    var explanation: String? {
        switch self {
        case .unreadable(let path, let reason):
            "cannot read \(path): \(Obstacle.toReading(path) ?? reason)"
        case .unknownFormat(let path, let found):
            "\(path) is not an archive that annals reads: \(found)"
        case .damagedContainer(let path, let reason): "cannot unpack \(path): \(reason)"
        case .cancelled: nil
        case .sink(let reason): reason
        }
    }
}
