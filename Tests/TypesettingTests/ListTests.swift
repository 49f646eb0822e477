import Prose
import Testing

@testable import Typesetting

@Suite struct ListTests {
    private func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    private func list(_ numbering: ListBlock.Numbering, _ numbers: [Int]) -> Block {
        .list(
            ListBlock(
                numbering: numbering, items: numbers.map { .init([text("item")], number: $0) }))
    }

    private func markers(_ numbering: ListBlock.Numbering, _ numbers: [Int]) -> [String] {
        page([list(numbering, numbers)], width: 72).dump().split(separator: "\n").map {
            String($0.split(separator: " ")[0])
        }
    }

    @Test func `letters go on after z, and below a are numbers`() {
        #expect(
            markers(.lowerLetters, [1, 26, 27, 702, 703, 0, -3])
                == ["a.", "z.", "aa.", "zz.", "aaa.", "0.", "-3."])
        #expect(markers(.upperLetters, [2, 28]) == ["B.", "AB."])
        #expect(markers(.upperLetters, [.max]) == ["CRPXNLSKVLJFHG."])
    }

    @Test func `Roman numerals end at 3,999`() {
        #expect(
            markers(.upperRoman, [1, 4, 9, 14, 40, 90, 400, 1_994, 3_999, 4_000, 0]) == [
                "I.", "IV.", "IX.", "XIV.", "XL.", "XC.", "CD.", "MCMXCIV.", "MMMCMXCIX.",
                "4000.", "0.",
            ])
        #expect(markers(.lowerRoman, [8]) == ["viii."])
    }

    @Test func `numbers that fall or jump are those of the items`() {
        #expect(
            page([list(.decimal, [10, 9, 2])]).dump() == """
                  10. item
                   9. item
                   2. item
                """)
    }

    @Test func `numbers that the items have of their own stand for bullets`() {
        func contents(_ items: [[Block]]) -> Block { .list(ListBlock(start: nil, items: items)) }
        let inner = contents([[text("2.1 The lamp and all that makes it burn")], [text("2.2 Oil")]])
        #expect(
            page([contents([[text("1 Tower")], [text("2 Light"), inner]])], width: 40).dump() == """
                  1 Tower
                  2 Light
                    2.1 The lamp and all that makes
                        it burn
                    2.2 Oil
                """)
        #expect(
            page([contents([[text("1 Tower")], [text("Light")]])]).dump()
                == "  • 1 Tower\n  • Light")
        #expect(page([contents([[text("1854 was wet")]])]).dump() == "  • 1854 was wet")
    }

    @Test func `definitions that have lost their terms are set in`() {
        let definitions: [Definition] = [
            .init(term: [], blocks: [text("one"), text("two"), text("three")]),
            .init(term: [.text("Lamp")], blocks: [text("It burns.")]),
        ]
        #expect(
            page([.definitions(definitions)]).dump().hasSuffix("    three\n\nLamp\n    It burns."))
    }

    @Test func `tasks have boxes`() {
        let tasks = ListBlock(
            numbering: .none,
            items: [
                .init([text("lit")], isDone: true), .init([text("trimmed")], isDone: false),
                .init([text("no task")]),
            ])
        #expect(
            page([.list(tasks)]).styledDump() == """
                  o{☑} lit
                  o{☐} trimmed
                  o{•} no task
                """)
        #expect(
            page([.list(tasks)], isUnicode: false).dump() == """
                  [x] lit
                  [ ] trimmed
                    * no task
                """)
        let numbered = ListBlock(
            numbering: .decimal, items: [.init([text("lit")], number: 1, isDone: true)])
        #expect(page([.list(numbered)]).dump() == "  1. ☑ lit")
    }

    @Test func `pictures beside an item's text and lists below it don't part items`() {
        let icon = Block.figure(Media(kind: .image, text: "flag", address: ""), caption: [])
        let inner = Block.list(ListBlock(start: nil, items: [[text("inner")]]))
        let lines = page([
            .list(ListBlock(start: nil, items: [[icon, text("a"), inner], [text("b")]]))
        ])
        .dump()
        #expect(!lines.contains("\n\n"))
        #expect(lines.hasSuffix("  • b"))
    }

    @Test func `terms that share a meaning stand together`() {
        let definitions: [Definition] = [
            Definition(term: [.text("one")], blocks: []),
            Definition(term: [.text("two")], blocks: [text("a"), text("b")]),
            Definition(term: [.text("three")], blocks: [text("c")]),
        ]
        #expect(
            page([.definitions(definitions)]).dump() == """
                one
                two
                    a

                    b

                three
                    c
                """)
    }

    @Test func `an ordered item without a number has a bullet`() {
        let list = ListBlock(numbering: .decimal, items: [.init([text("item")])])
        #expect(page([.list(list)]).dump() == "  • item")
    }
}
