import Testing
import Typesetting

@testable import AnnalsApp

@Suite("Columns of a listing")
struct ColumnsTests {
    private let terminal = TextOutput(inMemoryAsTerminal: true)

    @Test("a right-to-left title that is too long keeps its beginning")
    func rightToLeft() {
        let title = "שלום" + String(repeating: " אבג", count: 40)
        let line = Columns(terminal).line([.right("12", width: 4), .last(title)])
        // In visual order the beginning is at the right.
        #expect(line.hasPrefix("  12  …"))
        #expect(line.hasSuffix("םולש"))
        // A blank before the ellipsis goes with what is cut.
        #expect((79...80).contains(Glyphs.width(of: line)))
    }

    @Test("a program gets the whole title in its own order")
    func plain() {
        let title = "שלום" + String(repeating: " אבג", count: 40)
        let line = Columns(TextOutput(inMemoryAsTerminal: false)).line([.last(title)])
        #expect(line == title)
    }
}
