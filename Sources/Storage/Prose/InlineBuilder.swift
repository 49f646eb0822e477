/// Gathers the text of paragraphs and collapses its white space as CSS does.
///
/// 1. White space waits until a visible character follows, so none stands at the ends of a line.
/// 2. It is set in what all the places where it stood and the text before and after it have in
///    common, so that a style or link never begins or ends with a space; only a paragraph's indent
///    may be in the style of what follows it.
/// 3. A line without a visible character divides paragraphs.
/// 4. A line end of the source between two letters of a script without spaces is no space; between
///    one of these and a letter of another script it is one, as in browsers. Beyond that no space
///    is put between Chinese and Latin, and none taken away: which of both is right is the
///    author's to say.
/// 5. An anchor stands before the first visible character after it, in whatever paragraph that is.
struct InlineBuilder {
    private enum Wrapper {
        case style(InlineStyle)
        case link(UInt32)
        case meaning(UInt32)
        case isolate(UInt32)

        func isIn(_ context: InlineContext, _ isolates: Isolates) -> Bool {
            switch self {
            case .style(let style): context.styles.contains(style)
            case .link(let link): context.link == link
            case .meaning(let meaning): context.meaning == meaning
            case .isolate(let isolate): isolates.isWithin(context.isolate, isolate)
            }
        }
    }

    private struct Frame {
        var wrapper: Wrapper
        var inlines: [Inline] = []
    }

    /// A paragraph, how many breaks it has, and whether it has pictures or embeds, and isolates.
    struct Paragraph {
        var inlines: [Inline]
        var breaks: Int
        var holdsMedia: Bool
        var holdsIsolates: Bool
    }

    /// The names of places that links lead to, for which no text has come yet.
    var anchors: [String] = []
    /// Those that stood by pictures and formulas, which hold none: the next words take them.
    var heldAnchors: [String] = []
    /// What links and meanings lead to, by their numbers less one.
    var targets: [InlineContext.Target] = []
    /// The isolates so far.
    var isolates = Isolates()
    /// Whether no-break spaces that begin a paragraph count.
    var keepsIndent = false
    private var paragraphs: [Paragraph] = []
    private var breaksInParagraph = 0
    private var hasMediaInParagraph = false
    private var hasIsolateInParagraph = false
    private var hasWordsInParagraph = false
    private var inlines: [Inline] = []
    private var frames: [Frame] = []
    /// What the frames are open for.
    private var current = InlineContext()
    private var run: [UInt8] = []
    private var isEmpty = true
    private var breaks = 0
    private var waiting: [UInt8] = []
    private var waitingEndsInSpace = false
    private var waitingContext: InlineContext?
    /// Whether what waits is nothing but a line end of the source after a letter of such a script.
    private var waitsAfterUnspaced = false
    private var endsUnspaced = false

    /// Whether the line under way has nothing that can be seen.
    var isAtLineStart: Bool { isEmpty || breaks > 0 }

    /// Whether the paragraph under way has pictures or embeds and no words.
    var holdsOnlyMedia: Bool { hasMediaInParagraph && !hasWordsInParagraph }

    /// Whether the paragraph under way has nothing that can be seen.
    var isUntouched: Bool { isEmpty && paragraphs.isEmpty }

    /// Whether no place that a link leads to waits for words.
    var hasNoAnchor: Bool { anchors.isEmpty && heldAnchors.isEmpty }

    /// Gives another builder, that writes in the place of this one, what is pending.
    mutating func handOver(to other: inout InlineBuilder) {
        swap(&anchors, &other.anchors)
        swap(&heldAnchors, &other.heldAnchors)
        swap(&targets, &other.targets)
        swap(&isolates, &other.isolates)
    }

    /// A number for a link or meaning, to put into a context.
    mutating func number(for target: InlineContext.Target) -> UInt32 {
        targets.append(target)
        return UInt32(truncatingIfNeeded: targets.count)
    }

    /// Takes text, whose white space is not collapsed yet.
    mutating func add(_ bytes: Bytes, in context: InlineContext) {
        var position = 0
        while position < bytes.count {
            let space = bytes.spaceLength(at: position)
            if space > 0 {
                position = wait(for: bytes, position..<position + space, in: context)
                continue
            }
            let start = position
            repeat { position += 1 } while position < bytes.count && bytes.isInLine(at: position)
            if waitsAfterUnspaced, bytes[start] >= 0xE2, bytes.isUnspaced(at: start) {
                clearWaiting()
            }
            placeWaiting(before: context)
            hasWordsInParagraph = true
            run.append(contentsOf: bytes[start..<position])
            endsUnspaced = bytes[position - 1] >= 0x80 && bytes.isUnspaced(before: position)
        }
    }

    /// Takes text that is not from the source.
    mutating func add(_ text: StaticString, in context: InlineContext) {
        add(Bytes(text), in: context)
    }

    /// Takes text that is not from the source.
    mutating func add(_ text: String, in context: InlineContext) {
        var text = text
        text.withUTF8 { add($0, in: context) }
    }

    /// Takes an image or embed.
    mutating func add(_ media: Media, in context: InlineContext) {
        add(.media(media), in: context)
        hasMediaInParagraph = true
    }

    /// Takes an inline that is whole.
    mutating func add(_ inline: Inline, in context: InlineContext) {
        placeWaiting(before: context)
        append(inline)
        endsUnspaced = false
    }

    /// Takes the end of a line; white space before it is dropped.
    mutating func breakLine(in context: InlineContext) {
        guard !isEmpty else { return clearWaiting() }
        clearWaiting()
        waitingContext = context
        breaks += 1
    }

    /// Ends the paragraph and returns all that are whole since the last call.
    mutating func finish() -> [Paragraph] {
        endParagraph()
        let finished = paragraphs
        if !paragraphs.isEmpty { paragraphs = [] }
        return finished
    }

    private mutating func clearWaiting() {
        waiting.removeAll(keepingCapacity: true)
        waitingEndsInSpace = false
        waitsAfterUnspaced = false
    }

    /// Takes the space in a range and the white space after it, and returns where that ends.
    private mutating func wait(
        for bytes: Bytes, _ range: Range<Int>, in context: InlineContext
    ) -> Int {
        waitingContext = waitingContext.map { common($0, context) } ?? context
        let first = bytes[range.lowerBound]
        let isLineStart = waiting.isEmpty && (isEmpty || breaks > 0)
        if first.isSpaceInText {
            var end = range.lowerBound
            var hasLineEnd = false
            while end < bytes.count, bytes[end].isSpaceInText {
                hasLineEnd = hasLineEnd || bytes[end] == 0x0A || bytes[end] == 0x0D
                end += 1
            }
            if hasLineEnd, endsUnspaced, !isLineStart {
                waitsAfterUnspaced = waitsAfterUnspaced || waiting.allSatisfy { $0 == 0x20 }
            }
            if !isLineStart, !waitingEndsInSpace { waiting.append(0x20) }
            waitingEndsInSpace = !isLineStart
            return end
        }
        waitsAfterUnspaced = false
        let isZeroWidth = bytes.isZeroWidth(at: range.lowerBound)
        // At the start of a line, as a byte order mark, it does nothing.
        if isZeroWidth, isLineStart { return range.upperBound }
        if isEmpty, !keepsIndent, first == 0xC2 { return range.upperBound }
        waiting.append(contentsOf: bytes[range])
        // A zero-width one doesn't part the spaces around it.
        if !isZeroWidth { waitingEndsInSpace = false }
        return range.upperBound
    }

    /// Sets breaks and white space that were waiting, then makes `context` the current one.
    @inline(__always)
    private mutating func placeWaiting(before context: InlineContext) {
        if breaks > 0 || !waiting.isEmpty { placeWaitingText(before: context) }
        waitingContext = nil
        isEmpty = false
        enter(context)
        if !anchors.isEmpty { placeAnchors() }
    }

    /// What both contexts have.
    private func common(_ one: InlineContext, _ other: InlineContext) -> InlineContext {
        var common = one.intersection(other)
        if one.isolate != other.isolate {
            common.isolate = isolates.common(one.isolate, other.isolate)
        }
        return common
    }

    private mutating func placeAnchors() {
        for name in anchors { append(.anchor(name)) }
        anchors = []
    }

    private mutating func placeWaitingText(before context: InlineContext) {
        if breaks > 1 {
            let kept = waiting
            endParagraph()
            waiting = kept
        }
        var shared = common(waitingContext ?? context, context)
        if !isEmpty { shared = common(shared, current) }
        enter(shared)
        let isLineStart = isEmpty || breaks > 0
        if breaks > 0 {
            append(.lineBreak)
            breaksInParagraph += 1
        }
        breaks = 0
        run += !isLineStart && isTypedSpace(in: shared) ? waitingAsOneSpace : waiting[...]
        clearWaiting()
    }

    /// Whether what waits is a space made wider by no-break spaces, as people type after full
    /// stops; within program text and at a line's start they are meant.
    private func isTypedSpace(in context: InlineContext) -> Bool {
        guard waiting.count > 2, !context.styles.contains(.code) else { return false }
        return waiting.allSatisfy { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    }

    /// A space, or a no-break space where nothing else waits.
    private var waitingAsOneSpace: ArraySlice<UInt8> {
        waiting.contains(0x20) ? [0x20] : waiting.prefix(2)
    }

    private mutating func endParagraph() {
        enter(InlineContext())
        endRun()
        clearWaiting()
        waitingContext = nil
        breaks = 0
        isEmpty = true
        endsUnspaced = false
        defer {
            breaksInParagraph = 0
            hasMediaInParagraph = false
            hasIsolateInParagraph = false
            hasWordsInParagraph = false
        }
        guard !inlines.isEmpty else { return }
        paragraphs.append(
            Paragraph(
                inlines: inlines, breaks: breaksInParagraph, holdsMedia: hasMediaInParagraph,
                holdsIsolates: hasIsolateInParagraph))
        inlines = []
    }

    private mutating func append(_ inline: Inline) {
        endRun()
        if frames.isEmpty {
            inlines.append(inline)
        } else {
            frames[frames.count - 1].inlines.append(inline)
        }
    }

    private mutating func endRun() {
        guard !run.isEmpty else { return }
        let text = String(decoding: run, as: UTF8.self)
        run.removeAll(keepingCapacity: true)
        append(.text(text))
    }

    /// Closes the frames that `context` hasn't and opens those it has beyond them.
    private mutating func enter(_ context: InlineContext) {
        var open = InlineContext()
        var kept = 0
        for frame in frames {
            guard frame.wrapper.isIn(context, isolates) else { break }
            switch frame.wrapper {
            case .style(let style): open.styles.insert(style)
            case .link(let link): open.link = link
            case .meaning(let meaning): open.meaning = meaning
            case .isolate(let isolate): open.isolate = isolate
            }
            kept += 1
        }
        while frames.count > kept { closeFrame() }
        current = context
        guard open != context else { return }
        if open.isolate != context.isolate {
            for isolate in isolates.path(to: context.isolate, from: open.isolate) {
                openFrame(.isolate(isolate))
            }
            hasIsolateInParagraph = true
        }
        if open.link != context.link, context.link > 0 { openFrame(.link(context.link)) }
        if open.meaning != context.meaning, context.meaning > 0 {
            openFrame(.meaning(context.meaning))
        }
        for style in InlineStyle.allCases
        where context.styles.contains(style) && !open.styles.contains(style) {
            openFrame(.style(style))
        }
    }

    private mutating func openFrame(_ wrapper: Wrapper) {
        endRun()
        frames.append(Frame(wrapper: wrapper))
    }

    private mutating func closeFrame() {
        endRun()
        guard let frame = frames.popLast(), !frame.inlines.isEmpty else { return }
        switch frame.wrapper {
        case .style(let style): append(.styled(style, frame.inlines))
        case .link(let number), .meaning(let number):
            switch targets[Int(number) - 1] {
            case .link(let address): append(.link(address: address, frame.inlines))
            case .abbreviation(let expansion):
                append(.abbreviation(frame.inlines, expansion: expansion))
            case .noteReference(let name): append(.noteReference(name, frame.inlines))
            }
        case .isolate(let number): append(isolates.inline(number, frame.inlines))
        }
    }
}
