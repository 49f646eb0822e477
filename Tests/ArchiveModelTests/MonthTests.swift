import ArchiveModel
import Testing

struct MonthTests {
    @Test(arguments: [
        (2011, 2, 28), (2012, 2, 29), (1900, 2, 28), (2000, 2, 29), (2011, 4, 30), (2011, 12, 31),
    ])
    func length(year: Int, number: Int, days: Int) {
        let month = Month(year: year, number: number)
        #expect(month.dayCount == days)
        #expect(month.endLocal - month.firstLocal == Int64(days) * 86_400)
    }

    @Test(arguments: [(2011, 1), (1969, 12), (1, 1), (9999, 12)])
    func firstLocalIsMidnightOfTheFirst(year: Int, number: Int) throws {
        let month = Month(year: year, number: number)
        let first = try #require(PostDate(year: year, month: number, day: 1))
        #expect(month.firstLocal == first.local)
        #expect(PostDate(local: month.firstLocal, offsetMinutes: nil).month == month)
        #expect(PostDate(local: month.endLocal - 1, offsetMinutes: nil).month == month)
    }

    @Test func theLastMonthEndsAfterItBegins() {
        let month = Month(year: 9999, number: 12)
        #expect(month.endLocal == month.firstLocal + 31 * 86_400)
        #expect(month < .undated)
    }

    @Test func undatedIsAfterEverything() {
        #expect(Month.undated.isUndated)
        #expect(Month.undated.description == "undated")
        #expect(Month.undated.firstLocal == PostKey.undatedLocal)
        #expect(Month.undated.endLocal > Month.undated.firstLocal)
        #expect(Month.undated.next == .undated)
        #expect(Month(year: 9999, number: 12).endLocal < Month.undated.firstLocal)
    }

    @Test func yearsAndNumbers() {
        let month = Month(year: 2011, number: 12)
        #expect(month.year == 2011)
        #expect(month.number == 12)
        #expect(month.next == Month(year: 2012, number: 1))
        #expect(month.description == "2011-12")
        #expect(Month(year: 987, number: 3).description == "0987-03")
    }

    @Test(arguments: [
        (Int.max, 1, "9999-01"), (Int.min, 1, "0000-01"), (2011, 13, "2011-12"),
        (2011, Int.min, "2011-01"),
    ])
    func valuesOutOfRangeBecomeTheNearest(year: Int, number: Int, expected: String) {
        #expect(Month(year: year, number: number).description == expected)
    }

    @Test(arguments: [Int.min, -1, 0, 120_000, Int.max])
    func anyIndexIsHarmless(index: Int) {
        let month = Month(index: index)
        #expect((28...31).contains(month.dayCount))
        #expect((1...12).contains(month.number))
        #expect(month.firstLocal < month.endLocal)
    }
}
