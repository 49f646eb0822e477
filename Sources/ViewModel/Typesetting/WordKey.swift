/// A word beside a place where a line may end, in a form that lists can be searched for.
///
/// Letters are those of ASCII and Latin-1: what stands in lists is of languages written in these.
struct WordKey {
    /// Its first byte.
    let start: Int
    /// The byte after its last one.
    let end: Int
    /// Five bits of each byte, so that case doesn't count; 0 where it has more than twelve bytes.
    let letters: UInt64
    /// Whether it starts with a capital, or has one as `iPhone` does.
    let hasCapital: Bool
    /// Whether it starts with a capital.
    let isCapitalised: Bool

    /// Bytes that ``letters`` has room for.
    private static let most = 12
    /// Bytes that are looked at: a word of more counts as one of so many.
    private static let reach = 24

    /// The word that ends before a byte; nil where none does, or only a part of one.
    init?(_ text: [UInt8], _ range: Range<Int>, before end: Int) {
        var start = end
        while start > range.lowerBound, end - start < Self.reach,
            Self.isLetter(text, range, start - 1)
        {
            start -= 1
        }
        guard start < end else { return nil }
        // `2nd`, `v1.x` and `anna@example` are no words.
        if start > range.lowerBound, !Self.isBorder(text[start - 1]) { return nil }
        self.init(text, start..<end)
    }

    /// The word that starts at a byte; nil where none does.
    init?(_ text: [UInt8], _ range: Range<Int>, at start: Int) {
        var end = start
        while end < range.upperBound, end - start < Self.reach, Self.isLetter(text, range, end) {
            end += 1
        }
        guard start < end else { return nil }
        if end < range.upperBound, text[end] &- 0x30 < 10 { return nil }
        self.init(text, start..<end)
    }

    private init(_ text: [UInt8], _ word: Range<Int>) {
        start = word.lowerBound
        end = word.upperBound
        letters = word.count > Self.most ? 0 : Self.key(text[word])
        isCapitalised = Self.isCapital(text, word.lowerBound, end: word.upperBound)
        hasCapital = isCapitalised || text[word].contains { $0 &- 0x41 < 26 }
    }

    /// The keys of the words of a list, for ``letters`` to be searched in.
    static func keys(_ list: String) -> Set<UInt64> {
        Set(list.split(separator: " ").map { key($0.utf8) })
    }

    /// Whether a capital of ASCII or Latin-1 is at a byte.
    static func isCapital(_ text: [UInt8], _ at: Int, end: Int) -> Bool {
        if text[at] != 0xC3 { return text[at] &- 0x41 < 26 }
        return at + 1 < end && text[at + 1] < 0x9F && text[at + 1] != 0x97
    }

    private static func key(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }
    }

    /// Whether a letter, or a byte of one, is at a byte.
    private static func isLetter(_ text: [UInt8], _ range: Range<Int>, _ at: Int) -> Bool {
        let byte = text[at]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
        if byte == 0xC3 { return true }
        return byte < 0xC0 && at > range.lowerBound && text[at - 1] == 0xC3
    }

    private static func isBorder(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte >= 0x80 || "([\"'-/*".utf8.contains(byte)
    }
}
