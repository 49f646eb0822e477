internal import Screen

/// What curses has no attribute for, drawn over what it drew: links, and what is struck out.
///
/// Curses redraws by rows and knows nothing of this, so that a row is done again when curses may
/// have touched it: when a cell of it changed, or the cursor came to it (curses moves the cursor by
/// repeating what is there when that is shorter). Cells that lose their link are drawn plain.
struct Overlay {
    private let brushes: Brushes
    private let memory: (save: [UInt8], restore: [UInt8])
    private let drawsLinks: Bool
    /// The stretches on the screen, by row.
    private var shown: [Int: [Stretch]] = [:]
    private var cursorRow = -1

    /// Neighbouring cells of one style and link.
    private struct Stretch: Hashable {
        var columns: Range<Int>
        /// The bytes that begin the link; empty for none.
        var link: [UInt8]
    }

    /// An overlay for a terminal; nil where curses couldn't find the cursor again.
    init?(_ terminfo: Terminfo, brushes: Brushes, drawsLinks: Bool) {
        guard let memory = terminfo.cursorMemory else { return nil }
        self.memory = memory
        self.brushes = brushes
        self.drawsLinks = drawsLinks
    }

    /// The bytes to send after curses has drawn a grid over another; without that, over nothing.
    ///
    /// `text` tells what was drawn for a cell. Cost: a look at each cell's style; a comparison per
    /// cell of the rows that have links.
    mutating func bytes(
        for grid: CellGrid, over old: CellGrid?, columns: Int, rows: Int, text: (Cell) -> String
    ) -> [UInt8] {
        let width = min(columns, grid.columns)
        let stretches = stretches(of: grid, width: width, rows: min(rows, grid.rows))
        defer {
            shown = stretches
            cursorRow = grid.cursor.row
        }
        let before = old == nil ? [:] : shown
        var bytes: [UInt8] = []
        for row in Set(stretches.keys).union(before.keys).sorted() {
            let new = stretches[row] ?? []
            let gone = before[row] ?? []
            let isTouched =
                new != gone || (grid.cursor.row == row && cursorRow != row)
                || !(old.map { grid.hasSameCells(as: $0, inRow: row) } ?? false)
            guard isTouched else { continue }
            for stretch in remains(of: gone, after: new, grid: grid, row: row) + new {
                bytes += self.bytes(for: stretch, row: row, grid: grid, text: text)
            }
        }
        return bytes.isEmpty ? [] : kept(bytes)
    }

    /// Bytes after which the cursor and its style are what they were.
    func kept(_ bytes: [UInt8]) -> [UInt8] { memory.save + bytes + memory.restore }

    /// The bytes that draw some cells of a row as they are, when something else was drawn there.
    func bytes(
        redrawing columns: Range<Int>, row: Int, of grid: CellGrid, text: (Cell) -> String
    ) -> [UInt8] {
        let columns = grid.wholeCells(columns.clamped(to: 0..<grid.columns), inRow: row)
        return bytes(
            for: Stretch(columns: columns, link: []), row: row, grid: grid, text: text)
    }

    private func bytes(
        for stretch: Stretch, row: Int, grid: CellGrid, text: (Cell) -> String
    ) -> [UInt8] {
        var bytes = Terminfo.cursor(toRow: row, column: stretch.columns.lowerBound) + stretch.link
        var style: CellStyle?
        for column in stretch.columns {
            let cell = grid.cells[row * grid.columns + column]
            guard !cell.isHalf else { continue }
            if style != cell.style {
                style = cell.style
                bytes += brushes.sequence(for: cell.style)
            }
            bytes += text(cell).utf8
        }
        if !stretch.link.isEmpty { bytes += Hyperlinks.closing }
        return bytes + brushes.sequence(for: .plain)
    }

    private func stretches(
        of grid: CellGrid, width: Int, rows: Int
    ) -> [Int: [Stretch]] {
        var found: [Int: [Stretch]] = [:]
        if drawsLinks {
            for link in grid.links where (0..<rows).contains(link.row) {
                let columns = link.columns.clamped(to: 0..<width)
                guard !columns.isEmpty,
                    let opening = Hyperlinks.opening(link.address, id: link.id)
                else { continue }
                found[link.row, default: []].append(
                    Stretch(
                        columns: grid.wholeCells(columns, inRow: link.row), link: opening))
            }
        }
        for row in 0..<rows where brushes.canStrike && grid.isStruck(inRow: row, columns: width) {
            var column = 0
            while column < width {
                let start = column
                while column < width,
                    brushes.needsOverlay(grid.cells[row * grid.columns + column].style)
                {
                    column += 1
                }
                if column > start {
                    // Within a link the link's own stretch strikes it out.
                    let struck = Stretch(columns: start..<column, link: [])
                    let links = found[row] ?? []
                    found[row] =
                        remains(of: [struck], after: links, grid: grid, row: row) + links
                }
                column += 1
            }
        }
        return found
    }

    /// What some stretches cover that others do not.
    private func remains(
        of stretches: [Stretch], after others: [Stretch], grid: CellGrid, row: Int
    ) -> [Stretch] {
        var free = stretches.map(\.columns)
        for other in others {
            free = free.flatMap { columns in
                [
                    columns
                        .lowerBound..<min(
                            columns.upperBound, max(columns.lowerBound, other.columns.lowerBound)),
                    max(
                        columns.lowerBound, min(columns.upperBound, other.columns.upperBound))..<columns
                        .upperBound,
                ]
            }
        }
        return free.filter { !$0.isEmpty }.map {
            Stretch(
                columns: grid.wholeCells($0.clamped(to: 0..<grid.columns), inRow: row), link: [])
        }
    }
}

extension CellGrid {
    /// Columns widened so that no wide cluster is cut.
    fileprivate func wholeCells(_ columns: Range<Int>, inRow row: Int) -> Range<Int> {
        guard !columns.isEmpty else { return columns }
        func isHalf(_ column: Int) -> Bool { cells[row * self.columns + column].isHalf }
        var start = columns.lowerBound
        while start > 0, isHalf(start) { start -= 1 }
        var end = columns.upperBound
        while end < self.columns, isHalf(end) { end += 1 }
        return start..<end
    }
}
