/// The document type declaration, read for the entities it names and left out.
extension XMLMender {
    /// A declaration longer than this is taken to end at its first `>`.
    private static let doctypeLimit = 1 << 20
    private static let entityLimit = 256
    private static let entityTextLimit = 64

    /// Takes a DOCTYPE; false when more bytes are needed.
    mutating func skipDoctype(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        let start = position
        if let end = doctypeEnd(bytes, from: start) {
            readEntities(bytes.slice(start..<end))
            position = end
            return true
        }
        guard isLast || bytes.count - start > Self.doctypeLimit else { return false }
        note(.brokenTag, bytes, start)
        let close = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        position = close.map { $0 + 1 } ?? bytes.count
        return true
    }

    private func doctypeEnd(_ bytes: Bytes, from start: Int) -> Int? {
        var quote: UInt8 = 0
        var isInBrackets = false
        for position in start..<bytes.count {
            switch bytes[position] {
            case let byte where quote != 0:
                if byte == quote { quote = 0 }
            case UInt8(ascii: "\""): quote = UInt8(ascii: "\"")
            case UInt8(ascii: "'"): quote = UInt8(ascii: "'")
            case UInt8(ascii: "["): isInBrackets = true
            case UInt8(ascii: "]"): isInBrackets = false
            case UInt8(ascii: ">") where !isInBrackets: return position + 1
            default: break
            }
        }
        return nil
    }

    /// Keeps the entities whose text is characters and nothing else, so that none can grow.
    private mutating func readEntities(_ declaration: Bytes) {
        var position = 0
        while let found = declaration.index(of: "<!ENTITY", from: position) {
            position = found + 8
            guard entities.count < Self.entityLimit,
                let entity = readEntity(declaration, &position)
            else { continue }
            // The first declaration counts. Source: XML 1.0, 4.2.
            if entities[entity.name] == nil { entities[entity.name] = entity.text }
        }
    }

    private func readEntity(
        _ bytes: Bytes, _ position: inout Int
    ) -> (name: [UInt8], text: [UInt8])? {
        func skipSpace() {
            while position < bytes.count, bytes[position].isSpace { position += 1 }
        }
        skipSpace()
        let nameStart = position
        while position < bytes.count, XMLName.isNameByte(bytes[position]) { position += 1 }
        let name = Array(bytes[nameStart..<position])
        skipSpace()
        guard !name.isEmpty, position < bytes.count else { return nil }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let start = position + 1
        guard let end = bytes[start...].firstIndex(of: quote), end - start <= Self.entityTextLimit
        else { return nil }
        let text = Array(bytes[start..<end])
        return isText(text) ? (name, text) : nil
    }

    private func isText(_ text: [UInt8]) -> Bool {
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%") { return false }
            let next = index + 1 < text.count ? text[index + 1] : 0
            if byte == UInt8(ascii: "&"), next != UInt8(ascii: "#") { return false }
        }
        return true
    }
}
