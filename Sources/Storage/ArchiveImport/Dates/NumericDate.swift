internal import ArchiveModel

/// Dates whose month is a number: ISO 8601, RFC 3339, W3C-DTF and what looks like them.
enum NumericDate {
    /// The date, nil when the tokens are in no such order.
    static func read(_ tokens: [DateToken]) -> PostDate? {
        guard case .number(let first)? = tokens.first else { return nil }
        var parts = DateParts()
        var rest = tokens.dropFirst()
        switch first.count {
        case 4:
            parts.year = first.value
            guard readMonthAndDay(&rest, into: &parts) else { return nil }
        case 8:
            parts.year = first.value / 10_000
            parts.month = first.value / 100 % 100
            parts.day = first.value % 100
        case 14:
            // Eight of the date, six of the time.
            parts.year = first.value / 100_000
            parts.month = first.value / 1_000 % 100
            parts.day = first.value / 10 % 100
            parts.clock = DateToken.Clock(
                hour: first.value % 10 * 10 + first.rest / 10_000, minute: first.rest / 100 % 100,
                second: first.rest % 100)
        case 7:
            parts.year = first.value / 1_000
            guard setOrdinal(first.value % 1_000, &parts) else { return nil }
        case 1, 2:
            guard readShort(first.value, &rest, into: &parts) else { return nil }
        default: return nil
        }
        parts.readTime(rest)
        return parts.date
    }

    /// What follows a year of four digits: nothing, a month, a month and a day, or a day of the
    /// year.
    private static func readMonthAndDay(
        _ rest: inout ArraySlice<DateToken>, into parts: inout DateParts
    ) -> Bool {
        guard let month = number(&rest) else { return rest.isEmpty }
        if month.count == 3 { return setOrdinal(month.value, &parts) }
        guard month.count <= 2 else { return false }
        parts.month = month.value
        guard let day = number(&rest) else { return true }
        guard day.count <= 2 else { return false }
        parts.day = day.value
        // `2004年5月28日` leaves a sign behind.
        if case .word(let word)? = rest.first, dateSigns.contains(word) { rest.removeFirst() }
        return true
    }

    /// `31/12/2003`, `12/31/2003`, `03-12-31` and `31.12.2003`.
    private static func readShort(
        _ first: Int, _ rest: inout ArraySlice<DateToken>, into parts: inout DateParts
    ) -> Bool {
        guard let second = number(&rest), let third = number(&rest) else { return false }
        if third.count == 4 {
            parts.year = third.value
            // American order unless the numbers forbid it.
            (parts.month, parts.day) = first > 12 ? (second.value, first) : (first, second.value)
        } else {
            parts.year = NamedMonthDate.fullYear(first, digits: 2)
            (parts.month, parts.day) = (second.value, third.value)
        }
        return true
    }

    /// The next number, past one separator.
    private static func number(_ rest: inout ArraySlice<DateToken>) -> DateToken.Digits? {
        var tokens = rest
        switch tokens.first {
        case .separator?: tokens.removeFirst()
        case .word(let word)? where dateSigns.contains(word): tokens.removeFirst()
        default: return nil
        }
        guard case .number(let digits)? = tokens.first else { return nil }
        rest = tokens.dropFirst()
        return digits
    }

    private static func setOrdinal(_ dayOfYear: Int, _ parts: inout DateParts) -> Bool {
        guard let year = parts.year, (1...366).contains(dayOfYear),
            let first = CalendarDay(year: year, month: 1, day: 1)
        else { return false }
        let day = CalendarDay(dayNumber: first.dayNumber + Int64(dayOfYear - 1))
        guard day.year == year else { return false }
        (parts.month, parts.day) = (day.month, day.day)
        return true
    }

    /// Year, month and day in Chinese, Japanese and Korean dates.
    private static let dateSigns: Set<String> = ["年", "月", "日", "년", "월", "일"]
}
