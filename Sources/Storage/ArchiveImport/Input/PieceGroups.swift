internal import ArchiveModel

/// Files that make up archives together, put into groups as they are found.
struct PieceGroups {
    /// Files that belong together.
    struct Group: Hashable {
        /// The folder they are below; empty for the one that is looked through.
        var folder: String
        /// The shape of the archive.
        var kind: ArchiveKind
    }

    private var byteCounts: [Group: Int64] = [:]

    /// Takes a file by its path below what is looked through.
    mutating func insert(_ kind: ArchiveKind, _ name: String, byteCount: Int64) {
        byteCounts[Group(folder: Self.folder(of: name, kind), kind: kind), default: 0] += byteCount
    }

    /// The archives that the files make up, in order of their folders.
    func candidates(_ make: (ImportCandidate.Folder) -> ImportCandidate) -> [ImportCandidate] {
        byteCounts.sorted { $0.key.folder < $1.key.folder }.map { group, byteCount in
            make(
                ImportCandidate.Folder(
                    name: group.folder, kind: group.kind, byteCount: byteCount))
        }
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
