internal import ArchiveModel

/// Files that make up archives together, put into groups as they are found.
struct PieceGroups {
    /// Files that belong together.
    private struct Group: Hashable {
        var folder: String
        var kind: ArchiveKind
    }

    private var byteCounts: [Group: Int64] = [:]
    /// The texts of sites, by their paths below what is looked through.
    private var texts: [(name: String, byteCount: Int64)] = []
    /// Files whose names are those of a site's settings.
    private var settings: [String] = []
    /// Pages of the web.
    private var pages = PageGroups()

    /// Takes a file by its path below what is looked through; false when it is part of no group.
    mutating func take(_ kind: ContentKind, _ name: String, byteCount: Int64) -> Bool {
        let path = SitePath(name)
        if path.settingsFolder != nil, kind.isText {
            settings.append(name)
            return false
        }
        if kind == .piece(.markdown) || (path.isNamedPost && kind.isText) {
            guard !path.isIgnored else { return false }
            texts.append((name, byteCount))
            return true
        }
        // A message alone, though what kept it put an mbox's line above.
        if kind == .archive(.mail, rootName: ""), MailFolders.isMessage(name) {
            byteCounts[Group(folder: MailFolders.folder(of: name), kind: .mail), default: 0] +=
                byteCount
            return true
        }
        guard case .piece(let kind) = kind else { return false }
        guard kind != .webPages else {
            pages.take(name, byteCount: byteCount)
            return true
        }
        byteCounts[Group(folder: Self.folder(of: name, kind), kind: kind), default: 0] += byteCount
        return true
    }

    /// The archives that were found, with those that the files make up.
    ///
    /// Pages of the web count only where nothing says more of the blog: they lie beside exports, in
    /// a Takeout for one. The feeds of a mirror say less.
    func joined(
        with found: [ImportCandidate], _ make: (ImportCandidate.Folder) -> ImportCandidate
    ) -> [ImportCandidate] {
        let groups = candidates(make)
        let isAllPages = found.allSatisfy { Self.pageKinds.union(Self.feedKinds).contains($0.kind) }
        let feedCount = found.count { Self.feedKinds.contains($0.kind) }
        guard groups.isEmpty, isAllPages, pages.count > feedCount else { return found + groups }
        return found.filter { Self.pageKinds.contains($0.kind) } + pages.folders.map(make)
    }

    private static let pageKinds: Set<ArchiveKind> = [.webPages, .warc]
    /// What a mirror may hold beside its pages.
    private static let feedKinds: Set<ArchiveKind> = [.rss, .atom, .jsonFeed, .opml]

    /// The archives that the files make up, in order of their folders.
    private func candidates(
        _ make: (ImportCandidate.Folder) -> ImportCandidate
    ) -> [ImportCandidate] {
        var groups = byteCounts.map { group, byteCount in
            ImportCandidate.Folder(name: group.folder, kind: group.kind, byteCount: byteCount)
        }
        let roots = SiteRoots(files: texts.map(\.name), settings: settings)
        var sites: [String: Int64] = [:]
        for (name, byteCount) in texts {
            if let folder = roots.folder(of: name) { sites[folder, default: 0] += byteCount }
        }
        groups += sites.map { folder, byteCount in
            ImportCandidate.Folder(name: folder, kind: .markdown, byteCount: byteCount)
        }
        return groups.sorted { ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue) }
            .map(make)
    }

    /// The folder of the site that a file is part of.
    private static func folder(of name: String, _ kind: ArchiveKind) -> String {
        switch kind {
        case .substack, .liveJournal:
            // The list lies beside the folder of the bodies, and ljdump has a folder per journal.
            name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
                .joined(separator: "/")
        case .tumblr:
            // The posts lie in a folder of their own, the media beside it.
            name.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
                .joined(separator: "/")
        case .mail: MailFolders.folder(of: name)
        default: ""
        }
    }
}

extension ImportCandidate {
    /// A folder whose files make up an archive.
    struct Folder {
        /// Its path below what was looked through.
        var name: String
        /// The shape of the archive.
        var kind: ArchiveKind
        /// The bytes of its files together.
        var byteCount: Int64
    }

    /// A candidate of many files at a path.
    init(path: String, _ folder: Folder) {
        self.init(path: path, folder: folder.name, kind: folder.kind, byteCount: folder.byteCount)
    }
}
