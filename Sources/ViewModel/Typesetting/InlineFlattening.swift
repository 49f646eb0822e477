import Prose

/// Adds inlines to a page's text, with their styles.
struct InlineFlattening {
    /// What holds for the inlines being added.
    private struct Context {
        var style: RunStyle
        var link: Int?
        /// Whether letters are to be raised (true) or lowered (false).
        var isRaised: Bool?
    }

    /// Inlines under way; a stack of our own, as mark-up may be nested deeper than the machine's.
    private struct Level {
        var inlines: [Inline]
        var next = 0
        var context: Context
        /// Text that ends the level.
        var close = ""
        /// Length of the text when a link began.
        var linkStart: Int?
    }

    /// What a name that is marked as strong is: that of a comment's author.
    var strongStyle: RunStyle = .strong
    /// What strong text is not.
    var strongRemoves: RunStyle = []

    /// Adds the inlines in a style.
    func add(_ inlines: [Inline], style: RunStyle, to text: inout PageText) {
        var levels = [Level(inlines: inlines, context: Context(style: style))]
        while let top = levels.indices.last {
            guard levels[top].next < levels[top].inlines.count else {
                finish(levels.removeLast(), in: &text)
                continue
            }
            let inline = levels[top].inlines[levels[top].next]
            levels[top].next += 1
            let context = levels[top].context
            switch inline {
            case .text(let piece):
                let shown =
                    context.isRaised.map { Scripts.signs(for: piece, isRaised: $0) } ?? piece
                text.append(shown, style: context.style, link: context.link)
            case .lineBreak:
                text.endLine()
            case .media(let media):
                add(media, context: context, to: &text)
            case .link(let address, let children):
                var level = Level(inlines: children, context: context)
                level.linkStart = text.bytes.count
                level.context.link = text.beginLink(address)
                level.context.style.insert(.link)
                levels.append(level)
            case .styled(let style, let children):
                levels.append(styled(style, children, context, &text))
            case .abbreviation(let children, _):
                levels.append(Level(inlines: children, context: context))
            case .noteReference(let name, let children):
                var level = Level(inlines: children, context: context)
                level.linkStart = text.bytes.count
                level.context.link = text.beginLink("#" + name)
                level.context.style.insert(.link)
                levels.append(level)
            case .math(let source):
                text.append(source, style: context.style, link: context.link)
            case .anchor(let name): text.addAnchor(name)
            }
        }
    }

    /// Adds the words for a medium; they lead to where it is, unless a link round it leads on.
    func add(_ media: Media, style: RunStyle, to text: inout PageText) {
        add(media, context: Context(style: style), to: &text)
    }

    private func add(_ media: Media, context: Context, to text: inout PageText) {
        var style = context.style.union(.media)
        var link = context.link
        if link == nil, !media.address.isEmpty { link = text.beginLink(media.address) }
        if link != nil { style.insert(.link) }
        text.append(MediaWords.words(for: media), style: style, link: link)
    }

    private func finish(_ level: Level, in text: inout PageText) {
        text.append(level.close, style: level.context.style, link: level.context.link)
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
        case .code, .keyboard: level.context.style.insert(.code)
        case .deleted: level.context.style.insert(.deleted)
        case .inserted: level.context.style.insert(.inserted)
        case .small: level.context.style.insert(.quiet)
        case .highlighted: level.context.style.insert(.highlighted)
        case .superscript, .subscript:
            let isRaised = style == .superscript
            guard !children.isEmpty else { break }
            switch Scripts.form(of: children, isRaised: isRaised) {
            case .signs: level.context.isRaised = isRaised
            case .plain: break
            case .marked(let open, let close):
                text.append(open, style: context.style, link: context.link)
                level.close = close
            }
        }
        return level
    }
}

extension Inline {
    /// About how long the text is, in bytes of UTF-8.
    var textLength: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .math(let source): source.utf8.count
        case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
            .noteReference(_, let inner):
            inner.reduce(0) { $0 + $1.textLength }
        case .media, .lineBreak: 1
        case .anchor: 0
        }
    }
}
