internal import ArchiveModel

/// Finds the archives in a container, and in the containers that are its files.
struct ContainerFinder {
    /// A container of ever more files must not fill the memory.
    private static let settingsLimit = 1_000

    /// The archives, in order of their names.
    private(set) var found: [ImportCandidate] = []
    /// What else lies in it.
    private(set) var others = OtherFiles()
    /// Whether what was looked into last is a page of the web compressed by itself, as some servers
    /// send them and mirrors keep them.
    private(set) var isPackedPage = false

    private let path: String
    private let isCancelled: () -> Bool

    /// Prepares to look into the container at a path.
    init(path: String, isCancelled: @escaping () -> Bool) {
        self.path = path
        self.isCancelled = isCancelled
    }

    /// Looks through all of it; its own size stands for that of entries without one.
    mutating func look(byteCount: Int64) throws(ImportError) {
        let container = try Container(path: path, isCancelled: isCancelled)
        try look(into: container, entry: nil, byteCount: byteCount)
    }

    /// Looks through a container, which is itself the entry of the path's when `entry` names one.
    private mutating func look(
        into container: Container, entry outer: String?, byteCount: Int64
    ) throws(ImportError) {
        var names: Set<UInt64> = []
        var inside: [ImportCandidate] = []
        var pieces = PieceGroups()
        var settings: [String: TakeoutSettings] = [:]
        while let entry = try container.next() {
            let parts = entry.name.split(separator: "/").map(String.init)
            guard !Folder.isIgnored(parts), names.insert(Identity.hash(of: [entry.name])).inserted
            else { continue }
            if parts.last == TakeoutSettings.fileName, settings.count < Self.settingsLimit {
                settings[TakeoutSettings.place(beside: entry.name)] =
                    try TakeoutSettings.read(container)
                others.note("plain text that is no saved page of a blog")
                continue
            }
            let peeked = try PeekedSource(container)
            let kind = ContentKind(head: peeked.head)
            isPackedPage = container.isOneFile && kind == .piece(.webPages)
            if isPackedPage, outer != nil { return }
            guard !pieces.take(kind, entry.name, byteCount: entry.byteCount) else { continue }
            switch kind {
            case .archive(let kind, _):
                let size = entry.byteCount > 0 ? entry.byteCount : byteCount
                inside.append(candidate(entry.name, in: outer, kind, size))
            case .piece: others.note("a text that is part of no blog")
            case .container:
                try lookInside(peeked, entry: entry, of: outer)
                if isPackedPage {
                    isPackedPage = false
                    _ = pieces.take(
                        .piece(.webPages), entry.name, byteCount: entry.byteCount)
                }
            case .other(let name): others.note(name)
            }
        }
        inside = pieces.joined(with: inside) {
            var candidate = ImportCandidate(path: path, $0)
            candidate.entry = outer
            candidate.isFolderInContainer = true
            return candidate
        }
        if inside.isEmpty, found.isEmpty, let failure = container.failure { throw failure }
        for index in inside.indices where inside[index].kind == .bloggerTakeout {
            let name = inside[index].inner ?? inside[index].entry ?? ""
            let place = TakeoutSettings.place(beside: name)
            inside[index].settings = settings[place] ?? TakeoutSettings()
        }
        found += inside.sorted { $0.place < $1.place }
    }

    /// Looks into a container within the container, but no deeper.
    private mutating func lookInside(
        _ source: PeekedSource, entry: Container.Entry, of outer: String?
    ) throws(ImportError) {
        guard outer == nil else {
            return others.note("an archive within archives; unpack the outer one")
        }
        do throws(ImportError) {
            let inner = try Container(path: path, within: source, isCancelled: isCancelled)
            try look(into: inner, entry: entry.name, byteCount: entry.byteCount)
        } catch .damagedContainer(_, let reason) {
            others.note("an archive that is damaged (\(reason))")
        }
    }

    private func candidate(
        _ name: String, in outer: String?, _ kind: ArchiveKind, _ byteCount: Int64
    ) -> ImportCandidate {
        ImportCandidate(
            path: path, entry: outer ?? name, inner: outer == nil ? nil : name, kind: kind,
            byteCount: byteCount)
    }
}
