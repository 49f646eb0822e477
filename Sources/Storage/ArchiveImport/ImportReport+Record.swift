internal import ArchiveModel

extension ImportReport {
    /// The report as a text from which ``init(record:)`` makes it again.
    public var record: String {
        TextRecord.text(
            of: [kind.rawValue, isComplete ? "1" : "0", "\(pings)"]
                + repairs.map { TextRecord.text(of: [$0.what, "\($0.count)", $0.firstPlace]) })
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
            guard parts.count == 3, let count = Int(parts[1]) else { return nil }
            repairs.append(Repair(what: parts[0], count: count, firstPlace: parts[2]))
        }
        self.init(kind: kind, isComplete: fields[1] == "1", pings: pings, repairs: repairs)
    }
}
