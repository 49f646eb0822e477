internal import Glibc

/// Where the library is.
struct LibraryLocation: Equatable {
    /// The file.
    var path: String
    /// Whether the person named it, by option or variable.
    var isNamed: Bool

    /// Finds the place: `--library`, `ANNALS_LIBRARY`, then the folder for a user's data.
    ///
    /// Source: XDG Base Directory Specification 0.8; a relative `XDG_DATA_HOME` is invalid there
    /// and ignored here.
    static func find(
        option: String?, in environment: Environment
    ) throws(Failure) -> LibraryLocation {
        if let named = option ?? environment["ANNALS_LIBRARY"] {
            return LibraryLocation(path: named, isNamed: true)
        }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return LibraryLocation(path: data + "/annals/library.db", isNamed: false)
        }
        guard let home = environment["HOME"] else {
            throw Failure(
                .library,
                "no place for the library: HOME is not set; name a file with --library FILE")
        }
        return LibraryLocation(path: home + "/.local/share/annals/library.db", isNamed: false)
    }

    /// Whether there is a file.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Makes the folders above the file, for their owner alone, as the specification asks.
    ///
    /// Only for the library's usual place: a folder missing from a path that a person wrote is
    /// more often a slip than a wish.
    func makeFolders() throws(Failure) {
        guard !isNamed else { return }
        let parts = path.split(separator: "/").dropLast()
        var folder = path.hasPrefix("/") ? "" : "."
        for part in parts {
            folder += "/" + part
            guard mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
            let reason = String(cString: strerror(errno))
            // A folder that exists on a read-only disk says EROFS, not EEXIST.
            guard access(folder, X_OK) != 0 else { continue }
            throw Failure(
                .library,
                "cannot make the folder \(folder): \(reason); name a file with --library FILE")
        }
    }
}
