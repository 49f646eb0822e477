internal import ArchiveModel

/// What a folder holds: its archives, and what was left out.
struct FolderArchives {
    /// The archives.
    var found: [ImportCandidate] = []
    /// The pages that are of none.
    var leftOut: [ImportSearch.LeftOut] = []

    /// Judges what was found below a folder.
    ///
    /// Where all of it is pages, with the feeds of a mirror, it is one site or several. Where it is
    /// not, pages still are sites in those of its folders that hold nothing else.
    init(
        of found: [ImportCandidate], and pieces: PieceGroups, at root: String,
        isCancelled: @escaping () -> Bool
    ) throws(ImportError) {
        let groups = pieces.candidates { ImportCandidate(path: root, $0) }
        let sites = SavedSites(root: root, isCancelled: isCancelled)
        let pages = pieces.pages.pages
        var saved: [SavedSites.Site] = []
        var owned: Set<String> = []
        if groups.isEmpty, pieces.areAllPages(with: found) {
            saved = try sites.sites(of: pages, at: "")
        } else if !pages.isEmpty {
            let mirrors = MirrorFolders(pieces: pieces, found: found, root: root)
            owned = mirrors.owned
            let byMirror = Dictionary(grouping: pages) { mirrors.mirror(of: $0.name) }
            for (mirror, pages) in byMirror {
                if let mirror { saved += try sites.sites(of: pages, at: mirror) }
            }
        }
        let folders = Set(saved.map(\.folder))
        self.found = found.filter { candidate in
            !PieceGroups.feedKinds.contains(candidate.kind)
                || !Self.lies(Folder.name(of: candidate.path, below: root), in: folders)
        }
        let made = saved.sorted { $0.folder < $1.folder }.map {
            ImportCandidate(path: root, PageGroups.site($0.folder, of: $0.pages))
        }
        self.found += groups + made
        note(pages.filter { !Self.lies($0.name, in: folders.union(owned)) }, at: root)
    }

    private mutating func note(_ pages: [PageGroups.Page], at root: String) {
        let byFolder = Dictionary(grouping: pages) { page in
            page.name.contains("/") ? page.name.prefix { $0 != "/" } : ""
        }
        leftOut = byFolder.sorted { $0.key < $1.key }.map { folder, pages in
            let path = folder.isEmpty || root.hasSuffix("/") ? root + folder : root + "/" + folder
            return ImportSearch.LeftOut(path: path, pageCount: pages.count)
        }
    }

    /// Whether a file lies below one of these folders.
    static func lies(_ name: String, in folders: Set<String>) -> Bool {
        outermost(above: name, where: folders.contains) != nil
    }

    /// The outermost folder above a file of which something is true; the root's name is empty.
    static func outermost(above name: String, where holds: (String) -> Bool) -> String? {
        above(name).first(where: holds)
    }

    /// The folders above a file, from the root on.
    static func above(_ name: String) -> [String] {
        let folders = name.split(separator: "/").dropLast()
        return (0...folders.count).map { folders.prefix($0).joined(separator: "/") }
    }
}

/// The folders that hold a mirror, in a folder that holds other archives too.
private struct MirrorFolders {
    /// Folders whose pages are part of an archive, or of what came with it.
    let owned: Set<String>

    /// The folders with something else than pages and feeds below.
    private let mixed: Set<String>
    private var pageCounts: [String: Int] = [:]
    private var feedCounts: [String: Int] = [:]

    init(pieces: PieceGroups, found: [ImportCandidate], root: String) {
        var owned = pieces.owned
        var mixed = Set(pieces.folders.flatMap { FolderArchives.above($0 + "/") })
        for candidate in found {
            let name = Folder.name(of: candidate.path, below: root)
            let above = FolderArchives.above(name)
            if PieceGroups.feedKinds.contains(candidate.kind) {
                for folder in above { feedCounts[folder, default: 0] += 1 }
            } else if !PieceGroups.pageKinds.contains(candidate.kind) {
                mixed.formUnion(above)
            }
            // The rest of a Takeout is nobody's site.
            let parts = name.split(separator: "/").dropLast()
            if let takeout = parts.lastIndex(of: "Takeout") {
                owned.insert(parts[...takeout].joined(separator: "/"))
            } else if let blogger = parts.firstIndex(of: "Blogger") {
                owned.insert(parts[..<blogger].joined(separator: "/"))
            }
        }
        for page in pieces.pages.pages {
            for folder in FolderArchives.above(page.name) { pageCounts[folder, default: 0] += 1 }
        }
        self.owned = owned
        self.mixed = mixed
    }

    /// The outermost folder above a page that is all a mirror.
    func mirror(of page: String) -> String? {
        guard !FolderArchives.lies(page, in: owned) else { return nil }
        return FolderArchives.outermost(above: page) { folder in
            // What a browser saves beside a page is no site.
            return !folder.isEmpty && !mixed.contains(folder) && !folder.hasSuffix("_files")
                && (pageCounts[folder] ?? 0) > (feedCounts[folder] ?? 0)
        }
    }
}
