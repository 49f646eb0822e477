/// The texts of mail, whatever they are in.
struct MailText {
    private static let lineLimit = 2_000

    /// What was mended.
    let repairs: RepairLog
    /// The message, for a person.
    var place: String

    /// Bytes as text, by the encoding they are said to be in, or by what they look like.
    func decode(_ bytes: [UInt8], charset: String) -> String {
        if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x1B }), !Self.isOfSevenBits(charset) {
            return string(bytes)
        }
        var label: String? = charset
        if Self.sayNothing.contains(charset.lowercased()) {
            // Japanese mail of seven bits often does not say so.
            let isJapanese = bytes.withUnsafeBufferPointer { $0.index(of: "\u{1B}$") } != nil
            label = isJapanese ? "ISO-2022-JP" : nil
        }
        let own = RepairLog()
        var text: [UInt8] = []
        if let source = try? PeekedSource(MemorySource(bytes)) {
            let input = DecodedInput(source, repairs: own, stated: label)
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            while let count = try? piece.read(from: input), count > 0 {
                text.append(contentsOf: piece[..<count])
            }
        }
        for kind in RepairKind.allCases {
            repairs.note(kind, count: own.count(of: kind), at: place)
        }
        return string(text)
    }

    /// A header's words on one line; those that are encoded say themselves what they are in.
    func words(_ value: [UInt8], charset: String) -> String {
        Self.line(MailWords(decode(value, charset: charset)).decoded(self))
    }

    /// A text on one line of no more than some 2,000 bytes, without control characters.
    static func line(_ text: String) -> String {
        var bytes = text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        if bytes.count > lineLimit {
            bytes.removeSubrange(lineLimit...)
            while let last = bytes.last, last >= 0x80 {
                bytes.removeLast()
                if last >= 0xC0 { break }
            }
        }
        return String(decoding: bytes, as: UTF8.self).collapsed
    }

    /// Text without control characters other than tabs, and with line feeds at the ends of lines.
    private func string(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var removed = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0D: if index + 1 == bytes.count || bytes[index + 1] != 0x0A { kept.append(0x0A) }
            case 0x0C, 0x0B: kept.append(0x0A)
            case 0x09, 0x0A, 0x20..<0x7F, 0x80...: kept.append(byte)
            default: removed += 1
            }
        }
        repairs.note(.controlCharacter, count: removed, at: place)
        if let text = String(validating: kept, as: UTF8.self) { return text }
        repairs.note(.badUTF8, at: place)
        return String(decoding: kept, as: UTF8.self)
    }

    /// Whether an encoding gives bytes of ASCII another meaning.
    private static func isOfSevenBits(_ charset: String) -> Bool {
        let charset = charset.lowercased()
        return ["utf-7", "utf-16", "utf-32", "ucs-", "hz", "iso-10646"].contains(
            where: charset.hasPrefix)
    }

    /// What stands where nothing was known, though the text may have more than ASCII in it.
    private static let sayNothing: Set = [
        "", "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "x-unknown", "unknown-8bit",
        "unknown", "default", "none", "binary", "8bit", "7bit",
    ]
}
