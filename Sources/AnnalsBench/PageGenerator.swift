/// Writes made-up posts in HTML: the same bytes for the same seed.
struct PageGenerator {
    private var random: SplitMix64

    /// A generator of texts that differ with the seed.
    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A post as most are: a heading, paragraphs with stressed words and links, a quote, a list.
    mutating func typicalPost() -> String {
        var html = "<h2>\(words(5))</h2>\n"
        while html.utf8.count < 2_400 { html += "<p>\(prose(70)).</p>\n" }
        html += "<blockquote><p>\(prose(30))</p></blockquote>\n<ul>"
        for _ in 0..<4 { html += "<li>\(prose(6))</li>" }
        return html + "</ul>\n"
    }

    /// A post of one megabyte made of pieces.
    mutating func megabyte(
        from start: String = "", to end: String = "", of piece: (inout PageGenerator, Int) -> String
    ) -> String {
        var html = start
        var number = 0
        while html.utf8.count < 1_000_000 {
            html += piece(&self, number)
            number += 1
        }
        return html + end
    }

    /// What stressed words and links are written in.
    enum Marks { case html, markdown, plainText }

    /// Words with some mark-up among them.
    mutating func prose(_ count: Int, in marks: Marks = .html) -> String {
        (0..<count).map { _ in
            let word = word()
            switch random.below(24) {
            case 0: return Self.stressed(word, marks)
            case 1: return Self.link("http://log.example/\(word).html", word, marks)
            case 2: return word + ","
            default: return word
            }
        }.joined(separator: " ")
    }

    private static func stressed(_ word: String, _ marks: Marks) -> String {
        switch marks {
        case .html: "<em>\(word)</em>"
        case .markdown: "*\(word)*"
        case .plainText: word
        }
    }

    private static func link(_ address: String, _ word: String, _ marks: Marks) -> String {
        switch marks {
        case .html: "<a href=\"\(address)\">\(word)</a>"
        case .markdown: "[\(word)](\(address))"
        case .plainText: address
        }
    }

    /// Lines of words, indented as code is.
    mutating func code(_ lines: Int) -> String {
        (0..<lines).map { String(repeating: " ", count: $0 % 3 * 4) + words(5) + "\n" }.joined()
    }

    /// Words alone.
    mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ")
    }

    /// A word of letters from a script's row of 24, as Unicode lists them.
    mutating func word(from first: UInt32) -> String {
        var word = String.UnicodeScalarView()
        for _ in 0...(1 + random.below(6)) {
            word.append(Unicode.Scalar(first + UInt32(random.below(24))) ?? "x")
        }
        return String(word)
    }

    private mutating func word() -> String {
        (0...random.below(3)).map { _ in Self.syllables[random.below(Self.syllables.count)] }
            .joined()
    }

    private static let syllables = [
        "lan", "tern", "fog", "ri", "sel", "mo", "ba", "ke", "tide", "wa", "ter", "an", "ou", "li",
        "ght", "er", "sea", "gull", "in", "the", "of", "por", "ta", "ble", "sig", "nal", "ne", "up",
    ]
}
