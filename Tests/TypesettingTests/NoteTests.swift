import Prose
import Testing

@testable import Typesetting

@Suite struct NoteTests {
    private func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    private var blocks: [Block] {
        [
            .paragraph([
                .anchor("top"), .text("It burns."), .noteReference("a", [.text("1")]),
                .text(" So"), .styled(.superscript, [.noteReference("b", [.text("10")])]),
                .text(" far."),
            ]),
            .notes([
                Note(name: "a", label: "1", blocks: [text("Since 1854.")]),
                Note(name: "b", label: "10", blocks: [text("And no farther than the cape.")]),
            ]),
        ]
    }

    @Test func `references are links in brackets, notes hang behind their labels`() {
        let page = page(blocks, width: 30)
        #expect(
            page.styledDump() == """
                It burns.l+0{[}l0{1}l+0{]} Sol+1{[}l1{10}l+1{]} far.

                o{────────}
                 o{[1]} q{Since 1854.}
                o{[10]} q{And no farther than}
                     q{the cape.}
                """)
        #expect(page.links == ["#a", "#b"])
    }

    @Test func `no line ends within a mark`() {
        let blocks: [Block] = [
            .paragraph([.text("The lamp is lit"), .noteReference("a", [.text("n 8")])])
        ]
        #expect(page(blocks, width: 18).dump() == "The lamp is\nlit[n\u{A0}8]")
    }

    @Test func `names lead to their places`() {
        var page = page(blocks, width: 30)
        let note = page.offset(ofAnchor: "b") ?? -1
        #expect(page.find("And no", from: 0, backward: false)?.lowerBound == note)
        #expect(page.lines(from: page.place(of: note), count: 1)[0].dump().hasPrefix("[10]"))
        #expect(page.offset(ofAnchor: "top") == 0)
        #expect(page.offset(ofAnchor: "none") == nil)
    }

    @Test func `an anchor at the end is on the page`() {
        let page = page([text("fog"), .paragraph([.anchor("end")])])
        #expect(page.offset(ofAnchor: "end").map { page.range.upperBound >= $0 } == true)
    }

    @Test(arguments: [
        ([Inline.text("[1]")], "[1]"), ([.text("*")], "[*]"), ([], ""),
        ([.styled(.superscript, [.text("2")])], "[2]"),
    ])
    func `a mark has brackets once`(mark: [Inline], shown: String) {
        #expect(
            page([.paragraph([.text("so"), .noteReference("a", mark)])]).dump() == "so" + shown)
    }

    @Test func `a mark never starts a line`() {
        let blocks: [Block] = [.paragraph([.text("It burns."), .noteReference("a", [.text("1")])])]
        #expect(page(blocks, width: 10).dump() == "It\nburns.[1]")
    }

    @Test func `a note is a page of its own when it is shown in place`() {
        guard case .notes(let notes) = blocks[1] else { return }
        let options = TypesetOptions(width: 30)
        #expect(Page(blocks: notes[0].blocks, options: options).dump() == "Since 1854.")
    }

    @Test func `notes without text leave nothing behind`() {
        let notes = Block.notes([Note(name: "a", label: "1", blocks: [text("")])])
        #expect(page([text("one"), notes, text("two")]).dump() == "one\n\ntwo")
    }

    @Test func `a mark in brackets of the author's own gets no others`() {
        let mark = Inline.noteReference("a", [.text("21")])
        let plain = page([.paragraph([.text("so ["), mark, .text("].")])]).dump()
        #expect(plain == "so [21].")
        let raised = [.text("["), mark, .text("]")] as [Inline]
        #expect(
            page([.paragraph([.text("so"), .styled(.superscript, raised)])]).dump() == "so[21]")
        let outside = [.text("so ["), .styled(.superscript, [mark]), .text("]")] as [Inline]
        #expect(page([.paragraph(outside)]).dump() == "so [21]")
        #expect(page([.paragraph([.text("so ["), mark])]).dump() == "so [[21]")
        let within = Inline.noteReference("a", [.styled(.superscript, [.text("[21]")])])
        #expect(page([.paragraph([.text("so"), within])]).dump() == "so[21]")
    }

    @Test func `what is raised beside a mark stands on its own`() {
        let marks = ["3", "5"].map { Inline.noteReference($0, [.text($0)]) }
        let cited = [marks[0], .text(":p. 234"), marks[1]]
        #expect(
            page([.paragraph([.text("so"), .styled(.superscript, cited)])]).dump()
                == "so[3]:p. 234[5]")
        let power = Inline.styled(.superscript, [.text("2"), marks[0]])
        #expect(page([.paragraph([.text("x"), power])]).dump() == "x²[3]")
    }

    @Test func `below a heading's rule notes have none of their own`() {
        let notes = Block.notes([Note(name: "a", label: "1", blocks: [.paragraph([.text("b")])])])
        let lines = page([.heading(level: 2, [.text("Notes")]), notes]).dump()
            .split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines.first == "Notes" && lines.last == "[1] b")
    }
}
