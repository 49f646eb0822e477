internal import Glibc

/// What stands between whoever runs annals and a file, with what to do about it.
///
/// The system only says "Permission denied", and of a file in a folder that may not be entered
/// nobody can even say whether it is there.
enum Obstacle {
    /// The first folder on the way to a file that may not be entered; nil when all may.
    static func onTheWay(to path: String) -> String? {
        for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
            let folder = String(decoding: path.utf8.prefix(index), as: UTF8.self)
            if access(folder, X_OK) != 0 {
                return errno == EACCES ? cannotEnter(folder) : nil
            }
        }
        return nil
    }

    /// What keeps a file or folder from being read; nil when that is not a matter of rights.
    static func toReading(_ path: String) -> String? {
        if let before = onTheWay(to: path) { return before }
        guard let status = Self.status(of: path) else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR {
            return access(path, R_OK | X_OK) == 0 ? nil : cannotEnter(path)
        }
        return access(path, R_OK) == 0
            ? nil : "you may not read it; " + remedy(path, status, "u+r")
    }

    /// What keeps a library from being used; nil when that is not a matter of rights.
    ///
    /// SQLite writes files of its own beside it, also to read.
    static func toUsing(library path: String) -> String? {
        if let obstacle = toReading(path) { return obstacle }
        let mark = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = mark.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        if let status = status(of: path), access(path, W_OK) != 0, errno == EACCES {
            return "you may not write to it; " + remedy(path, status, "u+w")
        }
        guard let status = status(of: folder), access(folder, W_OK) != 0, errno == EACCES else {
            return nil
        }
        return "you may not write into the folder \(folder), as the library needs; "
            + remedy(folder, status, "u+w")
    }

    private static func cannotEnter(_ folder: String) -> String {
        "you may not look into the folder \(folder); "
            + (status(of: folder).map { remedy(folder, $0, "u+rx") }
                ?? "ask its owner for the right")
    }

    private static func remedy(_ path: String, _ status: stat, _ right: String) -> String {
        status.st_uid == geteuid()
            ? "'chmod \(right) \(path)' changes that"
            : "it belongs to someone else: ask them for the right, or name another"
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }
}
