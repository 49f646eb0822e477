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
    /// Values up to this are kept on a line before longer texts are.
    private static let shortValue = 16

    /// What a column asks for.
    struct Wish {
        /// Its widest part that no line may end in.
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
    /// As in CSS (2.1, 17.5.2.2) no column is narrower than its longest word nor wider than its
    /// widest line. Columns that need less than an equal share get what they need; the others share
    /// what is left, as water finds its level, and then as makes the table shortest. Cost: linear in
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
        for (index, fit) in Self.fits.enumerated() {
            let room = width - fit.gap * max(cells.columns - 1, 0)
            guard let (widths, least) = widths(wishes, spanning, fit, room: room) else { continue }
            if index == 0, isWhole(wishes, spanning, Self.fits[1], width: width),
                zip(widths, wishes).contains(where: { $0 < $1.mostInBody })
            {
                continue
            }
            let fitting = TableFitting(cells: cells, text: text, gap: fit.gap)
            self.widths = fitting.shortened(widths, least: least, most: wishes.map(\.most))
            let wrapped = zip(self.widths, wishes).map { $0 < $1.mostInBody }
            isSpaced = wrapped[0] || wrapped.count { $0 } > 1
            var start = 0
            for width in self.widths {
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

    /// The widths in one way, and the least ones; nil when the columns have no room in it.
    private func widths(
        _ wishes: [Wish], _ spanning: [(extent: Range<Int>, wish: Wish)], _ fit: Fit, room: Int
    ) -> (widths: [Int], least: [Int])? {
        guard room >= wishes.count else { return nil }
        var wishes = wishes
        for (extent, wish) in spanning { Self.widen(&wishes, extent, for: wish, gap: fit.gap) }
        guard let least = least(wishes, room: room, narrowest: fit.narrowest) else { return nil }
        let widths = Self.shared(room, wishes, least)
        guard zip(widths, wishes).allSatisfy({ $1.most / fit.longest <= $0 }) else { return nil }
        return (widths, least)
    }

    /// Whether no cell would wrap in one way to have columns on a page.
    private func isWhole(
        _ wishes: [Wish], _ spanning: [(extent: Range<Int>, wish: Wish)], _ fit: Fit, width: Int
    ) -> Bool {
        var wishes = wishes
        for (extent, wish) in spanning { Self.widen(&wishes, extent, for: wish, gap: fit.gap) }
        return wishes.reduce(fit.gap * max(wishes.count - 1, 0)) { $0 + $1.most } <= width
    }

    /// The width below which no column goes: no word is cut, and then, as far as there is room, no
    /// number is parted from its unit, no short value wraps, no text below the headings does.
    private func least(_ wishes: [Wish], room: Int, narrowest: Int) -> [Int]? {
        var least = wishes.map { min(max($0.least, narrowest), $0.most) }
        guard least.reduce(0, +) <= room else { return nil }
        let values = wishes.map(\.mostInBody)
        let steps: [(Int) -> Bool] = [
            { areNumbers[$0] }, { areNumbers[$0] || values[$0] <= Self.shortValue }, { _ in true },
        ]
        for isWhole in steps {
            let wider = least.indices.map { isWhole($0) ? max(least[$0], values[$0]) : least[$0] }
            // A heading of two lines is better than a row of two.
            if wider.reduce(0, +) <= room { least = wider }
        }
        return Self.sparing(least, values, room: room)
    }

    /// Keeps all columns but the widest whole where little lacks for them all: it has most to wrap.
    private static func sparing(_ least: [Int], _ values: [Int], room: Int) -> [Int] {
        let whole = zip(least, values).map { max($0, $1) }
        let lack = whole.reduce(0, +) - room
        guard let widest = whole.indices.max(by: { values[$0] < values[$1] }), lack > 0,
            lack * 6 <= whole[widest], whole[widest] - lack >= least[widest]
        else { return least }
        var spared = whole
        spared[widest] = least[widest]
        return spared
    }

    /// Shares room among columns: the highest level at which all fit, each column being as wide as
    /// the level within the limits of its wish.
    private static func shared(_ room: Int, _ wishes: [Wish], _ least: [Int]) -> [Int] {
        func width(_ column: Int, at level: Int) -> Int {
            min(max(level, least[column]), wishes[column].most)
        }
        func sum(at level: Int) -> Int {
            wishes.indices.reduce(0) { $0 + width($1, at: level) }
        }
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
        let marks = isOneWord(text[cell.range]) ? nil : LineBreaks.marks(in: text, cell.range)
        var (line, word) = (0, 0)
        Clusters.forEach(in: text, cell.range) { cluster in
            let mark = marks?[cluster.range.lowerBound - cell.range.lowerBound]
            if let mark, LineBreaks.isBorder(mark) { word = 0 }
            switch text[cluster.range.lowerBound] {
            case 0x0A: (line, word) = (0, 0)
            case 0x20:
                line += 1
                word += 1
            default:
                line += cluster.width
                word += cluster.width
                wish.most = max(wish.most, line)
                wish.least = max(wish.least, word)
            }
            return true
        }
        return wish
    }

    /// Whether a text is letters and figures alone, as most cells of large tables are.
    private static func isOneWord(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2C }
    }
}
