import ArchiveModel
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Where the panes lie")
struct PaneLayoutTests {
    private func layout(
        _ columns: Int, _ rows: Int, change: (inout ReaderState) -> Void = { _ in }
    ) -> PaneLayout {
        var state = ReaderState(size: TerminalSize(columns: columns, rows: rows))
        change(&state)
        return state.layout
    }

    @Test("At any size every pane lies within the screen and on no other")
    func panesFit() {
        let columns = Array(0...130) + [159, 160, 200, 400]
        for columns in columns {
            for rows in [0, 1, 2, 4, 7, 8, 24, 200] {
                for switches in 0..<8 {
                    let layout = layout(columns, rows) {
                        $0.isTreeShown = switches & 1 == 0
                        $0.isTextOpen = switches & 2 != 0
                        $0.isZoomed = switches & 4 != 0
                    }
                    check(layout, columns, rows)
                }
            }
        }
    }

    private func check(_ layout: PaneLayout, _ columns: Int, _ rows: Int) {
        var end = 0
        for frame in [layout.tree, layout.list, layout.text].compactMap(\.self) {
            #expect(frame.column >= end && frame.width >= 0 && frame.height >= 0)
            #expect(frame.column + frame.width <= columns)
            #expect(frame.row + frame.height <= max(0, rows - 1))
            end = frame.column + frame.width + 1
        }
        if let text = layout.text, let column = layout.textColumn {
            #expect(column.column >= text.column)
            #expect(column.column + column.width <= text.column + text.width)
            #expect(column.width <= PaneLayout.measure)
        }
        #expect(layout.statusRow == max(0, rows - 1))
    }

    @Test("A narrow terminal shows tree and list, or the text")
    func narrow() {
        let browsing = layout(80, 24)
        #expect(browsing.tree == .init(column: 0, row: 1, width: 28, height: 22))
        #expect(browsing.list == .init(column: 29, row: 1, width: 51, height: 22))
        #expect(browsing.text == nil)
        let reading = layout(80, 24) { $0.isTextOpen = true }
        #expect(reading.list == nil)
        #expect(reading.textColumn == .init(column: 4, row: 1, width: 72, height: 22))
    }

    @Test(
        "A wide terminal shows all three, and the text gets its measure before titles get more",
        arguments: [
            (100, 22, 26, 46), (120, 26, 32, 56), (159, 26, 55, 72), (160, 34, 48, 72),
            (200, 34, 64, 72),
        ])
    func wide(columns: Int, tree: Int, list: Int, measure: Int) {
        let layout = layout(columns, 40)
        #expect(layout.tree?.width == tree)
        #expect(layout.list?.width == list)
        #expect(layout.textColumn?.width == measure)
    }

    @Test("The zoomed text has the whole screen but the status row")
    func zoomed() {
        let layout = layout(200, 50) { $0.isZoomed = true }
        #expect(layout.headerRow == nil)
        #expect(layout.text == .init(column: 0, row: 0, width: 200, height: 49))
        #expect(layout.textColumn?.column == 64)
    }

    @Test("What one column holds stands in the middle where there would be two, as wide as those")
    func shortPage() {
        let posts = [FakePost(1, "2011-01-25", lines: 60), FakePost(2, "2011-01-26", lines: 3)]
        let driver = Driver(posts, columns: 200, rows: 50)
        driver.press(":set columns=2<Enter><Enter>z")
        #expect(driver.state.layout.textColumns.map(\.column) == [25, 103])
        driver.press("J")
        #expect(driver.shown == 2)
        #expect(driver.state.layout.textColumns.map(\.column) == [64])
        #expect(driver.state.layout.textColumn?.width == 72)
        #expect(driver.state.reading?.columns == 1)
        driver.resize(columns: 200, rows: 7)
        #expect(driver.state.layout.textColumns.map(\.column) == [25, 103])
        #expect(driver.state.reading?.columns == 2)
        driver.press("K")
        #expect(driver.state.layout.textColumns.count == 2)
    }

    @Test("The second column begins with text, not with what parts two paragraphs")
    func secondColumn() throws {
        var (starts, blanks) = (0, 0)
        for rows in 12..<30 {
            let driver = Driver([FakePost(1, "2011-01-25", lines: 90)], columns: 200, rows: rows)
            driver.press(":set columns=2<Enter><Enter>z<Space>")
            let pane = try #require(driver.state.reading)
            try #require(pane.columns == 2)
            for (index, line) in pane.lines.enumerated() {
                guard let spot = pane.spot(ofLine: index) else {
                    #expect(line.runs.isEmpty && index >= pane.height)
                    blanks += 1
                    continue
                }
                if spot == (1, 0) {
                    #expect(!line.runs.isEmpty)
                    starts += 1
                }
            }
        }
        #expect(starts == 18 && blanks > 0)
    }

    @Test("A few rows have no header")
    func low() {
        #expect(layout(80, 7).headerRow == nil)
        #expect(layout(80, 8).headerRow == 0)
    }

    @Test("Sizes out of this world are bounded")
    func bounded() {
        let state = ReaderState(size: TerminalSize(columns: .max, rows: .min))
        #expect(state.size == TerminalSize(columns: 4_096, rows: 0))
    }
}
