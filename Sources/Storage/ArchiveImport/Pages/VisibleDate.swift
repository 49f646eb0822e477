internal import ArchiveModel

/// Dates among other words, as pages show them: `Posted by ann on 3rd January 2011 at 9:14 PM`.
enum VisibleDate {
    /// A date with whether a time stands by it.
    struct Found: Equatable {
        /// The date.
        var date: PostDate
        /// Whether the text states a time of day.
        var hasTime: Bool
    }

    /// The first date a text states, nil when it states none with day, month and year.
    static func find(in text: String) -> Found? {
        let words = Self.words(of: text)
        for index in words.indices {
            guard let range = named(words, index) ?? numeric(words, index) else { continue }
            let time = timeAfter(range.end, words)
            if let date = DateReader.read(range.text + time) {
                return Found(date: date, hasTime: !time.isEmpty)
            }
        }
        return nil
    }

    /// Longer texts are prose, whose dates are not the page's.
    private static let longest = 512

    /// Runs of digits, of letters, and single other characters but spaces and commas.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var kind: UInt8 = 0
        var start = text.startIndex
        let text = String(text.prefix(longest))
        start = text.startIndex
        for index in text.indices {
            let character = text[index]
            let next: UInt8 =
                character.isNumber && character.isASCII
                ? 1 : character.isLetter ? 2 : character.isWhitespace || character == "," ? 0 : 3
            if next != kind || next == 3 {
                if kind != 0 { words.append(text[start..<index]) }
                start = index
            }
            kind = next
        }
        if kind != 0 { words.append(text[start...]) }
        return words
    }

    /// A date whose month is the word at an index.
    private static func named(_ words: [Substring], _ index: Int) -> (text: String, end: Int)? {
        let word = words[index].lowercased()
        guard words[index].utf8.first?.isDigit == false, word.unicodeScalars.count >= 3,
            let month = MonthNames.number(of: word)
        else { return nil }
        var before = index - 1
        while before >= 0, fillers.contains(words[before].lowercased()) { before -= 1 }
        var after = index + 1
        while after < words.count, fillers.contains(words[after].lowercased()) { after += 1 }
        if after < words.count, before >= 0, let day = day(words[before]),
            let year = year(words[after])
        {
            return ("\(year)-\(month)-\(day)", after + 1)
        }
        guard after < words.count, let day = day(words[after]) else { return nil }
        var next = after + 1
        while next < words.count, next < after + 3, fillers.contains(words[next].lowercased()) {
            next += 1
        }
        if next < words.count, let year = year(words[next]) {
            return ("\(year)-\(month)-\(day)", next + 1)
        }
        guard before >= 0, let year = year(words[before]) else { return nil }
        return ("\(year)-\(month)-\(day)", after + 1)
    }

    /// A date of three numbers, or of numbers with the signs of Chinese, Japanese and Korean.
    private static func numeric(_ words: [Substring], _ index: Int) -> (text: String, end: Int)? {
        guard index + 4 < words.count, let first = Int(words[index]),
            let second = Int(words[index + 2]),
            let third = Int(words[index + 4]), words[index].utf8.count <= 4
        else { return nil }
        let signs = words[index + 1] + words[index + 3]
        let isDivided = ["--", "//", "..", "年月", "년월"].contains(String(signs))
        guard isDivided else { return nil }
        if words[index].utf8.count == 4 {
            guard (1_980...2_100).contains(first), (1...12).contains(second),
                (1...31).contains(third)
            else { return nil }
            return ("\(first)-\(second)-\(third)", index + 5)
        }
        guard words[index + 4].utf8.count == 4, (1_980...2_100).contains(third) else { return nil }
        // Where only one order is possible it is that one; with dots the day stands first.
        if signs == ".." || first > 12 { return ("\(third)-\(second)-\(first)", index + 5) }
        return ("\(third)-\(first)-\(second)", index + 5)
    }

    private static func day(_ word: Substring) -> Int? {
        guard word.utf8.count <= 2, let day = Int(word), (1...31).contains(day) else { return nil }
        return day
    }

    private static func year(_ word: Substring) -> Int? {
        guard word.utf8.count == 4, let year = Int(word), (1_980...2_100).contains(year) else {
            return nil
        }
        return year
    }

    /// The time that follows soon after a date: ` 21:14:05`; empty when there is none.
    private static func timeAfter(_ start: Int, _ words: [Substring]) -> String {
        for index in start..<max(start, min(start + 5, words.count)) {
            guard let hour = Int(words[index]), hour < 25, words[index].utf8.count <= 2 else {
                continue
            }
            var next = index + 1
            var parts = [hour, 0, 0]
            var count = 1
            while count < 3, next + 1 < words.count, words[next] == ":" || words[next] == ".",
                words[next + 1].utf8.count == 2, let part = Int(words[next + 1])
            {
                parts[count] = part
                count += 1
                next += 2
            }
            let half = next < words.count ? words[next].lowercased() : ""
            let isAfternoon = TimeZoneNames.isAfternoon(half)
            guard count > 1 || isAfternoon != nil else { return "" }
            if let isAfternoon, parts[0] <= 12 {
                parts[0] = parts[0] % 12 + (isAfternoon ? 12 : 0)
            }
            guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return "" }
            return " " + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        return ""
    }

    /// Words and signs that may stand between the parts of a date.
    private static let fillers: Set<String> = [
        "st", "nd", "rd", "th", "of", "de", "del", ".", "-", "/", "'", "’", "ο", "г",
    ]
}
