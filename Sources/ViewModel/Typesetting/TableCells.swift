/// A table's cells as stretches of the page's text, each at its place in the grid.
struct TableCells: Sendable {
    /// One cell.
    struct Cell: Sendable {
        var range: Range<Int>
        var alignment: Alignment
        /// Whether the table says that it is the heading of its row or column.
        var isHeading: Bool
        private var place: (column: Int32, columns: Int32, rows: Int32)

        /// Puts a stretch of text into a place of the grid.
        init(
            range: Range<Int>, alignment: Alignment, columns: Range<Int>, rows: Int,
            isHeading: Bool = false
        ) {
            self.range = range
            self.alignment = alignment
            self.isHeading = isHeading
            place = (
                Int32(clamping: columns.lowerBound), Int32(clamping: columns.count),
                Int32(clamping: rows)
            )
        }

        /// The first column it takes.
        var column: Int {
            get { Int(place.column) }
            set { place.column = Int32(clamping: newValue) }
        }
        /// How many columns it takes.
        var columns: Int {
            get { Int(place.columns) }
            set { place.columns = Int32(clamping: newValue) }
        }
        /// How many rows it takes.
        var rows: Int {
            get { Int(place.rows) }
            set { place.rows = Int32(clamping: newValue) }
        }
        /// The columns it takes.
        var extent: Range<Int> { column..<column + columns }
    }

    /// How a cell's text is set.
    enum Alignment: Sendable { case leading, center, trailing }

    /// All cells, row by row.
    var cells: [Cell] = []
    /// The first cell of each row, then the number of all.
    var starts = [0]
    /// How many of the first rows are headings.
    var headerRows = 0
    /// How many columns there are.
    var columns = 0
    /// The heading of each column; empty where there is none.
    private(set) var headings: [Cell?] = []
    /// Whether the headings stand behind one of their own, as all rows do behind theirs: `Countries |
    /// New Zealand | Niue`.
    private(set) var areHeadingsNamed = false
    /// Rows of headings up to which cells may reach over several: those of one piece.
    private static let mostHeadings = 32

    /// How many rows there are.
    var count: Int { starts.count - 1 }

    /// The cells that start in a row, from left to right.
    func row(_ index: Int) -> ArraySlice<Cell> { cells[starts[index]..<starts[index + 1]] }

    /// Ends a row of the cells added since the last one.
    mutating func endRow() { starts.append(cells.count) }

    /// Drops the cells added since the last row.
    mutating func dropRow() { cells.removeLast(cells.count - starts[count]) }

    /// Leaves out columns in which no cell starts: they have nothing to show, and a cell that
    /// claims a thousand columns to reach the table's edge needs no more than there are.
    mutating func dropEmptyColumns() {
        var starting: [Bool] = []
        for cell in cells {
            columns = max(columns, cell.column + 1)
            while starting.count <= cell.column { starting.append(false) }
            starting[cell.column] = true
        }
        if !starting.contains(false), !cells.contains(where: { $0.columns > 1 }) { return }
        var sums = [0]
        for isStart in starting { sums.append(sums[sums.count - 1] + (isStart ? 1 : 0)) }
        columns = sums[starting.count]
        for index in cells.indices {
            let extent = cells[index].extent
            let first = sums[extent.lowerBound]
            cells[index].column = first
            cells[index].columns = max(sums[min(extent.upperBound, starting.count)] - first, 1)
        }
    }

    /// Whether a cell of a row of headings names columns: it stands in the last such row or reaches
    /// into it, and not over all of the table.
    func isHeading(_ cell: Cell, in row: Int) -> Bool {
        let last = headerRows - 1
        guard columns == 1 || cell.columns < columns else { return false }
        // So many rows of headings may be cut into pieces; then each stands for itself.
        return row == last || row + cell.rows > last && last < Self.mostHeadings
    }

    /// Finds the heading of each column, once all cells have their places.
    mutating func findHeadings() {
        guard headerRows > 0 else { return }
        let last = headerRows - 1
        var found = [Cell?](repeating: nil, count: columns)
        for row in max(last - Self.mostHeadings, 0)...last {
            for cell in self.row(row) where isHeading(cell, in: row) {
                for column in cell.extent { found[column] = cell }
            }
        }
        if found.contains(where: { $0 != nil }) { headings = found }
        areHeadingsNamed =
            headerRows == 1 && count > 1 && isNamed(row(0))
            && (1..<count).allSatisfy { index in
                guard let first = row(index).first else { return true }
                return first.isHeading || first.column > 0
            }
    }

    /// Whether a row has a heading of its own and no others.
    func isNamed(_ row: ArraySlice<Cell>) -> Bool {
        guard let first = row.first, first.isHeading, !first.range.isEmpty else { return false }
        let values = row.dropFirst().filter { !$0.range.isEmpty }
        return !values.isEmpty && !values.contains(where: \.isHeading)
    }

    /// Makes the rows that cells take those that were kept of the table's own, by rising index.
    mutating func dropRows(except kept: [Int]) {
        for (row, own) in kept.enumerated() {
            for index in starts[row]..<starts[row + 1] where cells[index].rows > 1 {
                let end = own + cells[index].rows
                var (low, high) = (row + 1, kept.count)
                while low < high {
                    let middle = (low + high) / 2
                    if kept[middle] < end { low = middle + 1 } else { high = middle }
                }
                cells[index].rows = low - row
            }
        }
    }
}

/// The rows of a table that are laid out at a time: one of a hundred thousand must not make its
/// first screen wait.
struct TablePiece: Hashable, Sendable {
    /// The table's index among the page's tables.
    var table: Int
    /// The rows.
    var rows: Range<Int>
}

/// Finds the columns of cells as HTML's table model does (HTML, 4.9.12), within bounds.
struct TableGrid {
    /// Columns that a cell may take (HTML).
    private static let maximumColumns = 1_000
    /// Rows that a cell may take (HTML).
    private static let maximumRows = 65_534
    /// Cells that may reach down at a time; more are no table that anybody wrote.
    private static let maximumReaching = 64

    /// A cell that reaches into the rows below.
    private struct Reaching {
        var columns: Range<Int>
        /// The first row that is free again.
        var end: Int
    }

    /// Those cells, from left to right.
    private var reaching: [Reaching] = []
    private var row = -1
    /// The first column that may be free.
    private var column = 0
    /// The next of ``reaching`` to look at.
    private var next = 0

    /// Whether a cell from further up reaches into the row below the one under way.
    var isReachedFromAbove: Bool { reaching.contains { $0.end > row + 1 } }

    /// Begins a row.
    mutating func beginRow() {
        row += 1
        column = 0
        next = 0
        reaching.removeAll { $0.end <= row }
    }

    /// Places a cell that takes so many columns and rows; the columns it gets, and its rows.
    mutating func place(columns: Int, rows: Int) -> (columns: Range<Int>, rows: Int) {
        if columns <= 1, rows <= 1, next == reaching.count {
            defer { column += 1 }
            return (column..<column + 1, 1)
        }
        while next < reaching.count, reaching[next].columns.lowerBound <= column {
            column = max(column, reaching[next].columns.upperBound)
            next += 1
        }
        var width = min(max(columns, 1), Self.maximumColumns)
        // Where it would overlap one from further up it ends, so that no two share a place.
        if next < reaching.count { width = min(width, reaching[next].columns.lowerBound - column) }
        if column + width > Self.maximumColumns { width = 1 }
        let extent = column..<column + width
        var rows = min(max(rows, 1), Self.maximumRows)
        if rows > 1, reaching.count < Self.maximumReaching {
            reaching.insert(Reaching(columns: extent, end: row + rows), at: next)
            next += 1
        } else {
            rows = 1
        }
        column = extent.upperBound
        return (extent, rows)
    }
}
