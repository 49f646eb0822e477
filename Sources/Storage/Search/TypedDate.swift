public import ArchiveModel

/// What a typed month, day or year means.
public enum TypedDate: Hashable, Sendable {
    /// A whole year.
    case year(Int)
    /// A month, or the posts without a date.
    case month(Month)
    /// A day.
    case day(CalendarDay)
}

/// Reads months and days as people type them: `2011-01`, `jan 11`, `25 jan 2011`, `11`.
public struct TypedDateReader {
    /// The years the archive has posts of; they decide what two digits mean.
    public var years: ClosedRange<Int>?
    /// The year meant when none is typed.
    public var currentYear: Int

    /// Makes a reader for an archive.
    public init(years: ClosedRange<Int>? = nil, currentYear: Int) {
        self.years = years
        self.currentYear = currentYear
    }

    private struct Number {
        var value: Int
        var digits: Int
        /// Whether it stands after the month's name.
        var isAfterName: Bool
    }

    /// The date that a text means, nil when it means none.
    public func read(_ text: String) -> TypedDate? {
        var numbers: [Number] = []
        var name: Int?
        for word in Self.words(text) {
            if let value = Int(word), word.utf8.count <= 8 {
                numbers.append(
                    Number(value: value, digits: word.utf8.count, isAfterName: name != nil))
            } else if let month = Self.month(named: word), name == nil {
                name = month
            } else if "undated".hasPrefix(word), word.count >= 3 {
                return .month(.undated)
            } else if !Self.isNoise(word) {
                return nil
            }
        }
        numbers = Self.withoutCompact(numbers)
        guard numbers.count <= 3 else { return nil }
        return name.map { named($0, numbers) } ?? numeric(numbers)
    }

    /// A month by name, with at most a day and a year.
    private func named(_ month: Int, _ numbers: [Number]) -> TypedDate? {
        guard let first = numbers.first else { return date(currentYear, month, nil) }
        guard numbers.count == 2 else {
            guard numbers.count == 1 else { return nil }
            if first.digits > 2 { return date(first.value, month, nil) }
            if first.isAfterName, isOfArchive(expanded(first)) {
                return date(expanded(first), month, nil)
            }
            if (1...31).contains(first.value) { return date(currentYear, month, first.value) }
            return date(expanded(first), month, nil)
        }
        return first.digits > 2
            ? date(first.value, month, numbers[1].value)
            : date(expanded(numbers[1]), month, first.value)
    }

    /// Numbers only.
    private func numeric(_ numbers: [Number]) -> TypedDate? {
        switch numbers.count {
        case 1:
            let only = numbers[0]
            if only.digits > 2 || isOfArchive(expanded(only)) {
                return date(expanded(only), nil, nil)
            }
            if (1...12).contains(only.value) { return date(currentYear, only.value, nil) }
            return date(expanded(only), nil, nil)
        case 2:
            let (first, second) = (numbers[0], numbers[1])
            return first.digits > 2 || first.value > 12
                ? date(expanded(first), second.value, nil)
                : date(expanded(second), first.value, nil)
        case 3:
            let (first, second, third) = (numbers[0], numbers[1], numbers[2])
            if first.digits > 2 { return date(first.value, second.value, third.value) }
            return second.value > 12
                ? date(expanded(third), first.value, second.value)
                : date(expanded(third), second.value, first.value)
        default: return nil
        }
    }

    private func date(_ year: Int, _ month: Int?, _ day: Int?) -> TypedDate? {
        guard (1...9_999).contains(year) else { return nil }
        guard let month else { return .year(year) }
        guard (1...12).contains(month) else { return nil }
        guard let day else { return .month(Month(year: year, number: month)) }
        return CalendarDay(year: year, month: month, day: day).map { .day($0) }
    }

    private func isOfArchive(_ year: Int) -> Bool { years?.contains(year) ?? false }

    /// A year of two digits in the century that the archive's years are of.
    private func expanded(_ number: Number) -> Int {
        guard number.digits <= 2 else { return number.value }
        return [2_000, 1_900].map { $0 + number.value }.first(where: isOfArchive)
            ?? (number.value < 70 ? 2_000 : 1_900) + number.value
    }

    /// Runs of digits and runs of letters, in lower case.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var kind: Bool?
        for character in text.lowercased() {
            let isDigit = character.isASCII && character.isNumber
            guard isDigit || character.isLetter else {
                kind = nil
                continue
            }
            if kind == isDigit, let last = words.indices.last {
                words[last].append(character)
            } else {
                words.append(String(character))
            }
            kind = isDigit
        }
        return words
    }

    private static func month(named word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        if word == "sept" { return 9 }
        return EnglishNames.months.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }

    private static func isNoise(_ word: String) -> Bool {
        ["st", "nd", "rd", "th", "of"].contains(word)
            || word.count >= 3
                && EnglishNames.weekdays.contains { $0.lowercased().hasPrefix(word) }
    }

    /// `201101` and `20110125` taken apart.
    private static func withoutCompact(_ numbers: [Number]) -> [Number] {
        guard numbers.count == 1, let only = numbers.first, only.digits > 4 else { return numbers }
        func part(_ value: Int, _ digits: Int) -> Number {
            Number(value: value, digits: digits, isAfterName: false)
        }
        switch only.digits {
        case 6: return [part(only.value / 100, 4), part(only.value % 100, 2)]
        case 8:
            return [
                part(only.value / 10_000, 4), part(only.value / 100 % 100, 2),
                part(only.value % 100, 2),
            ]
        default: return numbers
        }
    }
}
