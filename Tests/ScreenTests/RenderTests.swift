import ArchiveModel
import Prose
import ReaderModel
import Testing

@testable import Screen

@Suite("Screens of all kinds")
struct RenderTests {
    private static let scenes = [
        "", "gm2011-01<Enter>", "<S-Tab>jjl", "gm2011-01<Enter><Enter>", "<Enter>z<Space>", "<F1>G",
        ":help", ":set<Enter>", ":set focus=paragraph columns=2<Enter><Enter>z", "<Enter>f",
        "gmjan", "/x", ":mark-all<Enter>", "t", "12g", "r", "<Enter>/the<Enter>nn",
    ]

    @Test("No size breaks a screen, and every cell is accounted for", arguments: scenes)
    func sizes(keys: String) {
        let stage = Stage(.tideTables, columns: 90, rows: 20).press(keys)
        for columns in [0, 1, 2, 5, 19, 20, 21, 33, 39, 40, 47, 60, 79, 99, 100, 131, 160, 250] {
            for rows in [0, 1, 3, 4, 5, 7, 8, 9, 30] {
                stage.send(.resized(TerminalSize(columns: columns, rows: rows)))
                let grid = stage.grid()
                #expect(grid.cells.count == columns * rows)
                guard columns > 0, rows > 0 else { continue }
                #expect((0..<columns).contains(grid.cursor.column))
                #expect((0..<rows).contains(grid.cursor.row))
            }
        }
    }

    @Test(
        "The cursor stands where the attention is",
        arguments: [
            ("gm2011-01<Enter>", "Fog signals"), ("gm2011-02<Enter><S-Tab>", "Feb"),
            ("gm2011-01<Enter><Enter>", "Fog signals"), ("gm2011-01<Enter><Enter>z", "Fog signals"),
            (":mark-all", ":mark-all"),
        ])
    func cursor(keys: String, text: String) {
        for size in [(60, 16), (100, 30), (160, 50)] {
            let stage = Stage(.tideTables, columns: size.0, rows: size.1).press(keys)
            let grid = stage.grid()
            #expect(grid.text(ofRow: grid.cursor.row).contains(text))
            #expect(grid.cursor.isVisible == keys.hasPrefix(":"))
        }
    }

    @Test("The cursor follows what is typed, wide letters and a row that is too short included")
    func typing() {
        let stage = Stage(.tideTables, columns: 30, rows: 10).press("/日本<Left>")
        #expect(stage.grid().cursor.column == 3)
        stage.press("<Right>" + String(repeating: "x", count: 100))
        let grid = stage.grid()
        #expect(grid.cursor.column == 29)
        #expect(grid.text(ofRow: 9) == "/" + String(repeating: "x", count: 28) + " ")
        stage.press("<Home>")
        #expect(stage.grid().cursor.column == 1)
        #expect(stage.grid().text(ofRow: 9).hasPrefix("/日本x"))
    }

    @Test(
        "Selected, read and starred are told by signs, not by looks alone",
        arguments: [true, false])
    func signs(unicode: Bool) {
        let stage = Stage(.tideTables, columns: 90, rows: 24, usesUnicodeOrnaments: unicode)
        stage.press("gm2011-01<Enter>j")
        let rows = (0..<24).map { stage.grid().text(ofRow: $0) }
        let letter = rows.first { $0.contains("A letter from") } ?? ""
        let list = rows.first { $0.contains("The long list") } ?? ""
        #expect(letter.contains(unicode ? "▐★●" : ">*N"))
        #expect(list.contains(unicode ? " ★ " : " * "))
        #expect(!list.contains(unicode ? "●" : "N"))
    }

    @Test(
        "No size breaks what lies over the text",
        arguments: ["f", "F", "ff", "fj", "fs", "C", "fj<C-l>"],
        [false, true])
    func overlays(keys: String, isWide: Bool) {
        for columns in [20, 21, 40, 80, 99, 100, 131, 181, 250] {
            for rows in [4, 5, 7, 8, 9, 30] {
                let stage = Stage(.harbour, columns: columns, rows: rows)
                stage.press(isWide ? ":set columns=2 focus=ruler<Enter><Enter>z" : "<Enter>")
                let grid = stage.press(keys).grid()
                #expect(grid.cells.count == columns * rows)
                #expect((0..<rows).contains(grid.cursor.row))
                #expect(
                    grid.links.allSatisfy {
                        (0..<rows).contains($0.row) && $0.columns.lowerBound >= 0
                            && $0.columns.upperBound <= columns
                    })
            }
        }
    }

    @Test("One letter is told from a search that finds nothing")
    func shortSearch() {
        let stage = Stage(.tideTables, columns: 80, rows: 24)
        #expect(stage.press("s").grid().text(ofRow: 1).contains("Type what to look for"))
        #expect(stage.press("q").grid().text(ofRow: 1).contains("Go on typing"))
        #expect(stage.press("q").grid().text(ofRow: 1).contains("Nothing found"))
    }

    @Test("A grid says who puts right-to-left text in order")
    func order() {
        let stage = Stage(.harbour, columns: 80, rows: 24).press("<Enter>")
        #expect(stage.grid().isOrdered)
        #expect(!stage.press(":set bidi=terminal<Enter>").grid().isOrdered)
    }

    @Test("The cursor stands on the hit that find has come to, and nothing else looks like it")
    func hit() {
        let stage = Stage(.harbour, columns: 80, rows: 24).press("<Enter>/the<Enter>n")
        for _ in 0..<4 {
            let grid = stage.press("n").grid()
            let cells = grid.cells.indices.filter {
                grid.cells[$0].style.colour == .hit
                    && grid.cells[$0].style.attributes.contains(.reverse)
            }
            #expect(cells.first == grid.cursor.row * 80 + grid.cursor.column)
            #expect(cells.map { grid.cells[$0].text }.joined().lowercased() == "the")
            #expect(grid.cells.count { $0.style.colour == .hit } > 3)
            #expect(grid.text(ofRow: grid.cursor.row).prefix(4).contains("▐"))
        }
        #expect(stage.press("<Esc>").grid().cells.allSatisfy { $0.style.colour != .hit })
    }

    @Test("Links of the web are told to the terminal where they stand")
    func hyperlinks() {
        let grid = Stage(.harbour, columns: 80, rows: 24).press("<Enter>").grid()
        let addresses = grid.links.map(\.address)
        #expect(addresses.contains("mailto:office@tides.example"))
        #expect(addresses.allSatisfy { !$0.hasPrefix("#") && !$0.hasPrefix("annals:") })
        let office = grid.links.filter { $0.address == "http://tides.example/office" }
        #expect(office.count == 1)
        for link in office {
            let row = Array(grid.text(ofRow: link.row))
            #expect(String(row[link.columns]) == "harbour office")
        }
        let paper = grid.links.filter { $0.address.hasSuffix("1911") }
        #expect(paper.count == 2 && Set(paper.map(\.id)).count == 1)
        let noted = Stage(.harbour, columns: 40, rows: 8).press("<Enter>jjjfj").grid()
        #expect(noted.links.allSatisfy { $0.row < 8 })
    }

    @Test("Titles are left in their own order where the terminal orders text")
    func terminalOrder() {
        let stage = Stage(.tideTables, columns: 80, rows: 24).press("gm2011-02<Enter>")
        func shows(_ text: String) -> Bool {
            let grid = stage.grid()
            return (0..<24).contains { grid.text(ofRow: $0).contains(text) }
        }
        let title = "רוח מזרחית"
        #expect(!shows(title) && shows(String(title.reversed())))
        stage.press(":set bidi=terminal<Enter>")
        #expect(shows(title))
    }

    @Test("Nothing typographic is left where only ASCII can be shown")
    func ascii() {
        for keys in Self.scenes {
            let stage = Stage(
                Shelf(posts: [ShelvedPost(1, 2011, 1, 1, "Plain title")]), columns: 120, rows: 30,
                usesUnicodeOrnaments: false)
            let grid = stage.press(keys).grid()
            #expect(grid.cells.allSatisfy { $0.text.utf8.allSatisfy { $0 < 0x7F } })
        }
    }

    @Test("The header gives up its parts before the title does")
    func header() {
        func header(_ columns: Int) -> String {
            Stage(.tideTables, columns: columns, rows: 20).grid().text(ofRow: 0)
        }
        #expect(header(80).contains("▕") && header(80).contains("left"))
        #expect(header(50).contains("68 of 94 read") && !header(50).contains("left"))
        #expect(header(24).contains("68/94"))
        for columns in 20...90 { #expect(header(columns).hasPrefix(" Tide Tables ")) }
    }

    @Test("A long question stands over several rows, its end on the last", arguments: [80, 40, 21])
    func longQuestion(columns: Int) {
        let address = "http://tides.example/" + String(repeating: "0123456789", count: 10)
        var post = ShelvedPost(1, 2011, 1, 1, "Far")
        post.document.blocks = [.paragraph([.link(address: address, [.text("away")])])]
        let stage = Stage(Shelf(posts: [post]), columns: columns, rows: 24)
        let grid = stage.press("<Enter>ff").grid()
        let rows = (16..<24).map {
            grid.text(ofRow: $0).trimmingPrefix { $0 == " " }.reversed()
                .drop { $0 == " " }.reversed()
        }
        let text = rows.map { String($0) }.joined()
        #expect(text.contains(address))
        #expect(rows.last.map { String($0).hasSuffix("y/n") } == true)
        #expect(grid.cursor.row == 23 && grid.cursor.isVisible)
    }
}
