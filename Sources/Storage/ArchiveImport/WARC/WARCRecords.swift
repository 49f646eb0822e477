/// The records of a WARC, one after the other.
///
/// A record's length is believed: what stands in its content, blank lines or the beginning of
/// another record, is content. Where no record begins at the place it should, the next line that
/// begins one is looked for.
///
/// Source: ISO 28500:2017, 4 and 5.
struct WARCRecords {
    /// What a record says of itself.
    struct Record {
        /// Its kind: `response`, `request`, `warcinfo` and others, in lower case.
        var kind = ""
        /// The address that its content was at; empty when it names none.
        var address = ""
        /// When that was asked for: `2011-01-25T20:14:00Z`; empty when it does not say.
        var moment = ""
        /// The kind of its content, in lower case.
        var contentType = ""
        /// How long its content is, in bytes.
        var byteCount: Int64 = 0

        /// Whether it holds an answer of a web server.
        var isResponse: Bool { kind == "response" && contentType.hasPrefix("application/http") }
    }

    /// Whether the last record had less content than it says.
    private(set) var isCutShort = false

    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// What is left of the content of the record at hand.
    private var rest: Int64 = 0

    /// No field is longer, and what is no line at all is not to fill the memory.
    private static let lineLimit = 1 << 20

    /// Reads the records of a source.
    init(_ source: any ByteSource) { self.source = source }

    /// Goes on to the next record, past what is left of the one at hand; nil after the last.
    mutating func next() throws(ImportError) -> Record? {
        while rest > 0, try fillSome() {
            let count = min(Int64(buffer.count - position), rest)
            position += Int(count)
            rest -= count
        }
        if rest > 0 { isCutShort = true }
        rest = 0
        while let line = try rawLine() {
            if line.hasPrefix("WARC/") { return try fields() }
        }
        return nil
    }

    /// The next line of the content of the record at hand, without its end; nil after the last.
    mutating func line() throws(ImportError) -> String? {
        guard rest > 0 else { return nil }
        let limit = rest
        guard let line = try rawLine(limit: limit) else { return nil }
        return line
    }

    /// What is left of the content of the record at hand.
    mutating func content() throws(ImportError) -> [UInt8] {
        var bytes: [UInt8] = []
        while rest > 0, try fillSome() {
            let count = Int(min(Int64(buffer.count - position), rest))
            bytes.append(contentsOf: buffer[position..<(position + count)])
            position += count
            rest -= Int64(count)
        }
        if rest > 0 { isCutShort = true }
        rest = 0
        return bytes
    }

    private mutating func fields() throws(ImportError) -> Record {
        var record = Record()
        while let line = try rawLine(), !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...]).trimmed
            switch line[..<colon].lowercased() {
            case "warc-type": record.kind = value.lowercased()
            case "content-type": record.contentType = value.lowercased()
            case "content-length": record.byteCount = max(0, Int64(value) ?? 0)
            case "warc-target-uri":
                // Some versions of wget write it between angle brackets.
                let isMarked = value.hasPrefix("<") && value.hasSuffix(">")
                record.address = isMarked ? String(value.dropFirst().dropLast()) : value
            case "warc-date": record.moment = value
            default: break
            }
        }
        rest = record.byteCount
        return record
    }

    /// The next line, of the content at hand when there is a limit; nil at the end of the source.
    private mutating func rawLine(limit: Int64? = nil) throws(ImportError) -> String? {
        var searched = position
        while true {
            let end = lineEnd(limit)
            if let feed = buffer[searched..<max(searched, end)].firstIndex(of: 0x0A) {
                return take(upTo: feed, skipping: 1, limit)
            }
            searched = end
            let isFull = end < buffer.count || end - position > Self.lineLimit
            if !isFull, try fill(&searched) { continue }
            // Reading moves what is kept to the beginning, also where nothing more comes.
            let last = lineEnd(limit)
            return last > position ? take(upTo: last, skipping: 0, limit) : nil
        }
    }

    /// Where the line at hand must end, as far as what was read goes.
    private func lineEnd(_ limit: Int64?) -> Int {
        limit.map { min(buffer.count, position + Int(min($0, 1 << 30))) } ?? buffer.count
    }

    private mutating func take(upTo end: Int, skipping: Int, _ limit: Int64?) -> String {
        var line = buffer[position..<end]
        if line.last == 0x0D { line = line.dropLast() }
        let text = String(decoding: line, as: UTF8.self)
        if limit != nil { rest -= Int64(end + skipping - position) }
        position = end + skipping
        return text
    }

    /// Sees to it that there is something to read; false at the end of the source.
    private mutating func fillSome() throws(ImportError) -> Bool {
        guard position >= buffer.count else { return true }
        var none = 0
        return try fill(&none)
    }

    /// Reads some more; false at the end of the source.
    ///
    /// `place` stays where it is in the text.
    private mutating func fill(_ place: inout Int) throws(ImportError) -> Bool {
        guard !isAtEnd else { return false }
        place = max(0, place - position)
        buffer.removeSubrange(..<position)
        position = 0
        isAtEnd = try buffer.readMore(of: source) == 0
        return !isAtEnd
    }
}
