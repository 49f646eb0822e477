/// Attributes of a start tag.
extension XMLMender {
    /// A tag with more attributes than this loses the rest.
    private static let attributeLimit = 256

    /// Copies the attributes of a tag, mended: each once, named, and in quotes.
    mutating func writeAttributes(_ bytes: Bytes, _ range: Range<Int>) {
        var names: [Range<Int>] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard XMLName.isNameByte(bytes[position]) else {
                if !bytes[position].isSpace { note(.brokenAttribute, bytes, position) }
                position += 1
                continue
            }
            let name = read(bytes, &position, range.upperBound, XMLName.isNameByte)
            let value = readValue(bytes, &position, range.upperBound)
            // The limit first: it keeps the comparisons few.
            guard names.count < Self.attributeLimit,
                !names.contains(where: { bytes[$0].elementsEqual(bytes[name]) })
            else {
                note(.brokenAttribute, bytes, name.lowerBound)
                continue
            }
            names.append(name)
            if value == nil { note(.brokenAttribute, bytes, name.lowerBound) }
            // An attribute without a value, as in HTML, has its name for one.
            write(bytes, name, value: value ?? name)
        }
    }

    private mutating func write(_ bytes: Bytes, _ name: Range<Int>, value: Range<Int>) {
        output.append(0x20)
        XMLName.append(bytes.slice(name), to: &output)
        append("=\"")
        writeValue(bytes, value)
        output.append(UInt8(ascii: "\""))
    }

    /// Writes a value, mended, in a form that means the same between double quotes.
    private mutating func writeValue(_ bytes: Bytes, _ range: Range<Int>) {
        let part = bytes.slice(range)
        var start = 0
        var position = 0
        while position < part.count {
            let byte = part[position]
            let length = byte < 0x80 ? 1 : UTF8Sequence.length(part, at: position)
            let isPlain =
                byte >= 0x20
                ? !Self.needsEscape(byte) : byte == 0x0A || byte == 0x09 || byte == 0x0D
            if isPlain, length > 0 {
                position += length
                continue
            }
            append(part, start..<position)
            switch byte {
            case UInt8(ascii: "&"): writeReference(part, &position)
            case 0..<0x20:
                note(.controlCharacter, part, position)
                position += 1
            case 0x80...:
                note(.badUTF8, part, position)
                append("\u{FFFD}")
                position += 1
            default:
                if byte == UInt8(ascii: "<") { note(.bareLessThan, part, position) }
                writeEscaped(Unicode.Scalar(byte))
                position += 1
            }
            start = position
        }
        append(part, start..<position)
    }

    private mutating func writeReference(_ bytes: Bytes, _ position: inout Int) {
        let end = referenceEnd(bytes, from: position, isLast: true) ?? position + 1
        switch reference(bytes, position..<end) {
        case .character(let scalar): writeEscaped(scalar)
        case .kept:
            append("&amp;")
            append(bytes, position + 1..<end)
        case .entity(let text):
            // It holds no references but to characters, so this does not recur.
            text.withUnsafeBufferPointer { writeValue($0, 0..<$0.count) }
        case .nothing: break
        }
        position = end
    }

    private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "&": append("&amp;")
        case "<": append("&lt;")
        case "\"": append("&quot;")
        default: output.append(contentsOf: String(scalar).utf8)
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"")
    }

    /// Reads what follows an attribute's name; nil when it has no value.
    private mutating func readValue(
        _ bytes: Bytes, _ position: inout Int, _ end: Int
    ) -> Range<Int>? {
        var next = position
        _ = read(bytes, &next, end) { $0.isSpace }
        guard next < end, bytes[next] == UInt8(ascii: "=") else { return nil }
        next += 1
        _ = read(bytes, &next, end) { $0.isSpace }
        position = next
        guard next < end else { return next..<next }
        let quote = bytes[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            let value = read(bytes, &position, end) { $0 != quote }
            position = min(position + 1, end)
            return value
        }
        note(.brokenAttribute, bytes, next)
        return read(bytes, &position, end) { !$0.isSpace }
    }

    private func read(
        _ bytes: Bytes, _ position: inout Int, _ end: Int, _ belongs: (UInt8) -> Bool
    ) -> Range<Int> {
        let start = position
        while position < end, belongs(bytes[position]) { position += 1 }
        return start..<position
    }
}
