/// A table's cells as stretches of the page's text, each at its place in the grid.
struct TableCells: Sendable {
    /// One cell.
    struct Cell: Sendable {
        var range: Range<Int>
        var alignment: Alignment
        /// The first column it takes.
        var column: Int
        /// How many columns it takes.
        var columns: Int
        /// How many rows it takes.
        var rows: Int

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

    /// How many rows there are.
    var count: Int { starts.count - 1 }

    /// The cells that start in a row, from left to right.
    func row(_ index: Int) -> ArraySlice<Cell> { cells[starts[index]..<starts[index + 1]] }

    /// Adds a row.
    mutating func add(_ row: [Cell]) {
        cells += row
        starts.append(cells.count)
    }

    /// Leaves out columns in which no cell starts: they have nothing to show, and a cell that
    /// claims a thousand columns to reach the table's edge needs no more than there are.
    mutating func dropEmptyColumns() {
        var starting: [Bool] = []
        for cell in cells {
            while starting.count <= cell.column { starting.append(false) }
            starting[cell.column] = true
        }
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
