internal import ArchiveModel

/// Dates whose month is a word: RFC 822, RFC 850, asctime, and long dates as people write them.
enum NamedMonthDate {
    /// The date, nil when there is no month among the tokens, or no day or year beside it.
    ///
    /// The day of the week is not looked at: where it is wrong, the date is right more often.
    static func read(_ tokens: [DateToken]) -> PostDate? {
        // The last before the time: French `mar.` is Tuesday in `mar., 05 août`.
        let dayPart = tokens.prefix { if case .clock = $0 { false } else { true } }
        guard
            let monthIndex = dayPart.lastIndex(where: { month($0) != nil })
                ?? tokens.firstIndex(where: { month($0) != nil }),
            let month = month(tokens[monthIndex])
        else { return nil }
        var parts = DateParts()
        parts.month = month
        let numbers = tokens.indices.filter { number(tokens[$0]) != nil }
        let before = numbers.last { $0 < monthIndex }
        let after = numbers.filter { $0 > monthIndex }
        let dayIndex: Int
        let yearIndex: Int
        if let before, let digits = number(tokens[before]), digits.count <= 2 {
            guard let year = after.first else { return nil }
            (dayIndex, yearIndex) = (before, year)
        } else if let before, let day = after.first {
            // `2004 Jan 1`
            (dayIndex, yearIndex) = (day, before)
        } else {
            // `Jan 1, 2004` and asctime's `Jan  1 19:48:21 2004`.
            guard after.count >= 2 else { return nil }
            (dayIndex, yearIndex) = (after[0], after[1])
        }
        guard let day = number(tokens[dayIndex]), let year = number(tokens[yearIndex]) else {
            return nil
        }
        parts.day = day.value
        parts.year = fullYear(year.value, digits: year.count)
        let used: Set = [monthIndex, dayIndex, yearIndex]
        let rest = tokens.indices.filter { !used.contains($0) }.map { tokens[$0] }
        parts.readTime(rest.drop { if case .clock = $0 { false } else { true } })
        return parts.date
    }

    /// A year as RFC 2822, 4.3 completes one of two or three digits.
    static func fullYear(_ year: Int, digits: Int) -> Int {
        switch digits {
        case 1, 2: year + (year < 50 ? 2_000 : 1_900)
        case 3: year + 1_900
        default: year
        }
    }

    private static func month(_ token: DateToken) -> Int? {
        guard case .word(let word) = token else { return nil }
        return MonthNames.number(of: word)
    }

    private static func number(_ token: DateToken) -> DateToken.Digits? {
        guard case .number(let digits) = token else { return nil }
        return digits
    }
}
