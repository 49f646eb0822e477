internal import CGumbo

/// Makes hostile HTML harmless to the parser, in one pass over its bytes.
///
/// Gumbo needs time in the square of the depth of nesting and of the attributes of a tag, and who
/// reads its tree recurses. The guard therefore bounds both, and the memory that formatting
/// opened again and again can take. What it can only bound by knowing the parser's exact state
/// (SVG, MathML, `select`, `template`, frames), none of which is read as such, it takes out; so
/// it always sees the same tags as the parser. Ordinary posts pass unchanged, byte for byte.
///
/// In the same pass it makes the source short, for whose bytes the parser takes most of the time:
/// see ``SourceDeposit`` and ``ReadAttributes``.
struct MarkupGuard {
    /// The bounds; no page known comes near them.
    struct Limits {
        /// Elements open at once.
        var depth = 256
        /// Formatting elements open at once.
        var formatting = 48
        /// Attributes of a tag.
        var attributes = 256
        /// Bytes of an attribute's value.
        var value = 1 << 16
        /// Elements with content; all tags after so many are dropped.
        var elements = 1 << 17
        /// Tags of any kind, likewise.
        var tags = 1 << 20
        /// Bytes the parser may spend on opening formatting again.
        var reopening = 1 << 25
        /// Bytes of a source.
        var size = 1 << 26
    }

    /// What is parsed in the place of a source.
    struct Condensed {
        /// The bytes to parse; nil for those of the source.
        var bytes: [UInt8]?
        /// What they have tickets for.
        var deposit: SourceDeposit
        /// Whether they end with the tag of a page's frames.
        var endsInFrames = false
    }

    private let limits: Limits
    private let scanner: MarkupScanner
    private let bytes: Bytes
    private let leavesOut: Bool
    private var open: OpenElements
    private var edit: Edit
    private var deposit: SourceDeposit
    private let condenses: Bool
    private var attributes: AttributeTrimmer
    private var tagCount = 0
    private var elementCount = 0
    private var reopeningCost = 0
    private var hasBody = false
    private let isPage: Bool
    /// Whether a body is open in any case, be it without a tag of its own.
    private var isBodyOpen = false
    private let stopsAtFrames: Bool
    private var endsInFrames = false
    /// Where the last look for plain rows in vain ended, before which no other is worth it.
    private var plainRowsEnd = 0
    /// Elements of raw text of which no end is left: it is not looked for again.
    private var endless: TagSet = []

    /// The bytes to parse instead of `bytes`; nil if these are harmless.
    static func harmless(_ bytes: Bytes, limits: Limits = Limits()) -> [UInt8]? {
        var markupGuard = MarkupGuard(bytes, limits, attributes: nil, condenses: false)
        markupGuard.run()
        return markupGuard.edit.result
    }

    /// The same without long texts, and these.
    ///
    /// Attributes that nobody reads, and what comments say, are left out too, unless `attributes` is
    /// nil. The source is a page's if it `isPage`, else the content of an element. In that frames
    /// mean nothing; in a page nothing does after their first tag, which may end it.
    static func condensed(
        _ bytes: Bytes, limits: Limits = Limits(), attributes: ReadAttributes? = .table,
        isPage: Bool = false, stopsAtFrames: Bool = false
    ) -> Condensed {
        var markupGuard = MarkupGuard(
            bytes, limits, attributes: attributes, condenses: true, isPage: isPage,
            stopsAtFrames: stopsAtFrames)
        markupGuard.run()
        return Condensed(
            bytes: markupGuard.edit.result, deposit: markupGuard.deposit,
            endsInFrames: markupGuard.endsInFrames)
    }

    private init(
        _ bytes: Bytes, _ limits: Limits, attributes: ReadAttributes?, condenses: Bool,
        isPage: Bool = false, stopsAtFrames: Bool = false
    ) {
        self.isPage = isPage
        self.stopsAtFrames = stopsAtFrames
        self.limits = limits
        self.bytes = bytes
        leavesOut = attributes != nil
        self.condenses = condenses
        scanner = MarkupScanner(bytes: bytes)
        open = OpenElements(bytes: bytes)
        edit = Edit(bytes: bytes)
        deposit = SourceDeposit(for: bytes, isOpen: condenses)
        self.attributes = AttributeTrimmer(
            bytes: bytes, limits: limits, read: attributes, condenses: condenses)
    }

    /// Whether so much has been opened that only the text still matters.
    private var isExhausted: Bool {
        elementCount > limits.elements || tagCount > limits.tags
            || reopeningCost > limits.reopening
    }

    private mutating func run() {
        var position = 0
        while let tag = bytes.index(of: UInt8(ascii: "<"), from: position) {
            if tag > position { reopeningCost += open.wake() }
            if edit.size(at: tag) > limits.size { return edit.cut(at: tag) }
            if tag - position >= SourceDeposit.leastSpace { condense(position..<tag) }
            let next = read(at: tag)
            guard next > tag, !endsInFrames else { return }
            position = next
        }
        if edit.size(at: bytes.count) > limits.size {
            return edit.cut(at: bytes.count - (edit.size(at: bytes.count) - limits.size))
        }
        if bytes.count > position { condense(position..<bytes.count) }
    }

    /// Deposits what is long of a text between tags.
    private mutating func condense(_ text: Range<Int>) {
        guard condenses else { return }
        let end = text.upperBound
        var position = text.lowerBound
        while position < end {
            // A line end that begins a listing is dropped.
            if bytes[position] == 0x0A { position += 1 }
            let space = position
            while position < end, bytes[position].isDepositedSpace { position += 1 }
            if position - space >= SourceDeposit.leastSpace,
                let ticket = deposit.ticket(forSpace: space..<position)
            {
                edit.replace(space..<position, with: ticket)
            }
            let words = position
            position = bytes.endOfPlainText(in: position..<end)
            if position - words >= SourceDeposit.leastText,
                let ticket = deposit.ticket(forText: words..<position)
            {
                edit.replace(words..<position, with: ticket)
            }
            position = bytes.endOfReference(in: position..<end)
        }
    }

    /// Reads the mark-up at `start` and returns what follows it; `start` to stop.
    private mutating func read(at start: Int) -> Int {
        let next = start + 1
        guard next < bytes.count, bytes[next].isLetter else {
            let (kind, end) = scanner.markup(at: start)
            switch kind {
            case .endTag(let name): readEnd(name, start..<end)
            case .text: reopeningCost += open.wake()
            case .comment:
                // What a comment says is nothing to anybody, that it parts two texts may be.
                if leavesOut, end - start > 7, bytes.has("<!--", at: start) {
                    edit.replace(start..<end, with: "<!---->")
                }
            case .startTag: break
            }
            return end
        }
        let name = scanner.nameRange(from: next)
        let tag = bytes.tag(named: name)
        let end = attributes.read(of: tag, from: name.upperBound)
        let range = start..<end
        tagCount += 1
        if !Tags.void.contains(tag) { elementCount += 1 }
        if isExhausted, !Tags.rawText.contains(tag) {
            edit.replace(range, with: " ")
            return end
        }
        if stopsAtFrames, tag == GUMBO_TAG_FRAMESET { return stop(atFrames: end) }
        if let (taken, replacement) = TakenOut.read(tag, range, scanner, in: open) {
            if !replacement.isEmpty { reopeningCost += open.wake() }
            edit.replace(taken, with: replacement.isEmpty ? trace(of: tag) : replacement)
            return taken.upperBound
        }
        if tag == GUMBO_TAG_TR, let end = depositRows(at: start, range) { return end }
        if !isKept(tag, range) {
            edit.replace(range, with: "")
            return end
        }
        if tag == GUMBO_TAG_BODY, leavesOut, !isPage, isDirected(range) {
            edit.replace(inTag: name, with: "html")
        }
        for cut in attributes.cuts { apply(cut) }
        if tag == GUMBO_TAG_PLAINTEXT { return start }
        return Tags.rawText.contains(tag) ? skipRawText(of: tag, name, range) : end
    }

    /// What must stand in the place of an element of which nothing is left.
    ///
    /// In a page any but a template ends the head and begins the body, which changes what the
    /// tags after it mean. So does the end of a body, which ends nothing for what follows it, and
    /// frames may still come.
    private mutating func trace(of tag: GumboTag) -> [UInt8] {
        guard isPage, !isBodyOpen, tag != GUMBO_TAG_TEMPLATE else { return [] }
        isBodyOpen = true
        return Array("</body>".utf8)
    }

    /// Ends the source with a tag of frames, which ends at `end`.
    private mutating func stop(atFrames end: Int) -> Int {
        for cut in attributes.cuts { apply(cut) }
        edit.cut(at: end)
        endsInFrames = true
        return end
    }

    /// Deposits the rows that begin at `start`, and returns where they end; nil if they are few or
    /// not plain.
    private mutating func depositRows(at start: Int, _ startTag: Range<Int>) -> Int? {
        guard condenses, leavesOut, start >= plainRowsEnd, open.mayBeginRow else { return nil }
        var rows = PlainRows(bytes: bytes, from: start)
        var cells: [PlainRows.Cell] = []
        var count = 0
        while rows.next(&cells) { count += 1 }
        // With the tag after them, which may be what ends the last one.
        let seen = start..<min(rows.position + 4, bytes.count)
        guard count >= PlainRows.least, let ticket = deposit.ticket(forRows: seen) else {
            plainRowsEnd = rows.position
            return nil
        }
        reopeningCost += open.start(GUMBO_TAG_TR, source: startTag) + open.end(GUMBO_TAG_TR)
        edit.replace(rows: start..<rows.position, with: ticket)
        return rows.position
    }

    /// Opens the element if the bounds allow it.
    private mutating func isKept(_ tag: GumboTag, _ range: Range<Int>) -> Bool {
        switch tag {
        case GUMBO_TAG_HTML: return elementCount == 1
        case GUMBO_TAG_BODY:
            // The parser would merge the attributes of every one.
            defer { hasBody = true }
            return !hasBody
        case GUMBO_TAG_HEAD: return true
        case GUMBO_TAG_PLAINTEXT: return true
        default: break
        }
        let isFull =
            open.count >= limits.depth
            || Tags.formatting.contains(tag) && open.formattingCount >= limits.formatting
        guard !isFull || Tags.void.contains(tag) || Tags.rawText.contains(tag) else { return false }
        reopeningCost += open.start(tag, source: range)
        return true
    }

    private mutating func readEnd(_ name: Range<Int>, _ range: Range<Int>) {
        tagCount += 1
        if isExhausted { return edit.replace(range, with: " ") }
        reopeningCost += open.end(bytes.tag(named: name))
    }

    /// Content that nobody sees needn't be parsed either.
    private mutating func skipRawText(
        of tag: GumboTag, _ name: Range<Int>, _ startTag: Range<Int>
    ) -> Int {
        let start = startTag.upperBound
        let close =
            endless.contains(tag) ? nil : scanner.rawTextEnd(of: bytes.slice(name), from: start)
        if close == nil {
            endless = endless.union([tag])
            if scanner.isSelfClosed(name, end: start) { return closeEmpty(tag, name, startTag) }
        }
        let end = close ?? bytes.count
        guard Tags.invisibleRawText.contains(tag), end > start else { return end }
        if tag != GUMBO_TAG_SCRIPT || !isFormula(startTag) { edit.replace(start..<end, with: "") }
        return end
    }

    /// Ends an element that is written as an empty one and has no end tag.
    private mutating func closeEmpty(
        _ tag: GumboTag, _ name: Range<Int>, _ startTag: Range<Int>
    ) -> Int {
        let end = startTag.upperBound
        let endTag = Array("></".utf8) + bytes.slice(name) + [UInt8(ascii: ">")]
        edit.replace(end - 2..<end, with: endTag)
        reopeningCost += open.end(tag)
        return end
    }

    /// Whether a script's start tag says that it holds a formula, which is text after all.
    private func isFormula(_ startTag: Range<Int>) -> Bool {
        value(of: "type", in: startTag)?.has("math/tex", at: 0) ?? false
    }

    /// Whether a body's start tag names a direction: what is parsed as a body's content has an
    /// element above it for what the page says as a whole, but it is called otherwise.
    private func isDirected(_ startTag: Range<Int>) -> Bool {
        value(of: "dir", in: startTag) != nil
    }

    private func value(of attribute: StaticString, in startTag: Range<Int>) -> Bytes? {
        let name = scanner.nameRange(from: startTag.lowerBound + 1)
        var attributes = AttributeScanner(bytes: bytes, position: name.upperBound)
        while attributes.position < startTag.upperBound, let next = attributes.next() {
            if bytes.slice(next.name).equals(attribute) { return bytes.slice(next.value) }
        }
        return nil
    }

    private mutating func apply(_ cut: AttributeTrimmer.Cut) {
        switch cut.kind {
        case .value(let replacement): edit.replace(inTag: cut.range, with: replacement)
        case .deposit:
            if let ticket = deposit.ticket(forText: cut.range) {
                edit.replace(cut.range, with: ticket)
            }
        case .attribute:
            let end = cut.range.upperBound
            // A value without quotes before it would go on in what follows.
            let isParted =
                end < bytes.count && (bytes[end].isSpace || bytes[end] == UInt8(ascii: ">"))
            edit.replace(inTag: cut.range, with: isParted ? "" : " ")
        }
    }
}
