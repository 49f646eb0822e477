/// A day of the proleptic Gregorian calendar.
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The year, 1…9999.
    public let year: Int
    /// The month, 1…12.
    public let month: Int
    /// The day of the month, 1…31.
    public let day: Int

    /// Makes a day; nil when the calendar has no such day or the year is outside 1…9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Month(year: year, number: month).dayCount
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Makes the day that lies `dayNumber` days after 1970-01-01.
    ///
    /// A number outside the years 1…9999 gives the nearest day within them.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    public init(dayNumber: Int64) {
        let shifted = min(max(dayNumber, Self.firstNumber), Self.lastNumber) + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        self.init(unchecked: year, month, Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01.
    public var dayNumber: Int64 { Self.dayNumber(year: year, month: month, day: day) }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    public var weekday: Int {
        let sinceMonday = (dayNumber + 3) % 7
        return Int(sinceMonday < 0 ? sinceMonday + 7 : sinceMonday)
    }

    /// The day as ISO 8601 writes it: `2011-01-25`.
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay {
    /// The number of 0001-01-01.
    static let firstNumber: Int64 = -719_162
    /// The number of 9999-12-31.
    static let lastNumber: Int64 = 2_932_896

    /// Days since 1970-01-01 of a day whose year may lie outside 1…9999.
    ///
    /// Source: as for ``init(dayNumber:)``, days_from_civil.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
