import Testing
import Typesetting

@testable import Screen

@Suite("A grid of cells")
struct CellGridTests {
    private let bold = CellStyle(colour: .standard, attributes: .bold)

    private func row(_ text: String, columns: Int = 8, at column: Int = 0, width: Int = .max)
        -> String
    {
        var grid = CellGrid(columns: columns, rows: 1)
        grid.put(text, column: column, row: 0, style: .plain, width: width)
        return grid.text(ofRow: 0)
    }

    @Test(
        "Text is clipped to its room and to the grid",
        arguments: [
            ("abcdef", 0, 3, "abc     "), ("abcdef", 5, 9, "     abc"),
            ("abcdef", -2, 9, "cdef    "),
            ("abcdef", 9, 3, "        "), ("abcdef", 0, 0, "        "), ("abc", 2, -1, "        "),
            ("abcdef", .max, .max, "        "), ("abcdef", .min, .max, "        "),
            ("ab…", .max, .max, "        "), ("ab…", .min, .max, "        "),
            ("ab…d", -2, 3, "…       "), ("ab\u{301}c", 6, 9, "      ab\u{301}"),
            ("ab\u{301}c", .max, .max, "        "), ("ab\u{301}c", .min, .max, "        "),
        ])
    func clipping(text: String, column: Int, width: Int, expected: String) {
        #expect(row(text, at: column, width: width) == expected)
    }

    @Test("A title is cut as its text would be cut", arguments: ["…", "..."])
    func titles(ellipsis: String) {
        let titles = [
            "a lamp", "ab", "a  b c", "   ", "      x", "lampe à huile", "灯台", "", "a\tb",
        ]
        for title in titles {
            for column in -1...8 {
                for width in -1...9 {
                    var grid = CellGrid(columns: 8, rows: 1)
                    let end = grid.put(
                        title: title, endingIn: ellipsis, column: column, row: 0, style: bold,
                        width: width)
                    var plain = CellGrid(columns: 8, rows: 1)
                    guard let end else {
                        #expect(grid == plain)
                        continue
                    }
                    let cut = Glyphs.truncated(title, to: width, ellipsis: ellipsis)
                    let plainEnd = plain.put(
                        cut, column: column, row: 0, style: bold, width: width)
                    #expect(grid == plain && end == plainEnd)
                }
            }
        }
        var grid = CellGrid(columns: 8, rows: 1)
        let end = grid.put(
            title: "lamp oil", endingIn: ellipsis, column: 1, row: 0, style: bold, width: 6)
        #expect(end == (ellipsis == "…" ? 6 : 7))
    }

    @Test("Letters put together are as those put one by one, wherever they are clipped")
    func together() {
        for background in ["", "日本語か", " 日本語"] {
            for column in -6...9 {
                for width in 0...8 {
                    var whole = CellGrid(columns: 8, rows: 1)
                    whole.put(background, column: 0, row: 0, style: bold)
                    var single = whole
                    let end = whole.put("abcd", column: column, row: 0, style: .plain, width: width)
                    var place = column
                    for letter in "abcd".prefix(width) where place < 8 {
                        single.put(String(letter), column: place, row: 0, style: .plain)
                        place += 1
                    }
                    #expect(whole == single && end == place, "\(background) \(column) \(width)")
                }
            }
        }
    }

    @Test("A row is the same only where all texts and styles are")
    func sameRows() {
        let long = "क्ष्म्य" + String(repeating: "\u{301}", count: 4)
        var grid = CellGrid(columns: 12, rows: 2)
        grid.put("ab日" + long, column: 0, row: 1, style: .plain)
        var other = CellGrid(columns: 12, rows: 2)
        #expect(grid.hasSameCells(as: other, inRow: 0))
        #expect(!grid.hasSameCells(as: other, inRow: 1))
        // A text of its own for each, too long for a cell to hold.
        other.put(
            "ab日" + String(decoding: Array(long.utf8), as: UTF8.self), column: 0, row: 1,
            style: .plain)
        #expect(grid.hasSameCells(as: other, inRow: 1))
        other.restyle(row: 1, columns: 1..<2) { $0.attributes = .bold }
        #expect(!grid.hasSameCells(as: other, inRow: 1))
        #expect(!grid.hasSameCells(as: CellGrid(columns: 12, rows: 1), inRow: 0))
    }

    @Test("Rows that are not there are not written to", arguments: [-1, 1, Int.max, Int.min])
    func rows(number: Int) {
        var grid = CellGrid(columns: 4, rows: 1)
        #expect(grid.put("abc", column: 1, row: number, style: .plain) == 1)
        #expect(grid == CellGrid(columns: 4, rows: 1))
        #expect(grid.text(ofRow: number) == "")
    }

    @Test("A wide cluster is whole or absent at every edge")
    func wideEdges() {
        #expect(row("日本", columns: 3) == "日 ")
        #expect(row("a日本", columns: 8, width: 4) == "a日     ")
        #expect(row("日本", columns: 4, at: -1) == " 本 ")
        #expect(row("日", columns: 1) == " ")
    }

    @Test("Half of a wide cluster that is written over turns blank")
    func halves() {
        for (column, expected) in [(0, "x 本 "), (1, " x本 "), (2, "日x  "), (3, "日 x ")] {
            var grid = CellGrid(columns: 5, rows: 1)
            grid.put("日本", column: 0, row: 0, style: .plain)
            grid.put("x", column: column, row: 0, style: bold)
            #expect(grid.text(ofRow: 0) == expected)
        }
        var grid = CellGrid(columns: 5, rows: 1)
        grid.put("日本", column: 0, row: 0, style: .plain)
        grid.put("語", column: 1, row: 0, style: bold)
        #expect(grid.text(ofRow: 0) == " 語  ")
        #expect(grid.cells.map(\.text) == [" ", "語", "", " ", " "])
    }

    @Test("What a cell holds is never more than a glyph of its width")
    func gate() {
        let text =
            "\u{1B}[2J\u{7}a\u{202E}b\u{2028}c\u{9B}d e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}"
        var grid = CellGrid(columns: 30, rows: 1)
        grid.put(text, column: 0, row: 0, style: .plain)
        for cell in grid.cells {
            #expect(cell.text.unicodeScalars.count <= 5)
            for scalar in cell.text.unicodeScalars {
                let category = scalar.properties.generalCategory
                #expect(![.control, .format, .lineSeparator].contains(category))
            }
        }
    }

    @Test("The column after the text is given back")
    func column() {
        var grid = CellGrid(columns: 10, rows: 1)
        #expect(grid.put("ab", column: 1, row: 0, style: bold) == 3)
        #expect(grid.put("日本", column: 3, row: 0, style: bold) == 7)
        #expect(grid.put("abcdef", column: 7, row: 0, style: bold) == 10)
        #expect(grid.cells[0].style == .plain)
        #expect(grid.cells[1...9].allSatisfy { $0.style == bold })
    }

    @Test("A grid without cells takes anything")
    func empty() {
        for (columns, rows) in [(0, 0), (0, 3), (3, 0), (-1, -1)] {
            var grid = CellGrid(columns: columns, rows: rows)
            grid.put("日a", column: 0, row: 0, style: .plain)
            #expect(grid.cells.isEmpty)
        }
    }
}
