import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("The post list and its window")
struct ListTests {
    private func lines(_ driver: Driver, height: Int) -> [String] {
        driver.state.list.lines(height: height).map {
            switch $0 {
            case .heading(let month): month.description
            case .post(let index): String(driver.state.list.rows[index].id.rawValue)
            }
        }
    }

    @Test("A heading stands where a month begins, and above the first post always")
    func headings() {
        let driver = Driver(FakePost.blog(12))
        #expect(lines(driver, height: 8) == ["2008-01", "1", "2", "3", "4", "2008-02", "5", "6"])
        driver.press("11j")
        driver.resize(columns: 80, rows: 10)
        #expect(
            lines(driver, height: 8)
                == ["2008-02", "7", "8", "2008-04", "9", "10", "11", "12"])
    }

    @Test("Lines never outnumber the height", arguments: 0...12)
    func linesFit(height: Int) {
        let driver = Driver(FakePost.blog(40, perMonth: 1))
        driver.press("20j")
        #expect(driver.state.list.lines(height: height).count <= height)
        if height == 1 { #expect(lines(driver, height: 1) == ["21"]) }
    }

    @Test("Undated posts come last, under a heading of their own")
    func undated() {
        let driver = Driver([FakePost(1, nil), FakePost(2, "2011-01-25")])
        #expect(lines(driver, height: 9) == ["2011-01", "2", "undated", "1"])
        #expect(driver.tree == ["2011", ">January 2011", "Undated"])
    }

    @Test(
        "Movements lead to the post they name",
        arguments: [
            ("j", 2), ("12j", 13), ("12jk", 12), ("G", 400), ("Ggg", 1), ("<End>", 400),
            ("G<Home>", 1), ("142G", 142), ("142gg", 142), ("50%", 200), ("100%", 400),
            ("99999j", 400), ("99999jk", 399), ("300j", 301), ("300j250k", 51), ("%", 1),
            ("<C-d>", 11), ("<C-d><C-u>", 1), ("<PageDown>", 21), ("<PageDown><PageUp>", 1),
            ("5000G", 400), ("J", 2), ("3J", 4), ("9J4K", 6),
        ])
    func movements(keys: String, id: Int64) {
        let driver = Driver(FakePost.blog(400))
        driver.press(keys)
        #expect(driver.selected == id)
        #expect(driver.state.currentNumber == Int(id))
    }

    @Test("A post by its number is found in a month larger than the window")
    func numberInLargeMonth() {
        let driver = Driver(FakePost.blog(3_000, perMonth: 2_500))
        driver.press("2400G")
        #expect(driver.selected == 2_400)
        driver.press("99G")
        #expect(driver.selected == 99)
    }

    @Test("The window stays bounded and reaches a screen beyond the selection")
    func windowIsBounded() {
        let driver = Driver(FakePost.blog(2_000))
        for key in Array(repeating: "j", count: 700) + Array(repeating: "k", count: 300) {
            driver.press(key)
            let list = driver.state.list
            #expect(list.rows.count <= 2 * 88)
            #expect(list.selection >= 22 || !list.hasBefore)
            #expect(list.rows.count - 1 - list.selection >= 22 || !list.hasAfter)
            let ids = list.rows.map(\.id.rawValue)
            #expect(
                ids == Array(Int64(list.firstOrdinal + 1)...Int64(list.firstOrdinal + ids.count)))
        }
        #expect(driver.selected == 401)
    }

    @Test("The list keeps a little of what comes around the selection on screen")
    func context() {
        let driver = Driver(FakePost.blog(100))
        driver.press("20j")
        let shown = driver.state.list.lines(height: 22)
        #expect(shown.contains(.post(driver.state.list.selection + 2)))
    }

    @Test(
        "Months and years are jumped over silent ones, to their first post, at the top",
        arguments: [
            ("]", 5), ("2]", 9), ("3][", 9), ("}", 33), ("}}{", 33), ("99]", 397), ("99}", 385),
            ("j]", 5), ("jj[", 3), ("]j[", 1),
        ])
    func monthJumps(keys: String, id: Int64) {
        let driver = Driver(FakePost.blog(400))
        driver.press(keys)
        #expect(driver.selected == id)
        if "]}".contains(keys.suffix(1)), id < 380 {
            #expect(driver.state.list.top == driver.state.list.selection)
        }
    }

    @Test("At the ends jumps say so")
    func jumpsAtTheEnds() {
        let driver = Driver(FakePost.blog(40))
        driver.press("[")
        #expect(driver.message == "This is the first month")
        driver.press("}")
        #expect(driver.message == "")
        driver.press("}")
        #expect(driver.message == "This is the last year")
    }

    @Test(
        "Unread posts are jumped to, with a count, either way",
        arguments: [(".", 3), ("2.", 5), ("G,", 39), ("G3,", 35), ("99.", 39)])
    func unreadJumps(keys: String, id: Int64) {
        var posts = FakePost.blog(40)
        for index in posts.indices where index % 2 == 1 { posts[index].stored.row.isRead = true }
        let driver = Driver(posts)
        driver.press(keys)
        #expect(driver.selected == id)
    }

    @Test("The first unread post is selected when an archive is first opened")
    func beginsAtUnread() {
        var posts = FakePost.blog(300)
        for index in 0..<250 { posts[index].stored.row.isRead = true }
        let driver = Driver(posts)
        #expect(driver.selected == 251)
        #expect(driver.state.focus == .list)
        #expect(driver.state.reading == nil)
    }

    @Test("The order turns round and the selected post stays")
    func reverse() {
        let driver = Driver(FakePost.blog(400))
        driver.press("142Gr")
        #expect(driver.selected == 142)
        #expect(driver.state.currentNumber == 400 - 141)
        #expect(driver.effects.contains(.setReversed(FakeLibrary.archive, true)))
        driver.press("j")
        #expect(driver.selected == 141)
        #expect(driver.tree.first == "2020")
        driver.press("]")
        #expect(driver.state.list.selected?.month.description == "2012-04")
        driver.press("r")
        #expect(driver.tree.first == "2008")
    }

    @Test("An archive without posts has nothing to move in and nothing fails")
    func empty() {
        let driver = Driver([])
        driver.press("jkGgg5G50%]}.,JKmM*uoy<Space><Enter>lq<Tab>b/x<Enter>n?y<Enter>Nczrt")
        driver.press("gm2011<Enter>gm<Esc>:mark-all<Enter>")
        #expect(driver.state.list.rows.isEmpty)
        #expect(driver.state.reading == nil)
    }

    @Test("An archive of drafts alone shows them")
    func draftsOnly() {
        let driver = Driver([FakePost(1, "2011-01-25", section: .drafts)])
        #expect(driver.selected == 1)
        #expect(driver.tree == [">Drafts"])
        driver.press("]")
        #expect(driver.message == "There are no months here")
    }
}
