internal import ArchiveModel

/// Tells mail from other texts.
enum MailShape {
    /// An mbox or a message by itself, as far as its first bytes tell; nil for anything else.
    static func recognise(_ text: Bytes) -> ContentKind? {
        let start = text.firstIndex { !$0.isSpace } ?? text.count
        if isFromLine(text, at: start) {
            let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
            return hasHeaders(text, from: end) ? .archive(.mail, rootName: "") : nil
        }
        return hasHeaders(text, from: start) ? .piece(.mail) : nil
    }

    /// Whether the line that divides the messages of an mbox stands there, not the header `From:`,
    /// which may be written with a space too.
    static func isFromLine(_ text: Bytes, at start: Int) -> Bool {
        guard text.has("From ", at: start) else { return false }
        let next = text[(start + 5)...].first { $0 != 0x20 && $0 != 0x09 }
        return next != UInt8(ascii: ":")
    }

    /// The name of the header that a line begins with, in lower case; nil when it begins with none.
    ///
    /// Source: RFC 5322, 3.6.8; 4.5 for white space before the colon.
    static func headerName(_ line: Bytes) -> String? {
        guard let colon = line.prefix(nameLimit).firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        var end = colon
        while end > 0, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
        let name = line.prefix(end)
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return String(decoding: name.map(\.lowercased), as: UTF8.self)
    }

    private static let nameLimit = 80
    private static let lineLimit = 300
    /// Lines among the headers that are none, as damage leaves them.
    private static let oddLimit = 2

    /// Whether headers stand there, of which two only mail has, or one that no other text has.
    ///
    /// Front matter has `Title` and may have `Date`, a file of Movable Type's `AUTHOR` and `DATE`.
    private static func hasHeaders(_ text: Bytes, from start: Int) -> Bool {
        var names: Set<String> = []
        var lineCount = 0
        var oddLines = 0
        var position = text[start...].firstIndex { !$0.isSpace } ?? text.count
        while position < text.count, lineCount < lineLimit {
            var end = position
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            let line = text.slice(position..<end)
            if line.isEmpty { break }
            if let name = headerName(line) {
                names.insert(name)
            } else {
                let isContinued = line[0] == 0x20 || line[0] == 0x09
                // What ends the sample, or an mbox's line within, may be anything.
                let isFine = isContinued || end == text.count || isOfMailbox(line)
                if !isFine { oddLines += 1 }
                if lineCount == 0 || oddLines > oddLimit { return isMail(names, isCut: true) }
            }
            lineCount += 1
            position = end + (text.has("\r\n", at: end) ? 2 : 1)
        }
        return isMail(names, isCut: false)
    }

    private static func isOfMailbox(_ line: Bytes) -> Bool {
        line.has(">From ", at: 0) || line.has("From ", at: 0)
    }

    /// `isCut` says that something else followed the headers at once, as in damaged mail.
    private static func isMail(_ names: Set<String>, isCut: Bool) -> Bool {
        let known = names.intersection(ofMail)
        let own = names.intersection(ofMailAlone)
        if names.contains("title") { return !own.isEmpty && known.count > 2 }
        return known.count >= (isCut ? 4 : 2) && !own.union(known.intersection(["from"])).isEmpty
    }

    private static let ofMail: Set = [
        "date", "from", "message-id", "received", "mime-version", "subject", "return-path",
        "delivered-to", "resent-from", "resent-date",
    ]
    private static let ofMailAlone: Set = [
        "message-id", "received", "mime-version", "return-path", "delivered-to", "resent-from",
    ]
}

extension MailShape {
    /// Whether a line begins with the name of a header.
    static func isHeader(_ line: Bytes) -> Bool {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
            return false
        }
        return line[0] > 0x20 && line.prefix(colon).allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
