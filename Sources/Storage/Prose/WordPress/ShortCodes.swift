internal import CGumbo

/// Turns WordPress's short codes into the HTML they stand for; those nobody knows stay as text.
struct ShortCodes {
    private let bytes: Bytes
    private let scanner: MarkupScanner
    private var output: [UInt8] = []
    /// Names of which no end is left, so that it is not looked for again.
    private var endless: Set<String> = []
    private var endlessElements: TagSet = []

    /// Makes HTML of a body with short codes.
    static func expand(_ bytes: Bytes) -> [UInt8] {
        var codes = ShortCodes(bytes)
        codes.run()
        return codes.output
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = MarkupScanner(bytes: bytes)
        output.reserveCapacity(bytes.count + 64)
    }

    private mutating func run() {
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): position = copyMarkup(at: position)
            case UInt8(ascii: "["): position = takeBracket(at: position)
            case UInt8(ascii: "$"): position = takeDollar(at: position)
            default:
                output.append(bytes[position])
                position += 1
            }
        }
    }

    /// Copies a tag or comment; of code in HTML, in which brackets are brackets, all of it.
    private mutating func copyMarkup(at start: Int) -> Int {
        let end = scanner.end(ofTypedMarkupAt: start, endless: &endlessElements)
        output += bytes[start..<end]
        return end
    }

    private mutating func takeBracket(at start: Int) -> Int {
        if bytes.has("[[", at: start), let code = ShortCode(bytes, at: start + 1),
            bytes.has("]", at: code.range.upperBound)
        {
            // A doubled bracket is how one writes about a code.
            output += bytes[code.range]
            return code.range.upperBound + 1
        }
        guard let code = ShortCode(bytes, at: start) else {
            output.append(bytes[start])
            return start + 1
        }
        let meaning = ShortCodeMeaning(name: code.name)
        if code.isEnd {
            // Its start was a code no longer than itself, or is not there: an end says nothing.
            if meaning == .unknown { output += bytes[code.range] }
            return code.range.upperBound
        }
        switch meaning {
        case .unknown:
            output += bytes[code.range]
            return code.range.upperBound
        case .code(let isInline): return takeCode(code, isInline: isInline)
        case .caption: return takeCaption(code)
        case .formula: return takeFormula(code)
        case .embed: return takeEmbed(code)
        case .media(let element): takeMedia(code, element)
        case .gallery: takeGallery(code)
        case .wrapper: output.append(0x0A)
        }
        return code.range.upperBound
    }

    /// What stands between a code and its end, and where that ends; nil when it has none.
    private mutating func content(of code: ShortCode) -> (text: Range<Int>, end: Int)? {
        guard !endless.contains(code.name) else { return nil }
        if let end = code.end(in: bytes) {
            return (code.range.upperBound..<end.range.lowerBound, end.range.upperBound)
        }
        endless.insert(code.name)
        return nil
    }

    /// Source code, which stands in the body as typed or with its signs escaped.
    ///
    /// One that is never closed is no code: else the rest of the post would be. Of one that is
    /// named as a language nothing says then that it was meant for one: `[C]`, `[text]`.
    private mutating func takeCode(_ code: ShortCode, isInline: Bool) -> Int {
        guard let (text, end) = content(of: code) else {
            if ShortCodeMeaning.languages.contains(code.name) { output += bytes[code.range] }
            return code.range.upperBound
        }
        output += isInline ? "<code>".utf8 : "<pre><code>".utf8
        var lines = text
        // The line of the code itself is none of the source's.
        let first = bytes[lines].firstIndex { $0 != 0x0D } ?? lines.upperBound
        if !isInline, first < lines.upperBound, bytes[first] == 0x0A {
            lines = first + 1..<lines.upperBound
        }
        for position in lines {
            switch bytes[position] {
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: "&") where CharacterReference.read(bytes, at: position) == nil:
                output += "&amp;".utf8
            default: output.append(bytes[position])
            }
        }
        output += isInline ? "</code>".utf8 : "</code></pre>".utf8
        return end
    }

    /// A picture with its caption: beside it, or in the attribute that old bodies have.
    private mutating func takeCaption(_ code: ShortCode) -> Int {
        guard let (text, end) = content(of: code) else { return code.range.upperBound }
        let inner = ShortCodes.expand(bytes.slice(text))
        let (picture, rest) = inner.withUnsafeBufferPointer(Self.divide)
        let caption = code.value("caption", bytes).map { Array($0.utf8) } ?? rest
        output += "<figure>".utf8
        output += picture
        output += "<figcaption>".utf8
        output += caption
        output += "</figcaption></figure>".utf8
        return end
    }

    /// The picture at the start of a caption's content, with the link around it, and what follows.
    private static func divide(_ bytes: Bytes) -> (picture: [UInt8], rest: [UInt8]) {
        let scanner = MarkupScanner(bytes: bytes)
        var position = 0
        var end = 0
        while let open = bytes.index(of: UInt8(ascii: "<"), from: position) {
            let (kind, tagEnd) = scanner.markup(at: open)
            position = tagEnd
            switch kind {
            case .startTag(let name) where bytes.tag(named: name) == GUMBO_TAG_IMG:
                if end == 0 { end = tagEnd }
            case .endTag(let name) where bytes.tag(named: name) == GUMBO_TAG_A:
                if end > 0, bytes[end..<open].allSatisfy(\.isSpace) { end = tagEnd }
            default: break
            }
        }
        return (Array(bytes[..<end]), Array(bytes[end...]))
    }

    private mutating func takeFormula(_ code: ShortCode) -> Int {
        guard let (text, end) = content(of: code) else { return code.range.upperBound }
        writeFormula(text)
        return end
    }

    /// `$latex x^2$`, as the hosted WordPress has it.
    private mutating func takeDollar(at start: Int) -> Int {
        guard bytes.has("$latex ", at: start),
            let end = bytes.slice(0..<min(bytes.count, start + 4_096))
                .index(of: UInt8(ascii: "$"), from: start + 7)
        else {
            output.append(bytes[start])
            return start + 1
        }
        writeFormula(start + 7..<end)
        return end + 1
    }

    private mutating func writeFormula(_ text: Range<Int>) {
        output += "\\(".utf8
        for position in text { writeText(bytes[position]) }
        output += "\\)".utf8
    }

    private mutating func takeEmbed(_ code: ShortCode) -> Int {
        guard let (text, end) = content(of: code) else { return code.range.upperBound }
        write(.iframe, source: bytes.slice(text).line)
        return end
    }

    private mutating func takeMedia(_ code: ShortCode, _ element: ShortCodeMeaning.MediaElement) {
        let named: [StaticString] = ["src", "url", "mp3", "mp4", "m4a", "ogg", "m4v", "webm", "id"]
        var stated: String?
        for name in named where stated == nil { stated = code.value(name, bytes) }
        let argument = stated ?? code.argument(bytes)
        write(element, source: ShortCodeMeaning.address(argument, of: code.name))
    }

    private mutating func write(_ element: ShortCodeMeaning.MediaElement, source: String) {
        output += "\n\n<\(element.rawValue) src=\"".utf8
        for byte in source.utf8 {
            if byte == UInt8(ascii: "\"") { output += "%22".utf8 } else { writeText(byte) }
        }
        output += "\"></\(element.rawValue)>\n\n".utf8
    }

    private mutating func takeGallery(_ code: ShortCode) {
        let list = code.value("ids", bytes) ?? code.value("include", bytes) ?? ""
        let count = list.split(separator: ",").count
        output += count > 0 ? "\n\n[gallery: \(count) pictures]\n\n".utf8 : "\n\n[gallery]\n\n".utf8
    }

    /// A byte of text; the sign that could begin a tag is escaped.
    private mutating func writeText(_ byte: UInt8) {
        if byte == UInt8(ascii: "<") { output += "&lt;".utf8 } else { output.append(byte) }
    }
}
