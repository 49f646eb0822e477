internal import ReaderModel
internal import Typesetting

/// The help page: keys on the left, what they do on the right, the signs' meaning at the bottom;
/// or the settings in the same way.
struct HelpRenderer {
    let page: HelpPage
    let lines: [HelpText.Line]
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    private static let widestKeys = 22

    /// Draws the page; the row that find stands on, else the first.
    func draw(on grid: inout CellGrid) -> Int {
        var attention = frame.row
        let widest = lines.reduce(0) { max($0, Glyphs.width(of: ornaments.said($1.keys))) }
        let keys = min(widest, Self.widestKeys, max(4, frame.width / 3))
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
        let start = frame.column + 2
        let end = frame.column + frame.width
        guard !line.keys.isEmpty else {
            grid.put(
                ornaments.said(line.text), column: start, row: row, style: Theme.heading,
                width: end - start)
            return
        }
        let shown = grid.put(
            ornaments.said(line.keys), column: start + 2, row: row, style: Theme.keys,
            width: end - start - 2)
        let column = max(start + 2 + keys, shown) + 2
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
            "\(ornaments.comments) comments", "\(ornaments.vanished) gone from the newest export",
        ]
        let room = max(0, grid.columns - 2)
        let text = "q closes   " + legend.joined(separator: "   ")
        grid.put(
            ornaments.fitted(text, to: room), column: 1, row: row, style: Theme.quiet, width: room)
    }
}
