/// What the first rows of a table are: its title, and its headings, which many a table does not name.
struct TableBeginning {
    /// A row that something stands in.
    struct Row {
        var cells: [TableBlock.Cell]
        /// Whether the page says that it has headings.
        var isHeading: Bool
        /// Whether it has another ground than those below it.
        var isSetOff: Bool
    }

    /// Longer texts are no headings, in bytes.
    private static let longestHeading = 80
    /// Rows that are looked at to tell what a column holds.
    private static let mostRows = 50

    /// Rows that a title may take.
    private static let mostTitles = 3

    /// How many of the first rows are a title of all the table.
    private(set) var titleRows = 0
    /// How many rows after that are headings.
    private(set) var headerRows = 0

    init(of rows: [Row]) {
        let width = rows.dropFirst().lazy.map(Self.width).max() ?? 0
        titleRows =
            rows.dropLast().prefix(Self.mostTitles).enumerated().prefix { index, row in
                (index == 0 || row.isHeading) && Self.isTitle(row, over: width)
            }.count
        let rest = rows[titleRows...]
        let whole = max(width, rows.first.map(Self.width) ?? 0)
        // One that stands over all columns names none.
        headerRows =
            rest.prefix {
                $0.isHeading && !($0.cells.count == 1 && whole > 1 && $0.cells[0].columns >= whole)
            }.count
        guard headerRows == 0 else { return }
        let first = Array(rest.prefix(Self.mostRows))
        if Self.beginsWithHeadings(first) { headerRows = 1 }
    }

    private static func isTitle(_ row: Row, over width: Int) -> Bool {
        width > 1 && row.cells.count == 1 && row.cells[0].columns >= width
            && row.cells[0].rows == 1 && text(of: row.cells[0]).contains { $0 > 0x20 }
    }

    private static func width(_ row: Row) -> Int { row.cells.reduce(0) { $0 + $1.columns } }

    /// Whether the first row has headings although nothing says so.
    private static func beginsWithHeadings(_ rows: [Row]) -> Bool {
        if namesSpans(rows) { return true }
        guard rows.count > 1, rows[0].cells.count > 1,
            rows[0].cells.allSatisfy({ $0.rows == 1 && text(of: $0).count <= longestHeading })
        else { return false }
        if rows[0].isSetOff { return true }
        if rows[0].cells.allSatisfy({ $0.inlines.isEmpty || isStrong($0.inlines) }) {
            return !rows[1].cells.allSatisfy { isStrong($0.inlines) }
        }
        return hasEmptyCorner(rows) || stands(above: rows)
    }

    /// Whether all rows have a heading, and what stands behind that of the first one is over several
    /// columns of those below it.
    private static func namesSpans(_ rows: [Row]) -> Bool {
        guard rows.count > 2, rows.allSatisfy({ $0.cells.first?.isHeading ?? false }) else {
            return false
        }
        let names = rows[0].cells.dropFirst().filter { !text(of: $0).allSatisfy(isSpace) }
        return names.count > 1 && names.contains { $0.columns > 1 }
            && names.allSatisfy {
                !$0.isHeading && $0.rows == 1 && text(of: $0).count <= longestHeading
            }
            && rows.dropFirst().contains { $0.cells.count > names.count + 1 }
    }

    /// Whether a byte is one of a space, which may be a no-break one.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0xC2 || byte == 0xA0
    }

    /// Whether all words are set bold.
    private static func isStrong(_ inlines: [Inline]) -> Bool {
        var isAny = false
        for inline in inlines {
            switch inline {
            case .styled(.strong, _): isAny = true
            case .styled(_, let inner), .link(_, let inner), .isolate(_, _, let inner):
                guard isStrong(inner) else { return false }
                isAny = true
            case .text(let text):
                guard text.utf8.allSatisfy({ $0 == 0x20 }) else { return false }
            case .lineBreak, .anchor, .noteReference, .direction: continue
            default: return false
            }
        }
        return isAny
    }

    /// Whether the first row names columns and the first column rows, so that nothing is where
    /// they meet.
    private static func hasEmptyCorner(_ rows: [Row]) -> Bool {
        rows[0].cells.count > 2 && rows[0].cells[0].inlines.isEmpty
            && rows[0].cells.dropFirst().allSatisfy { FigureText(text(of: $0)) == .words }
            && rows.dropFirst().allSatisfy { !($0.cells.first?.inlines.isEmpty ?? true) }
    }

    /// Whether the first row has words where all below are numbers, and no numbers.
    private static func stands(above rows: [Row]) -> Bool {
        guard rows.count > 2, rows.allSatisfy({ row in row.cells.allSatisfy { $0.columns == 1 } })
        else { return false }
        let headings = rows[0].cells.map { FigureText(text(of: $0)) }
        guard !headings.contains(.number) else { return false }
        return headings.indices.contains { column in
            guard headings[column] == .words else { return false }
            var numbers = 0
            for row in rows.dropFirst() where column < row.cells.count {
                switch FigureText(text(of: row.cells[column])) {
                case .number: numbers += 1
                case .nothing: continue
                case .words: return false
                }
            }
            return numbers > 1
        }
    }

    /// A cell's text without mark-up, as far as it matters.
    private static func text(of cell: TableBlock.Cell) -> [UInt8] {
        var text: [UInt8] = []
        add(cell.inlines, to: &text)
        return text
    }

    private static func add(_ inlines: [Inline], to text: inout [UInt8]) {
        for inline in inlines where text.count <= longestHeading {
            switch inline {
            case .text(let words): text += words.utf8.prefix(longestHeading + 1)
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .isolate(_, _, let inner):
                add(inner, to: &text)
            case .lineBreak: text.append(0x20)
            case .math, .media: text += "x".utf8
            case .noteReference, .anchor, .direction: continue
            }
        }
    }
}
