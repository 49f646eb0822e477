import Prose
import Testing

@testable import Typesetting

/// Breaks between scenes that the author has typed.
@Suite struct SceneBreakTests {
    private func dump(_ inlines: [Inline]) -> String {
        page([.paragraph(inlines)], width: 11).dump()
    }

    @Test(arguments: [
        ("***", "    ***"), ("* * *", "   * * *"), ("—", "     —"), ("#", "     #"),
        ("~~~", "    ~~~"),
    ])
    func `they stand in the middle`(text: String, shown: String) {
        #expect(dump([.text(text)]) == shown)
        #expect(dump([.styled(.strong, [.text(text)])]) == shown)
    }

    @Test(arguments: ["* fog", "*-", "1", "C#", "— and"])
    func `other short paragraphs stand where all do`(text: String) {
        #expect(dump([.text(text)]) == text)
    }
}
