import ArchiveModel
import Testing

struct CalendarDayTests {
    @Test(arguments: [
        (1970, 1, 1, Int64(0), 3), (1969, 12, 31, -1, 2), (2000, 2, 29, 11_016, 1),
        (2011, 1, 25, 14_999, 1), (1, 1, 1, -719_162, 0), (9999, 12, 31, 2_932_896, 4),
    ])
    func knownDays(year: Int, month: Int, day: Int, number: Int64, weekday: Int) throws {
        let known = try #require(CalendarDay(year: year, month: month, day: day))
        #expect(known.dayNumber == number)
        #expect(known.weekday == weekday)
        #expect(CalendarDay(dayNumber: number) == known)
    }

    @Test func everyFewDaysThereAndBack() {
        var last: CalendarDay?
        for number in stride(from: Int64(-719_162), through: 2_932_896, by: 41) {
            let day = CalendarDay(dayNumber: number)
            #expect(day.dayNumber == number)
            #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day)
            if let last { #expect(last < day) }
            last = day
        }
    }

    @Test(arguments: [
        (2011, 2, 29), (1900, 2, 29), (2011, 4, 31), (2011, 13, 1), (2011, 0, 1), (2011, 1, 0),
        (0, 1, 1), (10_000, 1, 1), (Int.max, 1, 1), (2011, Int.min, 1),
    ])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test func numbersOutsideTheCalendarGiveItsEnds() {
        #expect(CalendarDay(dayNumber: .max).description == "9999-12-31")
        #expect(CalendarDay(dayNumber: .min).description == "0001-01-01")
    }
}
