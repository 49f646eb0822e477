import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("The archive tree")
struct TreeTests {
    /// Posts of 2008-01, 2008-02, 2008-04 …, a page and a draft.
    private var posts: [FakePost] {
        FakePost.blog(48)
            + [
                FakePost(90, "2009-05-01", section: .pages),
                FakePost(91, "2009-06-01", section: .drafts),
            ]
    }

    @Test("The year of the list's month is expanded, the others are not")
    func followsTheList() {
        let driver = Driver(posts)
        #expect(driver.tree.prefix(3) == ["2008", ">January 2008", "February 2008"])
        driver.press("G")
        #expect(
            driver.tree == [
                "2008", "2009", "January 2009", "February 2009", "April 2009", ">May 2009",
                "Pages", "Drafts",
            ])
    }

    @Test("A year has the counts of its months, for a sparkline")
    func yearRow() {
        let driver = Driver(posts)
        let year = driver.state.tree.rows[0]
        #expect(year.tally == Tally(posts: 32, unread: 32, words: 32 * 46, unreadWords: 32 * 46))
        #expect(year.postsByMonth == [4, 4, 0, 4, 4, 0, 4, 4, 0, 4, 4, 0])
        #expect(year.isExpanded == true)
    }

    @Test("The highest counts are those of all rows, and follow what is marked")
    func peaks() {
        let driver = Driver(posts)
        #expect((driver.state.tree.peaks.posts, driver.state.tree.peaks.unread) == (32, 32))
        #expect(driver.state.tree.peaks.highest(monthsInPlace: 1) == 4)
        // January with February, not February with March.
        #expect(driver.state.tree.peaks.highest(monthsInPlace: 2) == 8)
        driver.press("qm")
        #expect((driver.state.tree.peaks.posts, driver.state.tree.peaks.unread) == (32, 31))
        let outline = driver.state.archive?.outline
        #expect(outline?.total == outline?.months.reduce(Tally()) { $0 + $1.tally })
        #expect(outline?.total.unread == 47)
    }

    @Test("Moving in the tree moves the list to the month's first post")
    func leadsTheList() {
        let driver = Driver(posts)
        driver.press("hj")
        #expect(driver.state.focus == .tree)
        #expect(driver.selected == 5)
        driver.press("j")
        #expect(driver.selected == 9)
        driver.press("G")
        #expect(driver.selected == 91)
        #expect(driver.state.list.section == .drafts)
        driver.press("k")
        #expect(driver.selected == 90)
        driver.press("k")
        #expect(driver.state.list.section == .posts)
        #expect(driver.selected == 33)
    }

    @Test("A year expands, is gone into, left and collapsed")
    func expands() {
        let driver = Driver(posts)
        driver.press("hGkkl")
        #expect(driver.tree.suffix(7).first == ">2009")
        #expect(driver.state.tree.selected?.isExpanded == true)
        driver.press("l")
        #expect(driver.state.tree.selected?.node == .month(Month(year: 2009, number: 1)))
        driver.press("l")
        #expect(driver.state.focus == .list)
        driver.press("hhh")
        #expect(driver.tree.contains(">2009"))
        #expect(driver.state.tree.selected?.isExpanded == false)
    }

    @Test("A year that a person expanded stays expanded when the list leaves it")
    func staysExpanded() {
        let driver = Driver(posts)
        driver.press("hGkkl<Tab>gg")
        #expect(driver.state.focus == .list)
        #expect(driver.tree.contains(">January 2008"))
        #expect(driver.tree.contains("January 2009"))
        driver.press("G")
        #expect(!driver.tree.contains("January 2008"))
    }

    @Test("A year collapsed by a person stays so while the list is in the same month")
    func staysCollapsed() {
        let driver = Driver(posts)
        driver.press("hhh<Tab>j")
        #expect(driver.tree.first == ">2008")
        #expect(driver.state.tree.rows[0].isExpanded == false)
        driver.press("]")
        #expect(driver.tree.contains(">February 2008"))
    }

    @Test("Months are jumped to from the tree, and the tree goes along")
    func jumpsInTree() {
        let driver = Driver(posts)
        driver.press("h2]")
        #expect(driver.state.focus == .tree)
        #expect(driver.tree.contains(">April 2008"))
        #expect(driver.selected == 9)
        driver.press("}")
        #expect(driver.tree.contains(">January 2009"))
    }

    @Test("The order of the tree is the reading order")
    func reversed() {
        let driver = Driver(posts + [FakePost(99, nil)], isReversed: true)
        #expect(driver.tree.prefix(4) == [">Undated", "2009", "2008", "Pages"])
    }

    @Test("Back from the pages leads to the last month")
    func backFromPages() {
        let driver = Driver(posts)
        driver.press("hGk<Tab>[")
        #expect(driver.selected == 45)
        #expect(driver.tree.contains(">May 2009"))
    }

    @Test("A hidden tree gives its focus to the list, and back leads out")
    func hidden() {
        let driver = Driver(posts)
        driver.press("ht")
        #expect(driver.state.focus == .list)
        #expect(driver.state.layout.tree == nil)
        driver.press("h")
        #expect(driver.message == "Q quits")
    }

    @Test("Where showing the tree shows nothing, that is said")
    func noTreeToSee() {
        let driver = Driver(posts, columns: 39)
        driver.press("tt")
        #expect(driver.message == "There is no room for the tree")
        driver.press("<Enter>t")
        #expect(driver.message == "The tree is hidden")
    }

    @Test("Tab goes round the panes that are shown", arguments: [(80, "tree"), (120, "text")])
    func tab(columns: Int, next: String) {
        let driver = Driver(posts, columns: columns)
        driver.press("<Tab>")
        #expect("\(driver.state.focus)" == next)
        driver.press("<S-Tab>")
        #expect(driver.state.focus == .list)
    }
}
