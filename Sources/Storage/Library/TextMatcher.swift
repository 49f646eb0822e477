internal import CText

/// Finds a text in others, case, accents and width aside.
struct TextMatcher {
    private let needle: [UInt8]

    /// Looks for a text.
    init(_ text: String) { needle = Self.folded(text) }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { needle.isEmpty }

    /// Whether a text contains it, for text that is at hand as UTF-8.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if Self.isASCII(text) { return contains(text, fold: Self.lowercased) }
        return Self.foldedByICU(text).withUnsafeBufferPointer { contains($0, fold: { $0 }) }
    }

    /// Whether a text contains it.
    func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(matches)
    }

    /// A text as it is compared and sorted: without case, accents and width.
    static func folded(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8(folded)
    }

    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        if isASCII(text) { return text.map(lowercased) }
        return foldedByICU(text)
    }

    private static func foldedByICU(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let start = text.baseAddress else { return [] }
        let source = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
        guard let folded = ctext_fold(source, text.count) else { return Array(text) }
        defer { ctext_folded_free(folded) }
        return Array(
            UnsafeRawBufferPointer(
                start: ctext_folded_bytes(folded), count: ctext_folded_length(folded)))
    }

    /// Whether folding is nothing but lower case: so it is for most titles, which then need no ICU
    /// and not the milliseconds it takes to load.
    private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // ICU's fold takes the grave accent for a quotation mark.
        text.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "`") }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private func contains(
        _ text: UnsafeBufferPointer<UInt8>, fold: (UInt8) -> UInt8
    ) -> Bool {
        guard let first = needle.first, text.count >= needle.count else { return false }
        for start in 0...(text.count - needle.count) where fold(text[start]) == first {
            if needle.indices.allSatisfy({ fold(text[start + $0]) == needle[$0] }) { return true }
        }
        return false
    }
}
