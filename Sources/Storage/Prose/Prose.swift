/// The public face of reading a body into a ``Document``.
public enum Prose {
    /// The scheme of addresses that annals makes for itself; links of a text that have it are read
    /// as none.
    public static let ownScheme = "annals:"

    /// Reads HTML, a fragment or a whole page.
    ///
    /// Never fails: what is broken is read as browsers do, nesting beyond any sense is flattened.
    /// Costs some 20 ms for a megabyte of paragraphs or of a plain table, 100 of nothing but short
    /// elements, below 300 of anything made to harm; a source beyond 64 MB is cut there.
    public static func document(html: String) -> Document {
        var html = html
        return html.withUTF8(HTMLReader.read)
    }

    /// Reads a body as WordPress keeps it: HTML whose paragraphs are divided by blank lines, with
    /// short codes.
    ///
    /// What ``document(html:)`` says of harm and cost holds here too.
    public static func document(wordPress: String) -> Document {
        var body = wordPress
        let expanded = body.withUTF8(ShortCodes.expand)
        let html = expanded.withUnsafeBufferPointer(ParagraphRule.apply)
        return html.withUnsafeBufferPointer(HTMLReader.read)
    }

    /// Reads Markdown, as GitHub has it and as site generators do: with tags of templates, formulas
    /// and HTML in it.
    ///
    /// What ``document(html:)`` says of harm and cost holds here too.
    public static func document(markdown: String) -> Document {
        var markdown = markdown
        let html = markdown.withUTF8(Self.html(markdown:))
        return html.withUnsafeBufferPointer(HTMLReader.read)
    }

    /// The HTML of Markdown, for an archive that has it between other HTML.
    ///
    /// HTML in the source stays as it is: the whole is as untrusted as any other body.
    public static func html(markdown: String) -> String {
        var markdown = markdown
        return String(decoding: markdown.withUTF8 { html(markdown: $0) }, as: UTF8.self)
    }

    static func html(markdown: Bytes) -> [UInt8] {
        SiteMarkup.simplify(markdown).withUnsafeBufferPointer(CommonMark.html)
    }

    /// The beginning of a very long HTML text, to be read and shown before all of it is; nil for a
    /// text that is quickly read (192 KB at most, 25 ms of the densest mark-up).
    ///
    /// At most 96 KB of the source, some screens even of text that is mostly mark-up. Only what
    /// stands further down can make the whole begin differently: a note makes its sign one, a
    /// table's columns get other widths. Nil too where there is no place to cut: a text that is one
    /// tag or comment. One pass over the beginning.
    public static func beginning(ofLongHTML html: String) -> String? {
        beginning(of: html, end: SourceBeginning.end)
    }

    /// The same of a body as WordPress keeps it: cut at a blank line, a line's end or a space.
    public static func beginning(ofLongWordPress body: String) -> String? {
        beginning(of: body, end: WordPressBeginning.end)
    }

    /// The same of Markdown: cut at a blank line, a line's end or a space, with the addresses and
    /// notes that its references name further down added to it.
    public static func beginning(ofLongMarkdown markdown: String) -> String? {
        guard var beginning = beginning(of: markdown, end: MarkdownBeginning.end) else {
            return nil
        }
        var markdown = markdown
        beginning += markdown.withUTF8 {
            MarkdownBeginning.definitions(in: $0, from: beginning.utf8.count)
        }
        return beginning
    }

    /// The same of plain text: cut at a blank line, a line's end or a space.
    public static func beginning(ofLongPlainText text: String) -> String? {
        beginning(of: text, end: PlainTextDocument.beginningEnd)
    }

    private static func beginning(
        of source: String, end: (_ bytes: Bytes, _ limit: Int) -> Int?
    ) -> String? {
        guard source.utf8.count > 192 << 10 else { return nil }
        var source = source
        return source.withUTF8 { bytes in
            end(bytes, 96 << 10).map { bytes.slice(0..<$0).text }
        }
    }

    /// Reads plain text.
    ///
    /// Blank lines divide paragraphs, other line ends are kept as breaks, `http` and `https`
    /// addresses become links. White space within a line is collapsed.
    public static func document(plainText: String) -> Document {
        var plainText = plainText
        return plainText.withUTF8(PlainTextDocument.read)
    }

    /// A one-line text from HTML mark-up and entities, for titles and captions.
    ///
    /// The source may be plain text already, which no format says: known tags and complete
    /// references (`<b>`, `&rsquo;`, `&#8217`) are mark-up, anything else (`a < b`, `Vec<T>`,
    /// `AT&T`) is text. A reference escaped twice (`&amp;#8217;`) is resolved twice, but
    /// `&amp;lt;` becomes `&lt;`. White space is collapsed and trimmed, no-break spaces are kept
    /// within the line. One pass over the bytes.
    public static func plainText(html: String) -> String {
        var html = html
        return html.withUTF8 { bytes in
            var reader = PlainTextReader()
            reader.read(bytes)
            return reader.text
        }
    }

    /// Counts the words of visible text in HTML in one pass over its bytes, without parsing it.
    ///
    /// A word is a run between white space, long dashes or blocks that has a letter or a digit.
    /// Letters of scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) count as
    /// half a word each, the sum rounded up; Korean is counted by its spaces. Text that only
    /// styles hide counts too.
    public static func wordCount(html: String) -> Int {
        var html = html
        return html.withUTF8 { bytes in
            var counter = WordCounter()
            counter.add(html: bytes)
            return counter.total
        }
    }

    /// Counts the words of Markdown, as ``wordCount(html:)`` does; costs as much as making HTML of
    /// it.
    public static func wordCount(markdown: String) -> Int {
        var markdown = markdown
        return markdown.withUTF8 { bytes in
            var counter = WordCounter()
            html(markdown: bytes).withUnsafeBufferPointer { counter.add(html: $0) }
            return counter.total
        }
    }

    /// Counts the words of plain text, as ``wordCount(html:)`` does.
    public static func wordCount(plainText: String) -> Int {
        var plainText = plainText
        return plainText.withUTF8 { bytes in
            var counter = WordCounter()
            counter.add(plain: bytes, in: 0..<bytes.count)
            return counter.total
        }
    }
}
