internal import ArchiveModel
internal import SQLite

/// What is counted of a ``FirstImport`` while posts and comments go by, so that nothing need be read
/// again to count it.
struct FirstTally {
    /// What a month of a section has.
    struct Sums {
        var posts = 0
        var words = 0
        var comments = 0
    }

    /// Which month of which section.
    struct Group: Hashable {
        let section: Int
        let month: Int
    }

    /// The groups of `month_tally`.
    private(set) var groups: [Group: Sums] = [:]
    /// The instant of the newest published post or comment that is not later than now, in Unix
    /// seconds.
    private(set) var newest: Int64?
    private var counts = ArchiveCounts()
    private var months: Set<Month> = []
    private var labels: Set<Int64> = []
    /// Hashes of the identities that came, 8 bytes each.
    private var posts: [UInt64] = []
    private var comments: [UInt64] = []
    private let now: Int64

    /// Makes an empty one; `now` is in Unix seconds.
    init(now: Int64) { self.now = now }

    /// Whether any post came.
    var hasPosts: Bool { !posts.isEmpty }

    /// Counts a post with the rows of its labels and the number of comments that came with it.
    mutating func add(_ post: PostContent, labels numbers: [Int64], comments number: Int) {
        posts.append(Self.hash(post.identity))
        let group = Group(
            section: Section(kind: post.kind, status: post.status).rawValue,
            month: (post.date?.month ?? .undated).index)
        var sums = groups[group, default: Sums()]
        sums.posts += 1
        sums.words += post.boundedWords
        sums.comments += number
        groups[group] = sums
        guard post.status == .published else {
            if post.kind == .post { counts.drafts += 1 }
            return
        }
        counts.comments += number
        note(post.date)
        guard post.kind == .post else { return counts.pages += 1 }
        counts.posts += 1
        labels.formUnion(numbers)
        guard let date = post.date else { return }
        months.insert(date.month)
        counts.first = counts.first.map { min($0, date.day) } ?? date.day
        counts.last = counts.last.map { max($0, date.day) } ?? date.day
    }

    /// Counts a comment that came with its post, or one that is looked for later.
    mutating func add(_ comment: CommentContent, isStaged: Bool) {
        note(comment.date)
        if !isStaged { comments.append(Self.hash(comment.identity)) }
    }

    /// What the source holds, but for comments that did not come with their posts.
    func arrived() -> ArchiveCounts {
        var counts = counts
        counts.months = months.count
        counts.labels = labels.count
        return counts
    }

    /// Whether an identity came twice, or two of them have the same hash.
    mutating func hasRepeats() -> Bool { Self.hasTwins(&posts) || Self.hasTwins(&comments) }

    private static func hasTwins(_ hashes: inout [UInt64]) -> Bool {
        hashes.sort()
        return zip(hashes, hashes.dropFirst()).contains { $0 == $1 }
    }

    private static func hash(_ identity: String) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(identity)
        return UInt64(bitPattern: fingerprint.value)
    }

    private mutating func note(_ date: PostDate?) {
        guard let instant = date?.instant, instant <= now else { return }
        newest = max(newest ?? instant, instant)
    }
}
