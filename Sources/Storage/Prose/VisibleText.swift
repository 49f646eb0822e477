internal import CGumbo

/// Reads what is seen of bodies, without parsing them: for a search index, and for the lines that
/// show what a search has found.
///
/// Tags within a line leave words whole, all others divide them. What pictures say instead of
/// themselves is read too; comments, scripts, styles and WordPress's own short codes are not. One
/// pass over the bytes; Markdown is made HTML before. One reader serves any number of bodies.
public struct VisibleText {
    /// What was read so far, in UTF-8 if the sources were; white space as it stood there, a line
    /// feed for a tag that divides.
    public private(set) var bytes: [UInt8] = []
    /// Whether it reads what pictures say instead of themselves.
    private let readsPictures: Bool
    /// The texts of the references that were met: resolving one costs microseconds.
    private var names: [String: String] = [:]

    /// Makes a reader that has read nothing, and that reads what pictures say instead of themselves
    /// or does not.
    public init(readsPictures: Bool = true) { self.readsPictures = readsPictures }

    /// Forgets what was read.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Reads plain text.
    public mutating func add(plainText: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: plainText)
        divide()
    }

    /// Reads HTML.
    public mutating func add(html: UnsafeBufferPointer<UInt8>) { add(html, hasCodes: false) }

    /// Reads a body as WordPress keeps it.
    public mutating func add(wordPress: UnsafeBufferPointer<UInt8>) {
        add(wordPress, hasCodes: true)
    }

    /// Reads Markdown as site generators take it.
    public mutating func add(markdown: UnsafeBufferPointer<UInt8>) {
        Prose.html(markdown: markdown).withUnsafeBufferPointer { add($0, hasCodes: false) }
    }

    private mutating func add(_ source: Bytes, hasCodes: Bool) {
        let scanner = MarkupScanner(bytes: source)
        var position = 0
        while position < source.count {
            let next = Self.end(ofTextIn: source, from: position, hasCodes: hasCodes)
            bytes.append(contentsOf: source[position..<next])
            guard next < source.count else { break }
            position =
                switch source[next] {
                case UInt8(ascii: "<"): add(markupAt: next, scanner)
                case UInt8(ascii: "&"): add(referenceAt: next, source)
                default: add(codeAt: next, source)
                }
        }
        divide()
    }

    /// Where the next byte stands that is more than text.
    private static func end(ofTextIn source: Bytes, from start: Int, hasCodes: Bool) -> Int {
        var position = start
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
            if hasCodes, byte == UInt8(ascii: "[") { break }
            position &+= 1
        }
        return position
    }

    private mutating func divide() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func add(markupAt start: Int, _ scanner: MarkupScanner) -> Int {
        let (kind, end) = scanner.markup(at: start)
        switch kind {
        case .text:
            bytes.append(UInt8(ascii: "<"))
            return end
        case .comment: return end
        case .endTag(let name):
            if !WordCounter.tagsInWords.contains(scanner.bytes.tag(named: name)) { divide() }
            return end
        case .startTag(let name):
            let tag = scanner.bytes.tag(named: name)
            if tag == GUMBO_TAG_IMG, readsPictures {
                add(alternativeOf: scanner.bytes.slice(name.upperBound..<end))
            }
            if !WordCounter.tagsInWords.contains(tag) { divide() }
            guard WordCounter.invisibleContent.contains(tag) else { return end }
            let content = scanner.bytes.slice(name)
            return scanner.rawTextEnd(of: content, from: end) ?? scanner.bytes.count
        }
    }

    /// The text that a picture's tag has for those who don't see it.
    private mutating func add(alternativeOf attributes: Bytes) {
        var from = 0
        while let sign = attributes.index(of: UInt8(ascii: "="), from: from) {
            from = sign + 1
            guard sign >= 4, attributes[sign - 4].isSpace, attributes.has("alt", at: sign - 3),
                from < attributes.count
            else { continue }
            let quote = attributes[from]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = attributes.index(of: quote, from: from + 1)
            else { return }
            divide()
            add(attribute: attributes.slice(from + 1..<end))
            return
        }
    }

    private mutating func add(attribute value: Bytes) {
        var position = 0
        while position < value.count {
            let next = value.index(of: UInt8(ascii: "&"), from: position) ?? value.count
            bytes.append(contentsOf: value[position..<next])
            position = next < value.count ? add(referenceAt: next, value) : next
        }
    }

    private mutating func add(referenceAt start: Int, _ source: Bytes) -> Int {
        guard let (reference, end) = CharacterReference.read(source, at: start) else {
            bytes.append(UInt8(ascii: "&"))
            return start + 1
        }
        switch reference {
        case .number(let scalar): bytes.append(contentsOf: String(scalar).utf8)
        case .name(let name): bytes.append(contentsOf: text(named: source.slice(name)).utf8)
        }
        return end
    }

    private mutating func text(named name: Bytes) -> String {
        let key = name.text
        if let known = names[key] { return known }
        let text = CharacterReference.text(named: name) ?? "&\(key);"
        // No more names than people use: hostile ones are not kept.
        if names.count < 512 { names[key] = text }
        return text
    }

    /// What is in brackets is a short code only by WordPress's own names; its content is text.
    private mutating func add(codeAt start: Int, _ source: Bytes) -> Int {
        var name = start + 1
        if name < source.count, source[name] == UInt8(ascii: "/") { name += 1 }
        var end = name
        while end < source.count, end - name < 16, source[end].isLetter { end += 1 }
        let isCode = Self.codes.contains { source.slice(name..<end).equals($0) }
        guard isCode,
            let close = source.slice(end..<end + 1_024).index(of: UInt8(ascii: "]"), from: 0)
        else {
            bytes.append(UInt8(ascii: "["))
            return start + 1
        }
        divide()
        return end + close + 1
    }

    private static let codes: [StaticString] = [
        "caption", "gallery", "sourcecode", "code", "embed", "audio", "video", "youtube",
        "playlist",
    ]
}
