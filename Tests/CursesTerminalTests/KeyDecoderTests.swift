import ReaderModel
import Testing

@testable import CursesTerminal

@Suite("Keys from bytes")
struct KeyDecoderTests {
    private func keys(_ bytes: [UInt8]) -> [KeyPress] {
        var decoder = KeyDecoder()
        for byte in bytes { decoder.take(byte: byte) }
        return decoder.drain()
    }

    private func keys(_ text: String) -> [KeyPress] { keys(Array(text.utf8)) }

    @Test("Letters, controls and the keys that are controls")
    func plain() {
        #expect(keys("jG ") == [.character("j"), .character("G"), .character(" ")])
        #expect(keys([4, 21, 26, 0x1C]) == ["d", "u", "z", "\\"].map { .control($0) })
        #expect(
            keys([9, 13, 10, 8, 0x7F])
                == [.named(.tab), .named(.enter), .named(.enter)]
                + [.named(.backspace), .named(.backspace)])
        #expect(keys([0]) == [.control(" ")])
    }

    @Test("A cluster of several scalars is one key")
    func clusters() {
        #expect(keys("e\u{301}日") == [.character("e\u{301}"), .character("日")])
        #expect(keys("👩‍👩‍👧") == [.character("👩‍👩‍👧")])
    }

    @Test("A scalar cut in two by the line arrives whole, a broken one not at all")
    func encoding() {
        var decoder = KeyDecoder()
        for byte in [0xE6, 0x97] as [UInt8] { decoder.take(byte: byte) }
        #expect(decoder.drain() == [])
        decoder.take(byte: 0xA5)
        #expect(decoder.drain() == [.character("日")])
        #expect(
            keys([0xFF, 0x61, 0xE9, 0x62, 0x80, 0x63]) == ["a", "b", "c"].map { .character($0) })
        #expect(keys([0xC2, 0x9B, 0x41]) == [.character("A")], "C1 is no text")
    }

    @Test("ESC alone is the key, ESC and a letter is Alt, ESC ESC is twice the key")
    func escape() {
        #expect(keys([0x1B]) == [.named(.escape)])
        #expect(keys([0x1B, 0x78]) == [.alt("x")])
        #expect(keys([0x1B, 0x1B]) == [.named(.escape), .named(.escape)])
        #expect(keys([0x1B, 13]) == [.named(.escape), .named(.enter)])
        for letter in ["[", "O", "]", "P"] as [Character] {
            #expect(keys("\u{1B}\(letter)") == [.alt(letter)])
        }
    }

    @Test(
        "Sequences that curses did not know",
        arguments: [
            ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1C", .right), ("\u{1B}[5~", .pageUp),
            ("\u{1B}[7~", .home), ("\u{1B}[4~", .end), ("\u{1B}[Z", .backTab),
            ("\u{1B}OP", .function(1)), ("\u{1B}[15~", .function(5)), ("\u{1B}[24~", .function(12)),
        ] as [(String, KeyPress.Named)])
    func sequences(text: String, key: KeyPress.Named) {
        #expect(keys(text + "x") == [.named(key), .character("x")])
    }

    @Test(
        "A sequence that means nothing leaves nothing behind",
        arguments: [
            "\u{1B}[1;5C", "\u{1B}[I", "\u{1B}[<0;12;7M", "\u{1B}[27;5;9~", "\u{1B}[200~",
            "\u{1B}[?62;c", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}]52;c;QQ==\u{1B}\\",
            "\u{1B}P1$r0m\u{1B}\\",
        ])
    func nothing(text: String) {
        #expect(keys(text + "x") == [.character("x")])
    }

    @Test("A sequence without an end neither grows nor swallows commands for ever")
    func endless() {
        let sequence = keys("\u{1B}[" + String(repeating: "1", count: 500) + "x")
        #expect(sequence.last == .character("x"))
        #expect(keys("\u{1B}]11;rgb\rj") == [.named(.enter), .character("j")])
        let string = keys("\u{1B}]" + String(repeating: "a", count: 10_000) + "j")
        #expect(string.last == .character("j"))
    }

    @Test(
        "After a pause an unfinished sequence swallows nothing more",
        arguments: ["\u{1B}]a", "\u{1B}Pq", "\u{1B}[1;", "\u{1B}_"])
    func pause(text: String) {
        var decoder = KeyDecoder()
        for byte in text.utf8 { decoder.take(byte: byte) }
        _ = decoder.drain()
        decoder.pause()
        for byte in "jk".utf8 { decoder.take(byte: byte) }
        #expect(decoder.drain() == [.character("j"), .character("k")])
    }

    @Test("A string that comes in pieces is taken whole all the same")
    func pieces() {
        var decoder = KeyDecoder()
        for piece in ["\u{1B}]11;rgb", ":0/0/0\u{7}j"] {
            for byte in piece.utf8 { decoder.take(byte: byte) }
            if piece.last != "j" { #expect(decoder.drain().isEmpty) }
        }
        #expect(decoder.drain() == [.character("j")])
    }

    @Test("Keys that curses recognised keep their place among the text")
    func mixture() {
        var decoder = KeyDecoder()
        decoder.take(byte: 0x61)
        decoder.take(key: .up)
        decoder.take(key: nil)
        decoder.take(byte: 0x62)
        decoder.take(byte: 0x1B)
        decoder.take(key: .down)
        #expect(
            decoder.drain()
                == [.character("a"), .named(.up), .character("b"), .named(.escape), .named(.down)])
    }

    @Test("Any bytes at all end in a decoder that still hears the next key")
    func noise() {
        var seed: UInt64 = 42
        for _ in 0..<2_000 {
            var decoder = KeyDecoder()
            for _ in 0..<40 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                decoder.take(byte: UInt8(truncatingIfNeeded: seed >> 33))
            }
            _ = decoder.drain()
            for byte in [7, 7, 13, 13, 0x6A] as [UInt8] { decoder.take(byte: byte) }
            #expect(decoder.drain().last == .character("j"))
        }
    }
}
