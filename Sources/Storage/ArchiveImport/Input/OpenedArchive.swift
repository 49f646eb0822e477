internal import ArchiveModel

/// A candidate opened to be read.
enum OpenedArchive {
    /// The bytes of a candidate that is one file.
    static func source(
        of candidate: ImportCandidate, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> any ByteSource {
        guard candidate.isInContainer else { return try FileSource(path: candidate.path) }
        let container = try container(of: candidate, isCancelled: isCancelled)
        return try entry(candidate.inner ?? candidate.entry ?? "", of: container, candidate.path)
    }

    /// The container that a candidate's files lie in.
    static func container(
        of candidate: ImportCandidate, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> Container {
        let outer = try Container(path: candidate.path, isCancelled: isCancelled)
        guard candidate.isInInnerContainer else { return outer }
        let source = try entry(candidate.entry ?? "", of: outer, candidate.path)
        return try Container(path: candidate.path, within: source, isCancelled: isCancelled)
    }

    /// What the `settings.csv` beside a candidate says; nothing when there is none.
    static func settings(of candidate: ImportCandidate) -> TakeoutSettings {
        if let known = candidate.settings { return known }
        guard !candidate.isInContainer else { return TakeoutSettings() }
        let name = TakeoutSettings.place(beside: candidate.path) + TakeoutSettings.fileName
        let settings = try? TakeoutSettings.read(FileSource(path: name))
        return settings ?? TakeoutSettings()
    }

    private static func entry(
        _ name: String, of container: Container, _ path: String
    ) throws(ImportError) -> Container {
        while let entry = try container.next() {
            if entry.name == name { return container }
        }
        throw container.failure ?? .damagedContainer(path: path, reason: "it holds no \(name)")
    }
}
