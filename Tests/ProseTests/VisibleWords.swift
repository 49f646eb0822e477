import Foundation
import Prose

/// The words that a reader sees, found by two ways that share nothing.
enum VisibleWords {
    /// Those of HTML, by regular expressions alone: knows no tree, no styles, no parser.
    static func of(html: String) -> [String] {
        var text = html
        for (pattern, replacement) in rules {
            text = text.replacingOccurrences(
                of: pattern, with: replacement, options: [.regularExpression, .caseInsensitive])
        }
        return words(Prose.plainText(html: text.replacingOccurrences(of: "<", with: "&lt;")))
    }

    /// Those of a document, without what it adds to the text.
    static func of(_ document: Document) -> [String] {
        words(document.blocks.map(text).joined(separator: " "))
    }

    private static let rules = [
        // A player's box has buttons beside its film; it ends where two boxes do.
        ("(?s)<div [^>]*aria-label=\"video player\".*?</div>\\s*</div>", " "),
        // The links beside a table with which Wikipedia's is viewed, discussed and edited.
        (
            "(?s)<ul[^>]*>\\s*(<li[^>]*>\\s*<a [^>]*emplate[^>]*><abbr[^>]*>[vte]</abbr></a>\\s*</li>\\s*){3}</ul>",
            " "
        ),
        // Pictures of formulas stand for their sources.
        ("<img[^>]*alt=\"\\{\\\\displaystyle ([^\"]*)\\}\"[^>]*>", "$1"),
        ("<img(?=[^>]*/math/render/)[^>]*alt=\"([^\"]*)\"[^>]*>", "$1"),
        // Buttons, and ways past what comes next.
        ("<a (?=[^>]*role=.button)[^>]*href=.#[^>]*>[^<]*</a>", ""),
        ("<a [^>]*href=.#(story-continues-|whats-next)[^>]*>[^<]*</a>", ""),
        // What a label beside a picture says the picture shows.
        ("<span[^>]*>\\s*(?-i:Image|Photo)\\s*</span>", ""),
        ("<p>\\s*View photo\\s*</p>", ""),
        ("<span>Credit</span>(?=<span><span>Credit</span>)", ""),
        // One without a name.
        ("<span>Credit</span>(?=</span>\\s*</figcaption>)", ""),
        // A colon parts it from the name.
        ("<span>Credit</span>", "<span>Credit: </span>"),
        // A small picture in a cell stands among its words, as a sign where there is one.
        ("<img alt=\"Increase\"[^>]*>", " ▲ "),
        ("<img src=\"[^\"]*/fff-277-finished-2.png\"[^>]*>", " finished "),
        ("<img src=\"[^\"]*/fff-277-not-finished-2.png\"[^>]*>", " not finished "),
        ("<img src=\"[^\"]*/fff-282-newly-finished.png\"[^>]*>", " newly finished "),
        // A full stop that holds an empty line open.
        ("<p>\\s*(<span>)?\\.(</span>)?\\s*</p>", " "),
        ("(?s)<a [^>]*href=.#cite_ref[^>]*>.*?</a>", ""),
        // The signs of a heading that lead to itself, and to where it is edited.
        ("<a [^>]*href=.#[^>]*>\\s*[¶§]\\s*</a>", ""),
        (
            "(<span[^>]*>)?\\[(</span>)?<a [^>]*action=edit[^>]*>.*?</a>(<span[^>]*>)?\\](</span>)?",
            ""
        ), ("(?s)<!--.*?(-->|$)", ""),
        ("<![a-z][^>]*>", ""), ("<q>", "“"), ("</q>", "”"),
        (
            "(?s)<(script|style|title|iframe|noscript|select|textarea|svg|button|object|video|audio)\\b.*?(</\\1\\s*>|$)",
            " "
        ),
        (
            "</?(a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|o:p|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?=[\\s/>])(\"[^\"]*\"|'[^']*'|[^>\"'])*>",
            ""
        ),
        ("</?[a-z][a-z0-9:-]*(\"[^\"]*\"|'[^']*'|[^>\"'])*>", "\u{1}"),
        (
            "([\\u2E80-\\u9FFF\\uFF01-\\uFF9F])[ \t]*[\r\n]\\s*(?=[\\u2E80-\\u9FFF\\uFF01-\\uFF9F])",
            "$1"
        ),
        ("\u{1}", " "),
    ]

    private static func words(_ text: String) -> [String] {
        // The bullet is what an item in a table's cell is marked with.
        let ignored: Set<Unicode.Scalar> = ["\u{200B}", "\u{FEFF}", "\u{2060}", "•"]
        let scalars = text.unicodeScalars.filter { !ignored.contains($0) }
        return String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace)
            .map(String.init).filter { $0 != "—" }
    }

    private static func text(_ block: Block) -> String {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines), .verse(let inlines): text(inlines)
        case .list(let list): list.items.flatMap(\.blocks).map(text).joined(separator: " ")
        case .pullQuote(let blocks): blocks.map(text).joined(separator: " ")
        case .details(let summary, let blocks):
            text(summary) + " " + blocks.map(text).joined(separator: " ")
        case .notes(let notes): notes.flatMap(\.blocks).map(text).joined(separator: " ")
        case .math(let source): source
        case .gallery(let figures): figures.map { text($0.caption) }.joined(separator: " ")
        case .definitions(let definitions):
            definitions.map { text($0.term) + " " + $0.blocks.map(text).joined(separator: " ") }
                .joined(separator: " ")
        case .quote(let blocks): blocks.map(text).joined(separator: " ")
        case .code(let code, _): code
        case .rule: ""
        case .table(let table):
            text(table.caption) + " "
                + table.rows.joined().map { text($0.inlines) }.joined(separator: " ")
        case .figure(_, let caption): text(caption)
        }
    }

    private static func text(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let string): string
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .noteReference(_, let inner), .isolate(_, _, let inner):
                text(inner)
            case .math(let source): source
            case .media, .anchor, .direction: ""
            case .lineBreak: " "
            }
        }
        .joined()
    }
}
