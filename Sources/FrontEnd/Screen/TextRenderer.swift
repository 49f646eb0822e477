internal import ReaderModel
internal import Typesetting

/// The reading pane: lines as they were set, in their column, and a quiet mark of how far down.
struct TextRenderer {
    let reading: ReadingPane
    let ornaments: Ornaments
    let frame: PaneLayout.Frame
    let column: PaneLayout.Frame

    /// Draws the pane; the first row with text on it.
    func draw(on grid: inout CellGrid) -> Int {
        var firstRow: Int?
        for (offset, line) in reading.lines.prefix(max(0, column.height)).enumerated() {
            let row = column.row + offset
            for run in line.runs where run.column < column.width {
                let start = column.column + max(0, run.column)
                let room = column.column + column.width - start
                grid.put(
                    run.text, column: start, row: row, style: Theme.style(of: run.style),
                    width: min(room, max(0, run.width)))
            }
            if firstRow == nil, !line.runs.isEmpty { firstRow = row }
        }
        drawThumb(on: &grid)
        return firstRow ?? column.row
    }

    /// Drawn only beside the column, never over text, and only where there is more than is shown.
    private func drawThumb(on grid: inout CellGrid) {
        let edge = frame.column + frame.width - 1
        guard edge > column.column + column.width, frame.height > 2, !isAllShown else { return }
        let down = max(0, min(100, reading.percent)) * (frame.height - 1) / 100
        grid.put(ornaments.thumb, column: edge, row: frame.row + down, style: Theme.quiet)
    }

    /// What stands above the body has negative offsets.
    private var isAllShown: Bool {
        reading.percent >= 100 && reading.lines.contains { $0.range.lowerBound < 0 }
    }
}
