internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// What the list can be filtered by, one thing a row: its name, what it is, how many posts have it.
struct ChooserRenderer {
    let chooser: FilterChooser
    /// What is asked for now.
    let filter: PostFilter
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    /// Cells of `author`, and the room a name gets before that goes.
    private static let (kindCells, nameRoom) = (6, 20)
    /// Rows are no wider than this, so that counts stand near their names.
    private static let most = 72

    /// Draws the rows; the row of the selection, nil when there is none.
    func draw(on grid: inout CellGrid) -> Int? {
        guard !chooser.choices.isEmpty else {
            let words =
                chooser.isCounting ? "Counting \(ornaments.ellipsis)" : "Nothing here is called so."
            grid.put(
                words, column: frame.column + 1, row: frame.row, style: Theme.quiet,
                width: frame.width - 1)
            return nil
        }
        var selectedRow: Int?
        let digits = chooser.choices.map { Counting.number($0.posts).utf8.count }.max() ?? 0
        for line in 0..<max(0, frame.height) {
            let index = chooser.top + line
            guard chooser.choices.indices.contains(index) else { break }
            let row = frame.row + line
            draw(chooser.choices[index], digits: digits, on: &grid, row: row)
            if index == chooser.selection {
                grid.select(row: row, in: frame, hasFocus: true, sign: ornaments.selected)
                selectedRow = row
            }
        }
        return selectedRow
    }

    private func draw(
        _ choice: FilterChoice, digits: Int, on grid: inout CellGrid, row: Int
    ) {
        var end = frame.column + min(frame.width, Self.most) - 1
        let count = Counting.number(choice.posts)
        grid.put(count, column: end - count.utf8.count, row: row, style: Theme.quiet)
        end -= digits + 2
        if end - frame.column - Self.kindCells >= Self.nameRoom {
            end -= Self.kindCells
            grid.put(kind(of: choice), column: end, row: row, style: Theme.quiet)
            end -= 2
        }
        let isChosen = filter.has(choice.kind)
        if isChosen {
            grid.put(ornaments.chosen, column: frame.column + 1, row: row, style: Theme.unreadSign)
        }
        let start = frame.column + 3
        grid.put(
            ornaments.fitted(choice.name, to: end - start), column: start, row: row,
            style: isChosen ? Theme.unread : Theme.read, width: max(0, end - start))
    }

    private func kind(of choice: FilterChoice) -> String {
        switch choice.kind {
        case .label: "label"
        case .author: "author"
        case .unread, .starred: "mark"
        }
    }
}
