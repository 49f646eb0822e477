/// Writes running text of a ``Vocabulary``: sentences, paragraphs, now and then a link or a piece
/// of code.
struct TextMaker {
    private let words: Vocabulary
    var random: SplitMix64

    /// A writer that writes the same for the same seed.
    init(words: Vocabulary, seed: UInt64) {
        self.words = words
        random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D)
    }

    /// Three to eight words.
    mutating func title() -> String {
        var text: [UInt8] = []
        putWords(3 + random.below(6), to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Some sentences.
    mutating func sentences(_ count: Int) -> [UInt8] {
        var text: [UInt8] = []
        for index in 0..<count {
            if index > 0 { text.append(0x20) }
            putSentence(to: &text)
        }
        return text
    }

    /// Paragraphs of HTML up to a size, the first of them with a word of its own.
    mutating func body(byteCount: Int, with word: String?) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(byteCount + 512)
        if let word { text += Array("<p>He said it \(word), once.</p>\n".utf8) }
        while text.count < byteCount {
            text += "<p>".utf8
            for index in 0..<(2 + random.below(5)) {
                if index > 0 { text.append(0x20) }
                putSentence(to: &text)
                if random.below(6) == 0 { putMarkup(to: &text) }
            }
            text += "</p>\n".utf8
            if random.below(200) == 0 { text += "<pre><code>let count = 1\n</code></pre>\n".utf8 }
        }
        return text
    }

    private mutating func putSentence(to text: inout [UInt8]) {
        let start = text.count
        let length = 4 + random.below(12) + random.below(12)
        putWords(length / 2, to: &text)
        if random.below(3) == 0 { text.append(0x2C) }
        text.append(0x20)
        putWords(length - length / 2, to: &text)
        if (0x61...0x7A).contains(text[start]) { text[start] -= 0x20 }
        text.append(0x2E)
    }

    /// Words; one in sixty is a name and one in ninety a number, as in written English.
    private mutating func putWords(_ count: Int, to text: inout [UInt8]) {
        for index in 0..<count {
            if index > 0 { text.append(0x20) }
            switch random.below(180) {
            case 0...2: Vocabulary.putName(&random, to: &text)
            case 3, 4: text += "\(random.below(2_100))".utf8
            default: words.put(words.pick(&random), to: &text)
            }
        }
    }

    private mutating func putMarkup(to text: inout [UInt8]) {
        let isLink = random.below(2) == 0
        text +=
            isLink ? " <a href=\"http://other.example/\(random.below(9_000))\">".utf8 : " <em>".utf8
        putWords(2, to: &text)
        text += isLink ? "</a>".utf8 : "</em>".utf8
    }
}
