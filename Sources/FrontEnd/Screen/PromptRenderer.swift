internal import ReaderModel
internal import Typesetting

/// The bottom row while something is typed or asked, with the cursor in it; a long question takes
/// rows above it too.
struct PromptRenderer {
    let prompt: Prompt
    let ornaments: Ornaments

    /// Draws the row and says where the cursor stands.
    func draw(on grid: inout CellGrid, row: Int) -> CellGrid.Cursor {
        if case .confirm(let question, _) = prompt.kind {
            return draw(question, on: &grid, row: row)
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

    /// Draws a question, over the rows above where it is longer than one.
    private func draw(
        _ question: String, on grid: inout CellGrid, row: Int
    ) -> CellGrid.Cursor {
        let room = max(1, grid.columns - 2)
        let most = Prompt.mostLines(rows: grid.rows)
        var lines = lines(of: ornaments.said(question), width: room)
        if lines.count > most {
            lines = self.lines(of: asked(question, columns: room * most), width: room)
        }
        lines = lines.suffix(most)
        let top = row + 1 - lines.count
        let blank = String(repeating: " ", count: max(0, grid.columns))
        var end = 0
        for (offset, line) in lines.enumerated() {
            grid.put(blank, column: 0, row: top + offset, style: .plain)
            grid.links.removeAll { $0.row == top + offset }
            end = grid.put(line, column: 1, row: top + offset, style: Theme.title, width: room)
        }
        return cursor(column: end + 1, row: row, in: grid)
    }

    /// A text in lines: words stay whole, but for those that are longer than a line.
    private func lines(of text: String, width: Int) -> [String] {
        var lines = [""]
        var column = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let needed = Glyphs.width(of: String(word))
            if column > 0, column + 1 + needed <= width || needed > width, column + 1 < width {
                lines[lines.count - 1] += " "
                column += 1
            } else if column > 0 {
                lines.append("")
                column = 0
            }
            for character in word {
                let cells = Glyphs.glyph(for: character)?.width ?? 0
                if column + cells > width, column > 0 {
                    lines.append("")
                    column = 0
                }
                lines[lines.count - 1].append(character)
                column += cells
            }
        }
        return lines
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
        case .search: "Search: "
        case .keep: "Keep as: "
        case .rename: "New name: "
        case .filter: "Only: "
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
