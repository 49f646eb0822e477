internal import ArchiveModel

/// What the headers of a message say of it.
struct MailHead {
    /// The subject; empty when it has none.
    let subject: String
    /// The writer's name, else the address; may be empty.
    let author: String
    /// The writer's address in lower case; may be empty.
    let address: String
    /// When it was sent.
    let date: PostDate?

    /// Reads the headers of a message whose text is in `charset`.
    init(_ headers: MailHeaders, _ text: MailText, charset: String) {
        subject = TitleText.name(text.words(headers["subject"], charset: charset))
        (author, address) = Self.writer(headers, text, charset: charset)
        date = Self.date(headers)
    }

    /// Who wrote it: by `From`, else by `Sender`.
    static func writer(
        _ headers: MailHeaders, _ text: MailText, charset: String
    ) -> (name: String, address: String) {
        let value = headers["from"].isEmpty ? headers["sender"] : headers["from"]
        guard !value.isEmpty else { return ("", "") }
        let line = text.decode(value, charset: charset)
        let words = MailWords(line)
        let found = MailLibrary.mailbox(words.inUTF8(text))
        let address = MailText.line(found.address)
        var name = MailText.line(found.name)
        // Some put quotation marks within quotation marks.
        if name.utf8.count > 2, name.first == "'", name.last == "'" {
            name = String(name.dropFirst().dropLast())
        }
        // A browser that saved a page.
        if name.isEmpty, line.hasPrefix("<Saved by ") { return ("", "") }
        if name.isEmpty, address.isEmpty { name = MailText.line(words.decoded(text)) }
        return (name.isEmpty ? address : name, address.lowercased())
    }

    /// When it was sent, by its writer's clock; when that says nothing, when it was received first.
    ///
    /// A clock without a battery says 1970, a program that miscounts a year far from now.
    static func date(_ headers: MailHeaders) -> PostDate? {
        let received = headers.all("received").reversed().map { value in
            value.split(separator: UInt8(ascii: ";")).last.map(Array.init) ?? []
        }
        let dates = [headers["date"]] + received + [headers["delivery-date"]]
        return dates.lazy.compactMap { value in
            let text = String(decoding: value, as: UTF8.self).collapsed
            let date = DateReader.read(withoutComments(text))
            // A zone may be named in a comment alone.
            return date?.offsetMinutes == nil ? DateReader.read(text) ?? date : date
        }.first { abs($0.instant) > 172_800 && $0.day.year < 2_100 }
    }

    /// A date without what stands in brackets, nor white space within its time.
    ///
    /// Source: RFC 5322, 3.2.2 and 4.3.
    private static func withoutComments(_ text: String) -> String {
        var kept: [UInt8] = []
        var depth = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if depth == 0, byte != 0x20 || kept.last != UInt8(ascii: ":") {
                while byte == UInt8(ascii: ":"), kept.last == 0x20 { kept.removeLast() }
                kept.append(byte)
            }
            if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
