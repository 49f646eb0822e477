import Prose
import Testing

@testable import Typesetting

/// Emoji of several scalars, on screens and for programs.
@Suite struct EmojiSequenceTests {
    private static let emoji = "👩‍👩‍👧 👍🏽 1️⃣ ❤️‍🔥 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok"

    private func dump(_ text: String, whole: Bool) -> String {
        var options = TypesetOptions(width: 60)
        options.keepsEmojiSequences = whole
        return Page(blocks: [.paragraph([.text(text)])], options: options).dump()
    }

    @Test func `they come whole for programs`() {
        #expect(dump(Self.emoji, whole: true) == Self.emoji)
    }

    @Test func `on screens their first sign stands for them`() {
        #expect(dump(Self.emoji, whole: false).unicodeScalars.allSatisfy { $0 != "\u{200D}" })
    }

    @Test(arguments: ["a\u{200D}\u{202E}b", "👍\u{202E}\u{200D}x", "e\u{FE0F}\u{301}"])
    func `nothing else passes with them`(text: String) {
        #expect(dump(text, whole: true) == dump(text, whole: false))
    }
}
