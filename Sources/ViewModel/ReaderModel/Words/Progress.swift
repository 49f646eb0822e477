public import ArchiveModel

/// How far reading has come in a group of posts.
public struct Progress: Hashable, Sendable {
    /// Posts read.
    public var read: Int
    /// All posts.
    public var posts: Int
    /// Words of the posts not yet read.
    public var unreadWords: Int
    /// Words of all posts.
    public var words: Int

    /// Makes a progress from counts.
    public init(_ tally: Tally) {
        posts = max(0, tally.posts)
        read = min(posts, max(0, posts - tally.unread))
        words = max(0, tally.words)
        unreadWords = min(words, max(0, tally.unreadWords))
    }

    /// Posts not yet read.
    public var unread: Int { posts - read }

    /// The part that is read, by words, 0…1; by posts where no post has words; 0 without posts.
    public var fraction: Double {
        if words > 0 { return Double(words - unreadWords) / Double(words) }
        return posts > 0 ? Double(read) / Double(posts) : 0
    }

    /// The time that is left, `6 h 20 m left`; empty when nothing is.
    public var timeLeft: String { ReadingTime.left(words: unreadWords) }
}

extension ReaderState {
    /// How far reading has come in the open archive's posts, nil when no archive is open.
    public var archiveProgress: Progress? { archive.map { Progress($0.outline.total) } }

    /// How far reading has come in the month of ``currentPost``; nil for pages and drafts.
    public var monthProgress: Progress? {
        guard let row = currentPost, section(of: row) == .posts,
            let tally = archive?.outline.tally(of: row.month)
        else { return nil }
        return Progress(tally)
    }

    /// The post that the status line speaks of: the one being read, else the one selected.
    public var currentPost: PostRow? {
        focus == .text ? reading?.loaded.post.row ?? list.selected : list.selected
    }

    /// Which post of its section ``currentPost`` is, from 1; nil when there is none.
    public var currentNumber: Int? {
        list.selected.map { _ in list.firstOrdinal + list.selection + 1 }
    }
}

extension ArchiveOutline {
    /// The tally of a section.
    func tally(of section: Section) -> Tally {
        switch section {
        case .posts: total
        case .pages: pages
        case .drafts: drafts
        }
    }

    /// The tally of a month, nil when it has no posts.
    ///
    /// Cost: a binary search.
    func tally(of month: Month) -> Tally? {
        index(of: month).map { months[$0].tally }
    }

    /// The tally of a year.
    func tally(ofYear year: Int) -> Tally {
        months.reduce(Tally()) { sum, entry in
            entry.month.isUndated || entry.month.year != year ? sum : sum + entry.tally
        }
    }

    private func index(of month: Month) -> Int? {
        var range = months.startIndex..<months.endIndex
        while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
            if months[middle].month == month { return middle }
            range =
                months[middle].month < month
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// Counts a post as read or unread, in a section, that was counted there as the other.
    mutating func count(_ row: PostRow, in section: Section, asRead isRead: Bool) {
        let change = Tally(
            unread: isRead ? -1 : 1, unreadWords: isRead ? -row.words : row.words)
        switch section {
        case .posts:
            guard let index = index(of: row.month) else { return }
            add(change, toMonthAt: index)
        case .pages: pages = pages + change
        case .drafts: drafts = drafts + change
        }
    }
}
