internal import SQLite

/// Why the library could not do what was asked.
public enum LibraryError: Error, Hashable, Sendable {
    /// The file cannot be opened or written: which, and why.
    case unusable(path: String, reason: String)
    /// The file is not a library of annals.
    case notALibrary(path: String)
    /// The file was written by a newer annals.
    case newer(path: String, version: Int, supported: Int)
    /// Another program kept the library locked for too long.
    case busy
    /// The caller asked to stop.
    case cancelled
    /// The file is damaged: which, and what SQLite says of it.
    case damaged(path: String, reason: String)
    /// A large first import met one id twice, and can't choose: to be begun again as a plain one.
    case repeats
    /// SQLite reported another error: its message.
    case database(String)
}

extension LibraryError {
    /// Says what an error of SQLite means for the library at a path.
    init(_ error: SQLiteError, path: String) {
        switch error.reason {
        case .busy, .locked, .lockProtocol: self = .busy
        case .interrupted: self = .cancelled
        case .notADatabase: self = .notALibrary(path: path)
        case .full: self = .unusable(path: path, reason: "the disk is full")
        case .readOnly: self = .unusable(path: path, reason: "it can only be read")
        case .cannotOpen, .permission, .inputOutput, .outOfMemory:
            self = .unusable(path: path, reason: error.message)
        case .corrupt: self = .damaged(path: path, reason: error.message)
        case .constraint, nil: self = .database("\(error.message) (\(error.extendedCode))")
        }
    }
}

/// Runs what speaks SQLite and states its errors as those of the library at a path.
func translate<T>(
    _ path: String, _ body: () throws(SQLiteError) -> T
) throws(LibraryError) -> T {
    do throws(SQLiteError) {
        return try body()
    } catch {
        throw LibraryError(error, path: path)
    }
}
