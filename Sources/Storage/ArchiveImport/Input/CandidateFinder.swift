internal import ArchiveModel
internal import Glibc

/// Finds the archives in a file, a folder or a container.
struct CandidateFinder {
    /// What is enough to tell a picture or a program from text.
    private static let glanceLimit = 4 << 10

    /// A folder or a container of ever more files must not fill the memory.
    private static let settingsLimit = 1_000

    private let isCancelled: () -> Bool
    private var found: [ImportCandidate] = []
    /// How many files are no archives, and what some of them are, for the message when nothing is
    /// found.
    private var otherCount = 0
    private var otherKinds: [String] = []

    /// Prepares to look for archives until told to stop.
    private init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

    /// The archives at a path, in order of their names.
    static func candidates(
        at path: String, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> [ImportCandidate] {
        var finder = CandidateFinder(isCancelled: isCancelled)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            for file in try Folder.files(in: path, isCancelled: isCancelled) {
                try finder.lookInFolder(file)
            }
            try finder.requireSomething(at: path, "a folder")
        case S_IFREG:
            try finder.look(path, byteCount: Int64(status.st_size))
            try finder.requireSomething(at: path, nil)
        default: throw .unreadable(path: path, reason: "it is neither a file nor a folder")
        }
        return finder.found
    }

    /// What a source holds, looking no further than it must.
    static func kind(of source: any ByteSource) throws(ImportError) -> ContentKind {
        let glance = try PeekedSource(source, limit: glanceLimit)
        if FileSignature.name(of: glance.head.withUnsafeBufferPointer { $0 }) != nil {
            return ContentKind(head: glance.head)
        }
        return ContentKind(head: try PeekedSource(glance).head)
    }

    private mutating func lookInFolder(_ file: Folder.File) throws(ImportError) {
        guard !isCancelled() else { throw .cancelled }
        // One file that cannot be read must not hide the others.
        do throws(ImportError) {
            try look(file.path, byteCount: file.byteCount)
        } catch .cancelled {
            throw .cancelled
        } catch {
            note("a file that cannot be read")
        }
    }

    private mutating func look(_ path: String, byteCount: Int64) throws(ImportError) {
        switch try Self.kind(of: FileSource(path: path)) {
        case .archive(let kind, _):
            found.append(ImportCandidate(path: path, kind: kind, byteCount: byteCount))
        case .container: try lookInside(path, byteCount: byteCount)
        case .other(let name): note(name)
        }
    }

    private mutating func lookInside(_ path: String, byteCount: Int64) throws(ImportError) {
        let container = try Container(path: path, isCancelled: isCancelled)
        var names: Set<UInt64> = []
        var inside: [ImportCandidate] = []
        var settings: [String: TakeoutSettings] = [:]
        while let entry = try container.next() {
            let parts = entry.name.split(separator: "/").map(String.init)
            guard !Folder.isIgnored(parts), names.insert(Identity.hash(of: [entry.name])).inserted
            else { continue }
            if parts.last == TakeoutSettings.fileName, settings.count < Self.settingsLimit {
                settings[TakeoutSettings.place(beside: entry.name)] =
                    try TakeoutSettings.read(container)
                note("plain text that is no saved page of a blog")
                continue
            }
            switch try Self.kind(of: container) {
            case .archive(let kind, _):
                let size = entry.byteCount > 0 ? entry.byteCount : byteCount
                inside.append(
                    ImportCandidate(path: path, entry: entry.name, kind: kind, byteCount: size))
            case .container: note("an archive within an archive")
            case .other(let name): note(name)
            }
        }
        if inside.isEmpty, let failure = container.failure { throw failure }
        for index in inside.indices where inside[index].kind == .bloggerTakeout {
            let place = TakeoutSettings.place(beside: inside[index].entry ?? "")
            inside[index].settings = settings[place] ?? TakeoutSettings()
        }
        found += inside.sorted { ($0.entry ?? "") < ($1.entry ?? "") }
    }

    /// Notes a file that is no archive.
    private mutating func note(_ kind: String) {
        otherCount += 1
        if otherKinds.count < 4, !otherKinds.contains(kind) { otherKinds.append(kind) }
    }

    private func requireSomething(at path: String, _ whole: String?) throws(ImportError) {
        guard found.isEmpty else { return }
        let list =
            otherKinds.prefix(3).joined(separator: ", ")
            + (otherKinds.count > 3 ? " and more" : "")
        guard whole != nil || otherCount != 1 else {
            throw .unknownFormat(path: path, found: list)
        }
        let count = otherCount == 1 ? "one file" : "\(otherCount) files"
        let content = otherCount == 0 ? "nothing to read" : "\(count), none of them a blog: \(list)"
        throw .unknownFormat(path: path, found: "\(whole ?? "an archive") with \(content)")
    }
}
