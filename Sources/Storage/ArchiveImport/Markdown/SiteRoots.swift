/// Finds the folders of sites from the paths of what lies in them.
struct SiteRoots {
    /// A path in parts.
    typealias Path = [Substring]

    /// The folders that hold settings with posts below, none within another.
    private let settled: [Path]
    /// The folder above all others with posts, and how many parts below it a site's path has.
    private let common: Path
    private let depth: Int
    private let hasLoneRoots: Bool

    /// Finds the sites of files, with the settings that lie near them.
    ///
    /// 1. A folder with settings is a site, with all below it.
    /// 2. Without, a site is the folder above `_posts` and the like, unless that is one of several
    ///    at different depths: then those are the site's sections, as in `tamil/blog/_posts`.
    init(files: [String], settings: [String]) {
        let paths = files.map(SitePath.init)
        let above = Set(
            paths.flatMap { path in
                (0...path.folders.count).map { Array(path.folders.prefix($0)) }
            })
        let folders = Set(settings.compactMap { SitePath($0).settingsFolder }).filter(
            above.contains)
        let settled = folders.filter { path in
            !(0..<path.count).contains { folders.contains(Array(path.prefix($0))) }
        }
        self.settled = Array(settled)
        let lone = Set(paths.filter { Self.root(of: $0, in: settled) == nil }.compactMap(\.root))
        hasLoneRoots = !lone.isEmpty
        var common = lone.first ?? []
        for path in lone { common = Self.common(common, path) }
        self.common = common
        let shallowest = lone.map { $0.count - common.count }.min() ?? 0
        depth = shallowest > 1 ? 0 : shallowest
    }

    /// The folder of the site that a file is of, parts divided by slashes; nil for a file that is
    /// of none.
    func folder(of file: String) -> String? {
        let path = SitePath(file)
        if let root = Self.root(of: path, in: Set(settled)) { return root.joined(separator: "/") }
        guard hasLoneRoots else { return settled.isEmpty ? "" : nil }
        guard path.folders.starts(with: common), path.folders.count >= common.count + depth else {
            return nil
        }
        return path.folders.prefix(common.count + depth).joined(separator: "/")
    }

    private static func root(of path: SitePath, in settled: Set<Path>) -> Path? {
        (0...path.folders.count).lazy.map { Array(path.folders.prefix($0)) }
            .first(where: settled.contains)
    }

    private static func common(_ first: Path, _ second: Path) -> Path {
        zip(first, second).prefix { $0 == $1 }.map(\.0)
    }
}
