internal import ArchiveModel

/// A candidate opened to be read.
enum OpenedArchive {
    /// The bytes of a candidate.
    static func source(
        of candidate: ImportCandidate, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> any ByteSource {
        guard let name = candidate.entry else { return try FileSource(path: candidate.path) }
        let container = try Container(path: candidate.path, isCancelled: isCancelled)
        guard try find(name, in: container) else {
            throw container.failure
                ?? .damagedContainer(path: candidate.path, reason: "it holds no \(name)")
        }
        return container
    }

    /// What the `settings.csv` beside a candidate says; nothing when there is none.
    static func settings(of candidate: ImportCandidate) -> TakeoutSettings {
        if let known = candidate.settings { return known }
        let name =
            TakeoutSettings.place(beside: candidate.entry ?? candidate.path)
            + TakeoutSettings.fileName
        guard candidate.entry != nil else {
            let settings = try? TakeoutSettings.read(FileSource(path: name))
            return settings ?? TakeoutSettings()
        }
        guard let container = try? Container(path: candidate.path),
            (try? find(name, in: container)) == true
        else { return TakeoutSettings() }
        return (try? TakeoutSettings.read(container)) ?? TakeoutSettings()
    }

    private static func find(_ name: String, in container: Container) throws(ImportError) -> Bool {
        while let entry = try container.next() {
            if entry.name == name { return true }
        }
        return false
    }
}
