internal import ArchiveModel

/// Relative links in HTML made absolute, where a feed states what they are relative to.
enum HTMLLinks {
    /// The HTML with the addresses of its links and pictures resolved; all else as it was.
    static func resolve(_ html: String, _ base: String) -> String {
        var html = html
        let resolved = html.withUTF8 { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var position = 0
            while position < bytes.count {
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                output.append(contentsOf: bytes[position..<end])
                position = end
                if end < bytes.count { copyTag(bytes, &position, base: base, to: &output) }
            }
            return output
        }
        return String(decoding: resolved, as: UTF8.self)
    }

    private static func copyTag(
        _ bytes: Bytes, _ position: inout Int, base: String, to output: inout [UInt8]
    ) {
        let start = position
        guard start + 1 < bytes.count, bytes[start + 1].isLetter,
            case .tag(let end, _) = TagExtent.find(bytes, from: start, limit: 64 << 10)
        else {
            output.append(bytes[start])
            position += 1
            return
        }
        position = end
        var copied = start
        var cursor = start
        while let equals = bytes[cursor..<end].firstIndex(of: UInt8(ascii: "=")) {
            cursor = equals + 1
            guard cursor < end, let quote = quote(bytes[cursor]) else { continue }
            let value = bytes[(cursor + 1)..<end].prefix { $0 != quote }
            cursor = min(value.endIndex + 1, end)
            var name = bytes[start..<equals]
            while name.last?.isSpace == true { name = name.dropLast() }
            name = name.suffix(from: (name.lastIndex { !XMLName.isNameByte($0) } ?? start) + 1)
            let key = String(decoding: name, as: UTF8.self).lowercased()
            guard MarkupWriter.linkAttributes.contains(key) else { continue }
            output.append(contentsOf: bytes[copied..<value.startIndex])
            let address = String(decoding: value, as: UTF8.self).trimmed
            output.append(contentsOf: Address.resolve(address, against: base).utf8)
            copied = value.endIndex
        }
        output.append(contentsOf: bytes[copied..<end])
    }

    private static func quote(_ byte: UInt8) -> UInt8? {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? byte : nil
    }
}
