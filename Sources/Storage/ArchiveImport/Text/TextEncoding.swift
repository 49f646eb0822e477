internal import CText

/// The encoding an archive's text is in, as far as its first bytes tell.
struct TextEncoding: Equatable {
    /// A name ICU knows it by.
    var name: String
    /// Bytes at the start that are no text: a byte order mark.
    var markLength = 0
    /// What was wrong with the declaration, nil when nothing was.
    var repair: RepairKind?

    /// Whether the text needs no conversion.
    var isUTF8: Bool { name == "UTF-8" }

    /// Finds the encoding: by byte order mark, by zero bytes, by declaration, by the text itself.
    ///
    /// Source: XML 1.0, appendix F; WHATWG Encoding Standard for what the old names mean today.
    ///
    /// `stated` is what something outside the text says, such as the server that sent it or a header of
    /// mail.
    init(of head: Bytes, stated: String? = nil) {
        self.init(name: "UTF-8")
        if let marked = Self.marked(head) {
            self = marked
        } else if let wide = Self.wide(head) {
            self = wide
        } else {
            self = Self.narrow(head, stated: stated)
        }
    }

    private init(name: String, markLength: Int = 0, repair: RepairKind? = nil) {
        self.name = name
        self.markLength = markLength
        self.repair = repair
    }

    private static func marked(_ head: Bytes) -> TextEncoding? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .init(name: "UTF-8", markLength: 3) }
        if head.starts(with: [0xFF, 0xFE, 0, 0]) { return .init(name: "UTF-32LE", markLength: 4) }
        if head.starts(with: [0, 0, 0xFE, 0xFF]) { return .init(name: "UTF-32BE", markLength: 4) }
        if head.starts(with: [0xFF, 0xFE]) { return .init(name: "UTF-16LE", markLength: 2) }
        if head.starts(with: [0xFE, 0xFF]) { return .init(name: "UTF-16BE", markLength: 2) }
        return nil
    }

    /// UTF-16 and UTF-32 without a mark: XML begins with ASCII, whose other bytes are zero.
    private static func wide(_ head: Bytes) -> TextEncoding? {
        guard head.count >= 4 else { return nil }
        switch (head[0] != 0, head[1] != 0, head[2] != 0, head[3] != 0) {
        case (true, false, false, false): return .init(name: "UTF-32LE")
        case (false, false, false, true): return .init(name: "UTF-32BE")
        case (true, false, true, false): return .init(name: "UTF-16LE")
        case (false, true, false, true): return .init(name: "UTF-16BE")
        // `<?xm` in EBCDIC, whose kinds differ in little but brackets.
        case _ where head.starts(with: [0x4C, 0x6F, 0xA7, 0x94]): return .init(name: "ibm-37")
        default: return nil
        }
    }

    private static func narrow(_ head: Bytes, stated: String?) -> TextEncoding {
        let census = UTF8Census(of: head)
        let declared = stated ?? declaredName(head) ?? PageEncoding.name(in: head)
        let known = declared.map(modernName)
        let width = known.map { Int(ctext_encoding_width($0)) } ?? 0
        // A declaration that can be read is in no encoding of two or four bytes to the character.
        let isWide = ["UTF-16", "UTF-32", "UCS", "ISO-10646"].contains {
            declared?.uppercased().replacing("_", with: "-").hasPrefix($0) == true
        }
        if isWide || (declared != nil && (width == 0 || !isReadable(known ?? ""))) {
            let repair: RepairKind = isWide ? .wrongEncoding : .unknownEncoding
            if census.isUTF8 { return .init(name: "UTF-8", repair: repair) }
            return .init(name: guess(head), repair: repair)
        }
        guard let known, known != "UTF-8" else {
            if hasJapaneseEscapes(head) {
                return .init(name: "ISO-2022-JP", repair: .wrongEncoding)
            }
            if census.isUTF8 { return .init(name: "UTF-8") }
            return .init(name: guess(head), repair: .wrongEncoding)
        }
        // Text in another encoding is not UTF-8 by accident, unless there is very little of it.
        let needed = width > 1 ? 4 : 1
        if census.isUTF8, census.sequences >= needed {
            return .init(name: "UTF-8", repair: .wrongEncoding)
        }
        return .init(name: known)
    }

    /// Whether a text goes over to Japanese letters and back, as mail does: seven bits to the byte,
    /// and so good UTF-8, though the letters are nonsense then.
    ///
    /// Source: RFC 1468.
    private static func hasJapaneseEscapes(_ head: Bytes) -> Bool {
        let toJapanese = head.index(of: "\u{1B}$B") ?? head.index(of: "\u{1B}$@")
        guard let toJapanese else { return false }
        let after = head.slice(toJapanese..<head.count)
        return after.index(of: "\u{1B}(B") != nil || after.index(of: "\u{1B}(J") != nil
    }

    /// Whether text whose declaration can be read as ASCII may be in an encoding.
    ///
    /// It is in no EBCDIC. UTF-7 and its like are read by nobody: they hide mark-up from whoever
    /// looks for it. Source: WHATWG Encoding Standard, 4.2 and 4.4.
    private static func isReadable(_ name: String) -> Bool {
        let key = name.lowercased().filter { $0.isLetter || $0.isNumber }
        let refused = ["utf7", "imap", "scsu", "bocu", "ebcdic", "hzgb", "iso2022kr", "iso2022cn"]
        guard !refused.contains(where: key.contains) else { return false }
        return ctext_encoding_keeps_ascii(name) != 0
    }

    /// The encoding that the bytes look most like.
    static func guess(_ head: Bytes) -> String {
        if ThaiCensus(of: head).isThai { return "windows-874" }
        guard let words = ForeignWords.find(in: head) else { return detect(head) }
        return words.withUnsafeBufferPointer(detect)
    }

    private static func detect(_ head: Bytes) -> String {
        let capacity = 64
        let name = [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = capacity
            buffer.initialize(repeating: 0)
            let confidence = ctext_guess_encoding(
                head.baseAddress, head.count, buffer.baseAddress, capacity)
            if confidence < 10 { buffer[0] = 0 }
        }
        let guess = String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // What is no UTF-8 is not to be guessed as such, nor as an encoding of zero bytes.
        guard !guess.isEmpty, !guess.hasPrefix("UTF-"), isReadable(guess) else {
            return "windows-1252"
        }
        return modernName(guess)
    }

    /// The name in the XML declaration, nil when there is none.
    private static func declaredName(_ head: Bytes) -> String? {
        let start = head.index(of: "<?xml", from: 0)
        guard let start, start < 65_536, let end = head.index(of: "?>", from: start),
            end - start < 1_024, let word = head.slice(start..<end).index(of: "encoding")
        else { return nil }
        var position = start + word + 8
        while position < end, head[position].isSpace || head[position] == UInt8(ascii: "=") {
            position += 1
        }
        guard position < end else { return nil }
        let quote = head[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let value = head[(position + 1)..<end].prefix { $0 != quote && $0 < 0x80 && $0 >= 0x20 }
        let name = String(decoding: value, as: UTF8.self).trimmed
        return name.isEmpty ? nil : name
    }

    /// What an old name stands for today: the superset that files under that name are really in.
    private static func modernName(_ name: String) -> String {
        let key = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return supersets[key] ?? name
    }

    private static let supersets: [String: String] = [
        "utf8": "UTF-8", "unicode11utf8": "UTF-8",
        "ascii": "windows-1252", "usascii": "windows-1252", "iso88591": "windows-1252",
        "latin1": "windows-1252", "iso88599": "windows-1254", "latin5": "windows-1254",
        "iso885911": "windows-874", "tis620": "windows-874",
        "gb2312": "gb18030", "gbk": "gb18030", "gb231280": "gb18030", "euccn": "gb18030",
        "euckr": "windows-949", "ksc56011987": "windows-949", "ksc5601": "windows-949",
        "shiftjis": "windows-31j", "sjis": "windows-31j", "xsjis": "windows-31j",
        "iso88598i": "windows-1255", "big5": "big5-hkscs", "maccyrillic": "x-mac-cyrillic",
    ]
}

/// How much of a sample is UTF-8.
struct UTF8Census {
    /// Characters beyond ASCII.
    private(set) var sequences = 0
    /// Bytes that belong to none.
    private(set) var strays = 0

    /// Looks at all bytes of a sample; a character cut off at its end is none.
    init(of bytes: Bytes) {
        var position = 0
        while position < bytes.count {
            guard bytes[position] >= 0x80 else {
                position += 1
                continue
            }
            var length = UTF8Sequence.length(bytes, at: position)
            if length < 0 { break }
            // A surrogate is no character, but nothing else writes one like this.
            if length == 0, UTF8Sequence.isSurrogate(bytes, at: position) { length = 3 }
            if length > 0 { sequences += 1 } else { strays += 1 }
            position += max(length, 1)
        }
    }

    /// Whether the sample is UTF-8, a few damaged characters aside.
    var isUTF8: Bool { strays == 0 || sequences > strays * 4 }
}
