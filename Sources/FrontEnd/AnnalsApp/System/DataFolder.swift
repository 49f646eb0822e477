internal import Glibc

/// Finds what is installed with annals.
enum DataFolder {
    private static let sampleName = "the-lighthouse-log.xml"

    /// The sample archive's path; nil when it is nowhere.
    ///
    /// Looked for in `ANNALS_DATA`, beside an installed program (`bin/annals` and `share/annals`),
    /// and in the checkout that a freshly built program lies in.
    static func sample(
        environment: Environment = .ofProcess, executable: String? = executablePath()
    ) -> String? {
        var folders: [String] = []
        if let named = environment["ANNALS_DATA"] { folders.append(named) }
        if let executable {
            var folder = parent(of: executable)
            folders.append(parent(of: folder) + "/share/annals")
            while !folder.isEmpty {
                folders.append(folder + "/Data")
                folder = parent(of: folder)
            }
        }
        return folders.map { $0 + "/" + sampleName }.first { access($0, R_OK) == 0 }
    }

    /// The running program's file, links followed; nil when the system does not tell.
    static func executablePath() -> String? {
        guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }
}
