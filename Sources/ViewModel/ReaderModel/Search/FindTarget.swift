internal import Search
internal import Typesetting

/// What is looked for on a page.
enum FindTarget: Hashable, Sendable {
    /// A text as it was typed.
    case text(String)
    /// The words that a search asked for, with the text that it was typed as.
    case words(SearchQuery, String)

    /// What was typed.
    var text: String {
        switch self {
        case .text(let text), .words(_, let text): text
        }
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .words(let query, _): query.phrases.isEmpty && query.patterns.isEmpty
        }
    }
}

extension Page {
    /// More than this no phrase reaches out of a stretch.
    private static let margin = 2_048

    /// All hits that touch a stretch of offsets.
    ///
    /// Cost: rises with its length.
    func hits(of target: FindTarget, in range: Range<Int>) -> [Range<Int>] {
        switch target {
        case .text(let text): return hits(of: text, in: range)
        case .words(let query, _):
            let matcher = SearchMatcher(query)
            return withText(in: range, margin: Self.margin) { text, start in
                matcher.hits(in: text).map { $0.lowerBound + start..<$0.upperBound + start }
                    .filter { $0.overlaps(range) }
            }
        }
    }

    /// The first hit at or after an offset, or the last one before it when backward; nil when there
    /// is none.
    ///
    /// Cost: rises with the page's text.
    func find(_ target: FindTarget, from offset: Int, backward: Bool) -> Range<Int>? {
        switch target {
        case .text(let text): return find(text, from: offset, backward: backward)
        case .words:
            let hits = hits(of: target, in: range)
            return backward
                ? hits.last { $0.lowerBound < offset } : hits.first { $0.lowerBound >= offset }
        }
    }
}
