/// A tag of a template language where it stands in a text: Liquid's and Nunjucks' `{% img a.png %}`
/// or Hugo's `{{< figure src="a.png" >}}`.
///
/// Source: shopify.github.io/liquid, gohugo.io/content-management/shortcodes, hexo.io/docs/tag-plugins.
struct TemplateTag {
    /// Its name in lower case; of an end without the `end` or the slash.
    var name: String
    /// Whether it ends one: `{% endhighlight %}`, `{{< /highlight >}}`.
    var isEnd: Bool
    /// What follows the name.
    var arguments: [Argument]
    /// The whole of it.
    var range: Range<Int>

    /// A value with the name it is given to, which may be empty.
    struct Argument {
        var name: String
        var value: String
    }

    /// Reads the tag whose text stands between its marks; nil when it has no name.
    init?(_ bytes: Bytes, text: Range<Int>, range: Range<Int>) {
        var position = text.lowerBound
        func skip(_ isSkipped: (UInt8) -> Bool) {
            while position < text.upperBound, isSkipped(bytes[position]) { position += 1 }
        }
        skip { $0.isSpace || $0 == UInt8(ascii: "-") }
        let hasSlash = position < text.upperBound && bytes[position] == UInt8(ascii: "/")
        if hasSlash { position += 1 }
        skip(\.isSpace)
        let start = position
        skip(Self.isNameByte)
        let word = bytes.slice(start..<position).text.lowercased()
        guard !word.isEmpty else { return nil }
        let endsByWord = word.hasPrefix("end") && word.utf8.count > 3
        isEnd = hasSlash || endsByWord
        name = endsByWord ? String(word.dropFirst(3)) : word
        arguments = Self.arguments(bytes.slice(position..<text.upperBound))
        self.range = range
    }

    /// The value of a named argument; nil when there is none.
    func value(_ names: String...) -> String? {
        for name in names {
            let found = arguments.first { $0.name == name && !$0.value.isEmpty }
            if let found { return found.value }
        }
        return nil
    }

    /// The values of the arguments without a name.
    var values: [String] { arguments.filter(\.name.isEmpty).map(\.value) }

    private static func arguments(_ bytes: Bytes) -> [Argument] {
        var found: [Argument] = []
        var position = 0
        while position < bytes.count {
            if bytes[position].isSpace || bytes[position] == UInt8(ascii: ",") {
                position += 1
                continue
            }
            let nameStart = position
            while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
            var argument = Argument(name: "", value: "")
            let divider: UInt8? = position < bytes.count ? bytes[position] : nil
            let isNamed =
                position > nameStart
                && (divider == UInt8(ascii: "=") || divider == UInt8(ascii: ":"))
                && !bytes.has("://", at: position)
            if isNamed {
                argument.name = bytes.slice(nameStart..<position).text.lowercased()
                position += 1
            } else {
                position = nameStart
            }
            argument.value = value(bytes, &position)
            found.append(argument)
        }
        return found
    }

    private static func value(_ bytes: Bytes, _ position: inout Int) -> String {
        guard position < bytes.count else { return "" }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`"),
            let end = bytes.index(of: quote, from: position + 1)
        {
            defer { position = end + 1 }
            return bytes.slice(position + 1..<end).line
        }
        let start = position
        while position < bytes.count, !bytes[position].isSpace { position += 1 }
        return bytes.slice(start..<position).text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}

/// Reads tags one after the other without looking twice at the same bytes for where they end.
struct TemplateTags {
    private var liquidEnd = NextWord("%}")
    private var angleEnd = NextWord(">}}")
    private var percentEnd = NextWord("%}}")

    /// The tag that begins at a place, which only ever moves on; nil when there is none.
    mutating func tag(in bytes: Bytes, at start: Int) -> TemplateTag? {
        let isShortCode = bytes.has("{{<", at: start) || bytes.has("{{%", at: start)
        guard isShortCode || bytes.has("{%", at: start) else { return nil }
        let inner = start + (isShortCode ? 3 : 2)
        let end =
            !isShortCode
            ? liquidEnd.position(in: bytes, from: inner)
            : bytes.has("<", at: start + 2)
                ? angleEnd.position(in: bytes, from: inner)
                : percentEnd.position(in: bytes, from: inner)
        guard let end, end - start <= SiteMarkup.lengthLimit else { return nil }
        return TemplateTag(
            bytes, text: inner..<end, range: start..<end + (isShortCode ? 3 : 2))
    }
}

/// Looks for a word ahead without looking twice at the same bytes.
struct NextWord {
    private let word: StaticString
    private var known = -1
    private var isGone = false

    /// Prepares to look for a word.
    init(_ word: StaticString) { self.word = word }

    /// Where the word stands next at or after a place, which only ever moves on.
    mutating func position(in bytes: Bytes, from start: Int) -> Int? {
        if known >= start { return known }
        guard !isGone else { return nil }
        let first = word.utf8Start[0]
        var position = start
        while let found = bytes.index(of: first, from: position) {
            if bytes.has(word, at: found) {
                known = found
                return found
            }
            position = found + 1
        }
        isGone = true
        return nil
    }
}
