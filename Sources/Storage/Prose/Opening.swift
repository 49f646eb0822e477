extension Document {
    /// The first words of the text on one line, to name a post by that has no title.
    ///
    /// Of a text without words, what its first picture is said to show, or what kind of thing it
    /// has in their place: "Photo", "Video: youtube.com". Empty for one without even that. A text longer than
    /// about `limit` characters is cut at a word, with "…". Cost: what stands before those words.
    public func opening(limit: Int = 60) -> String {
        var finder = OpeningFinder(limit: max(1, limit))
        return finder.opening(of: blocks)
    }
}

/// Goes through a document until it has come to words.
private struct OpeningFinder {
    let limit: Int
    private var media: [Media] = []

    init(limit: Int) { self.limit = limit }

    mutating func opening(of blocks: [Block]) -> String {
        // With a stack of its own: mark-up may be nested deeper than the machine's.
        var waiting = Array(blocks.reversed())
        while let block = waiting.popLast() {
            let words = cut(leadingText(of: block))
            if words.contains(where: { $0.isLetter || $0.isNumber }) { return words }
            waiting += Self.inner(of: block).reversed()
        }
        for thing in media {
            let words = cut(thing.text)
            guard !words.isEmpty else { continue }
            // The words for a film are those of its site.
            return thing.kind == .image ? words : "\(Self.name(of: thing)): \(words)"
        }
        return media.first.map(Self.name) ?? ""
    }

    /// The text of a block before those within it.
    private mutating func leadingText(of block: Block) -> String {
        var text = ""
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines), .verse(let inlines),
            .details(summary: let inlines, _):
            add(inlines, to: &text)
        case .code(let code, _), .math(let code): text = String(code.prefix(gathered))
        case .table(let table):
            add(table.caption, to: &text)
            for cell in table.rows.lazy.joined() where text.utf8.count < gathered {
                text += " "
                add(cell.inlines, to: &text)
            }
        case .figure(let media, let caption): add(Figure(media: media, caption: caption), to: &text)
        case .gallery(let figures): for figure in figures { add(figure, to: &text) }
        case .definitions(let definitions):
            if let first = definitions.first { add(first.term, to: &text) }
        case .list, .quote, .pullQuote, .rule, .notes: break
        }
        return text
    }

    private mutating func add(_ figure: Figure, to text: inout String) {
        media.append(figure.media)
        add(figure.caption, to: &text)
    }

    private mutating func add(_ inlines: [Inline], to text: inout String) {
        for inline in inlines where text.utf8.count < gathered {
            switch inline {
            case .text(let piece), .math(let piece): text += piece
            case .lineBreak: text += " "
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .isolate(_, _, let inner):
                add(inner, to: &text)
            case .media(let thing): media.append(thing)
            case .noteReference, .anchor, .direction: break
            }
        }
    }

    /// Bytes that are surely enough for the words.
    private var gathered: Int { 8 * limit }

    /// The text on one line, cut at a word where it is too long.
    private func cut(_ text: String) -> String {
        let line = text.prefix(2 * gathered).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        guard line.count > limit else { return line }
        var words = line.prefix(limit)
        // The next character tells whether a word ends here; scripts without spaces have none.
        if line.dropFirst(limit).first != " ", let space = words.lastIndex(of: " "),
            words[..<space].count >= limit / 2
        {
            words = words[..<space]
        }
        while let last = words.last, last == " " || ",;:–—-".contains(last) { words.removeLast() }
        return words + "…"
    }

    private static func inner(of block: Block) -> [Block] {
        switch block {
        case .list(let list): list.items.flatMap(\.blocks)
        case .definitions(let definitions): definitions.flatMap(\.blocks)
        case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks): blocks
        case .notes(let notes): notes.flatMap(\.blocks)
        case .paragraph, .heading, .verse, .code, .math, .rule, .table, .figure, .gallery: []
        }
    }

    private static func name(of media: Media) -> String {
        switch media.kind {
        case .image: "Photo"
        case .video: "Video"
        case .audio: "Audio"
        case .map: "Map"
        case .message: "Message"
        case .embed: "Embedded page"
        }
    }
}
