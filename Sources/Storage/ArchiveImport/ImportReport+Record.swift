internal import ArchiveModel

extension ImportReport {
    /// The report as a text from which ``init(record:)`` makes it again.
    public var record: String {
        TextRecord.text(
            of: [kind.rawValue, isComplete ? "1" : "0", "\(pings)"]
                + repairs.map {
                    TextRecord.text(of: [$0.name, $0.what, "\($0.count)"] + $0.places)
                })
    }

    /// Makes a report of its ``record``; nil for any other text.
    public init?(record: String) {
        let fields = TextRecord.fields(of: record)
        guard fields.count >= 3, let kind = ArchiveKind(rawValue: fields[0]),
            let pings = Int(fields[2])
        else { return nil }
        var repairs: [Repair] = []
        for text in fields.dropFirst(3) {
            let parts = TextRecord.fields(of: text)
            guard parts.count >= 3, let count = Int(parts[2]) else { return nil }
            repairs.append(
                Repair(
                    name: parts[0], what: parts[1], count: count,
                    places: Array(parts.dropFirst(3))))
        }
        self.init(kind: kind, isComplete: fields[1] == "1", pings: pings, repairs: repairs)
    }
}
