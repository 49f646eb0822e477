internal import ArchiveModel

/// Files that make up archives together, put into groups as they are found.
struct PieceGroups {
    private var byteCounts: [ArchiveKind: Int64] = [:]
    /// The texts of sites, by their paths below what is looked through.
    private var texts: [(name: String, byteCount: Int64)] = []
    /// Files whose names are those of a site's settings.
    private var settings: [String] = []

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
        guard case .piece(let kind) = kind else { return false }
        byteCounts[kind, default: 0] += byteCount
        return true
    }

    /// The archives that the files make up, in order of their folders.
    func candidates(_ make: (ImportCandidate.Folder) -> ImportCandidate) -> [ImportCandidate] {
        var groups = byteCounts.map { kind, byteCount in
            ImportCandidate.Folder(name: "", kind: kind, byteCount: byteCount)
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
