internal import CGumbo

/// What a picture's author wrote in its place, without what says nothing to a reader.
enum PictureText {
    /// An `alt` or `title` made fit to be read; empty if it says nothing.
    ///
    /// Tags go, as do brackets around it and a beginning such as `Image of`; the name of a file is
    /// kept only if it can be read.
    static func cleaned(_ text: String) -> String {
        var text = text
        if text.utf8.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
        text = withoutBrackets(text.onOneLine)
        text = withoutLabel(text)
        if FileName.isName(text) { return FileName.readable(text) }
        if FileName.isDigest(text) || isHollow(text) { return "" }
        return text.utf8.contains(0x20) ? text : FileName.withoutUnderscores(text)
    }

    /// Whether a text says no more than that there is a picture, or whose post it is in.
    private static func isHollow(_ text: String) -> Bool {
        var start = text.prefix(48).lowercased()
        // Programs number what they name.
        while let last = start.last, last.isNumber || last == " " { start.removeLast() }
        return hollow.contains(start) || start.hasPrefix("illustration for article titled ")
    }

    /// The sign that a small picture stands for, such as `♠`; nil if it stands for more.
    static func sign(_ text: String) -> String? {
        guard text.count == 1, let sign = text.first, !sign.isLetter, !sign.isNumber else {
            return nil
        }
        return text
    }

    /// The text without `<b>` and the like; `a < b` stays.
    private static func withoutTags(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var position = 0
        var hasEnd = true
        while position < bytes.count {
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            let isTag = bytes[position] == UInt8(ascii: "<") && (next.isLetter || next == 0x2F)
            if isTag, hasEnd {
                if let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) {
                    kept.append(0x20)
                    position = end + 1
                    continue
                }
                hasEnd = false
            }
            kept.append(bytes[position])
            position += 1
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The text without brackets that are around all of it.
    private static func withoutBrackets(_ text: String) -> String {
        for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("“", "”"), ("\"", "\"")] {
            guard text.hasPrefix(open), text.hasSuffix(close), text.count > 2 else { continue }
            let inner = text.dropFirst().dropLast()
            let isWhole = !inner.contains { String($0) == open || String($0) == close }
            if isWhole { return withoutBrackets(String(inner).onOneLine) }
        }
        return text
    }

    /// The text without what the words around it say already: that it is a picture.
    ///
    /// `Photograph of the keeper` stays whole: what it is of is no text alone.
    private static func withoutLabel(_ text: String) -> String {
        let start = text.prefix(48).lowercased()
        guard let label = labels.first(where: { start.hasPrefix($0) }) else { return text }
        let rest = String(text.dropFirst(label.count)).onOneLine
        let isStump = label.hasSuffix(" ") && rest.utf8.count { $0 == 0x20 } < 2
        return rest.isEmpty || isStump ? text : rest
    }

    /// Whether a text says that the picture is an icon and nothing else: `[icon]`.
    static func isIcon(_ text: String) -> Bool {
        withoutBrackets(text.onOneLine).lowercased() == "icon"
    }

    private static let labels = [
        "image:", "photo:", "picture:", "img:", "image of ", "photo of ", "picture of ",
        "an image of ", "a photo of ", "a picture of ", "photograph of ", "a photograph of ",
    ]

    private static let hollow: Set<String> = [
        "image", "photo", "picture", "pic", "img", "icon", "image for post", "post image",
        "article image", "blog image", "featured image", "refer to caption", "see caption",
        "thumbnail", "placeholder", "image alt text", "auto draft", "alt text", "no alt text",
        "null", "undefined",
    ]
}

extension PictureText {
    /// Bytes of the longest words that say how something stands.
    private static let longestState = 32
    /// Bytes of a cell's text, and its nodes, in which those words may stand already.
    private static let mostText = 400
    private static let mostNodes = 64

    /// What a small picture in a cell says of the cell's row, such as `finished` or `Increase`, to
    /// stand among the cell's words; nil if it says nothing, or what is said beside it.
    ///
    /// How a number has changed is a sign: `▲ 0.917`.
    static func state(_ words: String, of picture: Node) -> String? {
        guard !words.isEmpty, words.utf8.count <= longestState, !FileName.isName(words) else {
            return nil
        }
        guard PictureSize.isOrnament(picture, hasText: true) else { return words }
        let cell = picture.ancestors.prefix(8).first { $0.tag == GUMBO_TAG_TD }
        // Only what the author wrote for it stands beside other words.
        guard let text = cell.flatMap(Self.words)?.lowercased(),
            picture.attribute("alt").map({ !$0.line.isEmpty }) == true
        else { return nil }
        let key = words.lowercased()
        if let sign = changes[key], text.contains(where: \.isNumber) {
            let isSaid = text.split { !$0.isLetter }.contains { $0 == key }
            return isSaid ? nil : " " + sign + " "
        }
        return text.contains(key) ? nil : " " + words + " "
    }

    /// The signs for how a number has changed.
    private static let changes = [
        "increase": "▲", "up": "▲", "decrease": "▼", "down": "▼", "steady": "▬",
    ]

    /// A cell's text without its pictures; nil if it is long.
    private static func words(of cell: Node) -> String? {
        var bytes: [UInt8] = []
        var pending = [cell]
        var seen = 0
        while let node = pending.popLast() {
            seen += 1
            guard seen <= mostNodes, bytes.count <= mostText, node.childCount <= mostNodes else {
                return nil
            }
            if let text = node.text { bytes += text.slice(0..<min(text.count, mostText + 1)) }
            pending += node.children.reversed()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
