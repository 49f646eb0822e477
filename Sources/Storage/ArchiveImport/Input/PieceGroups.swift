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
    private(set) var pages = PageGroups()
    /// The folders that something else than a page lies in.
    private(set) var folders: Set<String> = []
    /// The folders of exports that come with pages of their own.
    private var exports: Set<String> = []

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
            folders.insert(Self.parent(of: name))
            return true
        }
        // A message alone, though what kept it put an mbox's line above.
        if kind == .archive(.mail, rootName: ""), MailFolders.isMessage(name) {
            byteCounts[Group(folder: MailFolders.folder(of: name), kind: .mail), default: 0] +=
                byteCount
            folders.insert(Self.parent(of: name))
            return true
        }
        guard case .piece(let kind) = kind else { return false }
        guard kind != .webPages else {
            pages.take(name, byteCount: byteCount)
            return true
        }
        byteCounts[Group(folder: Self.folder(of: name, kind), kind: kind), default: 0] += byteCount
        folders.insert(Self.parent(of: name))
        switch kind {
        case .mail: break
        // The posts lie in a folder of their own, with others of lists and a profile beside it.
        case .medium: exports.insert(Self.parent(of: Self.parent(of: name)))
        default: exports.insert(Self.folder(of: name, kind))
        }
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
        guard groups.isEmpty, areAllPages(with: found) else { return found + groups }
        return found.filter { Self.pageKinds.contains($0.kind) } + pages.folders.map(make)
    }

    /// Whether what was found, these files aside, is pages and no more feeds than a mirror has.
    func areAllPages(with found: [ImportCandidate]) -> Bool {
        pages.pages.count > found.count { Self.feedKinds.contains($0.kind) }
            && found.allSatisfy { Self.pageKinds.union(Self.feedKinds).contains($0.kind) }
    }

    /// The folders whose pages are part of these archives: those of exports, and those of sites,
    /// which have layouts and what they wrote.
    var owned: Set<String> {
        var owned = exports
        let roots = Set(texts.compactMap { SitePath($0.name).root?.joined(separator: "/") })
        let settled = settings.compactMap { SitePath($0).settingsFolder?.joined(separator: "/") }
        let known = roots.union(settled)
        let sites = SiteRoots(files: texts.map(\.name), settings: settings)
        for (name, _) in texts {
            guard let site = sites.folder(of: name) else { continue }
            let above = FolderArchives.above(name).drop { $0 != site }
            // Texts with nothing that says where their site begins are one, each in its folder.
            owned.insert(known.contains(site) ? site : above.prefix(2).last ?? site)
        }
        return owned
    }

    /// Saved pages.
    static let pageKinds: Set<ArchiveKind> = [.webPages, .warc]
    /// What a mirror may hold beside its pages.
    static let feedKinds: Set<ArchiveKind> = [.rss, .atom, .jsonFeed, .opml]

    /// The archives that the files make up, in order of their folders.
    func candidates(
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

    private static func parent(of name: String) -> String {
        name.split(separator: "/").dropLast().joined(separator: "/")
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
