import Prose
import Testing

@testable import Typesetting

/// Styles, links and signs within a line.
@Suite struct InlineTests {
    @Test func `lines end after pictures where their author ended them`() {
        let picture = Inline.media(Media(kind: .image, text: "fog", address: ""))
        #expect(
            page([.paragraph([picture, .lineBreak, picture, .lineBreak, .lineBreak, .text("a")])])
                .dump() == "[image: fog]\n[image: fog]\n\na")
    }

    private func line(_ inlines: Inline...) -> String {
        page([.paragraph(inlines)], width: 72).styledDump()
    }

    @Test(arguments: [
        (InlineStyle.emphasis, "e{x}"), (.strong, "s{x}"), (.code, "c{x}"), (.keyboard, "k{x}"),
        (.deleted, "+{~~}d{x}+{~~}"), (.inserted, "i{x}"), (.small, "q{x}"), (.highlighted, "y{x}"),
    ])
    func `each style has its mark`(style: InlineStyle, dump: String) {
        #expect(line(.styled(style, [.text("x")])) == dump)
    }

    @Test func `styles add up`() {
        #expect(
            line(.text("a "), .styled(.strong, [.text("b "), .styled(.emphasis, [.text("c")])]))
                == "a s{b }es{c}")
    }

    @Test func `a mark over a letter of another style stays with it`() {
        #expect(line(.text("e"), .styled(.strong, [.text("\u{301}t")])) == "e\u{301}s{t}")
    }

    @Test(arguments: [
        ("2", "x²"), ("10", "x¹⁰"), ("-1", "x⁻¹"), ("n", "xⁿ"), ("th", "xth"), ("[1]", "x[1]"),
        ("℠", "x℠"), ("©", "x©"),
        (":p. 7", "x:p. 7"), ("k", "x+{^}k"), ("a+b", "x+{^(}a+b+{)}"), ("a b", "x+{^(}a b+{)}"),
        ("", "x"),
    ])
    func `a superscript is written on the line`(script: String, dump: String) {
        #expect(line(.text("x"), .styled(.superscript, [.text(script)])) == dump)
    }

    @Test(arguments: [("2", "x₂"), ("i", "x+{_}i"), ("max", "x+{_}max")])
    func `a subscript is written on the line`(script: String, dump: String) {
        #expect(line(.text("x"), .styled(.subscript, [.text(script)])) == dump)
    }

    @Test func `a note's number leads to the note`() {
        let note = Inline.link(address: "#note1", [.text("1")])
        #expect(line(.text("so"), .styled(.superscript, [note])) == "sol0{¹}")
    }

    @Test func `links are numbered as they come`() {
        var page = page([
            .paragraph([
                .link(address: "https://example.org/a", [.text("one")]), .text(" "),
                .link(address: "https://example.org/none", []),
                .link(address: "https://example.org/b", [.styled(.emphasis, [.text("two")])]),
            ])
        ])
        #expect(page.links == ["https://example.org/a", "https://example.org/b"])
        #expect(page.lines(from: .start, count: 1)[0].styledDump() == "l0{one} el1{two}")
    }

    @Test(arguments: [
        (
            Media(kind: .image, text: "The lens", address: "https://e.org/a%20b.jpg?s=9"),
            "[image: The lens]"
        ),
        (Media(kind: .image, text: "", address: "https://e.org/lens.png"), "[image]"),
        (Media(kind: .image, text: "  two\n lines ", address: ""), "[image: two lines]"),
        (
            Media(
                kind: .video, text: "YouTube abc", address: "https://www.youtube.com/watch?v=abc"),
            "[video: YouTube abc]"
        ),
        (Media(kind: .audio, text: "", address: "1.mp3"), "[audio]"),
        (Media(kind: .embed, text: "maps.example.org", address: ""), "[embed: maps.example.org]"),
    ])
    func `media are told in words`(media: Media, words: String) {
        #expect(MediaWords.words(for: media) == words)
    }

    @Test func `a picture in a link leads where the link leads`() {
        let picture = Media(kind: .image, text: "Fog", address: "https://e.org/small.jpg")
        let page = page([.paragraph([.link(address: "https://e.org/large.jpg", [.media(picture)])])]
        )
        #expect(page.links == ["https://e.org/large.jpg"])
        #expect(page.styledDump() == "ml0{[image: Fog]}")
    }

    @Test func `mark-up nested without end is set`() {
        var inline = Inline.text("deep")
        for _ in 0..<2_000 { inline = .styled(.superscript, [inline]) }
        let text = page([.paragraph([inline])], width: 72).dump()
        #expect(text.contains("deep"))
    }

    @Test func `controls and line ends in text do no harm`() {
        #expect(
            page([.paragraph([.text("a\nb\tc\u{1B}[2Jd\u{2028}e\u{85}f\r\ng\u{0}h")])]).dump()
                == "a b c[2Jd e f  gh")
    }

    @Test func `without what annals adds, the author's words are left`() {
        let inlines: [Inline] = [
            .text("it was "), .styled(.deleted, [.text("ugly")]), .text(" x"),
            .styled(.superscript, [.text("a+b")]), .text(" "),
            .abbreviation([.text("CIL")], expansion: "Commissioners of Irish Lights"),
            .text(" so"), .noteReference("n", [.text("1")]), .text("."),
        ]
        let runs = page([.paragraph(inlines)], width: 72).allLines().flatMap(\.runs)
        #expect(
            runs.map(\.text).joined()
                == "it was ~~ugly~~ x^(a+b) CIL (Commissioners of Irish Lights) so[1].")
        let own = runs.filter { !$0.style.contains(.added) }.map(\.text).joined()
        #expect(own == "it was ugly xa+b CIL so1.")
    }

    @Test func `signs around nothing go`() {
        let inlines: [Inline] = [
            .text("a"), .styled(.deleted, []), .styled(.deleted, [.styled(.strong, [])]),
            .noteReference("n", [.styled(.emphasis, [])]), .text("b"),
        ]
        #expect(page([.paragraph(inlines)]).dump() == "ab")
        let nested = Inline.styled(
            .deleted, [.text("a "), .styled(.emphasis, [.styled(.deleted, [.text("b")])])])
        #expect(page([.paragraph([nested])]).dump() == "~~a b~~")
    }
}
