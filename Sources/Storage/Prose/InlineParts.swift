extension Inline {
    /// The inlines within this one.
    var inner: [Inline] {
        switch self {
        case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
            .noteReference(_, let inner), .isolate(_, _, let inner):
            inner
        case .text, .media, .lineBreak, .math, .anchor, .direction: []
        }
    }

    /// The same with other inlines within it.
    func holding(_ inner: [Inline]) -> Inline {
        switch self {
        case .styled(let style, _): .styled(style, inner)
        case .link(let address, _): .link(address: address, inner)
        case .abbreviation(_, let expansion): .abbreviation(inner, expansion: expansion)
        case .noteReference(let name, _): .noteReference(name, inner)
        case .isolate(let direction, let isOverride, _):
            .isolate(direction, isOverride: isOverride, inner)
        case .text, .media, .lineBreak, .math, .anchor, .direction: self
        }
    }
}

extension [Inline] {
    /// The pictures and embeds among the inlines, in order.
    var media: [Media] {
        flatMap { inline -> [Media] in
            if case .media(let media) = inline { return [media] }
            return inline.inner.media
        }
    }

    /// The names of the places among the inlines that links lead to.
    var anchors: [String] {
        flatMap { inline -> [String] in
            if case .anchor(let name) = inline { return [name] }
            return inline.inner.anchors
        }
    }

    /// Whether a line ends among the inlines.
    var hasBreaks: Bool {
        contains { inline in
            if case .lineBreak = inline { return true }
            return inline.inner.hasBreaks
        }
    }
}
