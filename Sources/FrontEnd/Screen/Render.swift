internal import ArchiveModel
public import ReaderModel

/// How the screen draws, apart from the state: what the terminal can show.
public struct RenderOptions: Hashable, Sendable {
    /// Whether box drawing and typographic signs may be used; false draws in ASCII, as does
    /// ``ReaderState/usesUnicodeOrnaments``.
    public var usesUnicodeOrnaments: Bool

    /// Makes options.
    public init(usesUnicodeOrnaments: Bool = true) {
        self.usesUnicodeOrnaments = usesUnicodeOrnaments
    }
}

/// Draws a state.
///
/// Pure: the same state gives the same grid, of the state's size, whatever rows there are of the frame
/// before; those that stay as they are, are not drawn again.
/// The cursor stands on the row that has the reader's attention, for braille displays and speech:
/// the selected one, the first one with text, or what is typed. Cost: linear in the cells.
public func render(
    _ state: ReaderState, options: RenderOptions = RenderOptions(),
    reusing rows: DrawnRows = DrawnRows()
) -> CellGrid {
    var grid = CellGrid(columns: state.size.columns, rows: state.size.rows)
    let usesUnicode = options.usesUnicodeOrnaments && state.usesUnicodeOrnaments
    var ornaments: Ornaments = usesUnicode ? .typographic : .ascii
    ornaments.ordersText = !state.settings.leavesBidiToTerminal
    grid.isOrdered = ornaments.ordersText
    rows.begin(grid, ornaments)
    Composer(ornaments: ornaments, rows: rows).draw(state, on: &grid)
    return grid
}

/// Decides what is drawn, and leaves the drawing to a renderer for each part.
///
/// The state goes from hand to hand and is kept by none, for a copy of it costs as much as a row.
private struct Composer {
    let ornaments: Ornaments
    let rows: DrawnRows

    func draw(_ state: ReaderState, on grid: inout CellGrid) {
        guard !state.isTooSmall else {
            return Notices(ornaments: ornaments).drawTooSmall(on: &grid)
        }
        let bottom = grid.rows - 1
        grid.cursor.row = bottom
        if state.prompt == nil { drawBottom(state, on: &grid, row: bottom) }
        let isOverlaid =
            state.help != nil || state.picker != nil || state.isSearchShown || state.chooser != nil
            || state.archive == nil
        if isOverlaid { drawOverlay(state, on: &grid) } else { drawPanes(state, on: &grid) }
        rows.end(grid)
        // Over rows that the next frame may have as they are by now.
        if !isOverlaid { drawOverText(state, on: &grid) }
        if let prompt = state.prompt {
            grid.cursor = PromptRenderer(prompt: prompt, ornaments: ornaments)
                .draw(on: &grid, row: bottom)
        }
    }

    private func drawBottom(_ state: ReaderState, on grid: inout CellGrid, row: Int) {
        if let help = state.help, state.message == nil {
            renderer(of: help, state, on: grid).drawLegend(on: &grid, row: row)
        } else {
            StatusBar(ornaments: ornaments).draw(state, on: &grid, row: row)
        }
    }

    /// Everything between the top row and the bottom row.
    private func middle(of grid: CellGrid) -> PaneLayout.Frame {
        PaneLayout.Frame(column: 0, row: 1, width: grid.columns, height: max(0, grid.rows - 2))
    }

    private func renderer(
        of help: HelpPage, _ state: ReaderState, on grid: CellGrid
    ) -> HelpRenderer {
        HelpRenderer(
            page: help, lines: state.helpLines, ornaments: ornaments, frame: middle(of: grid))
    }

    private func drawOverlay(_ state: ReaderState, on grid: inout CellGrid) {
        let frame = middle(of: grid)
        if let help = state.help {
            let topic = help.topic == .keys ? "keys" : "settings"
            header("annals\(ornaments.separator)\(topic)", on: &grid)
            let row = renderer(of: help, state, on: grid).draw(on: &grid)
            place(cursor: row, column: frame.column, on: &grid)
        } else if let picker = state.picker {
            header("annals\(ornaments.separator)archives", on: &grid)
            let selected = PickerRenderer(
                picker: picker, archives: state.archives, ornaments: ornaments, frame: frame
            ).draw(on: &grid)
            place(cursor: selected, column: frame.column, on: &grid)
        } else if let chooser = state.chooser {
            header("annals\(ornaments.separator)list only", on: &grid)
            let row = ChooserRenderer(
                chooser: chooser, filter: state.shownFilter, ornaments: ornaments, frame: frame
            ).draw(on: &grid)
            place(cursor: row, column: frame.column, on: &grid)
        } else if state.isSearchShown, let page = state.search {
            header("annals\(ornaments.separator)search", on: &grid)
            let row = SearchRenderer(
                page: page, archives: state.archives, ornaments: ornaments, frame: frame
            ).draw(on: &grid)
            place(cursor: row, column: frame.column, on: &grid)
        } else if state.isLibraryEmpty {
            Notices(ornaments: ornaments).drawEmptyLibrary(on: &grid, in: frame)
        }
    }

    private func header(_ title: String, on grid: inout CellGrid) {
        HeaderBar(title: title, progress: nil, ornaments: ornaments)
            .draw(on: &grid, row: 0, reusing: rows)
    }

    private func drawPanes(_ state: ReaderState, on grid: inout CellGrid) {
        let layout = state.layout
        if let row = layout.headerRow, let archive = state.archive {
            let only = state.listFilter.map { ornaments.separator + $0.words } ?? ""
            HeaderBar(
                title: archive.summary.displayTitle + only,
                progress: state.listFilter?.isCounting == true ? nil : state.archiveProgress,
                ornaments: ornaments
            ).draw(on: &grid, row: row, reusing: rows)
        }
        if let frame = layout.tree {
            let row = TreeRenderer(state, ornaments: ornaments, frame: frame)
                .draw(on: &grid, reusing: rows)
            if state.focus == .tree { place(cursor: row, column: frame.column, on: &grid) }
            rule(beside: frame, on: &grid)
        }
        if let frame = layout.list {
            let row = ListRenderer(state, ornaments: ornaments, frame: frame)
                .draw(on: &grid, reusing: rows)
            if state.focus == .list { place(cursor: row, column: frame.column, on: &grid) }
            if layout.text != nil { rule(beside: frame, on: &grid) }
        }
        if let frame = layout.text { drawText(state, in: frame, on: &grid) }
    }

    private func drawText(
        _ state: ReaderState, in frame: PaneLayout.Frame, on grid: inout CellGrid
    ) {
        if let reading = state.reading {
            let renderer = TextRenderer(state, reading, ornaments: ornaments, frame: frame)
            let cell = renderer.draw(on: &grid, reusing: rows)
            if state.focus == .text { place(cursor: cell?.row, column: cell?.column, on: &grid) }
        } else if let archive = state.archive {
            Notices(ornaments: ornaments).drawTitlePage(
                of: archive.summary, on: &grid, in: frame)
        }
    }

    /// A note, and the labels of links.
    private func drawOverText(_ state: ReaderState, on grid: inout CellGrid) {
        guard let frame = state.layout.text, let reading = state.reading else { return }
        if let note = state.note {
            let row = NoteRenderer(note: note, ornaments: ornaments).draw(on: &grid)
            place(cursor: row, column: note.frame.column, on: &grid)
        }
        if let labels = state.labels {
            TextRenderer(state, reading, ornaments: ornaments, frame: frame)
                .draw(labels, over: state.note, on: &grid)
        }
    }

    private func place(cursor row: Int?, column: Int?, on grid: inout CellGrid) {
        guard let row, let column else { return }
        grid.cursor = CellGrid.Cursor(column: column, row: row, isVisible: false)
    }

    private func rule(beside frame: PaneLayout.Frame, on grid: inout CellGrid) {
        for row in frame.row..<frame.row + max(0, frame.height) {
            grid.put(
                sign: ornaments.rule, column: frame.column + frame.width, row: row,
                style: Theme.quiet)
        }
    }
}
