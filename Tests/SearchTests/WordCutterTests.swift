import TestSupport
import Testing

@testable import Search

@Suite("Words that texts are found by")
struct WordCutterTests {
    private func words(_ text: String, _ purpose: WordCutter.Purpose = .index) -> [String] {
        var cutter = WordCutter(purpose, keepsWords: true)
        cutter.cut(text)
        return cutter.words.map { String(decoding: cutter.bytes[$0.text], as: UTF8.self) }
    }

    @Test(
        "Case, accents, width and signs aside",
        arguments: [
            ("The Lamp, lit.", ["the", "lamp", "lit"]),
            ("Café ÉTÉ naïve", ["cafe", "ete", "naive"]),
            ("Straße ﬁn Ｌａｍｐ", ["strasse", "fin", "lamp"]),
            ("don't “quote” a—b", ["don", "t", "quote", "a", "b"]),
            ("e\u{301}te\u{301}", ["ete"]),
            ("Οδυσσέας ПРИВЕТ", ["οδυσσεασ", "привет"]),
            ("3.14 x86_64", ["3", "14", "x86", "64"]),
            ("a\u{AD}b\u{200B}c", ["abc"]),
            ("", []), ("—…!", []),
        ])
    func folded(text: String, expected: [String]) { #expect(words(text) == expected) }

    @Test("Letters of scripts without spaces stand in pairs, and the last alone")
    func unspaced() {
        #expect(words("東京都") == ["東京", "京都", "都"])
        #expect(words("東京都", .query) == ["東京", "京都"])
        #expect(words("東", .query) == ["東"])
        #expect(words("iPhone手机壳2") == ["iphone", "手机", "机壳", "壳", "2"])
        #expect(words("がき") == ["か\u{3099}き", "き"])
        #expect(words("กำไร", .query).count == 2)
        #expect(words("燈 塔") == ["燈", "塔"])
    }

    @Test("A picture is a word")
    func pictures() { #expect(words("lamp🙂oil") == ["lamp", "🙂", "oil"]) }

    @Test("Every word says where it stands")
    func places() {
        let text = "Ein Café, 東京都."
        var cutter = WordCutter(.index, keepsWords: true)
        cutter.cut(text)
        let bytes = Array(text.utf8)
        let sources = cutter.words.map { String(decoding: bytes[$0.source], as: UTF8.self) }
        #expect(sources == ["Ein", "Café", "東京", "京都", "都"])
        #expect(cutter.words.map(\.isLoneLetter) == [false, false, false, false, true])
    }

    @Test("The words are the same whether or not it is asked where they stand")
    func sameWords() {
        let long = String(repeating: "Ab9", count: 30)
        let pieces = [
            "a", "B", "7", " ", ".", "@", "[", "`", "{", "/", ":", "é", "e\u{301}", "\u{AD}", "—",
            "東", "京", "🙂", "กำ", "ß", long,
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            var quick = WordCutter(.index)
            var placing = WordCutter(.index, keepsWords: true)
            for _ in 0..<2 {
                quick.cut(text)
                placing.cut(text)
            }
            #expect(quick.bytes == placing.bytes, "\(text)")
        }
    }

    @Test("A megabyte is cut in one pass", arguments: ["燈", "e\u{301}", "กำ", "燈a", "ж", "a "])
    func long(_ piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        var cutter = WordCutter(.index)
        let time = workingTime { cutter.cut(text) }
        #expect(!cutter.bytes.isEmpty)
        #expect(time < .seconds(10), "\(piece): \(time)")
    }

    @Test("Codes without an end, piles of marks and bad bytes take no room")
    func hostile() {
        #expect(words(String(repeating: "a", count: 10_000))[0].utf8.count == 64)
        #expect(words(String(repeating: "ж", count: 10_000))[0].utf8.count <= 66)
        let marks = "ก" + String(repeating: "\u{E34}", count: 10_000)
        #expect(words(marks).map(\.utf8.count).allSatisfy { $0 <= 48 })
        var cutter = WordCutter(.index)
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xE6, 0x9D, 0x63, 0xC3]
        bytes.withUnsafeBufferPointer { cutter.cut($0) }
        #expect(String(decoding: cutter.bytes, as: UTF8.self) == "a b c ")
    }
}
