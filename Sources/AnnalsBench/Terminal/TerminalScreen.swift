/// What a terminal of 80×24 shows after a program's output: enough of `xterm-256color`, as
/// terminfo(5) describes it, for what ncurses writes.
///
/// Without it nobody could tell from the output alone what a person sees: ncurses sends only the
/// cells that differ. Cells hold a scalar; colours and wide characters are left aside.
struct TerminalScreen {
    private let columns: Int
    private let rows: Int
    private var cells: [[Unicode.Scalar]]
    private var row = 0
    private var column = 0
    private var top = 0
    private var bottom: Int
    private var last: Unicode.Scalar = " "
    private var state = State.text
    private var parameters: [UInt8] = []
    private var pending: [UInt8] = []

    private enum State {
        case text
        case escape
        case control
        /// In a string that is of no interest, such as a title or a link.
        case string
        /// After an escape sequence of two bytes' first.
        case designation
    }

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
        bottom = rows - 1
    }

    /// The rows, top to bottom.
    var lines: [String] {
        cells.map { cells in
            var line = String.UnicodeScalarView()
            line.append(contentsOf: cells)
            return String(line)
        }
    }

    /// Whether a text is shown anywhere on one row.
    func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// Takes output in.
    mutating func take(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { take(byte) }
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .text: takeText(byte)
        case .escape: takeEscape(byte)
        case .designation: state = .text
        case .string:
            if byte == 0x07 { state = .text }
            if byte == 0x1B { state = .escape }
        case .control:
            if (0x40...0x7E).contains(byte) {
                state = .text
                control(byte)
            } else {
                parameters.append(byte)
            }
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escape
        case 0x08: column = max(0, column - 1)
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        case 0..<0x20, 0x7F: break
        case 0..<0x80: put(Unicode.Scalar(byte))
        default:
            if byte >= 0xC0 { pending = [] }
            pending.append(byte)
            let length = (pending.first ?? 0) >= 0xF0 ? 4 : (pending.first ?? 0) >= 0xE0 ? 3 : 2
            guard pending.count == length else { return }
            for scalar in String(decoding: pending, as: UTF8.self).unicodeScalars { put(scalar) }
            pending = []
        }
    }

    private mutating func takeEscape(_ byte: UInt8) {
        state = .text
        switch byte {
        case UInt8(ascii: "["):
            parameters = []
            state = .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"): state = .string
        case UInt8(ascii: "("), UInt8(ascii: ")"): state = .designation
        case UInt8(ascii: "M"):
            if row == top { scroll(by: -1, from: top) } else { row = max(0, row - 1) }
        default: break
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        last = scalar
        if column >= columns {
            column = 0
            lineFeed()
        }
        cells[row][column] = scalar
        column += 1
    }

    private mutating func lineFeed() {
        if row == bottom { scroll(by: 1, from: top) } else { row = min(rows - 1, row + 1) }
    }

    /// Moves the rows from one to the bottom of the scrolling region up, or down where negative.
    private mutating func scroll(by count: Int, from first: Int) {
        let blank = Array(repeating: Unicode.Scalar(" "), count: columns)
        for _ in 0..<min(abs(count), rows) {
            cells.remove(at: count > 0 ? first : bottom)
            cells.insert(blank, at: count > 0 ? bottom : first)
        }
    }

    private mutating func control(_ final: UInt8) {
        guard parameters.first.map({ $0 < 0x3C }) ?? true else { return }
        let numbers = String(decoding: parameters, as: UTF8.self)
            .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch Character(Unicode.Scalar(final)) {
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, min(column, columns - 1) - count)
        case "G": column = min(columns, count) - 1
        case "d": row = min(rows, count) - 1
        case "H":
            row = min(rows, count) - 1
            column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
        case "J": erase(rowsFrom: first == 0 ? row + 1 : 0, withRest: first == 0)
        case "K": erase(first == 0 ? column..<columns : 0..<(first == 1 ? column + 1 : columns))
        case "X": erase(column..<min(columns, column + count))
        case "P": shift(by: -count)
        case "@": shift(by: count)
        case "b": for _ in 0..<count { put(last) }
        case "S": scroll(by: count, from: top)
        case "T": scroll(by: -count, from: top)
        case "L": scroll(by: -count, from: row)
        case "M": scroll(by: count, from: row)
        case "r":
            top = count - 1
            bottom = min(rows, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1
            (row, column) = (0, 0)
        default: break
        }
    }

    private mutating func erase(_ range: Range<Int>) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = " " }
    }

    private mutating func erase(rowsFrom first: Int, withRest: Bool) {
        if withRest { erase(column..<columns) }
        for row in cells.indices.dropFirst(first) {
            cells[row] = Array(repeating: " ", count: columns)
        }
    }

    private mutating func shift(by count: Int) {
        for _ in 0..<min(abs(count), columns) {
            if count > 0 {
                cells[row].insert(" ", at: column)
                cells[row].removeLast()
            } else {
                cells[row].remove(at: column)
                cells[row].append(" ")
            }
        }
    }
}
