internal import ArchiveModel

/// A candidate opened to be read.
enum OpenedArchive {
    private static let settingsLimit = 1 << 20

    /// The bytes of a candidate.
    static func source(of candidate: ImportCandidate) throws(ImportError) -> any ByteSource {
        guard let name = candidate.entry else { return try FileSource(path: candidate.path) }
        guard let container = try entry(name, in: candidate.path) else {
            throw .damagedContainer(path: candidate.path, reason: "it holds no \(name)")
        }
        return container
    }

    /// What the `settings.csv` beside a candidate says; nothing when there is none.
    static func settings(of candidate: ImportCandidate) -> TakeoutSettings {
        let place = candidate.entry ?? candidate.path
        let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
        let name = folder + "settings.csv"
        let source: (any ByteSource)? =
            candidate.entry == nil
            ? try? FileSource(path: name) : try? entry(name, in: candidate.path)
        guard let source, let peeked = try? PeekedSource(source, limit: settingsLimit) else {
            return TakeoutSettings()
        }
        return TakeoutSettings(csv: peeked.head)
    }

    private static func entry(
        _ name: String, in path: String
    ) throws(ImportError) -> Container? {
        let container = try Container(path: path)
        while let entry = try container.next() {
            if entry.name == name { return container }
        }
        return nil
    }
}
