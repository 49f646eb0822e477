import ArchiveModel
import Search
import Testing

@testable import ReaderModel

@Suite("Going to a month or day")
struct GoToMonthTests {
    /// As typed in an archive of 2008 to 2012 while a post of 2011 is selected.
    private func read(_ text: String) -> String {
        let reader = TypedDateReader(years: 2_008...2_012, currentYear: 2_011)
        switch reader.read(text) {
        case .year(let year): return "\(year)"
        case .month(let month): return month.description
        case .day(let day): return day.description
        case nil: return "-"
        }
    }

    @Test(
        "What is typed is read as a person means it",
        arguments: [
            ("2011-01", "2011-01"), ("2011-1", "2011-01"), ("2011/01", "2011-01"),
            ("201101", "2011-01"), ("01/2011", "2011-01"), ("1.11", "2011-01"),
            ("jan 11", "2011-01"), ("jan 2011", "2011-01"), ("2011 jan", "2011-01"),
            ("January 2011", "2011-01"), ("JANUARY", "2011-01"), ("sept 09", "2009-09"),
            ("jan'09", "2009-01"), ("feb", "2011-02"), ("2011", "2011"), ("11", "2011"),
            ("08", "2008"), ("5", "2011-05"), ("3", "2011-03"), ("97", "1997"), ("1997", "1997"),
            ("2011-01-25", "2011-01-25"), ("20110125", "2011-01-25"), ("25.1.2011", "2011-01-25"),
            ("1/25/2011", "2011-01-25"), ("25 jan 2011", "2011-01-25"),
            ("jan 25 2011", "2011-01-25"), ("January 25th, 2011", "2011-01-25"),
            ("25 jan", "2011-01-25"), ("jan 25", "2011-01-25"), ("25 jan 11", "2011-01-25"),
            ("Tuesday, 25 January 2011", "2011-01-25"), ("2011 january 25", "2011-01-25"),
            ("the 1st of may", "-"), ("1st of may", "2011-05-01"), ("29 feb 2012", "2012-02-29"),
            ("29 feb 2011", "-"), ("2011-13", "-"), ("2011-00", "-"), ("0", "2000"), ("", "-"),
            (" ", "-"), ("ja", "-"), ("jan feb", "-"), ("foo", "-"), ("1 2 3 4", "-"),
            ("99999999999999999999", "-"), ("0000", "-"), ("undated", "undated"),
            ("2011-01-25-30", "-"), ("-5", "2011-05"), ("２０１１", "-"),
        ])
    func reads(text: String, date: String) {
        #expect(read(text) == date)
    }

    private func driver(_ size: Int = 80, isReversed: Bool = false) -> Driver {
        let driver = Driver(FakePost.blog(120), columns: size, rows: 24, isReversed: isReversed)
        driver.press(isReversed ? "G30k" : "30j")
        return driver
    }

    @Test("List and tree follow as one types, and the hint says what it is")
    func follows() {
        let driver = driver()
        driver.press("gm2009-04")
        #expect(driver.state.prompt?.hint == "April 2009 · 4 posts, 4 unread")
        #expect(driver.selected == 41)
        #expect(driver.tree.contains(">April 2009"))
        driver.press("<Esc>")
        #expect(driver.selected == 31)
        #expect(driver.tree.contains(">November 2008"))
        driver.press("gm2009-04<Enter>")
        #expect(driver.selected == 41)
        #expect(driver.message == "")
        #expect(driver.state.list.top == driver.state.list.selection)
    }

    @Test("Every part typed leads somewhere, and erasing leads back")
    func partByPart() {
        let driver = driver()
        driver.press("gm2009")
        #expect(driver.state.prompt?.hint == "2009 · 32 posts, 32 unread")
        #expect(driver.selected == 33)
        driver.press("<BS><BS><BS><BS>")
        #expect(driver.state.prompt?.hint == "")
        driver.press("<BS>")
        #expect(driver.state.prompt == nil)
        #expect(driver.selected == 31)
    }

    @Test(
        "A month without posts leads to the next that has some, and says so",
        arguments: [
            (false, "2009-03", "March 2009 has no posts: this is April 2009", 41),
            (true, "2009-03", "March 2009 has no posts: this is February 2009", 40),
            (false, "1999", "1999 has no posts: this is January 2008", 1),
            (false, "2030-01", "January 2030 has no posts: this is August 2011", 117),
            (true, "1999", "1999 has no posts: this is January 2008", 4),
        ])
    func silentMonth(isReversed: Bool, text: String, message: String, id: Int64) {
        let driver = driver(isReversed: isReversed)
        driver.press("gm\(text)<Enter>")
        #expect(driver.message == message)
        #expect(driver.selected == id)
    }

    @Test(
        "A day leads to its post or the nearest one",
        arguments: [
            ("2008-04-08", 10, ""),
            ("2008-04-10", 10, "No post on 10 April 2008: this is 8 April 2008"),
            ("2008-04-13", 11, "No post on 13 April 2008: this is 15 April 2008"),
            ("2001-01-01", 1, "No post on 1 January 2001: this is 1 January 2008"),
        ])
    func day(text: String, id: Int64, message: String) {
        let driver = driver()
        driver.press("gm\(text)<Enter>")
        #expect(driver.selected == id)
        #expect(driver.message == message)
        #expect(driver.tree.contains(id == 1 ? ">January 2008" : ">April 2008"))
    }

    @Test("What is no month leads nowhere")
    func nonsense() {
        let driver = driver()
        driver.press("gmfoo")
        #expect(driver.state.prompt?.hint == "no month yet")
        driver.press("<Enter>")
        #expect(driver.message == "“foo” is no month")
        #expect(driver.selected == 31)
        driver.press("gm<Enter>")
        #expect(driver.selected == 31)
    }

    @Test(
        "From the text one goes to the list, and Escape goes back into the text",
        arguments: [80, 160])
    func fromText(columns: Int) {
        let driver = driver(columns)
        driver.press("<Enter>gm2010")
        #expect(driver.state.focus == .list)
        #expect(driver.selected == 65)
        driver.press("<Esc>")
        #expect(driver.state.focus == .text)
        #expect(driver.shown == 31)
        #expect(driver.selected == 31)
        #expect(driver.library.position?.post == PostID(31))
        driver.press("gm2010<Enter>")
        #expect(driver.state.focus == .list)
        #expect(driver.selected == 65)
    }

    @Test("The command line goes to months too")
    func commandLine() {
        let driver = driver()
        driver.press(":go apr 09<Enter>")
        #expect(driver.selected == 41)
        #expect(driver.state.prompt == nil)
    }

    @Test("Marks made meanwhile stay when one goes back")
    func marksMeanwhile() {
        let driver = driver()
        driver.holdsAnswers = true
        driver.press("mgm2010")
        driver.answerLater()
        driver.press("<Esc>")
        #expect(driver.state.list.selected?.isRead == true)
    }
}
