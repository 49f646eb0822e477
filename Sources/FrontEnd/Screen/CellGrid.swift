internal import Glibc
internal import Typesetting

/// What the screen is to show, cell by cell, and where the hardware cursor stands.
///
/// Text enters by ``put(_:column:row:style:width:)`` only, and so through the gate of ``Glyphs``:
/// whatever a title holds, a grid holds nothing that could move the cursor or command the terminal.
public struct CellGrid: Hashable, Sendable {
    /// Cells in a row.
    public let columns: Int
    /// Rows.
    public let rows: Int
    /// The cells, row by row.
    public private(set) var cells: [Cell]
    /// Where the cursor stands; it is shown only while something is typed.
    public var cursor: Cursor
    /// Whether right-to-left text stands in order; if not, the terminal is to put it in order.
    public var isOrdered = true
    /// The links among the text, for terminals that can follow one; in any order.
    public var links: [Hyperlink] = []

    /// The hardware cursor.
    public struct Cursor: Hashable, Sendable {
        /// Its column.
        public var column: Int
        /// Its row.
        public var row: Int
        /// Whether it is shown.
        public var isVisible: Bool
    }

    /// Makes a blank grid.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
        cells = Array(repeating: .blank, count: self.columns * self.rows)
        cursor = Cursor(column: 0, row: 0, isVisible: false)
    }

    /// The text of a row, blanks included; empty for a row that isn't there.
    public func text(ofRow row: Int) -> String {
        guard (0..<rows).contains(row) else { return "" }
        return cells[row * columns..<(row + 1) * columns].reduce(into: "") { $0 += $1.text }
    }

    /// Writes a text on one row and clips it: to `width` cells, and to the grid.
    ///
    /// A wide cluster is drawn whole or not at all; half of one that is written over turns blank.
    /// Cost: linear in the text; for ASCII a few nanoseconds a cell.
    ///
    /// - Returns: the column after the last cell written, or `column` when nothing was.
    @discardableResult
    public mutating func put(
        _ text: String, column: Int, row: Int, style: CellStyle, width: Int = .max
    ) -> Int {
        guard (0..<rows).contains(row), width > 0 else { return column }
        let (sum, isOver) = column.addingReportingOverflow(width)
        let end = isOver ? columns : min(columns, sum)
        guard column < end else { return column }
        var text = text
        let (place, rest) = text.withUTF8 { bytes in
            let plain = Self.plainBeginning(of: bytes)
            let letters = UnsafeBufferPointer(rebasing: bytes[..<plain])
            let place = put(letters, column: column, end: end, row: row, style: style)
            return (place, String(decoding: bytes[plain...], as: UTF8.self))
        }
        guard !rest.isEmpty, place < end else { return place }
        return put(rest, column: place, end: end, row: row, style: style)
    }

    /// Writes printable ASCII, cut to a width with an ellipsis as ``Glyphs/truncated(_:to:ellipsis:)``
    /// cuts it, without making a text of that; nil, and nothing, for any other text.
    mutating func put(
        title: String, endingIn ellipsis: String, column: Int, row: Int, style: CellStyle,
        width: Int
    ) -> Int? {
        var title = title
        let isCut = title.utf8.count > width
        let room = isCut ? width - Glyphs.width(of: ellipsis) : width
        guard !title.isEmpty, room > 0, (0..<rows).contains(row), (0..<columns).contains(column)
        else { return nil }
        let end: Int? = title.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
            var kept = bytes.prefix(room)
            while isCut, kept.last == 0x20 { kept.removeLast() }
            let letters = UnsafeBufferPointer(rebasing: kept)
            return put(
                letters, column: column, end: min(columns, column + width), row: row, style: style)
        }
        guard isCut, let end else { return end }
        return put(ellipsis, column: end, row: row, style: style, width: column + width - end)
    }

    /// Puts text of any kind.
    private mutating func put(
        _ text: String, column: Int, end: Int, row: Int, style: CellStyle
    ) -> Int {
        var place = column
        var isFull = false
        let isSimple = Glyphs.forEachScalar(of: text) { scalar, width in
            isFull = isFull || place + width > end
            guard !isFull else { return }
            if place >= 0 {
                set(Cell(scalar: scalar, style: style), width, column: place, row: row)
            }
            place += width
        }
        return isSimple
            ? place : put(Glyphs.glyphs(in: text), column: column, end: end, row: row, style: style)
    }

    /// Puts printable ASCII.
    private mutating func put(
        _ letters: UnsafeBufferPointer<UInt8>, column: Int, end: Int, row: Int, style: CellStyle
    ) -> Int {
        // The distance to the end may be more than a number holds, what is drawn never.
        let count = column < end - letters.count ? letters.count : end - column
        guard count > 0, column > -count else { return column + max(0, count) }
        let skipped = max(0, -column)
        let start = row * columns + column
        blankHalves(of: start + skipped, row: row)
        if column + count < columns { blankHalves(of: start + count, row: row) }
        cells.withUnsafeMutableBufferPointer { cells in
            for index in skipped..<count {
                cells[start + index] = Cell(
                    scalar: Unicode.Scalar(letters[index]), style: style)
            }
        }
        return column + count
    }

    /// Draws a sign of ``Ornaments``, one cell wide, which needs no gate, where it lies on the grid and
    /// before a column.
    mutating func put(
        sign: String, column: Int, row: Int, style: CellStyle, before end: Int = .max
    ) {
        guard (0..<rows).contains(row), column >= 0, column < min(end, columns) else { return }
        set(Cell(text: sign, style: style), 1, column: column, row: row)
    }

    private mutating func put(
        _ glyphs: [Glyph], column: Int, end: Int, row: Int, style: CellStyle
    ) -> Int {
        var column = column
        for glyph in glyphs where glyph.width > 0 {
            guard column + glyph.width <= end else { break }
            if column >= 0 {
                set(Cell(text: glyph.text, style: style), glyph.width, column: column, row: row)
            }
            column += glyph.width
        }
        return column
    }

    /// Changes the style of the cells of a stretch of a row, as far as it lies on the grid.
    mutating func restyle(
        row: Int, columns stretch: Range<Int>, _ change: (inout CellStyle) -> Void
    ) {
        guard (0..<rows).contains(row) else { return }
        for column in stretch.clamped(to: 0..<columns) {
            change(&cells[row * columns + column].style)
        }
    }

    /// Draws a stretch of a row where the grid is blank, as another grid of as many columns has it in
    /// one of its rows; it takes no half of a wide cluster along.
    mutating func copy(
        _ stretch: Range<Int>, ofRow place: Int, of other: CellGrid, toRow row: Int
    ) {
        guard other.columns == columns, (0..<rows).contains(row), (0..<other.rows).contains(place)
        else { return }
        let stretch = stretch.clamped(to: 0..<columns)
        let (from, to) = (place * columns + stretch.lowerBound, row * columns + stretch.lowerBound)
        cells.withUnsafeMutableBufferPointer { cells in
            other.cells.withUnsafeBufferPointer { others in
                _ = cells[to..<to + stretch.count].update(
                    fromContentsOf: others[from..<from + stretch.count])
            }
        }
    }

    /// Whether a row has the same cells as one of another grid of the same size: as the one at the same
    /// place unless another is said.
    ///
    /// Cost: a fraction of a nanosecond a cell.
    public func hasSameCells(as other: CellGrid, inRow row: Int, at place: Int? = nil) -> Bool {
        let place = place ?? row
        guard other.columns == columns, other.rows == rows, (0..<rows).contains(row),
            (0..<rows).contains(place)
        else { return false }
        let size = MemoryLayout<Cell>.stride * columns
        return cells.withUnsafeBytes { bytes in
            other.cells.withUnsafeBytes { others in
                guard let bytes = bytes.baseAddress, let others = others.baseAddress else {
                    return true
                }
                return memcmp(bytes + row * size, others + place * size, size) == 0
            }
        }
    }

    /// Whether anything of the first columns of a row is struck out.
    public func isStruck(inRow row: Int, columns width: Int) -> Bool {
        guard (0..<rows).contains(row) else { return false }
        return cells.withUnsafeBufferPointer { cells in
            (row * columns..<row * columns + min(width, columns)).contains {
                cells[$0].style.attributes.contains(.struck)
            }
        }
    }

    private mutating func set(_ cell: Cell, _ width: Int, column: Int, row: Int) {
        let index = row * columns + column
        blankHalves(of: index, row: row)
        if column + width < columns { blankHalves(of: index + width, row: row) }
        cells[index] = cell
        for half in index + 1..<index + width { cells[half] = Cell(text: "", style: cell.style) }
    }

    /// Blanks what is left of a wide cluster whose end begins at an index, when another is drawn
    /// over a part of it.
    private mutating func blankHalves(of index: Int, row: Int) {
        guard cells[index].isHalf else { return }
        var start = index
        while start > row * columns, cells[start].isHalf { start -= 1 }
        var end = index
        while end < (row + 1) * columns, cells[end].isHalf { end += 1 }
        for half in start..<end { cells[half] = Cell(text: " ", style: cells[half].style) }
    }

    /// How many bytes a text begins with that are printable ASCII, a harmless cell each, and no part of
    /// what follows: a mark may stand on the last one.
    private static func plainBeginning(of text: UnsafeBufferPointer<UInt8>) -> Int {
        let plain = text.firstIndex { $0 < 0x20 || $0 >= 0x7F }
        return plain.map { max(0, $0 - 1) } ?? text.count
    }
}
