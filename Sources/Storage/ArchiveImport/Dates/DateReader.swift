internal import ArchiveModel

/// Dates in all the forms that archives write them.
enum DateReader {
    /// The date a text states, nil when it states none.
    ///
    /// The local time stays as written; a date without a time is midnight, one without a zone has
    /// no offset. Years before 2 are what programs write for "never".
    static func read(_ text: String) -> PostDate? {
        if let date = plain(text) { return date }
        let tokens = DateToken.all(in: text)
        guard let date = NumericDate.read(tokens) ?? NamedMonthDate.read(tokens),
            date.day.year > 1
        else { return nil }
        return date
    }

    /// The date of a text like `2011-01-25 21:04:09`, as databases write it: most are.
    private static func plain(_ text: String) -> PostDate? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
                bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
                bytes[16] == UInt8(ascii: ":"), let year = number(bytes[0..<4]), year > 1,
                let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
                let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
                let second = number(bytes[17..<19])
            else { return nil }
            return PostDate(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        }
    }

    private static func number(_ digits: Slice<Bytes>) -> Int? {
        var number = 0
        for byte in digits {
            guard byte.isDigit else { return nil }
            number = 10 * number + Int(byte - 0x30)
        }
        return number
    }
}

/// The parts of a date, as far as a text states them.
struct DateParts {
    var year: Int?
    var month = 1
    var day = 1
    var clock = DateToken.Clock()
    var isAfternoon: Bool?
    var offsetMinutes: Int?

    /// The date, nil when the calendar has no such day.
    ///
    /// A time that no clock shows is midnight.
    var date: PostDate? {
        guard let year, let midnight = PostDate(year: year, month: month, day: day) else {
            return nil
        }
        var hour = clock.hour
        if let isAfternoon, hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        let offset = offsetMinutes.flatMap { abs($0) <= 1_080 ? $0 : nil }
        // ISO 8601 writes the end of a day as 24:00.
        if hour == 24, clock.minute == 0, clock.second == 0 {
            return PostDate(local: midnight.local + 86_400, offsetMinutes: offset)
        }
        return PostDate(
            year: year, month: month, day: day, hour: hour, minute: clock.minute,
            second: clock.second, offsetMinutes: offset)
            ?? PostDate(local: midnight.local, offsetMinutes: offset)
    }

    /// Takes what may follow day and year: a clock, its half of the day, a zone.
    mutating func readTime(_ tokens: ArraySlice<DateToken>) {
        var hasClock = false
        for (index, token) in zip(tokens.indices, tokens) {
            switch token {
            case .clock(let time) where !hasClock:
                clock = time
                hasClock = true
            case .word(let word):
                if let half = TimeZoneNames.isAfternoon(word) {
                    isAfternoon = half
                } else if offsetMinutes == nil, let offset = TimeZoneNames.offset(of: word) {
                    offsetMinutes = offset
                }
            case .offset(let minutes):
                // `GMT+0200` names its own zero first.
                offsetMinutes = minutes
            case .number(let number) where index == tokens.startIndex && !hasClock:
                if let time = DateToken.Clock(compact: number) {
                    clock = time
                    hasClock = true
                }
            default: break
            }
        }
    }
}
