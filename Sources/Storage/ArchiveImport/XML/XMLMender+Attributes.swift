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
            let isRepeated = names.contains { bytes[$0].elementsEqual(bytes[name]) }
            guard !isRepeated, names.count < Self.attributeLimit else {
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
        var position = 0
        mendText(bytes.slice(value), &position, isLast: true, isAttribute: true)
        output.append(UInt8(ascii: "\""))
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
