internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// The archive tree: years and months with their posts and how many of them are unread.
struct TreeRenderer {
    let tree: ArchiveTree
    let hasFocus: Bool
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    private let scale: Scale

    /// What decides how a row looks.
    struct Look: RowLook {
        var row: TreeRow
        var columns: Range<Int>
        var scale: Scale
        var isSelected: Bool
        var hasFocus: Bool

        var key: Int {
            switch row.node {
            case .year(let year): year * 16
            case .month(let month): month.year * 16 + month.number
            case .undated, .pages, .drafts: 0
            }
        }
    }

    /// What all rows share.
    struct Scale: Hashable {
        var postDigits: Int
        var unreadDigits: Int
        /// Months that share a cell of a year in little; 0 when there is no room for one.
        var monthsInSpark: Int
        var highest: Int
    }

    /// Narrower panes show months by three letters.
    private static let roomyWidth = 24
    /// Columns of a year's row before its months in little: sign, arrow, four digits, spaces.
    private static let yearCells = 8

    init(_ state: borrowing ReaderState, ornaments: Ornaments, frame: PaneLayout.Frame) {
        tree = state.tree
        hasFocus = state.focus == .tree
        self.ornaments = ornaments
        self.frame = frame
        // Of all rows, so that columns don't shift while the tree scrolls.
        let postDigits = String(tree.peaks.posts).utf8.count
        let unreadDigits = String(tree.peaks.unread).utf8.count
        let counts = postDigits + Glyphs.width(of: ornaments.separator) + unreadDigits
        let room = frame.width - Self.yearCells - counts - 2
        let months = room >= 12 ? 1 : room >= 6 ? 2 : 0
        scale = Scale(
            postDigits: postDigits, unreadDigits: unreadDigits,
            monthsInSpark: ornaments.sparks.isEmpty ? 0 : months,
            highest: tree.peaks.highest(monthsInPlace: months))
    }

    private static func grouped(_ numbers: [Int], _ size: Int) -> [Int] {
        guard size > 1 else { return numbers }
        return stride(from: 0, to: numbers.count, by: size).map {
            numbers[$0..<min(numbers.count, $0 + size)].reduce(0, +)
        }
    }

    /// Draws the pane; the row of the selection, nil when it isn't on screen.
    func draw(on grid: inout CellGrid, reusing rows: DrawnRows) -> Int? {
        let columns = frame.column..<frame.column + max(0, frame.width)
        var selectedRow: Int?
        for line in 0..<max(0, frame.height) {
            let index = tree.top + line
            guard tree.rows.indices.contains(index) else { break }
            let row = frame.row + line
            let look = Look(
                row: tree.rows[index], columns: columns, scale: scale,
                isSelected: index == tree.selection, hasFocus: hasFocus)
            if !rows.nodes.copy(look, row: row, to: &grid) {
                let links = grid.links.count
                draw(look, on: &grid, row: row)
                rows.nodes.keep(look, columns: columns, row: row, of: grid, since: links)
            }
            if look.isSelected { selectedRow = row }
        }
        return selectedRow
    }

    private func draw(_ look: Look, on grid: inout CellGrid, row: Int) {
        draw(look.row, on: &grid, row: row)
        guard look.isSelected else { return }
        grid.select(row: row, in: frame, hasFocus: hasFocus, sign: ornaments.selected)
    }

    private func draw(_ row: TreeRow, on grid: inout CellGrid, row line: Int) {
        let end = frame.column + frame.width - 1
        let counts = self.counts(of: row)
        let bare = counts.drop { $0 == " " }
        let countsStart = end - Glyphs.width(of: String(bare))
        let style = row.tally.unread == 0 ? Theme.quiet : Theme.read
        var column = frame.column + 1
        if let isExpanded = row.isExpanded {
            let sign = isExpanded ? ornaments.expanded : ornaments.collapsed
            grid.put(sign: sign, column: column, row: line, style: Theme.quiet, before: end)
        }
        column += 2
        if case .month = row.node { column += frame.width >= Self.roomyWidth ? 2 : 1 }
        grid.put(
            label(of: row.node), column: column, row: line, style: style,
            width: max(0, countsStart - 1 - column))
        grid.put(String(bare), column: countsStart, row: line, style: style)
        guard row.isExpanded == false, scale.monthsInSpark > 0 else { return }
        let months = Self.grouped(row.postsByMonth, scale.monthsInSpark)
        grid.put(
            ornaments.sparkline(months, highest: scale.highest),
            column: frame.column + Self.yearCells,
            row: line, style: Theme.quiet, width: 12)
    }

    /// `96 · 40` in columns; in a narrow pane `96·40`, or only the posts.
    private func counts(of row: TreeRow) -> String {
        let posts = padded(row.tally.posts, to: scale.postDigits)
        let isRead = row.tally.unread == 0
        let unread =
            isRead
            ? String(repeating: " ", count: scale.unreadDigits)
            : padded(row.tally.unread, to: scale.unreadDigits)
        let separator = isRead ? "   " : ornaments.separator
        let isNarrow = frame.width < Self.roomyWidth
        guard isNarrow else { return posts + separator + unread }
        let labelWidth = 8
        let close = posts + (isRead ? " " : String(separator.dropFirst().dropLast())) + unread
        return labelWidth + Glyphs.width(of: close) < frame.width ? close : posts
    }

    private func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, digits - text.utf8.count)) + text
    }

    private func label(of node: TreeRow.Node) -> String {
        // Under its year a month needs no year of its own.
        guard case .month(let month) = node else { return node.name }
        let name = EnglishDate.name(ofMonth: month.number)
        return frame.width >= Self.roomyWidth ? name : String(name.prefix(3))
    }
}

extension CellGrid {
    /// Gives a pane's row the look of the selected one: by a sign, and by reverse video or weight.
    mutating func select(row: Int, in frame: PaneLayout.Frame, hasFocus: Bool, sign: String) {
        restyle(row: row, columns: frame.column + 1..<frame.column + max(1, frame.width)) {
            Theme.select(&$0, hasFocus: hasFocus)
        }
        put(sign: sign, column: frame.column, row: row, style: Theme.selectionSign)
    }
}
