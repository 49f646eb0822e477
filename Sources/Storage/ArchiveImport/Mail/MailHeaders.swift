/// The headers of a message that annals reads, as they stand there.
///
/// Source: RFC 5322; RFC 2919 and 2369 for lists; RFC 5064 for `Archived-At`.
struct MailHeaders {
    private static let valueLimit = 64 << 10
    /// How often a header may stand there.
    private static let repeatLimit = 64

    private var values: [String: [[UInt8]]] = [:]

    /// Reads the headers at the start of a message.
    init(_ bytes: Bytes) {
        var name: String?
        var position = 0
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes.slice(position..<end)
            position = end + 1
            if line.last == 0x0D { line = line.slice(0..<line.count - 1) }
            if line.isEmpty { break }
            if line[0] == 0x20 || line[0] == 0x09 {
                if let name { extend(name, by: line) }
            } else {
                name = MailShape.headerName(line).flatMap { Self.read.contains($0) ? $0 : nil }
                guard let name, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
                if values[name, default: []].count < Self.repeatLimit {
                    values[name, default: []].append([])
                    extend(name, by: line.slice(colon + 1..<line.count))
                }
            }
        }
    }

    /// The value of a header; empty when it is not there.
    subscript(name: String) -> [UInt8] { values[name]?.first { !$0.isEmpty } ?? [] }

    /// All values of a header, in order.
    func all(_ name: String) -> [[UInt8]] { values[name] ?? [] }

    /// The value of a header that is ASCII, on one line.
    func ascii(_ name: String) -> String { String(decoding: self[name], as: UTF8.self).collapsed }

    /// What stands between angle brackets in a header: identities of messages, addresses.
    ///
    /// White space within is none of it.
    func bracketed(_ name: String) -> [String] {
        all(name).flatMap { value in
            value.split(separator: UInt8(ascii: "<")).compactMap { part in
                guard let end = part.firstIndex(of: UInt8(ascii: ">")), end > part.startIndex else {
                    return nil
                }
                let text = part[..<end].filter { $0 > 0x20 && $0 != 0x7F }
                return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
            }
        }
    }

    private mutating func extend(_ name: String, by line: Bytes) {
        guard var last = values[name]?.popLast() else { return }
        if last.count + line.count <= Self.valueLimit {
            if last.isEmpty {
                last.append(contentsOf: line.drop { $0.isSpace })
            } else {
                last.append(contentsOf: line)
            }
        }
        values[name]?.append(last)
    }

    private static let read: Set = [
        "subject", "from", "sender", "date", "received", "delivery-date", "message-id",
        "in-reply-to", "references", "list-id", "list-archive", "list-url", "archived-at",
        "x-archived-at", "x-gmail-labels", "x-mozilla-status", "x-status", "content-location",
        "snapshot-content-location",
    ]
}

extension MailHeaders {
    /// The identity of the message; nil when it has none.
    ///
    /// Source: RFC 2392 for the form.
    var identity: String? { bracketed("message-id").first.map { "mid:" + $0 } }

    /// The messages that it answers, the nearest first.
    var answered: [String] {
        let nearest = bracketed("in-reply-to").prefix(2)
        let references = bracketed("references")
        return (nearest + references.suffix(8).reversed() + references.prefix(2)).map {
            "mid:" + $0
        }
    }

    /// Whether its reader deleted it, though the file still has it.
    var isDeleted: Bool {
        let mozilla = Int(ascii("x-mozilla-status"), radix: 16) ?? 0
        return mozilla & 0x0008 != 0 || ascii("x-status").contains("D")
    }
}
