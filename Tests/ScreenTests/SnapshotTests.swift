import ReaderModel
import Screen
import Testing

@Suite("Screens as recorded")
struct SnapshotTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 50)]

    private func stage(_ shelf: Shelf, _ size: (Int, Int)) -> Stage {
        Stage(shelf, columns: size.0, rows: size.1)
    }

    private func expect(_ stage: Stage, _ name: String, _ size: (Int, Int)) throws {
        try Snapshot(stage.grid()).expect("\(name)-\(size.0)x\(size.1)")
    }

    @Test("List and tree", arguments: sizes)
    func list(size: (Int, Int)) throws {
        let stage = stage(.tideTables, size).press("gm2011-01<Enter>j")
        try expect(stage, "list", size)
    }

    @Test("The focus in the tree, a year expanded", arguments: sizes)
    func tree(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("<Tab><S-Tab><S-Tab>jl"), "tree", size)
    }

    @Test("A post from its beginning", arguments: sizes)
    func reading(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("gm2011-01<Enter><Enter>"), "reading", size)
    }

    @Test("Only the text", arguments: sizes)
    func zoom(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("gm2011-01<Enter><Enter>z"), "zoom", size)
    }

    @Test("Archives to choose from", arguments: sizes)
    func picker(size: (Int, Int)) throws {
        try expect(stage(.severalArchives, size).press("j"), "picker", size)
    }

    @Test("A search", arguments: sizes)
    func search(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("stide"), "search", size)
        try expect(stage(.tideTables, size).press("stide<Esc>j]"), "search-year", size)
        try expect(stage(.tideTables, size).press("szebra"), "search-none", size)
    }

    private static let keptSizes = [(20, 5), (80, 24), (120, 40)]

    @Test("Kept searches: kept, listed beside the archive, open", arguments: keptSizes)
    func keptSearches(size: (Int, Int)) throws {
        let name = stage(.tideTables, size).press("sfog<Esc>S<C-u>Signals")
        try expect(name, "kept-name", size)
        let shelf = Shelf.tideTables.withKeptSearches
        try expect(stage(shelf, size).press("j"), "kept-picker", size)
        try expect(stage(shelf, size).press("j<Enter>"), "kept-list", size)
    }

    @Test("A search on the smallest screens", arguments: [(20, 4), (20, 5), (20, 10)])
    func smallSearch(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("stide"), "search", size)
    }

    @Test("A list of only some posts, and what there is to choose", arguments: keptSizes)
    func filter(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("&"), "only", size)
        try expect(stage(.tideTables, size).press("&un<Enter>&<Down>"), "only-second", size)
        try expect(stage(.tideTables, size).press("&un<Enter>gg"), "only-list", size)
    }

    @Test("The help page", arguments: sizes)
    func help(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("<F1>"), "help", size)
    }

    @Test("An empty library", arguments: [(40, 12), (80, 24)])
    func empty(size: (Int, Int)) throws {
        try expect(stage(Shelf(posts: [], isEmpty: true), size), "empty", size)
    }

    @Test("Pages and drafts", arguments: [(80, 24)])
    func sections(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size).press("<S-Tab>Gk"), "pages", size)
        try expect(stage(.tideTables, size).press("<S-Tab>G"), "drafts", size)
    }

    @Test("Titles that would take the terminal over", arguments: [(40, 16), (80, 24), (120, 40)])
    func hostile(size: (Int, Int)) throws {
        try expect(stage(.hostile, size).press("gg"), "hostile", size)
    }

    @Test("ASCII only", arguments: [(40, 12), (80, 24), (120, 40)])
    func ascii(size: (Int, Int)) throws {
        let stage = Stage(
            .tideTables, columns: size.0, rows: size.1, usesUnicodeOrnaments: false)
        stage.press("gm2011-01<Enter>j")
        try Snapshot(stage.grid()).expect("ascii-list-\(size.0)x\(size.1)")
        stage.press("k<Enter>")
        try Snapshot(stage.grid()).expect("ascii-reading-\(size.0)x\(size.1)")
    }

    @Test("Keys of a sequence that is not complete, and a hit in the text")
    func pending() throws {
        let stage = stage(.tideTables, (80, 24)).press("gm2011-01<Enter><Enter>/blast<Enter>12g")
        try expect(stage, "pending", (80, 24))
    }

    @Test("Too small a terminal", arguments: [(19, 4), (20, 3), (7, 3), (1, 1), (20, 4)])
    func tooSmall(size: (Int, Int)) throws {
        try expect(stage(.tideTables, size), "small", size)
    }

    @Test("Something typed, something asked, something said", arguments: [(40, 12), (80, 24)])
    func prompts(size: (Int, Int)) throws {
        let typing = stage(.tideTables, size).press("gmfeb 2011")
        try expect(typing, "prompt-month", size)
        try expect(stage(.tideTables, size).press(":mark"), "prompt-command", size)
        let asking = stage(.tideTables, size).press(":mark-all<Enter>")
        try expect(asking, "confirm", size)
        let failing = stage(.tideTables, size).send(.failed("The library is busy", in: .other))
        try expect(failing, "error", size)
    }
}
