/// Makes JSON that yajl reads of what some programs write: control characters within texts and
/// between values, backslashes that begin no escape, and commas before a closing bracket.
///
/// yajl gives up at the first of them, and the rest of the archive would be lost. A pass over the
/// bytes; nothing is copied where nothing is wrong.
///
/// Source: RFC 8259, 7.
struct JSONMender {
    /// The mended bytes of the last piece; none when the piece was fine as it was.
    private(set) var output: [UInt8] = []
    /// Whether the bytes mended last are in ``output``, and not as they were.
    private(set) var hasMended = false

    private var isInText = false
    /// Whether a comma came last and is held back, for what follows it was not there yet.
    private var holdsComma = false

    /// Mends as much of the bytes as can be decided on and returns how many those are, all but the
    /// last five or fewer; the rest must come again with more bytes behind it.
    ///
    /// Tells of each repair.
    mutating func mend(_ bytes: Bytes, note: (RepairKind) -> Void) -> Int {
        output.removeAll(keepingCapacity: true)
        var position = 0
        var copied = 0
        var hasPutBack = false
        func replace(_ length: Int, with text: StaticString, _ kind: RepairKind) {
            output.append(contentsOf: bytes.slice(copied..<position))
            output.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
            position += length
            copied = position
            note(kind)
        }
        scan: while position < bytes.count {
            if holdsComma, !bytes[position].isSpace {
                holdsComma = false
                if Self.isClosing(bytes[position]) {
                    note(.trailingComma)
                } else {
                    output.append(contentsOf: bytes.slice(copied..<position))
                    output.append(UInt8(ascii: ","))
                    copied = position
                    hasPutBack = true
                }
            }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                isInText.toggle()
                position += 1
            case UInt8(ascii: "\\") where isInText:
                switch Self.escapeLength(bytes, at: position) {
                case nil: break scan
                case 0? where bytes[position + 1] == UInt8(ascii: "'"):
                    replace(1, with: "", .unknownEscape)
                case 0?: replace(1, with: "\\\\", .unknownEscape)
                case let length?: position += length
                }
            case UInt8(ascii: ",") where !isInText:
                let next = bytes[(position + 1)...].firstIndex { !$0.isSpace }
                if let next, !Self.isClosing(bytes[next]) {
                    position = next
                    continue
                }
                output.append(contentsOf: bytes.slice(copied..<position))
                holdsComma = true
                position += 1
                copied = position
            case 0x0A where isInText: replace(1, with: "\\n", .bareLineEnd)
            case 0x0D where isInText: replace(1, with: "\\r", .bareLineEnd)
            case 0x09 where isInText: replace(1, with: "\\t", .bareLineEnd)
            case 0x0A, 0x0D, 0x09: position += 1
            case ..<0x20: replace(1, with: "", .controlCharacter)
            default: position += 1
            }
        }
        hasMended = copied > 0 || hasPutBack
        if hasMended { output.append(contentsOf: bytes.slice(copied..<position)) }
        return position
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    /// How many bytes an escape takes; 0 when it is none, nil when its end is not there yet.
    private static func escapeLength(_ bytes: Bytes, at start: Int) -> Int? {
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "u"):
            let digits = bytes[(start + 2)...].prefix(4).prefix { $0.isHexDigit }
            if digits.count == 4 { return 6 }
            return start + 2 + digits.count == bytes.count ? nil : 0
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        default: return 0
        }
    }
}
