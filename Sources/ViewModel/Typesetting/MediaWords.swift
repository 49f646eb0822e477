import Prose

/// What stands on a page for a picture, film or other thing that a terminal cannot show.
enum MediaWords {
    /// One line such as `[image: The lens]`; its address says nothing to a reader.
    static func words(for media: Media) -> String {
        let kind =
            switch media.kind {
            case .image: "image"
            case .video: "video"
            case .audio: "audio"
            case .map: "map"
            case .message: "message"
            case .embed: "embed"
            }
        let text = onOneLine(media.text)
        return text.isEmpty ? "[\(kind)]" : "[\(kind): \(text)]"
    }

    /// Keeps the words for pictures together: a line ends in them only at a space.
    ///
    /// It does not end at that after `[image:` where what follows fits a line, nor at the hyphens of
    /// a file's name.
    /// Cost: a look at each span of the range, and at each byte of those that are such words.
    static func keepTogether(
        _ marks: inout [UInt8], of text: PageText, _ range: Range<Int>, width: Int
    ) {
        guard !range.isEmpty, !text.spans.isEmpty else { return }
        for index in text.span(at: range.lowerBound)..<text.spans.count {
            guard text.spans[index].start < range.upperBound else { return }
            guard text.spans[index].style.contains(.media) else { continue }
            let next = index + 1 < text.spans.count ? text.spans[index + 1].start : range.upperBound
            let words = (text.spans[index].start..<next).clamped(to: range)
            if !words.isEmpty { keepTogether(&marks, text.bytes, words, range, width: width) }
        }
    }

    private static func keepTogether(
        _ marks: inout [UInt8], _ text: [UInt8], _ words: Range<Int>, _ range: Range<Int>,
        width: Int
    ) {
        let spaces = words.lazy.filter { text[$0] == 0x20 }
        var first = spaces.first
        let second = spaces.dropFirst().first ?? words.upperBound
        // A cell has at least one byte.
        if second - words.lowerBound > width { first = nil }
        for at in words.dropFirst() where marks[at - range.lowerBound] != LineBreaks.Mark.none {
            // The line end after it is in its span, and lines end there.
            if text[at - 1] == 0x0A { continue }
            if text[at - 1] == 0x20 {
                if first == at - 1 { marks[at - range.lowerBound] = LineBreaks.Mark.none }
            } else if text[at - 1] < 0x80, text[at] < 0x80 {
                marks[at - range.lowerBound] = LineBreaks.Mark.lastResort
            }
        }
    }

    /// Whether an address is the thing itself, written out: nothing that can be read or opened.
    static func isInline(_ address: String) -> Bool {
        address.utf8.prefix(5).elementsEqual("data:".utf8) { $0 | 0x20 == $1 | 0x20 }
    }

    /// A text with its white space collapsed, which it mostly is.
    private static func onOneLine(_ text: String) -> String {
        var last: UInt8 = 0x20
        for byte in text.utf8 {
            guard byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20 else {
                return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            last = byte
        }
        return last == 0x20 ? String(text.dropLast()) : text
    }
}
