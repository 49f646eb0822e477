internal import CNcurses
internal import Glibc
internal import Screen

/// Neighbouring cells of a row that curses takes over in one call: all letters, or all other signs that
/// are drawn by one scalar.
///
/// Letters go by curses' old type of cell, for which it does not look up how wide they are. Nor does it
/// care then for halves of wide signs that they leave behind: no sign may come over one.
struct Stretch {
    /// The row of the cells that come next; set it while there are none.
    var row = 0
    private let letters: UnsafeMutableBufferPointer<chtype>
    private let signs: UnsafeMutableBufferPointer<cchar_t>
    private var hasLetters = true
    private var start = 0
    private var count = 0
    private var style = CellStyle.plain
    /// What a letter and a sign of that style have in common.
    private var letterLook: chtype = 0
    private var signLook = cchar_t()

    /// Makes one for rows of so many columns.
    static func withRoom(for columns: Int, _ body: (inout Stretch) -> Void) {
        withUnsafeTemporaryAllocation(of: chtype.self, capacity: columns) { letters in
            withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: columns) { signs in
                var stretch = Stretch(letters: letters, signs: signs)
                body(&stretch)
            }
        }
    }

    private init(
        letters: UnsafeMutableBufferPointer<chtype>, signs: UnsafeMutableBufferPointer<cchar_t>
    ) {
        self.letters = letters
        self.signs = signs
        signLook.chars.0 = 0x20
    }

    /// Takes one more cell, which shows one scalar; before it, gives those to curses that are no
    /// neighbours of it.
    @inline(__always)
    mutating func add(
        _ cell: Cell, column: Int, _ brushes: Brushes, _ window: UnsafeMutablePointer<WINDOW>
    ) {
        if start + count != column || hasLetters != cell.isASCII {
            put(into: window)
            start = column
            hasLetters = cell.isASCII
        }
        if cell.style != style { take(cell.style, brushes) }
        if hasLetters {
            letters.initializeElement(at: count, to: letterLook | chtype(cell.code))
        } else {
            signLook.chars.0 = wchar_t(bitPattern: cell.code)
            signs.initializeElement(at: count, to: signLook)
        }
        count += 1
    }

    private mutating func take(_ style: CellStyle, _ brushes: Brushes) {
        self.style = style
        let (attributes, pair) = (brushes.attributes(of: style), brushes.pair(of: style))
        letterLook = attributes | annals_colour_pair(Int32(pair))
        var blank: (wchar_t, wchar_t) = (0x20, 0)
        _ = withUnsafePointer(to: &blank.0) { setcchar(&signLook, $0, attributes, pair, nil) }
    }

    /// Gives the cells to curses.
    mutating func put(into window: UnsafeMutablePointer<WINDOW>) {
        guard count > 0 else { return }
        wmove(window, Int32(row), Int32(start))
        if hasLetters {
            waddchnstr(window, letters.baseAddress, Int32(count))
        } else {
            wadd_wchnstr(window, signs.baseAddress, Int32(count))
        }
        count = 0
    }
}
