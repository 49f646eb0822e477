/// The files of an archive that is made of many: those of a folder or of a container.
struct FileTree {
    /// A file of the tree.
    struct File {
        /// Its path below the tree's root, parts divided by slashes.
        var name: String
        /// Its size in bytes; 0 when the container does not say.
        var byteCount: Int64

        /// The name without the folders it is in.
        var lastPart: Substring { name.split(separator: "/").last ?? "" }
    }

    /// The folder it is of below what was looked through; empty for all of it.
    var folder: String { candidate.folder ?? "" }
    /// The file, folder or container on disk.
    var path: String { candidate.path }

    private let candidate: ImportCandidate
    private let isCancelled: () -> Bool
    /// The folder the tree begins in, with a slash at its end; empty for all of it.
    private let prefix: String
    private let unreadable = NotedFiles()

    /// Makes the tree of a candidate.
    init(_ candidate: ImportCandidate, isCancelled: @escaping () -> Bool) {
        self.candidate = candidate
        self.isCancelled = isCancelled
        let folder = candidate.folder ?? ""
        prefix = folder.isEmpty ? "" : folder + "/"
    }

    /// Goes through the files, each to be read once or not at all: those of a folder by their
    /// paths, those of a container as they lie in it.
    ///
    /// What one reads twice, one goes through twice for. A file that cannot be read is noted and
    /// passed over.
    func forEachFile(
        repairs: RepairLog,
        _ body: (File, any ByteSource) throws(ImportError) -> Void
    ) throws(ImportError) {
        if candidate.isInContainer {
            try forEachEntry(repairs, body)
        } else {
            try forEachPath(repairs, body)
        }
    }

    private func forEachPath(
        _ repairs: RepairLog,
        _ body: (File, any ByteSource) throws(ImportError) -> Void
    ) throws(ImportError) {
        let contents = try Folder.contents(at: candidate.path, isCancelled: isCancelled)
        for case .unreadable(let path, _) in contents.failures {
            let name = Folder.name(of: path, below: candidate.path)
            if unreadable.take(name) { repairs.note(.unreadableFile, at: name) }
        }
        for file in contents.files {
            guard !isCancelled() else { throw .cancelled }
            let below = Folder.name(of: file.path, below: candidate.path)
            let name = below.isEmpty ? Folder.name(of: file.path) : below
            guard name.hasPrefix(prefix) else { continue }
            let source: FileSource
            do throws(ImportError) {
                source = try FileSource(path: file.path)
            } catch {
                // It is one file however often the tree is gone through.
                if unreadable.take(name) { repairs.note(.unreadableFile, at: name) }
                continue
            }
            let own = File(name: String(name.dropFirst(prefix.count)), byteCount: file.byteCount)
            repairs.file = own.name
            defer { repairs.file = nil }
            try body(own, source)
        }
    }

    private func forEachEntry(
        _ repairs: RepairLog,
        _ body: (File, any ByteSource) throws(ImportError) -> Void
    ) throws(ImportError) {
        let container = try OpenedArchive.container(of: candidate, isCancelled: isCancelled)
        while let entry = try container.next() {
            let name = entry.name
            guard name.hasPrefix(prefix),
                !Folder.isIgnored(name.split(separator: "/").map(String.init))
            else { continue }
            let own = File(name: String(name.dropFirst(prefix.count)), byteCount: entry.byteCount)
            repairs.file = own.name
            defer { repairs.file = nil }
            try body(own, container)
        }
        if let failure = container.failure { repairs.note(.damagedContainer, at: failure.reason) }
    }
}

/// Files that were noted, each to be noted once.
private final class NotedFiles {
    private var names: Set<String> = []

    /// Takes a file; false when it was taken before.
    func take(_ name: String) -> Bool { names.insert(name).inserted }
}

extension ImportError {
    /// The reason without the place.
    var reason: String {
        switch self {
        case .unreadable(_, let reason), .damagedContainer(_, let reason), .sink(let reason): reason
        case .unknownFormat(_, let found): found
        case .cancelled: "stopped"
        }
    }
}
