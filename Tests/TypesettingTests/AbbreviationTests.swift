import Prose
import Testing

@testable import Typesetting

@Suite struct AbbreviationTests {
    private let html = Inline.abbreviation(
        [.text("HTML")], expansion: "HyperText Markup Language")

    private func text(_ inlines: Inline...) -> Block { .paragraph(inlines) }

    @Test func `it is explained where it comes first, and only there`() {
        #expect(
            page([text(.text("In "), html, .text(" and "), html, .text("."))], width: 72)
                .styledDump() == "In HTMLq+{ (HyperText Markup Language)} and HTML.")
        #expect(
            page([.heading(level: 3, [html]), text(html), text(html)], width: 72).styledDump()
                == """
                H{HTML}
                o{════}

                HTMLq+{ (HyperText Markup Language)}

                HTML
                """)
    }

    @Test func `the post's own explanation is enough`() {
        #expect(
            page([text(.text("HyperText  markup language ("), html, .text(") is old."))], width: 72)
                .dump() == "HyperText  markup language (HTML) is old.")
        #expect(page([text(.abbreviation([.text("e.g.")], expansion: "E.G."))]).dump() == "e.g.")
        #expect(page([text(.abbreviation([.text("etc.")], expansion: ""))]).dump() == "etc.")
        #expect(page([text(.abbreviation([], expansion: "nothing"))]).dump() == "")
    }

    @Test func `what joined abbreviations stand for follows the last of them`() {
        func short(_ text: String, _ meaning: String) -> Inline {
            .abbreviation([.text(text)], expansion: meaning)
        }
        let date = [
            short("dd", "day"), .text("/"), short("mm", "month"), .text("/"), short("yyyy", "year"),
        ]
        #expect(
            page([.paragraph(date + [.text(" or so")])]).dump()
                == "dd/mm/yyyy (day/month/year) or so")
        #expect(
            page([text(short("dd", "day"), .text("-"), short("mm", ""), .text("."))]).dump()
                == "dd-mm (day).")
        #expect(
            page([text(short("dd", "day"), .text(", "), short("mm", "month"))]).dump()
                == "dd (day), mm (month)")
    }

    @Test func `it is text that can be found`() {
        let page = page([text(html, .text(" is old."))], width: 20)
        let hit = page.find("markup language", from: 0, backward: false)
        #expect(hit == 16..<31)
    }
}
