import ArchiveModel
import Testing

struct PostDateTests {
    @Test(arguments: [
        (2011, 1, 25, 21, 4, 9, 60, "2011-01-25T21:04:09+01:00", Int64(1_295_985_849)),
        (2012, 11, 5, 0, 15, 19, 660, "2012-11-05T00:15:19+11:00", 1_352_034_919),
        (1969, 12, 31, 23, 59, 59, 0, "1969-12-31T23:59:59Z", -1),
        (2008, 3, 1, 6, 30, 0, -210, "2008-03-01T06:30:00-03:30", 1_204_365_600),
        (1, 1, 1, 0, 0, 0, -30, "0001-01-01T00:00:00-00:30", -62_135_595_000),
    ])
    func fieldsTextAndInstant(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, offset: Int,
        text: String, instant: Int64
    ) throws {
        let date = try #require(
            PostDate(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second,
                offsetMinutes: offset))
        #expect(date.rfc3339 == text)
        #expect(date.instant == instant)
        #expect(date.day == CalendarDay(year: year, month: month, day: day))
        #expect(date.secondOfDay == hour * 3_600 + minute * 60 + second)
    }

    @Test func theLocalClockDecidesTheMonth() throws {
        // In UTC this is still October.
        let date = try #require(
            PostDate(year: 2012, month: 11, day: 1, hour: 0, minute: 15, offsetMinutes: 660))
        #expect(date.month == Month(year: 2012, number: 11))
        #expect(
            PostDate(local: date.instant, offsetMinutes: 0).month == Month(year: 2012, number: 10))
    }

    @Test func withoutAnOffsetNoneIsWritten() throws {
        let date = try #require(PostDate(year: 2011, month: 1, day: 25, hour: 9))
        #expect(date.rfc3339 == "2011-01-25T09:00:00")
        #expect(date.instant == date.local)
    }

    @Test func aLeapSecondIsTheLastOne() throws {
        let date = try #require(
            PostDate(year: 2008, month: 12, day: 31, hour: 23, minute: 59, second: 60))
        #expect(date.rfc3339 == "2008-12-31T23:59:59")
    }

    @Test(arguments: [
        (2011, 2, 30, 0, 0, 0, 0), (2011, 1, 1, 24, 0, 0, 0), (2011, 1, 1, 0, 60, 0, 0),
        (2011, 1, 1, 0, 0, 61, 0), (2011, 1, 1, -1, 0, 0, 0), (2011, 1, 1, 0, 0, 0, 1_081),
        (0, 0, 0, 0, 0, 0, 0),
    ])
    func noSuchTime(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, offset: Int
    ) {
        #expect(
            PostDate(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second,
                offsetMinutes: offset) == nil)
    }

    @Test func absurdSecondsBecomeTheNearestDate() {
        let late = PostDate(local: .max, offsetMinutes: .min)
        #expect(late.rfc3339 == "9999-12-31T23:59:59-18:00")
        #expect(late.instant > late.local)
        let early = PostDate(local: .min, offsetMinutes: .max)
        #expect(early.rfc3339 == "0001-01-01T00:00:00+18:00")
        #expect(early.instant < early.local)
    }
}
