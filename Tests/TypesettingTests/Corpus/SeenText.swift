import ArchiveModel
import CMark
import Foundation
import Testing

/// What a reader of a post's body sees as text, whatever it is written in: the oracle for "nothing
/// is lost".
///
/// Shares nothing with `Prose`: the marks of each way of writing are replaced by patterns, and
/// Markdown made HTML by cmark itself; what is HTML then is left to ``VisibleText``.
enum SeenText {
    /// The text of a body, without formulas in TeX if these are not asked for.
    ///
    /// A line's end beside a wide letter or sign of Chinese or Japanese divides no words.
    static func of(_ body: PostBody, withFormulas: Bool = true) -> String {
        var text =
            switch body.format {
            case .html: VisibleText(html: withPictureWords(body.text)).text
            case .plainText: body.text
            case .wordPress: VisibleText(html: withoutShortCodes(body.text)).text
            case .markdown:
                VisibleText(
                    html: html(markdown: withoutTemplates(body.text, withFormulas: withFormulas))
                ).text
            }
        if !withFormulas { text = replace(formula, in: text) { _ in " " } }
        let wide = "[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF01-\\uFF9F]"
        return replace("(?<=\(wide))[ \\t\\r]*\\n\\s*|\\s*\\n\\s*(?=\(wide))", in: text) { _ in "" }
    }

    /// A formula in TeX, between the signs that mark one in a text.
    private static let formula =
        #"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$|\$[^$]{1,200}\$|\\begin\{(\w+\*?)\}.*?\\end\{\1\}"#

    /// One in Markdown, in which cmark would find emphasis and escapes, as MathJax pairs dollars:
    /// each with the next of its paragraph.
    private static let markdownFormula =
        #"\$\$(?:(?!\n[ \t]*\n).)+?\$\$|\$(?!\$)(?:\\.|(?!\n[ \t]*\n)[^$\\])+\$(?!\$)"#

    /// What stands for a formula, and for the signs in code that would mark one.
    ///
    /// Neither a letter nor anything to cmark: an empty place could make a list of `4.$x$`.
    private static let placeholder = "¤"

    /// Pictures that say in a table's cell how something stands, and the words annals has for them;
    /// what only tells a reader to look at a picture has none.
    private static let pictureWords: [(mark: String, pattern: String, words: String)] = [
        ("alt=\"Increase\"", "<img alt=\"Increase\"[^>]*>", " ▲ "),
        ("-277-finished-2.", "<img [^>]*/fff-277-finished-2\\.png[^>]*>", " finished "),
        ("-277-not-", "<img [^>]*/fff-277-not-finished-2\\.png[^>]*>", " not finished "),
        ("-282-newly-", "<img [^>]*/fff-282-newly-finished\\.png[^>]*>", " newly finished "),
        ("View photo", "<p>\\s*View photo\\s*</p>", ""),
    ]

    private static func withPictureWords(_ html: String) -> String {
        pictureWords.reduce(html) { html, picture in
            guard html.contains(picture.mark) else { return html }
            return replace(picture.pattern, in: html) { _ in picture.words }
        }
    }

    // MARK: WordPress

    /// The names of codes that source code stands between.
    private static let code =
        "sourcecode|source|code|crayon|highlight|codeblock|cce?|cci|cci?_\\w+"

    /// Names of languages, which are codes only where they are closed.
    private static let languages =
        "actionscript3|bash|clojure|cpp|c|csharp|css|delphi|diff|erlang|fsharp|go|groovy|haskell|"
        + "html|javascript|java|js|jscript|matlab|objc|perl|php|plain|powershell|python|r|ruby|"
        + "scala|shell|sql|swift|text|vb|xml"

    /// The names of codes that stand for something to play or show, of which no words are seen.
    private static let media =
        "embed|audio|video|wpvideo|youtube|vimeo|dailymotion|ted|soundcloud|googlemaps|tweet|"
        + "instagram|gist"

    /// The names of boxes.
    private static let boxes =
        "columns?|one_half(?:_last)?|one_third|two_third|(?:vc|et_pb|fusion|av|su|cs|mk|tatsu|wpb)_\\w+"

    /// What may stand between the name of a code and its bracket.
    private static let attributes = #"((?:(?:[\s=/]|:\S)(?:"[^"]*"|[^\]\["])*)?)"#

    /// A body with short codes replaced by what is to be read of them.
    private static func withoutShortCodes(_ body: String) -> String {
        var text = replace(
            "(wp-block-embed__wrapper\">)\\s*https?://\\S+\\s*</div>", in: body
        ) { $0[1] + "</div>" }
        guard text.contains("[") || text.contains("$latex") else { return text }
        // In code of HTML brackets are brackets.
        text = replace(
            "(<(pre|code)\\b.*?</\\2)|\\[(\(code)|\(languages))\(attributes)\\](.*?)\\[/\\3\\]",
            in: text
        ) { match in
            let code = match[1].isEmpty ? match[5] : match[1]
            let inert = code.replacingOccurrences(of: "[", with: "&#91;")
                .replacingOccurrences(of: "$", with: "&#36;")
            return match[1].isEmpty
                ? " " + inert.replacingOccurrences(of: "<", with: "&lt;") + " " : inert
        }
        text = replace("\\[(caption|wp_caption)\(attributes)\\](.*?)\\[/\\1\\]", in: text) {
            match in
            let quoted = match[2].range(of: "caption=\"[^\"]*\"", options: .regularExpression)
            // Its quotes are no letters.
            return " " + (quoted.map { match[2][$0].dropFirst(8) + " " } ?? match[3][...]) + " "
        }
        text = replace("\\[embed\(attributes)\\].*?\\[/embed\\]", in: text) { _ in " " }
        text = replace("\\[(latex|math)\(attributes)\\](.*?)\\[/\\1\\]", in: text) {
            "\\(" + $0[3].replacingOccurrences(of: "<", with: "&lt;") + "\\)"
        }
        text = replace("\\$latex ([^$]*)\\$", in: text) { "\\(" + $0[1] + "\\)" }
        text = replace("\\[gallery\(attributes)\\]", in: text) { match in
            let list = match[1].range(of: "(ids|include)=\"?[0-9, ]+", options: .regularExpression)
            let count = list.map { match[1][$0].split(separator: ",").count }
            return " [gallery" + (count.map { ": \($0) pictures" } ?? "") + "] "
        }
        let names = "\(code)|\(media)|\(boxes)|caption|wp_caption"
        return replace(
            "\\[(?:/?(?:\(names))|/(?:\(languages)))\(attributes)\\]", in: text
        ) { _ in " " }
    }

    // MARK: Markdown

    /// Fences and spans of code, in which nothing is a tag.
    private static let markdownCode =
        "(?<=\\n\\n)(?:(?: {4}|\\t)[^\\n]*\\n)+"
        + "|^[ \\t>*-]*(`{3,}|~{3,})[^\\n]*\\n.*?^[ \\t>]*\\2[`~]*[ \\t]*$"
        + "|(?<!`)(`+)(?!`)(?:(?!\\n[ \\t]*\\n).)+?(?<!`)\\3(?!`)"

    /// Markdown with the tags of templates replaced by what is to be read of them.
    private static func withoutTemplates(_ body: String, withFormulas: Bool) -> String {
        var text = replace("(?m)^\\[\\[?toc\\]\\]?[ \\t]*$", in: body) { _ in "" }
        if !withFormulas {
            text = replace("(?m)(\(markdownCode))|\(markdownFormula)", in: text) {
                let inert = replace(#"[$\\]"#, in: $0[1]) { _ in placeholder }
                return $0[1].isEmpty ? placeholder : inert
            }
        }
        guard text.contains("{") else { return text }
        text = replace("\\{% *highlight[^%]*%\\}\\s*\\n(.*?)\\{% *endhighlight *%\\}", in: text) {
            "<pre>" + $0[1].replacingOccurrences(of: "<", with: "&lt;") + "</pre>\n\n"
        }
        let tag = "\\{%-?\\s*(/?\\w+)([^%]*?)-?%\\}"
        let variable = "\\{\\{([^}\\n]*)\\}\\}"
        let list = "\\{[:#][ \\w.#=\"-]*[a-z][ \\w.#=\"-]*\\}"
        return replace("(?m)(\(markdownCode))|\(tag)|\(variable)|\(list)", in: text) { match in
            if !match[1].isEmpty {
                return replace("\\{% *(end)?raw *%\\}", in: match[1]) { _ in "" }
            }
            switch match[4] {
            case "": return match[0].hasPrefix("{{") ? seen(ofVariable: match[6]) : ""
            case "notebook", "include_code":
                let file = match[5].split(separator: " ").first ?? ""
                return "\\[\(match[4]): \(file)\\]"
            case "literal": return match[0]
            default: return ""
            }
        }
    }

    /// What is seen of a variable: nothing of the site's own address, else its name.
    private static func seen(ofVariable text: String) -> String {
        let own = [
            "baseurl", "base-url", "base_url", "github.url", "SITEURL", "root_url", "site.url",
        ]
        return own.contains(where: text.contains) ? "" : "{{\(text)}}"
    }

    /// A text with all that matches a pattern, in any case and across lines, replaced by what the
    /// groups of the match become; a group that matched nothing is empty.
    private static func replace(
        _ pattern: String, in text: String, by replacement: ([String]) -> String
    ) -> String {
        guard let expression = expressions.expression(pattern) else {
            Issue.record("no pattern: \(pattern)")
            return text
        }
        let whole = NSString(string: text)
        var result = ""
        var end = 0
        for match in expression.matches(in: text, range: NSRange(location: 0, length: whole.length))
        {
            let groups = (0..<match.numberOfRanges).map { group in
                let range = match.range(at: group)
                return range.location == NSNotFound ? "" : whole.substring(with: range)
            }
            result += whole.substring(
                with: NSRange(location: end, length: match.range.location - end))
            result += replacement(groups)
            end = match.range.location + match.range.length
        }
        return result + whole.substring(from: end)
    }

    private static let expressions = Expressions()

    /// Expressions by their patterns: to read one takes longer than to match it.
    private final class Expressions: @unchecked Sendable {
        private let lock = NSLock()
        private var read: [String: NSRegularExpression] = [:]

        func expression(_ pattern: String) -> NSRegularExpression? {
            lock.withLock {
                if let expression = read[pattern] { return expression }
                let expression = try? NSRegularExpression(
                    pattern: pattern, options: [.caseInsensitive, .dotMatchesLineSeparators])
                read[pattern] = expression
                return expression
            }
        }
    }

    /// The HTML that cmark makes of Markdown, with GitHub's extensions.
    private static func html(markdown: String) -> String {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
        guard let parser = cmark_parser_new(options) else { return "" }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "tasklist", "autolink"] {
            guard let found = cmark_find_syntax_extension(name) else { continue }
            cmark_parser_attach_syntax_extension(parser, found)
        }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        guard let root = cmark_parser_finish(parser) else { return "" }
        defer { cmark_node_free(root) }
        let extensions = cmark_parser_get_syntax_extensions(parser)
        guard let html = cmark_render_html(root, options, extensions) else { return "" }
        defer { free(html) }
        return String(cString: html)
    }
}
