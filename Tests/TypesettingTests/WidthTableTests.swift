import TestSupport
import Testing

@testable import Typesetting

/// The table of widths in `CellWidth.swift`; tmux is asked the same in `TerminalTests`.
@Suite struct WidthTableTests {
    @Test func `the table is there`() { #expect(WidthRow.all.count > 50) }

    @Test(arguments: WidthRow.all) func `the gate draws what the table says`(row: WidthRow) {
        let glyphs = Glyphs.glyphs(in: row.text)
        #expect(glyphs.map(\.text).joined() == row.drawn)
        #expect(glyphs.reduce(0) { $0 + $1.width } == row.cells)
        #expect(Glyphs.width(of: row.text) == row.cells)
        // And so that nothing is left to differ: the sum of the parts is that of the whole.
        #expect(row.drawn.unicodeScalars.reduce(0) { $0 + CellWidth.of($1.value) } == row.cells)
    }

    @Test(arguments: WidthRow.all) func `wcwidth is what it was`(row: WidthRow) {
        let widths = row.text.unicodeScalars.map { CellWidth.of($0.value) }
        #expect((widths.contains(-1) ? -1 : widths.reduce(0, +)) == row.sum)
    }
}
