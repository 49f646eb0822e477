internal import ArchiveModel

/// The highest counts in an archive tree, which decide how wide its columns are and how high a year's
/// months in little.
public struct TreePeaks: Hashable, Sendable {
    /// The most posts of a row.
    public private(set) var posts = 0
    /// The most unread posts of a row.
    public private(set) var unread = 0
    /// The most posts of a month, and of two that share a place: January and February, and so on.
    private var (inMonth, inTwoMonths) = (0, 0)

    /// Finds them.
    init(of rows: [TreeRow]) {
        for row in rows {
            posts = max(posts, row.tally.posts)
            unread = max(unread, row.tally.unread)
            var before = 0
            for (index, posts) in row.postsByMonth.enumerated() {
                before = index.isMultiple(of: 2) ? posts : before + posts
                inMonth = max(inMonth, posts)
                inTwoMonths = max(inTwoMonths, before)
            }
        }
    }

    /// The most posts of a place, of which each has so many months, one or two.
    public func highest(monthsInPlace: Int) -> Int { monthsInPlace > 1 ? inTwoMonths : inMonth }
}
