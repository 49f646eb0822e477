/// A line of a formula that stands by itself, with the grids in it.
struct FormulaLine {
    private var pieces: [FormulaGrid.Piece]

    /// Makes a line; brackets beside a grid that has none of its own become the grid's.
    init(_ pieces: [FormulaGrid.Piece]) {
        self.pieces = pieces
        for index in pieces.indices { giveBrackets(at: index) }
    }

    /// The line with each row of a grid on a line of its own, if that is no wider than so many
    /// cells, else in one row.
    func shown(in width: Int) -> String {
        let height = pieces.reduce(1) { max($0, Self.height($1)) }
        guard height > 1, let lines = tall(in: width) else { return inOneRow }
        return lines.joined(separator: "\n")
    }

    private var inOneRow: String {
        FormulaText.collapsed(
            pieces.reduce(into: "") { line, piece in
                switch piece {
                case .text(let text): line += text
                case .grid(let grid): line += grid.inOneRow
                }
            })
    }

    private static func height(_ piece: FormulaGrid.Piece) -> Int {
        if case .grid(let grid) = piece { grid.height } else { 1 }
    }

    /// The lines, the text on the middle one of every grid, or above the middle; nil where they
    /// are wider than so many cells.
    private func tall(in room: Int) -> [String]? {
        let above = pieces.reduce(0) { max($0, (Self.height($1) - 1) / 2) }
        let below = pieces.reduce(0) { max($0, Self.height($1) / 2) }
        var lines = [String](repeating: "", count: above + 1 + below)
        var left = room
        for piece in pieces {
            guard let rows = Self.rows(of: piece, in: left) else { return nil }
            guard let first = rows.first, !first.isEmpty else { continue }
            let isParted = Self.isParted(lines[above], rows[(rows.count - 1) / 2])
            let width = Glyphs.width(of: first)
            left -= width + (isParted ? 1 : 0)
            guard left >= 0 else { return nil }
            let blank = String(repeating: " ", count: width)
            let start = above - (rows.count - 1) / 2
            for index in lines.indices {
                let row = rows.indices.contains(index - start) ? rows[index - start] : blank
                lines[index] += (isParted ? " " : "") + row
            }
        }
        return lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private static func rows(of piece: FormulaGrid.Piece, in room: Int) -> [String]? {
        switch piece {
        case .text(let text): [text.trimmed]
        case .grid(let grid): grid.lines(in: room)
        }
    }

    /// Whether a space stands between what is there and what comes next.
    private static func isParted(_ line: String, _ next: String) -> Bool {
        guard let last = line.last, let first = next.first else { return false }
        return !"([{".contains(last) && !"^_.,;:)]}′\u{A0}".contains(first)
    }

    private mutating func giveBrackets(at index: Int) {
        guard case .grid(var grid) = pieces[index], grid.environment.isBare, index > 0,
            case .text(let before) = pieces[index - 1], let open = before.trimmed.last,
            let close = FormulaText.closing[open]
        else { return }
        pieces[index - 1] = .text(String(before.trimmed.dropLast()))
        grid.environment.isBare = false
        grid.environment.open = String(open)
        grid.environment.close = ""
        if index + 1 < pieces.count, case .text(let after) = pieces[index + 1],
            after.trimmed.first == close
        {
            pieces[index + 1] = .text(String(after.trimmed.dropFirst()))
            grid.environment.close = String(close)
        }
        pieces[index] = .grid(grid)
    }
}

extension String {
    /// The text without spaces at its ends.
    fileprivate var trimmed: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
