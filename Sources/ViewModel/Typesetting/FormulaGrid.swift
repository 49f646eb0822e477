/// Rows of cells in a formula that stands by itself: matrices and cases, each row on its own line.
///
///     A = ⎡ 1  2 ⎤ x
///         ⎣ 3  4 ⎦
///
/// The reader of the formula leaves marks where they begin and end, for what stands beside them is
/// not known before all of it is read.
struct FormulaGrid {
    /// What marks a grid in the text that was read: its begin and end, and ends of rows and cells.
    enum Mark {
        static let begin: Character = "\u{1}"
        static let end: Character = "\u{2}"
        static let row: Character = "\u{3}"
        static let cell: Character = "\u{4}"
    }

    /// Cells that a line may take; a wider one keeps its grids in one row, for it would be folded.
    private static let widest = 60

    /// How a grid is written in one row, and the signs around it.
    var environment: FormulaText.Environment
    /// The side each column is set on: `l`, `c` or `r`; the middle for those beyond.
    var sides: [Character] = []
    private var rows: [[String]] = [[""]]

    /// Makes a grid without cells.
    init(_ environment: FormulaText.Environment, sides: String = "") {
        self.environment = environment
        self.sides = sides.filter { "lcr".contains($0) }.map { $0 }
    }

    /// A text with its grids, which are marked in it in this order, set.
    static func set(_ text: String, _ grids: [FormulaGrid]) -> String {
        guard !grids.isEmpty else { return text }
        var grids = grids[...]
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { FormulaLine(pieces($0, &grids)).shown(in: widest) }.joined(separator: "\n")
    }

    /// A part of a line.
    enum Piece {
        case text(String)
        case grid(FormulaGrid)
    }

    private static func pieces(_ line: Substring, _ grids: inout ArraySlice<FormulaGrid>) -> [Piece]
    {
        var pieces: [Piece] = []
        var text = ""
        var grid: FormulaGrid?
        for sign in line {
            switch sign {
            case Mark.begin:
                pieces.append(.text(text))
                text = ""
                grid = grids.popFirst()
            case Mark.cell, Mark.row, Mark.end:
                grid?.add(text)
                text = ""
                if sign == Mark.row { grid?.rows.append([""]) }
                if sign == Mark.cell { grid?.beginCell() }
                if sign == Mark.end, let whole = grid {
                    pieces.append(.grid(whole))
                    grid = nil
                }
            default: text.append(sign)
            }
        }
        if var open = grid {
            open.add(text)
            pieces.append(.grid(open))
        } else {
            pieces.append(.text(text))
        }
        return pieces
    }

    private mutating func beginCell() { rows[rows.count - 1].append("") }

    private mutating func add(_ text: String) {
        let cell = FormulaText.collapsed(text).drop { $0 == " " }
        rows[rows.count - 1][rows[rows.count - 1].count - 1] = String(cell)
    }

    /// The rows that have anything in them.
    private var filledRows: [[String]] { rows.filter { !$0.allSatisfy(\.isEmpty) } }

    /// How many lines it takes.
    var height: Int { max(filledRows.count, 1) }

    /// The grid in one row.
    var inOneRow: String {
        environment.open
            + filledRows.map { $0.joined(separator: environment.parting) }
            .joined(separator: FormulaText.rowEnd) + environment.close
    }

    /// The grid's lines, all of one width; nil where it has more columns than so many cells.
    func lines(in room: Int) -> [String]? {
        let rows = filledRows
        let (open, close) = environment.isBare ? ("", "") : (environment.open, environment.close)
        let count = rows.reduce(0) { max($0, $1.count) }
        guard count <= room else { return nil }
        var lines = [String](repeating: "", count: height)
        add(FormulaText.tall(open, height), to: &lines, parting: "")
        for column in 0..<count {
            let cells = rows.map { column < $0.count ? $0[column] : "" }
            let width = cells.reduce(0) { max($0, Glyphs.width(of: $1)) }
            let side = column < sides.count ? sides[column] : environment.side
            let parting = column > 0 ? "  " : open.isEmpty ? "" : " "
            add(cells.map { Self.padded($0, to: width, on: side) }, to: &lines, parting: parting)
        }
        add(FormulaText.tall(close, height), to: &lines, parting: " ")
        return lines
    }

    private func add(_ pieces: [String], to lines: inout [String], parting: String) {
        for (index, piece) in pieces.enumerated() where index < lines.count {
            lines[index] += parting + piece
        }
    }

    private static func padded(_ cell: String, to width: Int, on side: Character) -> String {
        let room = max(width - Glyphs.width(of: cell), 0)
        let before = side == "l" ? 0 : side == "r" ? room : room / 2
        return String(repeating: " ", count: before) + cell
            + String(repeating: " ", count: room - before)
    }
}
