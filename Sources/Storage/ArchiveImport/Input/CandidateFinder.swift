internal import ArchiveModel
internal import Glibc

/// Finds the archives in a file, a folder or a container.
struct CandidateFinder {
    /// What is enough to tell a picture or a program from text.
    private static let glanceLimit = 4 << 10

    private var found: [ImportCandidate] = []
    /// What the files that are no archives are, for the message when nothing is found.
    private var others: [String] = []

    /// The archives at a path, in order of their names.
    static func candidates(at path: String) throws(ImportError) -> [ImportCandidate] {
        var finder = CandidateFinder()
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            for file in try Folder.files(in: path) { finder.lookInFolder(file) }
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

    private mutating func lookInFolder(_ file: Folder.File) {
        // One file that cannot be read must not hide the others.
        do throws(ImportError) {
            try look(file.path, byteCount: file.byteCount)
        } catch {
            others.append("a file that cannot be read")
        }
    }

    private mutating func look(_ path: String, byteCount: Int64) throws(ImportError) {
        switch try Self.kind(of: FileSource(path: path)) {
        case .archive(let kind, _):
            found.append(ImportCandidate(path: path, kind: kind, byteCount: byteCount))
        case .container: try lookInside(path, byteCount: byteCount)
        case .other(let name): others.append(name)
        }
    }

    private mutating func lookInside(_ path: String, byteCount: Int64) throws(ImportError) {
        let container = try Container(path: path)
        var names: Set<String> = []
        var inside: [ImportCandidate] = []
        while let entry = try container.next() {
            let parts = entry.name.split(separator: "/").map(String.init)
            guard !Folder.isIgnored(parts), names.insert(entry.name).inserted else { continue }
            switch try Self.kind(of: container) {
            case .archive(let kind, _):
                let size = entry.byteCount > 0 ? entry.byteCount : byteCount
                inside.append(
                    ImportCandidate(path: path, entry: entry.name, kind: kind, byteCount: size))
            case .container: others.append("an archive within an archive")
            case .other(let name): others.append(name)
            }
        }
        found += inside.sorted { ($0.entry ?? "") < ($1.entry ?? "") }
    }

    private func requireSomething(at path: String, _ whole: String?) throws(ImportError) {
        guard found.isEmpty else { return }
        var kinds: [String] = []
        for name in others where !kinds.contains(name) { kinds.append(name) }
        let list = kinds.prefix(3).joined(separator: ", ") + (kinds.count > 3 ? " and more" : "")
        guard whole != nil || others.count != 1 else {
            throw .unknownFormat(path: path, found: list)
        }
        let count = others.count == 1 ? "one file" : "\(others.count) files"
        let content = others.isEmpty ? "nothing to read" : "\(count), none of them a blog: \(list)"
        throw .unknownFormat(path: path, found: "\(whole ?? "an archive") with \(content)")
    }
}
