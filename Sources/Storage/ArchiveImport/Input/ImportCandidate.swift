public import ArchiveModel

/// An archive found at a path, not yet read.
public struct ImportCandidate: Hashable, Sendable {
    /// The file, folder or container on disk.
    public var path: String
    /// The entry inside the container; nil for a file or folder.
    public var entry: String?
    /// The entry inside ``entry``, when that is a container itself.
    public var inner: String?
    /// The folder whose files make up the archive, below ``path`` or inside the container; empty
    /// when they are all files there; nil for an archive that is one file.
    public var folder: String?
    /// The shape its content shows.
    public var kind: ArchiveKind
    /// Its size in bytes, for progress; unpacked, for a container.
    public var byteCount: Int64
    /// What was found beside it in a container; nil when nobody has looked.
    var settings: TakeoutSettings?
    /// Whether ``folder`` is one of a container.
    var isFolderInContainer = false

    /// Makes a candidate from its parts.
    public init(
        path: String, entry: String? = nil, inner: String? = nil, folder: String? = nil,
        kind: ArchiveKind, byteCount: Int64
    ) {
        self.path = path
        self.entry = entry
        self.inner = inner
        self.folder = folder
        self.kind = kind
        self.byteCount = byteCount
    }

    /// Where the archive is, for a person: the path, and what follows within it.
    public var place: String {
        let parts = [entry, inner, folder].compactMap { $0 }.filter { !$0.isEmpty }
        guard !isFolderInContainer, entry == nil, let folder, !folder.isEmpty else {
            return ([path] + parts).joined(separator: ":")
        }
        return path.hasSuffix("/") ? path + folder : path + "/" + folder
    }

    /// Whether its bytes lie in a container.
    var isInContainer: Bool { entry != nil || isFolderInContainer }

    /// Whether its bytes lie in a container that is a file of another one.
    var isInInnerContainer: Bool { inner != nil || (isFolderInContainer && entry != nil) }
}
