internal import CText

/// Finds a text in others as find in a page does: case, accents, width and the shape of quotation
/// marks aside.
final class TextMatcher {
    private let text: String
    private let needle: [UInt8]
    private lazy var foldedNeedle = Self.withUTF8(text) { FoldedText($0) }

    /// Looks for a text.
    init(_ text: String) {
        self.text = text
        needle = Self.folded(text)
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { needle.isEmpty }

    /// Whether a text contains it, for text that is at hand as UTF-8.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if Self.isPlain(text) { return contains(text) }
        guard let folded = FoldedText(text), let foldedNeedle else { return false }
        return folded.contains(foldedNeedle)
    }

    /// Whether a text contains it.
    func matches(_ text: String) -> Bool { Self.withUTF8(text, matches) }

    /// A text as it is compared and sorted.
    static func folded(_ text: String) -> [UInt8] {
        withUTF8(text) { bytes in
            if isPlain(bytes) { return bytes.map(lowercased) }
            return FoldedText(bytes)?.bytes ?? Array(bytes)
        }
    }

    private static func withUTF8<T>(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> T
    ) -> T {
        var text = text
        return text.withUTF8(body)
    }

    /// Whether folding is nothing but lower case: so it is for most titles, which then need no ICU
    /// and not the milliseconds it takes to load.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            // White space runs become one space, and the grave accent is a quotation mark.
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "`"),
                byte != 0x20 || previous != 0x20
            else { return false }
            previous = byte
        }
        return true
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = needle.first, text.count >= needle.count else { return false }
        for start in 0...(text.count - needle.count) where Self.lowercased(text[start]) == first {
            if needle.indices.allSatisfy({ Self.lowercased(text[start + $0]) == needle[$0] }) {
                return true
            }
        }
        return false
    }
}

/// A text folded by CText, which all of annals finds by.
private final class FoldedText {
    private let handle: OpaquePointer

    /// Folds a text; nil when there is no memory for it.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let start = text.baseAddress, let handle = ctext_fold(start, text.count) else {
            return nil
        }
        self.handle = handle
    }

    deinit { ctext_folded_free(handle) }

    var bytes: [UInt8] {
        Array(
            UnsafeRawBufferPointer(
                start: ctext_folded_bytes(handle), count: ctext_folded_length(handle)))
    }

    func contains(_ needle: FoldedText) -> Bool {
        ctext_folded_find(handle, needle.handle, 0) >= 0
    }
}
