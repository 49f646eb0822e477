internal import CMail
internal import Glibc

/// A message taken apart into what it is made of.
final class MailMessage {
    /// A part of a message.
    struct Part {
        /// What it is made of, if it is.
        var kind: cmail_kind
        /// How many parts it lies within.
        var depth: Int
        /// The number after the last part within it.
        var end: Int
        /// The type in lower case: `text/html`.
        var type: String
        /// The encoding its text is said to be in; empty when nothing says so.
        var charset: String
        /// Whether its lines flow, RFC 3676, and whether the space at their ends is none of theirs.
        var isFlowed: Bool
        var deletesSpace: Bool
        /// Whether it says that it is to be saved, not shown.
        var isAttachment: Bool
        /// The name to save it under; empty when it has none.
        var fileName: String
        /// What other parts call it by; empty when it has none.
        var contentID: String
    }

    /// Text beyond this is cut off.
    static let textLimit = 16 << 20

    /// All parts, each followed by those within it.
    let parts: [Part]
    private let message: OpaquePointer

    /// Takes a message apart; nil when it is none.
    init?(_ bytes: [UInt8]) {
        let opened = bytes.withUnsafeBufferPointer { cmail_open($0.baseAddress, $0.count) }
        guard let opened else { return nil }
        message = opened
        var parts = (0..<cmail_part_count(opened)).map { Part(cmail_part_at(opened, $0)) }
        // The parts that are not at their end yet, the innermost last.
        var open: [Int] = []
        for index in parts.indices {
            while let last = open.last, parts[last].depth >= parts[index].depth {
                parts[last].end = index
                open.removeLast()
            }
            open.append(index)
        }
        for index in open { parts[index].end = parts.count }
        self.parts = parts
    }

    deinit { cmail_close(message) }

    /// The parts right within a part.
    func inner(of index: Int) -> [Int] {
        var found: [Int] = []
        var next = index + 1
        while next < parts[index].end {
            found.append(next)
            next = parts[next].end
        }
        return found
    }

    /// What a part holds, out of its transfer encoding; empty for one that holds parts.
    func content(of index: Int) -> [UInt8] {
        var count = 0
        guard let bytes = cmail_content(message, index, Self.textLimit, &count) else { return [] }
        defer { free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// The headers of a message within this one.
    func headers(of index: Int) -> MailHeaders? {
        guard let text = cmail_headers(message, index) else { return nil }
        defer { free(text) }
        return text.withMemoryRebound(to: UInt8.self, capacity: 1) {
            MailHeaders(Bytes(start: $0, count: strlen(text)))
        }
    }
}

extension MailMessage.Part {
    fileprivate init(_ part: cmail_part) {
        func text(_ value: UnsafePointer<CChar>?) -> String {
            value.map { String(cString: $0).trimmed } ?? ""
        }
        kind = part.kind
        depth = Int(part.depth)
        end = 0
        type = "\(text(part.type))/\(text(part.subtype))".lowercased()
        charset = text(part.charset)
        isFlowed = text(part.format).lowercased() == "flowed"
        deletesSpace = text(part.delsp).lowercased() == "yes"
        isAttachment = text(part.disposition).lowercased() == "attachment"
        fileName = MailText.line(text(part.filename))
        contentID = text(part.content_id).filter { $0 != "<" && $0 != ">" }
    }
}
