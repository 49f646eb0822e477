internal import Prose

extension Inline {
    /// About how long the text is, in bytes of UTF-8.
    var textLength: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .math(let source): source.utf8.count
        case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
            .noteReference(_, let inner), .isolate(_, _, let inner):
            inner.reduce(0) { $0 + $1.textLength }
        case .media, .lineBreak: 1
        case .anchor, .direction: 0
        }
    }

    /// The beginning of the text without its mark-up: up to about so many bytes or inlines.
    static func plainText(of inlines: [Inline], limit: Int) -> String {
        var text = ""
        var seen = 0
        var levels = [inlines[...]]
        while var level = levels.popLast(), text.utf8.count < limit, seen < limit {
            seen += 1
            guard let inline = level.popFirst() else { continue }
            levels.append(level)
            switch inline {
            case .text(let piece), .math(let piece): text += piece
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .noteReference(_, let inner), .isolate(_, _, let inner):
                levels.append(inner[...])
            case .lineBreak: text += " "
            case .media, .anchor, .direction: break
            }
        }
        return text
    }
}
