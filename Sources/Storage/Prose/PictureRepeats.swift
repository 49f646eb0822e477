/// Takes out of pictures what is said beside them already.
///
/// 1. A picture whose words are its caption, or the text right before or after it, has none.
/// 2. One beside another of the same words is left out if it is that one in another size, and else
///    has none, unless they are the name of its file.
/// 3. A caption says more than the name of a file.
///
/// Cost: linear; of a text beside a picture as much is looked at as the picture's words are long.
enum PictureRepeats {
    /// The blocks without repeats in their pictures.
    static func removed(from blocks: [Block]) -> [Block] {
        guard blocks.contains(where: \.isFigure) else { return blocks }
        var kept: [Block] = []
        kept.reserveCapacity(blocks.count)
        var last: Media?
        for (index, block) in blocks.enumerated() {
            guard case .figure(var media, let caption) = block, media.kind == .image else {
                last = nil
                kept.append(block)
                continue
            }
            let own = media
            if let last, isRepeat(own, of: last) {
                if caption.isEmpty { continue }
                if case .figure(let first, [])? = kept.last {
                    kept[kept.count - 1] = .figure(first, caption: caption)
                    continue
                }
            }
            let before = index > 0 ? blocks[index - 1] : nil
            let after = index + 1 < blocks.count ? blocks[index + 1] : nil
            let isSaid =
                !caption.isEmpty
                && (FileName.isName(own.text) || begins(caption, with: own.text))
                || last?.text == own.text && !FileName.isName(own.text)
                || says(before, own.text) || says(after, own.text)
            if isSaid { media.text = "" }
            last = own
            kept.append(.figure(media, caption: caption))
        }
        return kept
    }

    /// The inlines of a line that holds text and pictures, without repeats in the pictures.
    static func removed(from inlines: [Inline]) -> [Inline] {
        var pieces: [Inline] = []
        collect(inlines, into: &pieces)
        var words: [Media?] = []
        for (index, piece) in pieces.enumerated() {
            guard case .media(var media) = piece else {
                words.append(nil)
                continue
            }
            if media.kind == .image, !media.text.isEmpty {
                if index > 0, case .media(let last) = pieces[index - 1], isRepeat(media, of: last) {
                    words.append(nil)
                    continue
                }
                if isSaid(media.text, around: index, in: pieces) { media.text = "" }
            }
            words.append(media)
        }
        var next = 0
        return rewritten(inlines, words, &next)
    }

    /// Whether a picture is the one before it again.
    private static func isRepeat(_ media: Media, of last: Media) -> Bool {
        guard last.kind == .image, media.text == last.text || media.text.isEmpty else {
            return false
        }
        return media.address == last.address
            || !last.text.isEmpty && FileName.areOfSamePicture(media.address, last.address)
    }

    // MARK: Blocks

    /// Whether a block is a paragraph or heading of just these words.
    private static func says(_ block: Block?, _ words: String) -> Bool {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines):
            guard !words.isEmpty else { return false }
            let limit = words.utf8.count + 8
            return InlineJoin.text(of: inlines, limit: limit).map {
                folded($0) == folded(words)
            } ?? false
        default: return false
        }
    }

    /// Whether a caption begins with these words.
    private static func begins(_ caption: [Inline], with words: String) -> Bool {
        guard !words.isEmpty else { return false }
        let start = folded(InlineJoin.beginning(of: caption, limit: words.utf8.count + 64))
        return hasWords(words, at: start)
    }

    private static func hasWords(_ words: String, at start: String) -> Bool {
        let words = folded(words)
        guard !words.isEmpty, start.hasPrefix(words) else { return false }
        // A long text that ends in the middle of a word is one that a program cut off.
        if words.utf8.count >= 40 { return true }
        return start.dropFirst(words.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    /// The words without case, and without what ends a sentence.
    private static func folded(_ text: String) -> String {
        var text = text.onOneLine.lowercased()
        while let last = text.last, ".,:;!…".contains(last) { text.removeLast() }
        return text
    }

    // MARK: Inlines

    /// The texts and pictures of inlines, spaces and line ends left out.
    private static func collect(_ inlines: [Inline], into pieces: inout [Inline]) {
        for inline in inlines {
            switch inline {
            case .media, .math: pieces.append(inline)
            case .text(let text):
                if text.utf8.contains(where: { $0 > 0x20 }) { pieces.append(inline) }
            case .styled, .link, .abbreviation, .noteReference, .isolate:
                collect(inline.inner, into: &pieces)
            case .anchor, .lineBreak, .direction: break
            }
        }
    }

    private static func isSaid(_ words: String, around index: Int, in pieces: [Inline]) -> Bool {
        let limit = words.utf8.count + 16
        if index > 0 {
            if case .media(let last) = pieces[index - 1], last.text == words {
                return !FileName.isName(words)
            }
            if case .text(let text) = pieces[index - 1] {
                let end = folded(String(decoding: text.utf8.suffix(limit), as: UTF8.self))
                if end.hasSuffix(folded(words)) { return true }
            }
        }
        if index + 1 < pieces.count, case .text(let text) = pieces[index + 1] {
            let start = folded(String(decoding: text.utf8.prefix(limit), as: UTF8.self))
            if hasWords(words, at: start) { return true }
        }
        return false
    }

    /// The inlines with each picture as `words` has it, those that are nil there left out.
    private static func rewritten(
        _ inlines: [Inline], _ words: [Media?], _ next: inout Int
    ) -> [Inline] {
        var kept: [Inline] = []
        for inline in inlines {
            switch inline {
            case .media:
                if let media = words[next] { kept.append(.media(media)) }
                next += 1
            case .math:
                kept.append(inline)
                next += 1
            case .text(let text):
                kept.append(inline)
                if text.utf8.contains(where: { $0 > 0x20 }) { next += 1 }
            case .anchor, .lineBreak, .direction: kept.append(inline)
            case .styled(let style, let inner):
                let inner = rewritten(inner, words, &next)
                if !inner.isEmpty { kept.append(.styled(style, inner)) }
            case .link(let address, let inner):
                let inner = rewritten(inner, words, &next)
                if !inner.isEmpty { kept.append(.link(address: address, inner)) }
            case .abbreviation(let inner, let expansion):
                kept.append(.abbreviation(rewritten(inner, words, &next), expansion: expansion))
            case .noteReference(let name, let inner):
                kept.append(.noteReference(name, rewritten(inner, words, &next)))
            case .isolate(_, _, let inner):
                let inner = rewritten(inner, words, &next)
                if !inner.isEmpty { kept.append(inline.holding(inner)) }
            }
        }
        return kept
    }
}
