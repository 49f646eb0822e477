internal import ArchiveModel

/// Reads the pages among the answers of web servers that a crawler kept.
///
/// Of several answers from one address the newest page is the post, see ``PageCollector``.
///
/// Only pages that were there count: answers with the status 200 that say they are HTML. What only
/// says that a page was as before (`revisit`) holds none, and records in several parts, which no
/// crawler of today writes, are passed over.
///
/// Source: ISO 28500:2017.
struct WARCReader {
    private let delivery: Delivery
    /// Longer answers are no pages anyone reads.
    private static let byteLimit: Int64 = 64 << 20

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it, one page in memory at a time.
    func read(_ source: PeekedSource) throws(ImportError) {
        var collector = try PageCollector(.warc, delivery: delivery)
        var records = WARCRecords(source)
        while let record = try records.next() {
            try delivery.progress(source.bytesRead)
            guard record.isResponse, record.byteCount <= Self.byteLimit else { continue }
            let (head, isPage) = try responseHead(&records)
            guard isPage else { continue }
            let body = try records.content()
            let response = HTTPResponse(head: head, body: body)
            let name = record.address
            guard let decoded = try response.decoded() else {
                delivery.repairs.note(.unreadableFile, at: name)
                continue
            }
            let text = try PieceText.read(
                decoded, named: name, repairs: delivery.repairs, encoding: response.encoding)
            try collector.take(text, at: MirrorAddress(known: name, capture: record.moment))
        }
        if source.damage != nil || records.isCutShort {
            delivery.repairs.note(
                .truncated, at: Place(byte: source.bytesRead, line: 1).text)
        }
        try collector.finish()
    }

    /// The fields before an answer, and whether they are those of a page; the rest of others need
    /// not be kept.
    private func responseHead(
        _ records: inout WARCRecords
    ) throws(ImportError) -> (head: HTTPHead, isPage: Bool) {
        var lines: [String] = []
        while let line = try records.line(), !line.isEmpty, lines.count < 1_000 {
            lines.append(line)
        }
        let head = HTTPHead(lines)
        return (head, head.isPage)
    }
}
