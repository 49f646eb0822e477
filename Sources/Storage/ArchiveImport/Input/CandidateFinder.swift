internal import ArchiveModel
internal import Glibc

/// Finds the archives in a file, a folder or a container.
struct CandidateFinder {
    /// What is enough to tell a picture or a program from text.
    private static let glanceLimit = 4 << 10

    private static let failureLimit = 1_000

    private let isCancelled: () -> Bool
    private var found: [ImportCandidate] = []
    private var pieces = PieceGroups()
    private var others = OtherFiles()
    private var leftOut: [ImportSearch.LeftOut] = []
    private var failures: [ImportError] = []

    /// Prepares to look for archives until told to stop.
    private init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

    /// The archives at a path, in order of their names, and what is left out.
    static func search(
        at path: String, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> ImportSearch {
        var finder = CandidateFinder(isCancelled: isCancelled)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            let contents = try Folder.contents(in: path, isCancelled: isCancelled)
            finder.failures = contents.failures
            for file in contents.files {
                try finder.lookInFolder(file, of: path)
            }
            let archives = try FolderArchives(
                of: finder.found, and: finder.pieces, at: path, isCancelled: isCancelled)
            finder.found = archives.found
            finder.leftOut = archives.leftOut
            try finder.requireSomething(at: path, "a folder")
        case S_IFREG:
            try finder.look(path, named: "", byteCount: Int64(status.st_size))
            finder.found = finder.pieces.joined(with: finder.found) {
                ImportCandidate(path: path, $0)
            }
            try finder.requireSomething(at: path, nil)
        default: throw .unreadable(path: path, reason: "it is neither a file nor a folder")
        }
        return ImportSearch(
            candidates: finder.found, leftOut: finder.leftOut, failures: finder.failures)
    }

    /// What a source holds, looking no further than it must.
    static func kind(of source: any ByteSource) throws(ImportError) -> ContentKind {
        let glance = try PeekedSource(source, limit: glanceLimit)
        if FileSignature.name(of: glance.head.withUnsafeBufferPointer { $0 }) != nil {
            return ContentKind(head: glance.head)
        }
        return ContentKind(head: try PeekedSource(glance).head)
    }

    private mutating func lookInFolder(
        _ file: Folder.File, of root: String
    ) throws(ImportError) {
        guard !isCancelled() else { throw .cancelled }
        let name = Folder.name(of: file.path, below: root)
        // One file that cannot be read must not hide the others.
        do throws(ImportError) {
            try look(file.path, named: name, byteCount: file.byteCount)
        } catch .cancelled {
            throw .cancelled
        } catch {
            others.note("a file that cannot be read")
            switch error {
            case .unreadable, .damagedContainer:
                if failures.count < Self.failureLimit { failures.append(error) }
            case .unknownFormat, .cancelled, .sink: break
            }
        }
    }

    /// Looks at a file; `name` is its path below the folder that is looked through.
    private mutating func look(
        _ path: String, named name: String, byteCount: Int64
    ) throws(ImportError) {
        let kind = try Self.kind(of: FileSource(path: path))
        guard !pieces.take(kind, name, byteCount: byteCount) else { return }
        switch kind {
        case .archive(let kind, _):
            found.append(ImportCandidate(path: path, kind: kind, byteCount: byteCount))
        case .piece: others.note("a text that is part of no blog")
        case .container:
            var finder = ContainerFinder(path: path, isCancelled: isCancelled)
            try finder.look(byteCount: byteCount)
            if finder.isPackedPage, !name.isEmpty,
                pieces.take(.piece(.webPages), name, byteCount: byteCount)
            {
                return
            }
            found += finder.found
            others.add(finder.others)
        case .other(let name): others.note(name)
        }
    }

    private func requireSomething(at path: String, _ whole: String?) throws(ImportError) {
        guard found.isEmpty else { return }
        // What went wrong says more than that there is nothing.
        if others.count <= 1, failures.count == 1 { throw failures[0] }
        guard whole != nil || others.count != 1 else {
            throw .unknownFormat(path: path, found: others.list)
        }
        let content =
            others.count == 0
            ? "nothing to read" : "\(others.countText), none of them a blog: \(others.list)"
        throw .unknownFormat(path: path, found: "\(whole ?? "an archive") with \(content)")
    }
}

/// Files that are no archives, for the message when nothing else is found.
struct OtherFiles {
    /// How many there are.
    private(set) var count = 0
    private var kinds: [String] = []

    /// Notes a file.
    mutating func note(_ kind: String) {
        count += 1
        if kinds.count < 4, !kinds.contains(kind) { kinds.append(kind) }
    }

    /// Notes those that someone else found.
    mutating func add(_ others: OtherFiles) {
        let total = count + others.count
        for kind in others.kinds { note(kind) }
        count = total
    }

    /// How many there are, for a person.
    var countText: String { count == 1 ? "one file" : "\(count) files" }

    /// What some of them are.
    var list: String {
        kinds.prefix(3).joined(separator: ", ") + (kinds.count > 3 ? " and more" : "")
    }
}
