import Prose

/// Adds inlines to a page's text, with their styles.
struct InlineFlattening {
    /// What holds for the inlines being added.
    private struct Context {
        var style: RunStyle
        var link: Int?
        /// Whether letters are to be raised (true) or lowered (false).
        var isRaised: Bool?
        /// Whether this is the mark of a note, which stands in brackets and not above the line.
        var isNoteMark = false
    }

    /// Inlines under way; a stack of our own, as mark-up may be nested deeper than the machine's.
    private struct Level {
        var inlines: [Inline]
        var next = 0
        var context: Context
        /// Signs that annals puts before the level's text, and where they start; they go again when
        /// there is no text.
        var opened: (start: Int, textStart: Int)?
        /// What annals puts after the text, and in which style.
        var close = ""
        var closeStyle: RunStyle = []
        /// Length of the text when a link began.
        var linkStart: Int?

        /// Whether it is an isolate.
        var isIsolate = false

        /// Makes an isolate of the level's text.
        mutating func begin(_ isolate: Isolate, in text: inout PageText) {
            let start = text.bytes.count
            text.append(isolate.start, style: context.style, link: context.link)
            opened = (start, text.bytes.count)
            (close, closeStyle, isIsolate) = (isolate.end, context.style, true)
        }

        /// Makes a link of the level's text.
        mutating func beginLink(_ address: String, in text: inout PageText) {
            linkStart = text.bytes.count
            context.link = text.beginLink(address)
            context.style.insert(.link)
        }

        /// Puts signs around the level's text.
        mutating func open(_ sign: String, close: String, in text: inout PageText) {
            let start = text.bytes.count
            closeStyle = context.style.union(.added)
            text.append(sign, style: closeStyle, link: context.link)
            opened = (start, text.bytes.count)
            self.close = close
        }
    }

    /// Isolates within each other beyond this are one with the last.
    private static let deepestIsolate = 8
    /// Bytes of what an abbreviation stands for that are shown.
    private static let maximumExpansion = 200
    /// Bytes around an abbreviation in which its explanation is looked for.
    private static let maximumSurroundings = 4_096

    /// What a name that is marked as strong is: that of a comment's author.
    var strongStyle: RunStyle = .strong
    /// What strong text is not.
    var strongRemoves: RunStyle = []
    /// Whether abbreviations are explained here.
    var explainsAbbreviations = true
    /// The abbreviations under way that stand together.
    private var abbreviations = AbbreviationRun()
    /// The abbreviations that the page has explained.
    private(set) var explained: Set<String> = []

    /// Forgets all but which abbreviations have been explained.
    mutating func reset() {
        let explained = self.explained
        self = InlineFlattening()
        self.explained = explained
    }

    /// Adds the inlines in a style.
    mutating func add(_ inlines: [Inline], style: RunStyle, to text: inout PageText) {
        let start = text.bytes.count
        var isDirected = false
        var isolates: [Isolate] = []
        defer { if isDirected { text.direct(from: text.bytes.count, .firstStrong) } }
        var levels = [Level(inlines: inlines, context: Context(style: style))]
        while let top = levels.indices.last {
            guard levels[top].next < levels[top].inlines.count else {
                let level = levels.removeLast()
                if level.isIsolate { isolates.removeLast() }
                finish(level, in: &text)
                continue
            }
            let inline = levels[top].inlines[levels[top].next]
            levels[top].next += 1
            let context = levels[top].context
            switch inline {
            case .text(let piece):
                let shown =
                    context.isRaised.map { Scripts.signs(for: piece, isRaised: $0) } ?? piece
                text.append(
                    context.isNoteMark ? Self.unbroken(shown) : shown, style: context.style,
                    link: context.link)
            case .lineBreak:
                // To UAX #9 a line is a paragraph, which ends all isolates.
                for isolate in isolates.reversed() {
                    text.append(isolate.end, style: context.style, link: context.link)
                }
                text.endLine()
                for isolate in isolates {
                    text.append(isolate.start, style: context.style, link: context.link)
                }
            case .media(let media):
                add(media, context: context, to: &text)
            case .link(let address, let children):
                var level = Level(inlines: children, context: context)
                level.beginLink(address, in: &text)
                levels.append(level)
            case .styled(let style, let children):
                levels.append(styled(style, children, context, &text))
            case .abbreviation(let children, let expansion):
                var level = Level(inlines: children, context: context)
                let siblings = levels[top].inlines
                let meaning = meaning(of: children, expansion, in: inlines)
                let sign = AbbreviationRun.sign(after: levels[top].next - 1, in: siblings)
                if let explanation = abbreviations.explanation(after: meaning, sign: sign) {
                    level.opened = (text.bytes.count, text.bytes.count)
                    level.close = explanation
                    level.closeStyle = context.style.union([.added, .quiet])
                }
                levels.append(level)
            case .noteReference(let name, let children):
                let isBracketed = Self.isBracketed(after: text, before: levels)
                levels.append(noteMark(name, children, context, isBracketed, &text))
            case .math(let source):
                text.append(
                    Formula.shown(source), style: context.style.union(.math),
                    link: context.link)
            case .anchor(let name): text.addAnchor(name)
            case .isolate(let direction, let isOverride, let children):
                var level = Level(inlines: children, context: context)
                if isolates.count < Self.deepestIsolate {
                    let isolate = Isolate(direction, isOverride: isOverride)
                    level.begin(isolate, in: &text)
                    isolates.append(isolate)
                }
                levels.append(level)
            case .direction(let direction):
                text.direct(from: start, direction)
                isDirected = true
            }
        }
    }

    /// A note's mark, in which no line may end: `n 8`.
    private static func unbroken(_ mark: String) -> String {
        String(mark.map { $0 == " " ? "\u{A0}" : $0 })
    }

    /// Adds the words for a medium; they lead to where it is, unless a link round it leads on.
    func add(_ media: Media, style: RunStyle, to text: inout PageText) {
        add(media, context: Context(style: style), to: &text)
    }

    private func add(_ media: Media, context: Context, to text: inout PageText) {
        var style = context.style.union(.media)
        var link = context.link
        if link == nil, !media.address.isEmpty, !MediaWords.isInline(media.address) {
            link = text.beginLink(media.address)
        }
        if link != nil { style.insert(.link) }
        text.append(MediaWords.words(for: media), style: style, link: link)
    }

    private func finish(_ level: Level, in text: inout PageText) {
        if let opened = level.opened, text.bytes.count == opened.textStart {
            text.removeLast(opened.textStart - opened.start)
        } else if !level.close.isEmpty {
            text.append(level.close, style: level.closeStyle, link: level.context.link)
        }
        if let start = level.linkStart, let link = level.context.link, text.bytes.count == start {
            text.dropLink(link)
        }
    }

    private func styled(
        _ style: InlineStyle, _ children: [Inline], _ context: Context, _ text: inout PageText
    ) -> Level {
        var level = Level(inlines: children, context: context)
        switch style {
        case .emphasis: level.context.style.insert(.emphasis)
        case .strong:
            level.context.style.formUnion(strongStyle)
            level.context.style.subtract(strongRemoves)
        case .code: level.context.style.insert(.code)
        case .keyboard: level.context.style.insert(.keyboard)
        case .deleted:
            // Few terminals strike through, and what is deleted must never read as if it stood.
            if !context.style.contains(.deleted) { level.open("~~", close: "~~", in: &text) }
            level.context.style.insert(.deleted)
        case .inserted: level.context.style.insert(.inserted)
        case .small: level.context.style.insert(.quiet)
        case .highlighted: level.context.style.insert(.highlighted)
        case .superscript, .subscript:
            let isRaised = style == .superscript
            guard !children.isEmpty, !context.isNoteMark else { break }
            if let parts = Scripts.parts(of: children, style) {
                level = Level(inlines: parts, context: context)
                break
            }
            switch Scripts.form(of: children, isRaised: isRaised) {
            case .signs: level.context.isRaised = isRaised
            case .plain: break
            case .marked(let open, let close): level.open(open, close: close, in: &text)
            }
        }
        return level
    }

    /// Whether what comes next stands in brackets of the author's own.
    private static func isBracketed(after text: PageText, before levels: [Level]) -> Bool {
        let open = text.bytes.last
        guard open == UInt8(ascii: "[") || open == UInt8(ascii: "("),
            let level = levels.last(where: { $0.next < $0.inlines.count }),
            case .text(let rest) = level.inlines[level.next]
        else { return false }
        return rest.utf8.first == (open == UInt8(ascii: "[") ? 0x5D : 0x29)
    }

    /// Begins `[1]`, which leads to the note and never stands at the start of a line.
    private func noteMark(
        _ name: String, _ children: [Inline], _ context: Context, _ isBracketed: Bool,
        _ text: inout PageText
    ) -> Level {
        var level = Level(inlines: children, context: context)
        level.context.isRaised = nil
        level.context.isNoteMark = true
        if let last = text.bytes.last, last > 0x20 {
            text.append("\u{2060}", style: context.style, link: context.link)
        }
        level.beginLink("#" + name, in: &text)
        let label = Inline.plainText(of: children, limit: 8)
        if !isBracketed, !label.hasPrefix("["), !label.hasPrefix("(") {
            level.open("[", close: "]", in: &text)
        }
        return level
    }

    /// What an abbreviation stands for where that is to be said: once on a page, unless the text
    /// around says so.
    private mutating func meaning(
        of abbreviation: [Inline], _ expansion: String, in surroundings: [Inline]
    ) -> String? {
        guard explainsAbbreviations, !expansion.isEmpty else { return nil }
        let short = Inline.plainText(of: abbreviation, limit: 64)
        guard !TextFold.areEqual(short, expansion),
            !explained.contains(short + "\n" + expansion)
        else { return nil }
        explained.insert(short + "\n" + expansion)
        let around = Inline.plainText(of: surroundings, limit: Self.maximumSurroundings)
        if TextFold.contains(expansion, in: around) { return nil }
        guard expansion.utf8.count > Self.maximumExpansion else { return expansion }
        return "\(expansion.prefix(Self.maximumExpansion / 2))…"
    }
}
