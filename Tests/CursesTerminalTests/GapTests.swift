import Foundation
import Screen
import TestSupport
import Testing

@testable import CursesTerminal

/// Cells that are sent though they stay as they are.
@Suite struct GapTests {
    @Test func `a short gap is sent with what is around it, a longer one is leapt over`() throws {
        let terminal = try TerminalScripts.start("gaps")
        let all = String(decoding: try terminal.wait(for: "\u{1B}]0;over"), as: UTF8.self)
        let second = all.components(separatedBy: "\u{1B}]0;")[1]
        #expect(second.contains("Sun   10  two"))
        #expect(second.contains("Sun") && !second.contains("Sun         10"))
        // Of wide signs both halves are sent, and none of those that stay.
        #expect(second.contains("漢a bcdefg漢"))
        #expect(second.contains("字") && !second.contains("b漢"))
    }

    @Test(arguments: [1, 3, -1, -3])
    func `rows that have moved are known by the first or the last that differs`(lines: Int) {
        let shown = Self.grid(0)
        #expect(Gaps.mayScroll(Self.grid(lines), from: shown, rows: 6))
        #expect(!Gaps.mayScroll(Self.grid(lines * 10), from: shown, rows: 6))
        #expect(!Gaps.mayScroll(shown, from: shown, rows: 6))
    }

    /// A text from one of its rows on, below a row that stays.
    private static func grid(_ start: Int) -> CellGrid {
        var grid = CellGrid(columns: 12, rows: 6)
        grid.put("head", column: 0, row: 0, style: .plain)
        for row in 1..<6 { grid.put("line \(start + row)", column: 0, row: row, style: .plain) }
        return grid
    }
}
