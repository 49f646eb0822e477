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
}
