public import ArchiveModel
internal import Typesetting

/// What of the open archive is listed, where that is not all.
public struct ListFilter: Sendable {
    /// What posts must have.
    public internal(set) var filter: PostFilter
    /// Whether those that have it are still being counted: until then the outline is of all posts.
    public internal(set) var isCounting = true
    /// The counts of all posts.
    var whole: ArchiveOutline
    /// The post that was selected before.
    var origin: PostKey?

    /// What is listed, in words: `only fog, unread`.
    public var words: String {
        let parts =
            filter.labels + (filter.author.map { ["by \($0)"] } ?? [])
            + (filter.isUnread ? ["unread"] : []) + (filter.isStarred ? ["starred"] : [])
        return "only " + parts.joined(separator: " + ")
    }
}

extension ReaderState {
    /// Whether the list is of a kept search, or has only the posts that pass a filter.
    var listsOnlySome: Bool { isKeptSearchOpen || listFilter != nil }

    /// A question for posts of the open archive, of those that are listed.
    func rowQuery(
        _ section: Section, _ anchor: RowQuery.Anchor, limit: Int, knownOrdinal: Int? = nil
    ) -> RowQuery? {
        archive.map {
            RowQuery(
                archive: $0.summary.id, section: section, anchor: anchor, limit: limit,
                isReversed: order.isReversed, knownOrdinal: knownOrdinal,
                filter: listFilter?.filter ?? PostFilter())
        }
    }

    /// Lists only the posts that pass a filter; an empty one lists all again.
    mutating func list(only filter: PostFilter) {
        guard let archive else { return }
        guard !filter.isEmpty else { return dropFilter() }
        let before = listFilter
        listFilter = ListFilter(
            filter: filter, whole: before?.whole ?? archive.outline,
            origin: list.selected?.key ?? before?.origin)
        focus(on: .list)
        let key = listFilter?.origin ?? order.start
        requestRows(.around(key), in: list.section, target: .from(key))
        countFiltered()
    }

    /// Lists all posts again, with the selected one where it was.
    mutating func dropFilter() {
        guard let dropped = takeFilterOff() else { return }
        let key = list.selected?.key ?? dropped.origin ?? order.start
        requestRows(.around(key), in: list.section, target: .from(key))
        say("All posts again")
    }

    /// Takes a filter off and leaves the list to what comes next; nil when there was none.
    @discardableResult
    mutating func takeFilterOff() -> ListFilter? {
        guard let dropped = listFilter else { return nil }
        listFilter = nil
        requests.filter = nil
        archive?.outline = dropped.whole
        rebuildTree()
        return dropped
    }

    /// Asks for the counts of what is listed.
    mutating func countFiltered() {
        guard let id = archive?.summary.id, let filter = listFilter?.filter else { return }
        let generation = requests.newGeneration()
        requests.filter = generation
        send(.countFiltered(id, filter, generation: generation))
    }

    /// Takes the counts of what is listed in.
    mutating func take(filtered outline: ArchiveOutline) {
        requests.filter = nil
        guard let wasCounting = listFilter?.isCounting else { return }
        listFilter?.isCounting = false
        archive?.outline = outline
        rebuildTree()
        // Now its posts can be numbered.
        if wasCounting, requests.rows == nil, !list.rows.isEmpty { reloadList() }
        guard outline.tally(of: list.section).posts == 0 else { return }
        say("No \(Counting.noun(list.section)) is \(listFilter?.words ?? ""): Esc lists all again")
    }

    /// Gives up what a list can be filtered by, or its counts.
    mutating func closeFailedFilter() {
        if chooser != nil { closeChooser() }
        if requests.filter != nil { takeFilterOff().map { _ in reloadList() } }
    }

    /// How many posts of the list come before a month, in reading order.
    func postsListed(before month: Month) -> Int {
        guard let archive else { return 0 }
        return order.months(archive.outline).prefix { $0.month != month }
            .reduce(0) { $0 + $1.tally.posts }
    }
}
