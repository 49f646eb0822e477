public import ArchiveModel
internal import Search

/// Dates in English words, free of any locale.
public enum EnglishDate {
    /// The months' names, January first.
    public static let months = EnglishNames.months

    /// The days' names, Monday first.
    public static let weekdays = EnglishNames.weekdays

    /// `January 2011`, or `Undated`.
    public static func name(of month: Month) -> String {
        month.isUndated ? "Undated" : "\(name(ofMonth: month.number)) \(month.year)"
    }

    /// `January`, for 1…12; the number itself for anything else.
    public static func name(ofMonth number: Int) -> String {
        (1...12).contains(number) ? months[number - 1] : String(number)
    }

    /// `25 January 2011`.
    public static func medium(_ day: CalendarDay) -> String {
        "\(day.day) \(name(ofMonth: day.month)) \(day.year)"
    }

    /// `Tuesday, 25 January 2011`.
    public static func long(_ day: CalendarDay) -> String {
        "\(weekdays[day.weekday]), \(medium(day))"
    }

    /// `Tue 25`, for a post under its month's heading; the day is padded to two cells.
    public static func short(_ day: CalendarDay) -> String {
        shortWeekdays[day.weekday] + (day.day < 10 ? "  " : " ") + String(day.day)
    }

    private static let shortWeekdays = weekdays.map { String($0.prefix(3)) }

    /// `14:05`.
    public static func clock(_ date: PostDate) -> String {
        let minutes = date.secondOfDay / 60
        return [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
            .joined(separator: ":")
    }
}
