/// The words of a header, some of them encoded (RFC 2047).
///
/// Words that stand side by side in one encoding are decoded together, for programs divide within
/// characters; each has a padding of its own all the same.
struct MailWords {
    private enum Piece {
        case plain(ArraySlice<UInt8>)
        case encoded(charset: String, bytes: [UInt8])
    }

    /// Far above the 75 bytes that a word may have; beginnings without an end must not each be
    /// searched for to the end of the header.
    private static let lengthLimit = 4 << 10

    private var pieces: [Piece] = []

    /// Finds the words in a value that is UTF-8.
    init(_ value: String) {
        let bytes = Array(value.utf8)
        var plainStart = 0
        var position = 0
        while position + 1 < bytes.count {
            guard bytes[position] == UInt8(ascii: "="), bytes[position + 1] == UInt8(ascii: "?"),
                let word = Self.word(bytes, at: position)
            else {
                position += 1
                continue
            }
            append(plain: bytes[plainStart..<position], isBetween: true)
            append(word.bytes, in: word.charset)
            position = word.end
            plainStart = position
        }
        append(plain: bytes[plainStart...], isBetween: false)
    }

    /// The words decoded.
    func decoded(_ text: MailText) -> String {
        pieces.map { piece in
            switch piece {
            case .plain(let bytes): String(decoding: bytes, as: UTF8.self)
            case .encoded(let charset, let bytes): text.decode(bytes, charset: charset)
            }
        }.joined()
    }

    /// The header with all that is encoded in UTF-8, one word for each run of them.
    func inUTF8(_ text: MailText) -> String {
        pieces.map { piece in
            guard case .encoded(let charset, let bytes) = piece else {
                guard case .plain(let bytes) = piece else { return "" }
                return String(decoding: bytes, as: UTF8.self)
            }
            let codes = MailText.line(text.decode(bytes, charset: charset)).utf8.map {
                "=" + (($0 < 16 ? "0" : "") + String($0, radix: 16)).uppercased()
            }
            return "=?UTF-8?Q?\(codes.joined())?="
        }.joined()
    }

    private mutating func append(plain bytes: ArraySlice<UInt8>, isBetween: Bool) {
        guard !bytes.isEmpty else { return }
        // White space between two encoded words is none of the text.
        if isBetween, case .encoded? = pieces.last, bytes.allSatisfy(\.isSpace) { return }
        pieces.append(.plain(bytes))
    }

    private mutating func append(_ bytes: [UInt8], in charset: String) {
        // Where escapes switch the letters, each word begins anew.
        let isStateful = ["iso-2022", "hz", "utf-7"].contains(where: charset.hasPrefix)
        if !isStateful, case .encoded(charset, let before)? = pieces.last {
            pieces[pieces.count - 1] = .encoded(charset: charset, bytes: before + bytes)
        } else {
            pieces.append(.encoded(charset: charset, bytes: bytes))
        }
    }

    /// The encoded word at a place: `=?utf-8?Q?w=C3=B6rd?=`; nil when there is none.
    private static func word(
        _ bytes: [UInt8], at start: Int
    ) -> (charset: String, bytes: [UInt8], end: Int)? {
        let mark = UInt8(ascii: "?")
        guard let charsetEnd = bytes[(start + 2)...].prefix(80).firstIndex(of: mark),
            charsetEnd + 2 < bytes.count, bytes[charsetEnd + 2] == mark
        else { return nil }
        // RFC 2231 lets a language follow.
        let charset = bytes[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        let textStart = charsetEnd + 3
        var end = textStart
        let limit = min(bytes.count, textStart + lengthLimit)
        while end + 1 < limit, bytes[end] != mark || bytes[end + 1] != UInt8(ascii: "=") {
            end += 1
        }
        guard end + 1 < limit else { return nil }
        let decoded: [UInt8]
        switch bytes[charsetEnd + 1].lowercased {
        case UInt8(ascii: "b"): decoded = base64(bytes[textStart..<end])
        case UInt8(ascii: "q"): decoded = quoted(bytes[textStart..<end])
        default: return nil
        }
        return (String(decoding: charset, as: UTF8.self).lowercased(), decoded, end + 2)
    }

    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let known = text.filter {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
        return Base64.decode(known) ?? []
    }

    private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            if byte == UInt8(ascii: "="), position + 2 < text.endIndex,
                let code = code(text[position + 1], text[position + 2])
            {
                decoded.append(code)
                position += 3
            } else {
                decoded.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
                position += 1
            }
        }
        return decoded
    }

    private static func code(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard high.isHexDigit, low.isHexDigit else { return nil }
        return UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
    }
}
