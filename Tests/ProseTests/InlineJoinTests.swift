import Testing

@testable import Prose

@Suite("Blocks as lines of inlines")
struct InlineJoinTests {
    @Test("Every kind of line end in code is a break", arguments: ["\n", "\r\n", "\u{B}", "\u{C}"])
    func lineEnds(_ end: String) {
        let code = Block.code(text: "one" + end + "two", language: "")
        #expect(
            InlineJoin.inlines(of: [code]) == [
                .styled(.code, [.text("one")]), .lineBreak, .styled(.code, [.text("two")]),
            ])
    }
}
