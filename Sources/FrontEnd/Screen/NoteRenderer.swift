internal import ReaderModel
internal import Typesetting

/// A footnote over the text: a rule with its mark, then its lines.
struct NoteRenderer {
    let note: NoteBox
    let ornaments: Ornaments

    /// Draws the box; the row of its first line.
    func draw(on grid: inout CellGrid) -> Int {
        let frame = note.frame
        let blank = String(repeating: " ", count: max(0, frame.width))
        for row in frame.row..<frame.row + max(0, frame.height) {
            grid.put(blank, column: frame.column, row: row, style: .plain)
            grid.links.removeAll { $0.row == row && $0.columns.overlaps(cells) }
        }
        drawRule(on: &grid)
        for (offset, line) in note.lines.prefix(max(0, frame.height - 1)).enumerated() {
            for run in line.runs where run.column < frame.width {
                let column = frame.column + max(0, run.column)
                let end = grid.put(
                    run.text, column: column, row: frame.row + 1 + offset,
                    style: Theme.style(of: run.style),
                    width: min(frame.column + frame.width - column, max(0, run.width)))
                guard let link = run.link, end > column, let address = note.destination(of: run)
                else { continue }
                grid.links.append(
                    Hyperlink(
                        row: frame.row + 1 + offset, columns: column..<end, address: address,
                        id: Self.firstLink + link))
            }
        }
        return frame.row + min(1, frame.height - 1)
    }

    /// Beyond the numbers of the links that a page has.
    private static let firstLink = 1 << 24

    private var cells: Range<Int> {
        note.frame.column..<note.frame.column + max(0, note.frame.width)
    }

    /// Draws the rule: `── Note 3 ──────────── more below ──`.
    private func drawRule(on grid: inout CellGrid) {
        let frame = note.frame
        let line = String(repeating: ornaments.line, count: max(0, frame.width))
        grid.put(line, column: frame.column, row: frame.row, style: Theme.quiet, width: frame.width)
        let name = ornaments.fitted(" Note \(note.label) ", to: max(0, frame.width - 2))
        let end = grid.put(
            name, column: frame.column + 2, row: frame.row, style: Theme.title,
            width: frame.width - 2)
        let more =
            switch note.hasMore {
            case (_, true): " more below "
            case (true, false): " more above "
            case (false, false): ""
            }
        let start = frame.column + frame.width - 2 - more.utf8.count
        guard start > end else { return }
        grid.put(more, column: start, row: frame.row, style: Theme.quiet)
    }
}
