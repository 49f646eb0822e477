/// The web addresses that stand in a text as they are, one after the other.
///
/// They begin with `http://`, `https://` or `www.`; signs that end a sentence rather than an address
/// stay outside, as do brackets that close what the address didn't open. Each byte is looked at
/// a few times at most, most by `memchr` alone.
struct BareAddresses {
    private let bytes: Bytes
    private var position = 0
    /// Where the next colon and dot are, at or after ``position``; the text's end for none.
    private var colon: Int
    private var dot: Int

    /// Begins at the start of a text.
    init(in bytes: Bytes) {
        self.bytes = bytes
        colon = bytes.index(of: UInt8(ascii: ":"), from: 0) ?? bytes.count
        dot = bytes.index(of: UInt8(ascii: "."), from: 0) ?? bytes.count
    }

    /// Where the next address stands; nil when there is none.
    mutating func next() -> Range<Int>? {
        while colon < bytes.count || dot < bytes.count {
            let found = colon < dot ? schemed() : unschemed()
            pass(to: found?.upperBound ?? min(colon, dot) + 1)
            if let found { return found }
        }
        return nil
    }

    /// What an address that was found leads to: one without a scheme has the web's oldest.
    func address(at range: Range<Int>) -> String {
        let text = bytes.slice(range).text
        return bytes.has("www.", at: range.lowerBound) ? "http://" + text : text
    }

    private mutating func pass(to end: Int) {
        position = end
        if colon < end { colon = bytes.index(of: UInt8(ascii: ":"), from: end) ?? bytes.count }
        if dot < end { dot = bytes.index(of: UInt8(ascii: "."), from: end) ?? bytes.count }
    }

    private func schemed() -> Range<Int>? {
        guard bytes.has("://", at: colon) else { return nil }
        let schemes: [(StaticString, Int)] = [("https", 5), ("http", 4)]
        for (scheme, length) in schemes where bytes.has(scheme, at: colon - length) {
            let first = colon - length
            guard first >= position, !isWord(before: first), isHost(at: colon + 3) else { continue }
            let end = end(from: colon + 3)
            return end > colon + 3 ? first..<end : nil
        }
        return nil
    }

    private func unschemed() -> Range<Int>? {
        let first = dot - 3
        guard first >= position, bytes.has("www.", at: first), !isWord(before: first),
            isHost(at: dot + 1)
        else { return nil }
        let end = end(from: dot + 1)
        // A host of the web has two dots here, the second before letters.
        guard let second = bytes[dot + 1..<end].firstIndex(where: { !Self.isOfHost($0) }),
            bytes[second] == UInt8(ascii: "."), second + 1 < end, bytes[second + 1].isLetter
        else { return nil }
        return first..<end
    }

    private func isWord(before start: Int) -> Bool {
        guard start > 0 else { return false }
        let byte = bytes[start - 1]
        return byte.isLetter || byte.isDigit || "/.@_-".utf8.contains(byte)
    }

    private func isHost(at start: Int) -> Bool {
        start < bytes.count && Self.isOfHost(bytes[start]) && bytes[start] != UInt8(ascii: "-")
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte >= 0x80
    }

    private func end(from start: Int) -> Int {
        var end = start
        var (round, square) = (0, 0)
        scan: while end < bytes.count {
            let (scalar, length) = bytes.scalar(at: end)
            switch scalar {
            case ...0x20, 0x7F, 0x22, 0x3C, 0x3E: break scan
            case 0x28: round += 1
            case 0x29 where round == 0: break scan
            case 0x29: round -= 1
            case 0x5B: square += 1
            case 0x5D where square == 0: break scan
            case 0x5D: square -= 1
            case 0x80... where Self.ends(scalar): break scan
            default: break
            }
            end += length
        }
        while end > start, ".,;:!?'*_([".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Whether a sign beyond ASCII ends an address: white space, quotation marks, stops and
    /// brackets.
    private static func ends(_ scalar: UInt32) -> Bool {
        if case .divider = WordRole(of: scalar) { return true }
        switch scalar {
        case 0xA0, 0xAB, 0xBB, 0x2018...0x201F, 0x2026, 0x2039, 0x203A, 0x3001...0x3003,
            0x3008...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,
            0xFF61...0xFF64:
            return true
        default: return false
        }
    }
}

extension HTMLReader {
    /// Adds text in which web addresses become links, unless it is one already, or code.
    mutating func add(text: Bytes) {
        guard context.link == 0, context.meaning == 0, !context.styles.contains(.code),
            !context.styles.contains(.keyboard)
        else { return flow.line.add(text, in: context) }
        var addresses = BareAddresses(in: text)
        var position = 0
        while let found = addresses.next() {
            // One that goes on behind an element would lead to another place.
            if found.upperBound == text.count, isTextCut { break }
            flow.line.add(text.slice(position..<found.lowerBound), in: context)
            let link = InlineContext.Target.link(address: addresses.address(at: found))
            var linked = context
            linked.link = flow.line.number(for: link)
            flow.line.add(text.slice(found), in: linked)
            position = found.upperBound
        }
        flow.line.add(text.slice(position..<text.count), in: context)
    }
}
