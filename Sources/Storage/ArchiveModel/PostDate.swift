/// When a post was written, as its author's clock showed it.
///
/// The local time decides day and month; the offset, where the source states one, the instant.
public struct PostDate: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00 on the author's own clock (no zone applied).
    public let local: Int64
    /// Minutes east of UTC at that moment; nil when the source does not say.
    public let offsetMinutes: Int?

    /// Makes a date from local seconds and an offset in minutes.
    ///
    /// Seconds outside the years 1…9999 and offsets outside −1080…1080 become the nearest within.
    public init(local: Int64, offsetMinutes: Int?) {
        let first = CalendarDay.firstNumber * 86_400
        let last = CalendarDay.lastNumber * 86_400 + 86_399
        self.local = min(max(local, first), last)
        self.offsetMinutes = offsetMinutes.map { min(max($0, -1080), 1080) }
    }

    /// Makes a date from calendar fields; nil when the fields name no day or time that exists.
    ///
    /// A second of 60 (a leap second) is read as 59.
    public init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        offsetMinutes: Int? = nil
    ) {
        guard let date = CalendarDay(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            offsetMinutes.map({ (-1080...1080).contains($0) }) ?? true
        else { return nil }
        local =
            date.dayNumber * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60
            + Int64(min(second, 59))
        self.offsetMinutes = offsetMinutes
    }

    /// Seconds since the Unix epoch; the local time is taken as UTC when no offset is known.
    public var instant: Int64 { local - Int64(offsetMinutes ?? 0) * 60 }

    /// The local calendar day.
    public var day: CalendarDay { CalendarDay(dayNumber: local.floorDivided(by: 86_400)) }

    /// The month the post belongs to.
    public var month: Month {
        let day = day
        return Month(year: day.year, number: day.month)
    }

    /// Seconds since local midnight, 0…86,399.
    public var secondOfDay: Int { Int(local - local.floorDivided(by: 86_400) * 86_400) }

    /// The date as RFC 3339 writes it, without an offset when none is known.
    public var rfc3339: String {
        let clock = secondOfDay
        let time =
            "\(padded(clock / 3_600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
        return "\(day)T\(time)\(offsetSuffix)"
    }

    private var offsetSuffix: String {
        guard let offsetMinutes else { return "" }
        guard offsetMinutes != 0 else { return "Z" }
        let size = abs(offsetMinutes)
        return "\(offsetMinutes < 0 ? "-" : "+")\(padded(size / 60, 2)):\(padded(size % 60, 2))"
    }
}

/// Writes a number that is not negative with leading zeros to at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
    /// The quotient rounded towards negative infinity.
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
