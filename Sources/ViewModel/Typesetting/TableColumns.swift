internal import Prose

/// The widths of a table's columns.
struct TableColumns: Sendable {
    /// Cells of each column.
    private(set) var widths: [Int]
    /// The first cell of each column.
    private(set) var starts: [Int] = []
    /// Whether cells of the first column or of two others may wrap, so that blank lines have to tell
    /// rows apart.
    private(set) var isSpaced = false

    /// Whether most of each column's cells are numbers, which are set flush right.
    private var areNumbers: [Bool]

    /// A way to have columns on a page.
    private struct Fit {
        /// Blank cells between columns.
        var gap: Int
        /// A column that has to wrap is this wide at least.
        var narrowest: Int
        /// How many times its width a column's widest line may be.
        var longest = Int.max
    }

    /// The ways from the fairest to the narrowest.
    private static let fits = [
        Fit(gap: 2, narrowest: 8), Fit(gap: 1, narrowest: 8),
        Fit(gap: 1, narrowest: 4, longest: 8),
    ]
    /// Rows that widths are found from: the first ones, and as many spread over the rest.
    private static let samples = 200
    /// A word longer than this may be cut: it is an address or the like.
    private static let longestWord = 20

    /// What a column asks for.
    private struct Wish {
        /// Its longest word.
        var least = 1
        /// Its widest line.
        var most = 1
        /// Its widest line below the headings.
        var mostInBody = 1
        /// How many of its cells below the headings are numbers, and how many are words.
        var numbers = 0
        var words = 0
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
                guard row >= cells.headerRows else { continue }
                switch FigureText(text[cell.range]) {
                case .number: wishes[cell.column].numbers += 1
                case .words: wishes[cell.column].words += 1
                case .nothing: break
                }
                wishes[cell.column].mostInBody = max(wishes[cell.column].mostInBody, wish.most)
            }
        }
        areNumbers = wishes.map { $0.numbers > $0.words * 2 }
        widths = []
        for fit in Self.fits {
            guard let widths = Self.widths(wishes, spanning, fit, width: width) else { continue }
            self.widths = widths
            let wrapped = zip(widths, wishes).map { $0 < $1.mostInBody }
            isSpaced = wrapped[0] || wrapped.count { $0 } > 1
            var start = 0
            for width in widths {
                starts.append(start)
                start += width + fit.gap
            }
            return
        }
        return nil
    }

    /// How a cell is set: as it asks, or as its column is.
    func alignment(of cell: TableCells.Cell) -> TableCells.Alignment {
        guard cell.alignment == .leading, cell.columns == 1, areNumbers[cell.column] else {
            return cell.alignment
        }
        return .trailing
    }

    /// Cells of some columns with the gaps between them.
    func width(of columns: Range<Int>) -> Int {
        starts[columns.upperBound - 1] + widths[columns.upperBound - 1] - starts[columns.lowerBound]
    }

    /// The widths in one way; nil when the columns have no room in it.
    private static func widths(
        _ wishes: [Wish], _ spanning: [(extent: Range<Int>, wish: Wish)], _ fit: Fit, width: Int
    ) -> [Int]? {
        let (room, overflow) = width.subtractingReportingOverflow(
            fit.gap * max(wishes.count - 1, 0))
        guard !overflow, room >= wishes.count else { return nil }
        var wishes = wishes
        for (extent, wish) in spanning { widen(&wishes, extent, for: wish, gap: fit.gap) }
        guard let widths = widths(wishes, room: room, narrowest: fit.narrowest),
            zip(widths, wishes).allSatisfy({ $1.most / fit.longest <= $0 })
        else { return nil }
        return widths
    }

    /// Shares room among columns: the highest level at which all fit, each column being as wide as
    /// the level within the limits of its wish.
    private static func widths(_ wishes: [Wish], room: Int, narrowest: Int) -> [Int]? {
        var least = wishes.map { min(max($0.least, narrowest), $0.most) }
        // A heading of two lines is better than a row of two.
        let whole = zip(least, wishes).map { max($0, $1.mostInBody) }
        if whole.reduce(0, +) <= room { least = whole }
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
    private static func widen(
        _ wishes: inout [Wish], _ extent: Range<Int>, for wish: Wish, gap: Int
    ) {
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
