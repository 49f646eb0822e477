internal import CGumbo

/// Makes hostile HTML harmless to the parser, in one pass over its bytes.
///
/// Gumbo needs time in the square of the depth of nesting and of the attributes of a tag, and
/// frees its tree by recursion. The guard therefore bounds both, and the memory that formatting
/// opened again and again can take. What it can only bound by knowing the parser's exact state
/// (SVG, MathML, `select`, `template`, frames), none of which is read as such, it takes out; so
/// it always sees the same tags as the parser. Ordinary posts pass unchanged, byte for byte.
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

    private let limits: Limits
    private let scanner: MarkupScanner
    private var bytes: Bytes { scanner.bytes }
    private var open: OpenElements
    private var edit: Edit
    private var tagCount = 0
    private var elementCount = 0
    private var reopeningCost = 0
    private var hasBody = false
    private var unclosed: TagSet = []

    /// The bytes to parse instead of `bytes`; nil if these are harmless.
    static func harmless(_ bytes: Bytes, limits: Limits = Limits()) -> [UInt8]? {
        var markupGuard = MarkupGuard(bytes, limits)
        markupGuard.run()
        return markupGuard.edit.result
    }

    private init(_ bytes: Bytes, _ limits: Limits) {
        self.limits = limits
        scanner = MarkupScanner(bytes: bytes)
        open = OpenElements(bytes: bytes)
        edit = Edit(bytes: bytes)
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
            let next = read(at: tag)
            guard next > tag else { return }
            position = next
        }
        if edit.size(at: bytes.count) > limits.size {
            edit.cut(at: bytes.count - (edit.size(at: bytes.count) - limits.size))
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
            case .startTag, .comment: break
            }
            return end
        }
        let name = scanner.nameRange(from: next)
        let tag = bytes.tag(named: name)
        let (end, cuts) = readAttributes(from: name.upperBound)
        let range = start..<end
        tagCount += 1
        if !Tags.void.contains(tag) { elementCount += 1 }
        if isExhausted, !Tags.rawText.contains(tag) {
            edit.replace(range, with: [0x20])
            return end
        }
        if let (taken, replacement) = TakenOut.read(tag, range, scanner, &unclosed) {
            if !replacement.isEmpty { reopeningCost += open.wake() }
            edit.replace(taken, with: replacement)
            return taken.upperBound
        }
        if !isKept(tag, range) {
            edit.replace(range, with: [])
            return end
        }
        for cut in cuts { edit.replace(cut.range, with: cut.replacement) }
        if tag == GUMBO_TAG_PLAINTEXT { return start }
        return Tags.rawText.contains(tag) ? skipRawText(of: tag, name, range) : end
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
        if isExhausted { return edit.replace(range, with: [0x20]) }
        reopeningCost += open.end(bytes.tag(named: name))
    }

    /// Content that nobody sees needn't be parsed either.
    private mutating func skipRawText(
        of tag: GumboTag, _ name: Range<Int>, _ startTag: Range<Int>
    ) -> Int {
        let start = startTag.upperBound
        let end = scanner.rawTextEnd(of: bytes.slice(name), from: start) ?? bytes.count
        guard Tags.invisibleRawText.contains(tag), end > start else { return end }
        if tag != GUMBO_TAG_SCRIPT || !isFormula(startTag) { edit.replace(start..<end, with: []) }
        return end
    }

    /// Whether a script's start tag says that it holds a formula, which is text after all.
    private func isFormula(_ startTag: Range<Int>) -> Bool {
        let name = scanner.nameRange(from: startTag.lowerBound + 1)
        var attributes = AttributeScanner(bytes: bytes, position: name.upperBound)
        while attributes.position < startTag.upperBound, let attribute = attributes.next() {
            guard bytes.slice(attribute.name).equals("type") else { continue }
            return bytes.slice(attribute.value).has("math/tex", at: 0)
        }
        return false
    }

    /// Reads the attributes after the name of a tag: where it ends, and what of it is too much.
    private func readAttributes(
        from start: Int
    ) -> (end: Int, cuts: [(range: Range<Int>, replacement: [UInt8])]) {
        var attributes = AttributeScanner(bytes: bytes, position: start)
        var cuts: [(range: Range<Int>, replacement: [UInt8])] = []
        var count = 0
        var surplus: Int?
        while true {
            let before = attributes.position
            guard let attribute = attributes.next() else { break }
            count += 1
            if count > limits.attributes {
                surplus = surplus ?? before
            } else if attribute.value.count > 256, isData(attribute.value) {
                cuts.append((attribute.value, Array("data:".utf8)))
            } else if attribute.value.count > limits.value {
                cuts.append((attribute.value, []))
            }
        }
        let end = attributes.position
        if let surplus { cuts.append((surplus..<end, Array(" >".utf8))) }
        return (end, cuts)
    }

    /// Whether an attribute is a picture written out in its address.
    private func isData(_ value: Range<Int>) -> Bool {
        var start = value.lowerBound
        while start < value.upperBound, bytes[start] <= 0x20 { start += 1 }
        return bytes.has("data:", at: start)
    }
}

/// The bytes of a source with some of them replaced, made only once something is.
struct Edit {
    private let bytes: Bytes
    private var output: [UInt8] = []
    private var copied = 0
    private var isCut = false
    private var isEdited = false

    init(bytes: Bytes) { self.bytes = bytes }

    /// The edited bytes; nil if nothing was.
    var result: [UInt8]? {
        guard isEdited else { return nil }
        return isCut ? output : output + bytes[min(copied, bytes.count)...]
    }

    /// How many bytes there are up to `position` of the source.
    func size(at position: Int) -> Int { output.count + position - copied }

    /// Puts `replacement` in the place of `range`; what begins in an earlier range goes with it.
    mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
        guard !isCut, range.upperBound > copied || range.isEmpty else { return }
        isEdited = true
        if range.lowerBound > copied { output += bytes[copied..<range.lowerBound] }
        // A `<` that was text must not become a tag with what follows now.
        if output.last == UInt8(ascii: "<"), replacement.first != 0x20 { output += "<!---->".utf8 }
        output += replacement
        copied = max(copied, range.upperBound)
    }

    /// Ends the source at `position`.
    mutating func cut(at position: Int) {
        replace(position..<position, with: [])
        isCut = true
    }
}
