/// The widths of a table's columns.
struct TableColumns: Sendable {
    /// Cells of each column.
    private(set) var widths: [Int]
    /// The first cell of each column.
    private(set) var starts: [Int] = []
    /// Whether cells of two columns or more may wrap, so that blank lines have to tell rows apart.
    private(set) var isSpaced = false

    /// Blank cells between columns.
    private static let gap = 2
    /// Rows that widths are found from: the first ones, and as many spread over the rest.
    private static let samples = 200
    /// A word longer than this may be cut: it is an address or the like.
    private static let longestWord = 20
    /// A column that has to wrap is this wide at least.
    private static let narrowest = 8

    /// What a column asks for.
    private struct Wish {
        /// Its longest word.
        var least = 1
        /// Its widest line.
        var most = 1
    }

    /// Finds widths; nil when words would have to be cut to have all columns on the page.
    ///
    /// Columns that need less than an equal share get what they need; the others share what is
    /// left, as water finds its level, but none gets less than its longest word. Cost: linear in
    /// the text of some hundred rows, however long the table is.
    init?(cells: TableCells, text: [UInt8], width: Int) {
        var wishes = [Wish](repeating: Wish(), count: cells.columns)
        var spanning: [(extent: Range<Int>, wish: Wish)] = []
        let step = max(cells.count / Self.samples, 1)
        for row in 0..<cells.count where row < Self.samples || row % step == 0 {
            for cell in cells.row(row) {
                let wish = Self.wish(of: cell, in: text)
                guard cell.columns == 1 else {
                    spanning.append((cell.extent, wish))
                    continue
                }
                wishes[cell.column].least = max(wishes[cell.column].least, wish.least)
                wishes[cell.column].most = max(wishes[cell.column].most, wish.most)
            }
        }
        for (extent, wish) in spanning { Self.widen(&wishes, extent, for: wish) }
        let (room, overflow) = width.subtractingReportingOverflow(
            Self.gap * max(wishes.count - 1, 0))
        guard !overflow, room > 0, let widths = Self.widths(wishes, room: room) else { return nil }
        self.widths = widths
        isSpaced = zip(widths, wishes).count { $0 < $1.most } > 1
        var start = 0
        for width in widths {
            starts.append(start)
            start += width + Self.gap
        }
    }

    /// Cells of some columns with the gaps between them.
    func width(of columns: Range<Int>) -> Int {
        starts[columns.upperBound - 1] + widths[columns.upperBound - 1] - starts[columns.lowerBound]
    }

    /// Shares room among columns: the highest level at which all fit, each column being as wide as
    /// the level within the limits of its wish.
    private static func widths(_ wishes: [Wish], room: Int) -> [Int]? {
        let least = wishes.map { min(max($0.least, narrowest), $0.most) }
        func width(_ column: Int, at level: Int) -> Int {
            min(max(level, least[column]), wishes[column].most)
        }
        func sum(at level: Int) -> Int {
            wishes.indices.reduce(0) { $0 + width($1, at: level) }
        }
        guard least.reduce(0, +) <= room else { return nil }
        var (low, high) = (0, room)
        while low < high {
            let middle = (low + high + 1) / 2
            if sum(at: middle) <= room { low = middle } else { high = middle - 1 }
        }
        var widths = wishes.indices.map { width($0, at: low) }
        var left = room - widths.reduce(0, +)
        for column in widths.indices where left > 0 && widths[column] == low {
            guard widths[column] < wishes[column].most else { continue }
            widths[column] += 1
            left -= 1
        }
        return widths
    }

    /// Makes columns wide enough together for a cell that takes them all.
    private static func widen(_ wishes: inout [Wish], _ extent: Range<Int>, for wish: Wish) {
        func widen(_ path: WritableKeyPath<Wish, Int>) {
            let has = extent.reduce(gap * (extent.count - 1)) { $0 + wishes[$1][keyPath: path] }
            var missing = wish[keyPath: path] - has
            for (index, column) in extent.enumerated() where missing > 0 {
                let share = (missing + extent.count - index - 1) / (extent.count - index)
                wishes[column][keyPath: path] += share
                missing -= share
            }
        }
        widen(\.least)
        widen(\.most)
    }

    private static func wish(of cell: TableCells.Cell, in text: [UInt8]) -> Wish {
        var wish = Wish()
        var line = 0
        var word = 0
        Clusters.forEach(in: text, cell.range) { cluster in
            switch text[cluster.range.lowerBound] {
            case 0x0A: (line, word) = (0, 0)
            case 0x20:
                line += 1
                word = 0
            default:
                line += cluster.width
                // Lines may end between ideographs.
                word = cluster.width > 1 ? cluster.width : word + cluster.width
                wish.most = max(wish.most, line)
                wish.least = max(wish.least, min(word, longestWord))
            }
            return true
        }
        return wish
    }
}
