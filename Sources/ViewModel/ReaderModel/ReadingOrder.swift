internal import ArchiveModel

/// Oldest first, or newest first: what comes before what.
struct ReadingOrder: Hashable, Sendable {
    var isReversed: Bool

    /// A key before every post.
    var start: PostKey { isReversed ? Self.greatest : Self.least }

    /// A key after every post.
    var end: PostKey { isReversed ? Self.least : Self.greatest }

    /// Whether a post comes before another.
    func precedes(_ left: PostKey, _ right: PostKey) -> Bool {
        isReversed ? right < left : left < right
    }

    /// A key that no post of a month comes before and every one of the months ahead comes after.
    func start(of month: Month) -> PostKey {
        isReversed
            ? PostKey(local: month.endLocal - 1, id: PostID(.max))
            : PostKey(local: month.firstLocal, id: PostID(.min))
    }

    /// The same for a day.
    func start(of day: CalendarDay) -> PostKey {
        let midnight = day.dayNumber * 86_400
        return isReversed
            ? PostKey(local: midnight + 86_399, id: PostID(.max))
            : PostKey(local: midnight, id: PostID(.min))
    }

    /// Months in reading order, from an outline's.
    func months(_ outline: ArchiveOutline) -> [MonthTally] {
        isReversed ? outline.months.reversed() : outline.months
    }

    private static let least = PostKey(local: .min, id: PostID(.min))
    private static let greatest = PostKey(local: .max, id: PostID(.max))
}
