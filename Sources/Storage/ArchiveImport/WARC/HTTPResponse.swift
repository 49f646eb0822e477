/// The status and fields of a web server's answer.
///
/// Source: RFC 9110, RFC 9112.
struct HTTPHead {
    /// The status; 0 when there is none.
    let status: Int
    private var fields: [String: String] = [:]

    /// Reads the lines before the content.
    init(_ lines: [String]) {
        let first = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        let isHTTP = first.first?.hasPrefix("HTTP/") == true
        status = isHTTP && first.count > 1 ? Int(first[1]) ?? 0 : 0
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmed
        }
    }

    /// The value of a field, its name in lower case; empty when it isn't there.
    subscript(name: String) -> String { fields[name] ?? "" }

    /// Whether the answer is a page.
    var isPage: Bool {
        let type = self["content-type"].lowercased().prefix { $0 != ";" && $0 != " " }
        return status == 200 && (type == "text/html" || type == "application/xhtml+xml")
    }
}

/// A web server's answer.
struct HTTPResponse {
    /// What stands before its content.
    let head: HTTPHead
    /// The content as it was sent.
    let body: [UInt8]

    /// The encoding of its text as the server states it; nil when it does not.
    var encoding: String? {
        let type = head["content-type"]
        let parts = type.split(separator: ";").dropFirst()
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmed.lowercased() == "charset" else {
                continue
            }
            let name = String(pair[1]).trimmed.filter { $0 != "\"" && $0 != "'" }
            return name.isEmpty ? nil : name
        }
        return nil
    }

    /// The content without what was done to it to send it; nil when it is compressed in a way that
    /// no library here knows, such as Brotli.
    ///
    /// - Throws: ``ImportError`` when it unpacks to far more than any page.
    func decoded() throws(ImportError) -> (any ByteSource)? {
        var bytes = body
        let transfer = head["transfer-encoding"].lowercased()
        // Crawlers that undo the chunks leave the field that names them.
        if transfer.contains("chunked"), let whole = HTTPChunks.joined(bytes) { bytes = whole }
        let coding = head["content-encoding"].lowercased()
        switch coding {
        case "", "identity", "none", "utf-8": return MemorySource(bytes)
        case "deflate": return try Self.unpacked(Self.gzip(ofDeflated: bytes))
        case "gzip", "x-gzip", "zstd":
            // Crawlers that unpack the content leave the field that names the packing.
            let isPacked =
                bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F])
            return isPacked ? try Self.unpacked(bytes) : MemorySource(bytes)
        default:
            let isText = bytes.first { !$0.isSpace } == UInt8(ascii: "<")
            return isText ? MemorySource(bytes) : nil
        }
    }

    private static func unpacked(_ bytes: [UInt8]) throws(ImportError) -> (any ByteSource)? {
        let container = try Container(path: "", within: MemorySource(bytes))
        return try container.next() == nil ? nil : container
    }

    /// Data in the form that `deflate` names, with or without its own head, as the gzip that
    /// libarchive reads; its end is not looked at.
    ///
    /// Source: RFC 1950, 2.2; RFC 1952, 2.3.
    private static func gzip(ofDeflated bytes: [UInt8]) -> [UInt8] {
        let hasHead =
            bytes.count > 2 && bytes[0] & 0x0F == 8
            && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes.dropFirst(hasHead ? 2 : 0)
            + [UInt8](repeating: 0, count: 8)
    }
}

/// Content that was sent in chunks.
///
/// Source: RFC 9112, 7.1.
enum HTTPChunks {
    /// The chunks as one; nil for what is not in chunks.
    ///
    /// What is cut off at the end is kept as far as it goes.
    static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var whole: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let line = bytes[position...].prefix(longestSize).prefix { $0 != 0x0A }
            let digits = line.prefix { $0.isHexDigit }
            guard !digits.isEmpty, digits.count < 9,
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
                isEnd(line.dropFirst(digits.count))
            else { return position == 0 ? nil : whole }
            if size == 0 { break }
            let start = min(line.endIndex + 1, bytes.count)
            let end = min(start + size, bytes.count)
            whole.append(contentsOf: bytes[start..<end])
            position = end
            if position < bytes.count, bytes[position] == 0x0D { position += 1 }
            if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        }
        return whole
    }

    private static let longestSize = 1 << 10

    /// What may follow a chunk's size: an extension, spaces.
    private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first else { return true }
        return first == 0x0D || first == UInt8(ascii: ";") || first == 0x20
    }
}
