internal import ReaderModel
internal import Typesetting

/// The bottom row while something is typed or asked, with the cursor in it.
struct PromptRenderer {
    let prompt: Prompt
    let ornaments: Ornaments

    /// Draws the row and says where the cursor stands.
    func draw(on grid: inout CellGrid, row: Int) -> CellGrid.Cursor {
        if case .confirm(let question, _) = prompt.kind {
            let room = max(0, grid.columns - 2)
            let end = grid.put(
                asked(question, columns: room), column: 1, row: row, style: Theme.title, width: room
            )
            return cursor(column: end + 1, row: row, in: grid)
        }
        let start = grid.put(sign, column: 0, row: row, style: Theme.title)
        let visible = visibleText(columns: grid.columns - start - 1)
        let end = grid.put(visible.text, column: start, row: row, style: .plain)
        let room = grid.columns - 1 - (end + 2)
        if room > 0 {
            grid.put(
                ornaments.said(prompt.hint, to: room), column: end + 2, row: row,
                style: Theme.quiet, width: room)
        }
        return cursor(column: start + visible.cursor, row: row, in: grid)
    }

    /// The question; one that is too long loses its middle, for its end says which keys answer it.
    private func asked(_ question: String, columns: Int) -> String {
        let whole = ornaments.said(question)
        guard Glyphs.width(of: whole) > columns else { return whole }
        let end = String(whole.suffix(min(10, columns / 2)))
        return ornaments.fitted(whole, to: columns - Glyphs.width(of: end)) + end
    }

    private func cursor(column: Int, row: Int, in grid: CellGrid) -> CellGrid.Cursor {
        CellGrid.Cursor(column: min(column, max(0, grid.columns - 1)), row: row, isVisible: true)
    }

    private var sign: String {
        switch prompt.kind {
        case .command: ":"
        case .find(backward: false): "/"
        case .find(backward: true): "?"
        case .goToMonth: "Go to: "
        case .confirm: ""
        }
    }

    /// The part of what is typed that shows, and the cursor's column in it.
    ///
    /// A text wider than the row loses its beginning, so that the cursor stays on screen. It is
    /// shown in the order in which it was typed: in visual order a cursor would jump about.
    private func visibleText(columns: Int) -> (text: String, cursor: Int) {
        let before = String(prompt.text.prefix(max(0, prompt.cursor)))
        let after = prompt.text.dropFirst(max(0, prompt.cursor))
        var head = before[...]
        var width = Glyphs.width(of: before)
        while width > max(0, columns), let first = head.popFirst() {
            width -= Glyphs.glyph(for: first)?.width ?? 0
        }
        return (String(head) + after, max(0, width))
    }
}
