internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// The reading pane: lines as they were set, in their columns, and a quiet mark of how far down.
struct TextRenderer {
    let reading: ReadingPane
    let focus: ReaderSettings.Focus
    let ornaments: Ornaments
    let frame: PaneLayout.Frame
    let columns: [PaneLayout.Frame]

    /// What decides how a line looks.
    struct Look: RowLook {
        var line: Line
        var columns: Range<Int>
        var isFaded: Bool
        /// The addresses of its links, and what they are read from.
        var addresses: [String]
        var base: String

        var key: Int { line.range.lowerBound }
    }

    init(
        _ state: borrowing ReaderState, _ reading: ReadingPane, ornaments: Ornaments,
        frame: PaneLayout.Frame
    ) {
        self.reading = reading
        focus = state.settings.focus
        self.ornaments = ornaments
        self.frame = frame
        columns = state.layout.textColumns
    }

    /// Draws the pane; the cell that has the reader's attention, the hit that find stands on
    /// before all, nil when nothing is shown.
    func draw(
        on grid: inout CellGrid, reusing rows: DrawnRows
    ) -> (column: Int, row: Int)? {
        var first: (column: Int, row: Int)?
        var hit: (column: Int, row: Int)?
        for (index, line) in reading.lines.enumerated() {
            guard let place = place(of: index) else { continue }
            let isRead = isRead(line, index)
            let look = look(of: line, at: place, isFaded: focus == .paragraph && !isRead)
            if !rows.lines.copy(look, row: place.row, to: &grid) {
                let links = grid.links.count
                draw(line, at: place, isFaded: look.isFaded, on: &grid)
                rows.lines.keep(
                    look, columns: look.columns, row: place.row, of: grid, since: links)
            }
            if isRead { mark(line, at: place, on: &grid) }
            let isWanted = focus == .off ? !line.runs.isEmpty : index == reading.readingRow
            if first == nil, isWanted { first = (place.column, place.row) }
            if hit == nil, let run = line.runs.first(where: { $0.style.contains(.currentHit) }) {
                hit = (place.column + max(0, run.column), place.row)
                mark(ornaments.selected, Theme.hitMark, at: place, on: &grid)
            }
        }
        drawThumb(on: &grid)
        return hit ?? first ?? columns.first.map { ($0.column, $0.row) }
    }

    private func look(of line: Line, at place: PaneLayout.Frame, isFaded: Bool) -> Look {
        Look(
            line: line, columns: place.column..<place.column + max(0, place.width),
            isFaded: isFaded, addresses: line.runs.compactMap { reading.address(of: $0) },
            base: reading.loaded.post.base)
    }

    /// Where a line of the pane is drawn: its first cell and how many it has.
    private func place(of index: Int) -> PaneLayout.Frame? {
        guard let spot = reading.spot(ofLine: index), columns.indices.contains(spot.column),
            spot.row < columns[spot.column].height
        else { return nil }
        var place = columns[spot.column]
        place.row += spot.row
        place.height = 1
        return place
    }

    private func draw(
        _ line: Line, at place: PaneLayout.Frame, isFaded: Bool, on grid: inout CellGrid
    ) {
        for run in line.runs where run.column < place.width {
            var style = Theme.style(of: run.style)
            if isFaded { Theme.fade(&style) }
            let start = place.column + max(0, run.column)
            let room = min(place.column + place.width - start, max(0, run.width))
            let end = grid.put(
                run.text, column: start, row: place.row, style: style, width: room)
            if let link = run.link, end > start, let address = reading.destination(of: run) {
                grid.links.append(
                    Hyperlink(row: place.row, columns: start..<end, address: address, id: link))
            }
        }
    }

    /// Whether a line is, or belongs to, what the focus has stand out.
    private func isRead(_ line: Line, _ index: Int) -> Bool {
        switch focus {
        case .off: false
        case .ruler: index == reading.readingRow
        case .paragraph:
            reading.lines.indices.contains(reading.readingRow)
                && reading.lines[reading.readingRow].block == line.block
        }
    }

    /// Marks what is being read in the margin: what lies around it being quiet needs colour or
    /// attributes, which a terminal may not have.
    private func mark(_ line: Line, at place: PaneLayout.Frame, on grid: inout CellGrid) {
        guard focus == .ruler || !line.runs.isEmpty else { return }
        let sign = focus == .ruler ? ornaments.selected : ornaments.rule
        mark(sign, Theme.readingMark, at: place, on: &grid)
    }

    private func mark(
        _ sign: String, _ style: CellStyle, at place: PaneLayout.Frame, on grid: inout CellGrid
    ) {
        let column = place.column - (place.column - frame.column >= 2 ? 2 : 1)
        guard column >= frame.column else { return }
        grid.put(sign, column: column, row: place.row, style: style)
    }

    /// Lays labels over the first cells of links, those of a note over the text among them.
    func draw(_ labels: LinkLabels, over note: NoteBox?, on grid: inout CellGrid) {
        let typed = labels.typed.count
        for label in labels.matching {
            var place = place(of: label.row)
            if label.isInNote {
                place = note?.frame
                place?.row += 1 + label.row
            }
            guard let place else { continue }
            // A label at the right edge moves in, whole.
            let width = label.letters.utf8.count
            let start = place.column + max(0, min(label.column, place.width - width))
            let rest = grid.put(
                String(label.letters.prefix(typed)), column: start, row: place.row,
                style: Theme.typedLabel)
            grid.put(
                String(label.letters.dropFirst(typed)), column: rest, row: place.row,
                style: Theme.label)
        }
    }

    /// Drawn only beside the columns, never over text, and only where there is more than is shown.
    private func drawThumb(on grid: inout CellGrid) {
        let edge = frame.column + frame.width - 1
        guard let last = columns.last, edge > last.column + last.width, frame.height > 2,
            !isAllShown
        else { return }
        let down = max(0, min(100, reading.percent)) * (frame.height - 1) / 100
        grid.put(ornaments.thumb, column: edge, row: frame.row + down, style: Theme.quiet)
    }

    /// What stands above the body has negative offsets.
    private var isAllShown: Bool {
        reading.percent >= 100 && reading.lines.contains { $0.range.lowerBound < 0 }
    }
}
