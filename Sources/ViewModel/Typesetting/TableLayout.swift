/// Sets a piece of a table: in columns, or as records where the page is too narrow for them.
///
/// A table whose text runs from right to left has its first column at the right.
struct TableLayout {
    let cells: TableCells
    /// The table's rows that are set.
    let rows: Range<Int>
    let leaf: Leaf
    /// Cells for the table.
    let width: Int
    let drawing: LineDrawing
    let isRightToLeft: Bool

    private(set) var lines: [Line] = []
    private var anchors: [DrawnLayout.Anchor] = []
    /// The bytes shown on the line under way.
    private var extent: Range<Int>?

    init(cells: TableCells, rows: Range<Int>, leaf: Leaf, width: Int, drawing: LineDrawing) {
        self.cells = cells
        self.rows = rows
        self.leaf = leaf
        self.width = width
        self.drawing = drawing
        // The table's beginning tells, so that all of its pieces stand alike.
        let shown = cells.row(0).first { !$0.range.isEmpty } ?? cells.cells.first
        let first = shown?.range.lowerBound ?? leaf.range.lowerBound
        let last = cells.row(0).last?.range.upperBound ?? first
        var end = min(first + 1_024, last)
        while end < last, drawing.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
        let bidi = drawing.text.bidi(first..<end)
        isRightToLeft = bidi?.isRightToLeft(at: first) ?? false
    }

    /// The piece's lines.
    consuming func layout(columns: TableColumns?) -> DrawnLayout {
        if let columns {
            addRows(columns)
        } else {
            addRecords()
        }
        // A line without text stands for the text that comes next.
        var next = leaf.range.upperBound + drawing.base
        for index in lines.indices.reversed() {
            if lines[index].range.isEmpty { lines[index].range = next..<next }
            next = lines[index].range.lowerBound
        }
        anchors.sort { $0.start < $1.start }
        return DrawnLayout(lines: lines, anchors: anchors, isRightToLeft: isRightToLeft)
    }

    // MARK: Lines

    func paragraph(_ cell: TableCells.Cell, measure: Measure) -> TextLayout {
        TextLayout(
            paragraph: cell.range, of: drawing.text, measure: measure,
            setting: .init(keepsCompounds: true))
    }

    /// Cells of the page for cells of the table counted from the side where it starts.
    ///
    /// All of a column is set on one side, whatever the directions of its cells.
    func slot(
        _ start: Int, _ width: Int, _ alignment: TableCells.Alignment = .leading
    ) -> LineDrawing.Slot {
        let left = isRightToLeft ? self.width - start - width : leaf.prefix.width + start
        let side: LineDrawing.Side =
            switch alignment {
            case .leading: isRightToLeft ? .right : .left
            case .center: .middle
            case .trailing: isRightToLeft ? .left : .right
            }
        return .init(column: max(left, 0), width: max(width, 1), side: side)
    }

    func startedLine() -> [Run] {
        var runs: [Run] = []
        drawing.add(
            leaf.prefix, isFirstLine: lines.isEmpty, isMirrored: isRightToLeft, to: &runs)
        return runs
    }

    /// Draws a line of a cell, as text of the page unless it only repeats what was said; returns
    /// the cells it takes.
    @discardableResult
    mutating func add(
        _ line: Int, of layout: TextLayout, in slot: LineDrawing.Slot, to runs: inout [Run],
        isText: Bool = true
    ) -> Int {
        let first = runs.count
        let width = drawing.add(line, of: layout, in: slot, to: &runs)
        if isText {
            let range = layout.range(ofRow: line)
            anchors.append(.init(start: range.lowerBound, line: lines.count))
            extent =
                extent.map {
                    min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound)
                } ?? range
        } else {
            for index in first..<runs.count {
                runs[index].offset = nil
                runs[index].length = 0
            }
        }
        return width
    }

    mutating func finishLine(_ runs: [Run]) {
        let bytes = extent ?? 0..<0
        lines.append(
            Line(
                runs: runs.sorted { $0.column < $1.column },
                range: bytes.lowerBound + drawing.base..<bytes.upperBound + drawing.base))
        extent = nil
    }
}
