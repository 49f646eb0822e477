/// Tags of templates, and what else begins with a brace.
extension SiteMarkup {
    /// No tag is longer; a mark without an end must not take half a post with it.
    static let lengthLimit = 4_096

    /// Takes what begins with a brace; returns where to go on.
    mutating func takeBrace(at start: Int) -> Int {
        if bytes.has("{%", at: start), let tag = liquidTag(at: start) {
            if !isRaw || tag.name == "raw" { return take(tag) }
        } else if isRaw {
            // Text, like all between the tags that say so.
        } else if bytes.has("{{<", at: start) || bytes.has("{{%", at: start) {
            if let tag = shortCode(at: start) { return take(tag) }
        } else if bytes.has("{{", at: start) {
            if let end = takeVariable(at: start) { return end }
        } else if let end = attributeListEnd(at: start) {
            return end
        }
        writer.output.append(bytes[start])
        return start + 1
    }

    /// The tag of Liquid or Nunjucks that begins at a place.
    mutating func liquidTag(at start: Int) -> TemplateTag? {
        guard let end = tagEnd.position(in: bytes, from: start + 2),
            end - start <= Self.lengthLimit, !bytes.slice(start + 2..<end).contains("{%")
        else { return nil }
        return TemplateTag(bytes, text: start + 2..<end, range: start..<end + 2)
    }

    /// The short code of Hugo that begins at a place.
    private mutating func shortCode(at start: Int) -> TemplateTag? {
        let isAngle = bytes.has("<", at: start + 2)
        let end =
            isAngle
            ? angleEnd.position(in: bytes, from: start + 3)
            : percentEnd.position(in: bytes, from: start + 3)
        guard let end, end - start <= Self.lengthLimit,
            !bytes.slice(start + 3..<end).contains("{{")
        else { return nil }
        // A slash before the end says that nothing is inside.
        let last = bytes[start + 3..<end].last == UInt8(ascii: "/") ? end - 1 : end
        return TemplateTag(bytes, text: start + 3..<last, range: start..<end + 3)
    }

    private mutating func take(_ tag: TemplateTag) -> Int {
        let meaning = TemplateMeaning(name: tag.name)
        guard !tag.isEnd else {
            if meaning == .raw { isRaw = false }
            if meaning == .quotation { endQuotation() }
            return tag.range.upperBound
        }
        switch meaning {
        case .code: return takeCode(tag)
        case .comment: return content(of: tag)?.end ?? tag.range.upperBound
        case .raw: isRaw = true
        case .picture: takePicture(tag)
        case .media(let element): takeMedia(tag, element)
        case .address: writer.output += Self.compact(Self.address(of: tag)).utf8
        case .link:
            let words = tag.values.dropFirst().joined(separator: " ")
            let address = tag.values.first ?? ""
            writer.write(link: address, words: words.isEmpty ? address : words)
        case .inclusion: takeInclusion(tag)
        case .quotation:
            writer.output += "\n\n<blockquote>\n\n".utf8
            attributions.append(tag.arguments.map(\.value).joined(separator: " "))
        case .file: writer.write(text: "[\(tag.name): \(tag.values.first ?? "")]")
        case .control: break
        case .unknown:
            // What has an end is a box, which has no look in a text.
            if !endedNames.contains(tag.name) { writer.write(text: bytes.slice(tag.range).line) }
        }
        return tag.range.upperBound
    }

    /// Where a tag that names a file of the site leads: a post's file, `_posts/2012-03-04-fog.md`,
    /// is the page of its day.
    private static func address(of tag: TemplateTag) -> String {
        let stated = tag.values.first ?? ""
        guard tag.name != "asset_path", tag.name != "url_for" else { return stated }
        let name = stated.split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        let parts = stem.split(separator: "-", maxSplits: 3)
        let isDated =
            parts.count == 4 && parts[0].utf8.count == 4
            && parts[..<3].allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
        return isDated ? "/" + parts.joined(separator: "/") + "/" : stated
    }

    /// What stands between a tag and its end, and where that ends; nil when it has none.
    private mutating func content(of tag: TemplateTag) -> (text: Range<Int>, end: Int)? {
        guard endedNames.contains(tag.name), !endlessNames.contains(tag.name) else { return nil }
        var position = tag.range.upperBound
        while let open = bytes.index(of: UInt8(ascii: "{"), from: position) {
            position = open + 1
            let end =
                bytes.has("{%", at: open)
                ? liquidTag(at: open)
                : bytes.has("{{<", at: open) || bytes.has("{{%", at: open)
                    ? shortCode(at: open) : nil
            guard let end, end.isEnd, end.name == tag.name else { continue }
            return (tag.range.upperBound..<open, end.range.upperBound)
        }
        endlessNames.insert(tag.name)
        return nil
    }

    private mutating func takeCode(_ tag: TemplateTag) -> Int {
        guard let (text, end) = content(of: tag) else { return tag.range.upperBound }
        var code = bytes.slice(text)
        // The lines of the tags themselves are none of the source's.
        if let first = code.firstIndex(where: { $0 != 0x20 && $0 != 0x0D }), code[first] == 0x0A {
            code = code.slice(first + 1..<code.count)
        }
        if let last = code.lastIndex(where: { !$0.isSpace }) { code = code.slice(0..<last + 1) }
        let isNamed = tag.name == "codeblock" || tag.name == "code"
        let language = tag.value("lang") ?? (isNamed ? "" : tag.values.first ?? "")
        let source = Self.withoutIndent(Self.withoutRawTags(code), indent(of: tag))
        source.withUnsafeBufferPointer { writer.write(code: $0, language: language) }
        return end
    }

    /// How many spaces stand before a tag that begins its line.
    private func indent(of tag: TemplateTag) -> Int {
        let spaces = bytes[..<tag.range.lowerBound].suffix(64).reversed().prefix { $0 == 0x20 }
        let before = tag.range.lowerBound - spaces.count - 1
        return before < 0 || bytes[before] == 0x0A ? spaces.count : 0
    }

    /// The lines of code in a list stand as far in as the list.
    private static func withoutIndent(_ code: [UInt8], _ indent: Int) -> [UInt8] {
        guard indent > 0 else { return code }
        var kept: [UInt8] = []
        var column = 0
        for byte in code {
            if byte != 0x20 || column >= indent { kept.append(byte) }
            column = byte == 0x0A ? 0 : byte == 0x20 ? column + 1 : indent
        }
        return kept
    }

    private static func withoutRawTags(_ code: Bytes) -> [UInt8] {
        guard code.contains("raw %}") else { return Array(code) }
        let text = code.text
        let tags = ["{% raw %}\n", "{% endraw %}\n", "{% raw %}", "{% endraw %}"]
        return Array(tags.reduce(text) { $0.replacing($1, with: "") }.utf8)
    }

    private mutating func takePicture(_ tag: TemplateTag) {
        let values = tag.values
        let source = tag.value("src", "link", "url") ?? values.first(where: Self.isAddress)
        guard let source else { return }
        let words = values.drop { $0 != source }.dropFirst().filter { Int($0) == nil }
        let caption =
            tag.value("caption", "title", "alt")
            ?? words.joined(separator: " ").replacing("\"", with: "").replacing("'", with: "")
        writer.write(
            picture: Self.compact(source), caption: caption,
            isFigure: !caption.isEmpty && tag.name == "figure")
    }

    private mutating func takeMedia(_ tag: TemplateTag, _ element: ShortCodeMeaning.MediaElement) {
        guard let stated = tag.value("id", "src", "url", "mp4") ?? tag.values.first else { return }
        let user = tag.value("user").map { $0 + "/" } ?? ""
        // Hugo's gist and tweet name the user first.
        let argument =
            tag.name == "gist" && tag.values.count > 1
            ? tag.values.prefix(2).joined(separator: "/") : user + stated
        let address =
            tag.name == "gist" && argument.contains("/") && !argument.contains(":")
            ? "https://gist.github.com/" + argument
            : ShortCodeMeaning.address(argument, of: tag.name)
        writer.write(element, source: Self.compact(address))
    }

    /// Another file's content is not here, but what it is to show may be.
    private mutating func takeInclusion(_ tag: TemplateTag) {
        let file = (tag.values.first ?? "").lowercased()
        if file.contains("youtube"), let id = tag.value("id", "video", "video_id") {
            writer.write(.iframe, source: ShortCodeMeaning.address(id, of: "youtube"))
        } else if file.contains("twitter") || file.contains("tweet"),
            let id = tag.value("status_id", "tweet_id", "id", "tweet")
        {
            let user = tag.value("username", "user") ?? "i"
            let page = id.contains("/") ? id : "https://twitter.com/\(user)/status/\(id)"
            writer.write(.iframe, source: page)
        } else if let source = tag.value("src", "url", "image", "image_path", "path", "file"),
            Self.isPicture(source)
        {
            let caption = tag.value("caption", "title", "alt", "description") ?? ""
            writer.write(
                picture: Self.compact(source), caption: caption, isFigure: !caption.isEmpty)
        }
    }

    private mutating func endQuotation() {
        guard let from = attributions.popLast() else { return }
        if !from.isEmpty {
            writer.output += "\n\n— ".utf8
            writer.write(text: from)
        }
        writer.output += "\n\n</blockquote>\n\n".utf8
    }

    /// Writes what a variable stands for, as far as it shows; returns where to go on.
    private mutating func takeVariable(at start: Int) -> Int? {
        guard let end = variableEnd.position(in: bytes, from: start + 2), end - start <= 256 else {
            return nil
        }
        let text = bytes.slice(start + 2..<end).line
        let parts = text.split(separator: "|", maxSplits: 1)
        guard let first = parts.first.map({ String($0).onOneLine }), !first.isEmpty else {
            return nil
        }
        if let quote = first.first, quote == "\"" || quote == "'", first.last == quote {
            // `{{ "/about" | relative_url }}`
            guard parts.count > 1 else { return nil }
            writer.output += first.dropFirst().dropLast().utf8
        } else if Self.roots.contains(first) {
            // Addresses below the site's own are known without it.
        } else if first.utf8.allSatisfy({ $0.isLetter || ".-_".utf8.contains($0) || $0.isDigit }) {
            // A space would end the address of a link.
            writer.output += "{{\(first)}}".utf8
        } else {
            return nil
        }
        return end + 2
    }

    private static let roots: Set = [
        "site.baseurl", "site.url", "site.base_url", "SITEURL", "site.github.url", "root_url",
        "site.base-url",
    ]

    /// Where kramdown's list of attributes ends that begins at a place, the white space before a
    /// line's end included; nil when there is none.
    private func attributeListEnd(at start: Int) -> Int? {
        let isNote = bytes.has("{:", at: start)
        guard isNote || bytes.has("{#", at: start),
            let close = bytes[start...].prefix(200).firstIndex(where: {
                $0 == UInt8(ascii: "}") || $0 == 0x0A
            }), bytes[close] == UInt8(ascii: "}")
        else { return nil }
        let text = bytes.slice(start + (isNote ? 2 : 1)..<close)
        let isFit = text.line.split(separator: " ").allSatisfy { word in
            word == "toc" || word == ":toc" || word.hasPrefix(".") || word.hasPrefix("#")
                || word.contains("=\"") || word.hasSuffix("\"")
        }
        guard isFit, text.contains(where: \.isLetter) else { return nil }
        // Elsewhere than at a line's end, `{#name}` is text.
        let after = bytes[(close + 1)...].drop { $0 == 0x20 }
        guard isNote || after.first == nil || after.first == 0x0A || after.first == 0x0D else {
            return nil
        }
        return close + 1
    }

    private static func isAddress(_ text: String) -> Bool {
        text.contains("/") || isPicture(text)
    }

    private static func isPicture(_ text: String) -> Bool {
        let path = Substring(text).prefix { $0 != "?" }.lowercased()
        return [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"]
            .contains(where: path.hasSuffix)
    }

    /// An address without the variables in it, which stand for the site's own.
    private static func compact(_ address: String) -> String {
        var rest = address[...]
        guard rest.hasPrefix("{{"), let end = rest.firstRange(of: "}}") else { return address }
        rest = rest[end.upperBound...]
        return String(rest)
    }
}
