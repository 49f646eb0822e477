internal import ArchiveModel
internal import CMail
internal import Prose

/// Finds what is to be read in a message, and in what order.
///
/// Source: RFC 2046, 5.1; RFC 2387 for what belongs to one page; RFC 6522 for reports.
struct MailBody {
    /// What is read of a message, piece by piece.
    private enum Piece {
        case html(String)
        case plain(PlainMail)
        case attachment(String)
    }

    private let message: MailMessage
    private let text: MailText
    /// The names of pictures by what pages call them.
    private let pictures: [String: String]

    /// Reads the body of a message.
    init(_ message: MailMessage, _ text: MailText) {
        self.message = message
        self.text = text
        var pictures: [String: String] = [:]
        for part in message.parts where !part.contentID.isEmpty {
            pictures[part.contentID] = part.fileName
        }
        self.pictures = pictures
    }

    /// The body: plain text where the message is that and no more, else HTML.
    var body: PostBody {
        let pieces = message.parts.isEmpty ? [] : self.pieces(at: 0)
        var plain: [String] = []
        for piece in pieces {
            guard case .plain(let part) = piece, part.isUnquoted, part.files.isEmpty else {
                return PostBody(text: Self.html(pieces), format: .html)
            }
            plain.append(part.text)
        }
        let text = plain.filter { !$0.isEmpty }.joined(separator: "\n\n")
        return PostBody(text: text, format: .plainText)
    }

    private static func html(_ pieces: [Piece]) -> String {
        var html: [String] = []
        var files: [String] = []
        for piece in pieces {
            switch piece {
            case .html(let text): html.append(text)
            case .plain(let part):
                html.append(part.html)
                files += part.files
            case .attachment(let name): files.append(name)
            }
        }
        if !files.isEmpty {
            if !html.isEmpty { html.append("<hr>") }
            let names = files.map { "<li>\(HTMLText.escaped($0))</li>" }.joined()
            html.append("<p>Attached:</p><ul>\(names)</ul>")
        }
        return html.joined(separator: "\n")
    }

    private func pieces(at index: Int) -> [Piece] {
        let part = message.parts[index]
        switch part.kind {
        case cmail_multipart: return pieces(ofMultipart: index)
        case cmail_nested_message: return [.html(quote(index))]
        default: return piece(ofLeaf: index).map { [$0] } ?? []
        }
    }

    private func pieces(ofMultipart index: Int) -> [Piece] {
        let inner = message.inner(of: index)
        switch message.parts[index].type {
        case "multipart/alternative": return best(of: inner)
        case "multipart/related": return related(inner)
        case "multipart/signed", "multipart/appledouble":
            // What signs it, or the other way about: only one of the two is the text.
            return inner.lazy.map { pieces(at: $0) }.first { !$0.isEmpty } ?? []
        default: return inner.flatMap { pieces(at: $0) }
        }
    }

    /// The richest of several forms of one text that has anything in it; of equals the last.
    private func best(of inner: [Int]) -> [Piece] {
        let ranked = inner.reversed().enumerated().sorted {
            (rank($1.element), $0.offset) < (rank($0.element), $1.offset)
        }
        var found: [Piece] = []
        for (_, index) in ranked {
            found = pieces(at: index)
            if found.contains(where: Self.isReadable) { return found }
        }
        return found
    }

    private func rank(_ index: Int) -> Int {
        let types = message.parts[index..<message.parts[index].end].map(\.type)
        if types.contains("text/html") { return 2 }
        return types.contains("text/plain") ? 1 : 0
    }

    private static func isReadable(_ piece: Piece) -> Bool {
        switch piece {
        case .html(let html):
            html.utf8Range(of: "<img") != nil || Prose.wordCount(html: html) > 0
        case .plain(let part): !part.text.isEmpty
        case .attachment: false
        }
    }

    /// A page and what it is made of; pictures that it shows are not listed as well.
    private func related(_ inner: [Int]) -> [Piece] {
        guard let root = inner.first(where: { rank($0) > 0 }) ?? inner.first else { return [] }
        return pieces(at: root)
            + inner.filter { $0 != root && !isPicture(message.parts[$0]) }.flatMap {
                pieces(at: $0)
            }
    }

    private func isPicture(_ part: MailMessage.Part) -> Bool {
        part.type.hasPrefix("image/") && !(part.isAttachment && part.contentID.isEmpty)
    }

    private func piece(ofLeaf index: Int) -> Piece? {
        let part = message.parts[index]
        guard !Self.unread.contains(part.type) else { return nil }
        guard !part.isAttachment else { return .attachment(name(of: part)) }
        switch part.type {
        case "text/html":
            let html = text.decode(message.content(of: index), charset: charset(of: index))
            let cleaned = NewsletterMarkup.clean(html, pictures: pictures)
            return cleaned.trimmed.isEmpty ? nil : .html(cleaned)
        case let type where type.hasPrefix("text/") && !Self.data.contains(type):
            let plain = PlainMail(
                text.decode(message.content(of: index), charset: part.charset),
                isFlowed: part.isFlowed, deletesSpace: part.deletesSpace)
            return .plain(plain)
        case let type where type.hasPrefix("image/"):
            return .html("<p><img alt=\"\(HTMLText.escaped(part.fileName))\"></p>")
        case let type where Self.data.contains(type) && part.fileName.isEmpty: return nil
        default: return .attachment(name(of: part))
        }
    }

    private func name(of part: MailMessage.Part) -> String {
        part.fileName.isEmpty ? part.type : part.fileName
    }

    /// The encoding of a page: by its header, else by what it says itself.
    private func charset(of index: Int) -> String {
        let declared = message.parts[index].charset
        guard declared.isEmpty else { return declared }
        let head = message.content(of: index).prefix(2_048)
        return head.withUnsafeBufferPointer { head in
            guard let start = head.index(of: "charset=") else { return "" }
            let value = head[(start + 8)...].drop { "\"' ".utf8.contains($0) }
                .prefix {
                    $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
            return String(decoding: value, as: UTF8.self)
        }
    }

    /// A message within the message, as a quotation below its head.
    private func quote(_ index: Int) -> String {
        let inner = message.inner(of: index).flatMap { pieces(at: $0) }
        let head = message.headers(of: index).map { MailHead($0, text, charset: "") }
        let names = [head?.author ?? "", head?.date.map { "\($0.day)" } ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let lines = [
            HTMLText.element("b", HTMLText.escaped(head?.subject ?? "")), HTMLText.escaped(names),
        ].filter { !$0.isEmpty }
        return HTMLText.element(
            "blockquote",
            HTMLText.element("p", lines.joined(separator: "<br>")) + Self.html(inner))
    }

    /// What is for programs alone: signatures, reports of delivery.
    private static let unread: Set = [
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "application/pgp-encrypted", "message/delivery-status",
        "message/disposition-notification",
    ]

    /// Texts that are no reading: another program's, or a second form of the first.
    private static let data: Set = [
        "text/calendar", "text/x-amp-html", "text/watch-html", "text/directory", "text/vcard",
        "text/x-vcard", "text/rfc822-headers", "text/css", "text/javascript", "text/csv",
        "text/x-moz-deleted",
    ]
}
