/// How long words take to read.
public enum ReadingTime {
    /// Words a person reads in a minute; a common figure for prose on a screen.
    public static let wordsPerMinute = 230

    /// Minutes for a number of words, rounded up; 0 only for no words.
    public static func minutes(words: Int) -> Int {
        guard words > 0 else { return 0 }
        return (words - 1) / wordsPerMinute + 1
    }

    /// `4 min`, `2 h 5 min`, `6 h`; never less than `1 min`.
    public static func text(words: Int) -> String {
        let minutes = max(1, minutes(words: words))
        guard minutes >= 60 else { return "\(minutes) min" }
        let rest = minutes % 60
        return rest == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(rest) min"
    }

    /// `6 h 20 m left`, `4 min left`, or empty when nothing is left.
    ///
    /// Beyond ten hours the minutes are left out: they would claim more than is known.
    public static func left(words: Int) -> String {
        let minutes = minutes(words: words)
        guard minutes > 0 else { return "" }
        guard minutes >= 60 else { return "\(minutes) min left" }
        let (hours, rest) = (minutes / 60, minutes % 60)
        return rest == 0 || hours >= 10 ? "\(hours) h left" : "\(hours) h \(rest) m left"
    }
}
