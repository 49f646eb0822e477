/// A month of a year, or the group of posts that have no date.
public struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Months since January of year 0; ``undated`` has a value above every month of year 9999.
    public let index: Int

    /// The group of posts without a date: after every month there is.
    public static let undated = Month(index: 1_000_000)

    /// Makes a month from its index; one below 0 or above ``undated`` becomes the nearer of them.
    public init(index: Int) { self.index = min(max(index, 0), 1_000_000) }

    /// Makes a month from a year and a month number.
    ///
    /// A year outside 0…9999 or a number outside 1…12 becomes the nearest within.
    public init(year: Int, number: Int) {
        index = min(max(year, 0), 9_999) * 12 + min(max(number, 1), 12) - 1
    }

    /// The year.
    public var year: Int { index / 12 }

    /// The month of the year, 1…12.
    public var number: Int { index % 12 + 1 }

    /// The month after this one; ``undated`` is after itself.
    public var next: Month { Month(index: index + 1) }

    /// Whether this is the group of posts without a date.
    public var isUndated: Bool { self == .undated }

    /// How many days the month has.
    public var dayCount: Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
    }

    /// Local seconds at which the month begins, as in ``PostDate/local``.
    public var firstLocal: Int64 {
        guard !isUndated else { return PostKey.undatedLocal }
        return CalendarDay.dayNumber(year: year, month: number, day: 1) * 86_400
    }

    /// Local seconds at which the month after this one begins.
    public var endLocal: Int64 { isUndated ? Int64.max : next.firstLocal }

    /// The month as ISO 8601 writes it, `2011-01`, or `undated`.
    public var description: String {
        isUndated ? "undated" : "\(padded(year, 4))-\(padded(number, 2))"
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}
