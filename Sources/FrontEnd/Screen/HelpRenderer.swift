internal import ReaderModel
internal import Typesetting

/// The help page: keys on the left, what they do on the right, the signs' meaning at the bottom;
/// or the settings in the same way.
struct HelpRenderer {
    let page: HelpPage
    let lines: [HelpText.Line]
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    /// Draws the page; the row that find stands on, else the first.
    func draw(on grid: inout CellGrid) -> Int {
        var attention = frame.row
        let keys = HelpText.keysWidth(lines, columns: frame.width)
        for offset in 0..<max(0, frame.height) {
            let index = page.top + offset
            guard lines.indices.contains(index) else { break }
            draw(lines[index], keys: keys, on: &grid, row: frame.row + offset)
            guard index == page.hit else { continue }
            attention = frame.row + offset
            grid.put(
                ornaments.selected, column: frame.column + 1, row: attention,
                style: Theme.selectionSign)
        }
        return attention
    }

    private func draw(_ line: HelpText.Line, keys: Int, on grid: inout CellGrid, row: Int) {
        let start = frame.column + HelpText.indent
        let end = frame.column + frame.width
        guard !line.keys.isEmpty || line.continues else {
            grid.put(
                ornaments.said(line.text), column: start - 2, row: row, style: Theme.heading,
                width: end - start + 2)
            return
        }
        let shown = grid.put(
            ornaments.said(line.keys), column: start, row: row, style: Theme.keys,
            width: end - start)
        let column = max(start + keys, shown) + HelpText.gap
        grid.put(
            ornaments.said(line.text, to: end - column), column: column, row: row, style: .plain,
            width: end - column)
    }

    /// What the signs of the list mean, for the bottom row.
    func drawLegend(on grid: inout CellGrid, row: Int) {
        guard page.topic == .keys else {
            let room = max(0, grid.columns - 2)
            let text = "q closes   :set NAME VALUE changes one, :set NAME& puts it back"
            grid.put(
                ornaments.fitted(text, to: room), column: 1, row: row, style: Theme.quiet,
                width: room)
            return
        }
        let legend = [
            "\(ornaments.unread) unread", "\(ornaments.starred) starred",
            "\(ornaments.comments) comments", "\(ornaments.vanished) gone since",
            "\(ornaments.changed) changed since",
        ]
        let room = max(0, grid.columns - 2)
        let text = "q closes   " + legend.joined(separator: "   ")
        grid.put(
            ornaments.fitted(text, to: room), column: 1, row: row, style: Theme.quiet, width: room)
    }
}
