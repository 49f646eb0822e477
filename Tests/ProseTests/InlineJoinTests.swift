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

    @Test("Items keep their numbers and boxes")
    func items() {
        func line(_ item: ListBlock.Item, _ numbering: ListBlock.Numbering = .none) -> [Inline] {
            InlineJoin.inlines(of: [.list(ListBlock(numbering: numbering, items: [item]))])
        }
        let blocks: [Block] = [.paragraph([.text("reef")])]
        #expect(line(.init(blocks)) == [.text("• "), .text("reef")])
        #expect(line(.init(blocks, isDone: true)) == [.text("[x] "), .text("reef")])
        #expect(line(.init(blocks, isDone: false)) == [.text("[ ] "), .text("reef")])
        #expect(line(.init(blocks, number: 2), .decimal) == [.text("2. "), .text("reef")])
        #expect(line(.init(blocks, number: 2), .lowerLetters) == [.text("b. "), .text("reef")])
        #expect(line(.init(blocks, number: 27), .upperLetters) == [.text("27. "), .text("reef")])
        #expect(
            line(.init(blocks, number: 2, isDone: true), .decimal) == [
                .text("2. [x] "), .text("reef"),
            ])
    }
}
