/// Text, references and CDATA.
extension XMLMender {
    /// Copies text up to the next `<`, mended.
    ///
    /// In an attribute value, `<` and `"` are text as well. Without `isLast`, stops before a token
    /// that the next bytes may complete.
    mutating func mendText(
        _ bytes: Bytes, _ position: inout Int, isLast: Bool, isAttribute: Bool = false
    ) {
        var start = position
        scan: while position < bytes.count {
            let byte = bytes[position]
            if Self.isPlain(byte, isAttribute: isAttribute) {
                position += 1
                continue
            }
            if byte >= 0x80 {
                let length = UTF8Sequence.length(bytes, at: position)
                if length > 0, !(byte == 0xC2 && bytes[position + 1] < 0xA0) {
                    position += length
                    continue
                }
                if length < 0, !isLast { break scan }
            } else if byte == UInt8(ascii: "<"), !isAttribute {
                break scan
            }
            append(bytes, start..<position)
            guard mendSpecial(bytes, &position, isLast: isLast, isAttribute: isAttribute) else {
                return
            }
            start = position
        }
        append(bytes, start..<position)
    }

    /// ASCII that text may hold as it is.
    @inline(__always)
    private static func isPlain(_ byte: UInt8, isAttribute: Bool) -> Bool {
        if byte &- 0x20 < 0x60 {
            return byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
                && byte != UInt8(ascii: "]") && !(isAttribute && byte == UInt8(ascii: "\""))
        }
        return byte == 0x0A || byte == 0x09
    }

    /// Mends what is not plain; false when more bytes are needed.
    private mutating func mendSpecial(
        _ bytes: Bytes, _ position: inout Int, isLast: Bool, isAttribute: Bool
    ) -> Bool {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "&"):
            return mendReference(bytes, &position, isLast: isLast)
        case UInt8(ascii: "<"):
            note(.bareLessThan, bytes, position)
            append("&lt;")
        case UInt8(ascii: "\""):
            append("&quot;")
        case UInt8(ascii: "]"):
            if !isLast, bytes.endsInside("]]>", from: position) { return false }
            guard bytes.has("]]>", at: position) else {
                output.append(byte)
                break
            }
            if !isAttribute { note(.sectionEndInText, bytes, position) }
            append("]]&gt;")
            position += 2
        case 0x0D:
            return mendLineEnd(bytes, &position, isLast: isLast)
        case 0..<0x20:
            note(.controlCharacter, bytes, position)
        default:
            mendByte(bytes, &position, prefix: "&amp;#")
            return true
        }
        position += 1
        return true
    }

    /// CRLF and CR are LF, as XML asks for everywhere.
    private mutating func mendLineEnd(
        _ bytes: Bytes, _ position: inout Int, isLast: Bool
    ) -> Bool {
        if position + 1 == bytes.count, !isLast { return false }
        if !bytes.has("\r\n", at: position) { output.append(0x0A) }
        position += 1
        return true
    }

    /// Mends a byte above 0x7F that does not stand for a character one would write.
    private mutating func mendByte(_ bytes: Bytes, _ position: inout Int, prefix: StaticString) {
        if UTF8Sequence.length(bytes, at: position) == 2 {
            // U+0080…U+009F are meant as Windows-1252; HTML reads such a number that way.
            note(.windowsCharacter, bytes, position)
            append(prefix)
            output.append(contentsOf: String(bytes[position + 1]).utf8)
            output.append(UInt8(ascii: ";"))
            position += 2
            return
        }
        note(.badUTF8, bytes, position)
        append("\u{FFFD}")
        position += 1
    }

    /// Copies a CDATA section up to its end, mended; false when more bytes are needed.
    mutating func mendCharacterData(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        var start = position
        scan: while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "]"):
                if bytes.has("]]>", at: position) {
                    position += 3
                    append(bytes, start..<position)
                    state = .content
                    return true
                }
                if !isLast, bytes.endsInside("]]>", from: position) { break scan }
                position += 1
                continue
            case 0x20..<0x80, 0x09, 0x0A:
                position += 1
                continue
            case 0x80...:
                let length = UTF8Sequence.length(bytes, at: position)
                if length > 0, !(byte == 0xC2 && bytes[position + 1] < 0xA0) {
                    position += length
                    continue
                }
                if length < 0, !isLast { break scan }
                append(bytes, start..<position)
                mendByte(bytes, &position, prefix: "&#")
            case 0x0D:
                append(bytes, start..<position)
                start = position
                guard mendLineEnd(bytes, &position, isLast: isLast) else { return false }
            default:
                append(bytes, start..<position)
                note(.controlCharacter, bytes, position)
                position += 1
            }
            start = position
        }
        append(bytes, start..<position)
        return false
    }
}
