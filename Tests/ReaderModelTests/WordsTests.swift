import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Words for times, dates and counts")
struct WordsTests {
    @Test(
        "Time left",
        arguments: [
            (0, ""), (-5, ""), (1, "1 min left"), (230, "1 min left"), (231, "2 min left"),
            (230 * 59, "59 min left"), (230 * 60, "1 h left"), (230 * 380, "6 h 20 m left"),
            (230 * 601, "10 h left"), (230 * 6_000, "100 h left"),
        ])
    func timeLeft(words: Int, text: String) {
        #expect(ReadingTime.left(words: words) == text)
    }

    @Test(
        "Reading time",
        arguments: [(0, "1 min"), (920, "4 min"), (921, "5 min"), (230 * 125, "2 h 5 min")])
    func readingTime(words: Int, text: String) {
        #expect(ReadingTime.text(words: words) == text)
    }

    @Test("Dates")
    func dates() throws {
        let day = try #require(CalendarDay(year: 2011, month: 1, day: 25))
        #expect(EnglishDate.long(day) == "Tuesday, 25 January 2011")
        #expect(EnglishDate.medium(day) == "25 January 2011")
        #expect(EnglishDate.short(day) == "Tue 25")
        let first = try #require(CalendarDay(year: 2024, month: 2, day: 1))
        #expect(EnglishDate.short(first) == "Thu  1")
        #expect(EnglishDate.name(of: Month(year: 2011, number: 9)) == "September 2011")
        #expect(EnglishDate.name(of: .undated) == "Undated")
        let date = try #require(FakePost.date("2011-01-25 04:05"))
        #expect(EnglishDate.clock(date) == "04:05")
    }

    @Test(
        "Dates from outside the calendar do not fail",
        arguments: [Int64.min / 4, -1, Int64.max / 4])
    func strangeDates(local: Int64) {
        let date = PostDate(local: local, offsetMinutes: nil)
        #expect(!EnglishDate.long(date.day).isEmpty)
        #expect(!EnglishDate.name(of: date.month).isEmpty)
    }

    @Test("Progress goes by words")
    func progress() {
        let progress = Progress(Tally(posts: 10, unread: 4, words: 1_000, unreadWords: 250))
        #expect(progress.read == 6)
        #expect(progress.fraction == 0.75)
        #expect(progress.timeLeft == "2 min left")
        #expect(Progress(Tally()).fraction == 0)
        #expect(Progress(Tally(posts: 4, unread: 1)).fraction == 0.75)
        #expect(Progress(Tally(posts: 1, unread: 9, words: 1, unreadWords: 9)).read == 0)
    }

    @Test("Progress of archive and month follows the marks")
    func progressOfState() {
        let driver = Driver(FakePost.blog(12))
        driver.press("]jm")
        #expect(driver.state.archiveProgress?.read == 1)
        #expect(driver.state.archiveProgress?.unreadWords == 11 * 46)
        #expect(driver.state.monthProgress?.unread == 3)
        driver.press("m")
        #expect(driver.state.archiveProgress?.read == 0)
    }
}
