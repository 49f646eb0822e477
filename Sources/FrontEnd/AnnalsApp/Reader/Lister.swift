internal import ArchiveModel
internal import Library
internal import ReaderModel

/// Does beside the loop what may have to go through many posts to list some: counts what a filter lets
/// through, looks for posts that must have several things, and makes kept searches anew.
final class Lister: Sendable {
    private struct Rows: Sendable {
        var query: RowQuery
        var generation: Int
    }

    private struct Unread: Sendable {
        var query: RowQuery
        var direction: ReadingDirection
        var generation: Int
    }

    private struct Count: Sendable {
        var archive: ArchiveID
        var filter: PostFilter
        var generation: Int
    }

    private struct Choices: Sendable {
        var archive: ArchiveID
        var section: Section
        var generation: Int
    }

    private let rows: NewestQuestion<Rows>
    private let unread: NewestQuestion<Unread>
    private let counts: NewestQuestion<Count>
    private let choices: NewestQuestion<Choices>
    private let searches: NewestQuestion<[ArchiveID]>

    /// Makes a lister for a library's file; each kind of question gets a thread when it is first asked.
    init(path: String, mailbox: Mailbox) {
        rows = NewestQuestion(path: path, mailbox: mailbox, undertaking: .rows) {
            (asked, place, _, _) throws(LibraryError) in
            let page = try place.open().rows(asked.query)
            return .rowsLoaded(page, for: asked.query, generation: asked.generation)
        }
        unread = NewestQuestion(path: path, mailbox: mailbox, undertaking: .unread) {
            (asked, place, _, _) throws(LibraryError) in
            let row = try place.open().nextUnread(asked.query, direction: asked.direction)
            return .unreadFound(row, generation: asked.generation)
        }
        counts = NewestQuestion(path: path, mailbox: mailbox, undertaking: .filter) {
            (asked, place, isCancelled, _) throws(LibraryError) in
            let outline = try place.open().outline(
                of: asked.archive, filter: asked.filter, isCancelled: isCancelled)
            return .filteredCounted(outline, generation: asked.generation)
        }
        choices = NewestQuestion(path: path, mailbox: mailbox, undertaking: .filter) {
            (asked, place, isCancelled, _) throws(LibraryError) in
            let choices = try place.open().filterChoices(
                of: asked.archive, asked.section, isCancelled: isCancelled)
            return .choicesLoaded(choices, generation: asked.generation)
        }
        searches = NewestQuestion(path: path, mailbox: mailbox, undertaking: .other) {
            (searches, place, isCancelled, tell) throws(LibraryError) in
            for search in searches {
                guard let event = try Self.refresh(search, in: place, isCancelled) else { continue }
                tell(event)
            }
            return .idle
        }
    }

    /// Makes a search anew; nil when it is kept no more.
    ///
    /// While somebody else writes for long, it stays as it was.
    private static func refresh(
        _ search: ArchiveID, in place: LibraryOnDemand, _ isCancelled: @escaping () -> Bool
    ) throws(LibraryError) -> ReaderEvent? {
        let library = try place.open()
        var hasChanged = false
        do throws(LibraryError) {
            hasChanged = try library.refreshKeptSearch(
                search, by: place.openIndex(), isCancelled: isCancelled)
        } catch .busy, .cancelled {
            hasChanged = true
        }
        return try library.keptSearches().first { $0.id == search }.map {
            .keptRefreshed($0, hasChanged: hasChanged)
        }
    }

    /// Fetches a stretch of a list.
    func load(_ query: RowQuery, generation: Int) {
        rows.ask(Rows(query: query, generation: generation))
    }

    /// Looks for the next unread post of a list.
    func seekUnread(_ query: RowQuery, _ direction: ReadingDirection, generation: Int) {
        unread.ask(Unread(query: query, direction: direction, generation: generation))
    }

    /// Counts what a filter lets through.
    func count(_ archive: ArchiveID, _ filter: PostFilter, generation: Int) {
        counts.ask(Count(archive: archive, filter: filter, generation: generation))
    }

    /// Finds what a section can be filtered by.
    func loadChoices(_ archive: ArchiveID, _ section: Section, generation: Int) {
        choices.ask(Choices(archive: archive, section: section, generation: generation))
    }

    /// Makes kept searches anew; those that wait from before are dropped.
    func refresh(_ kept: [ArchiveID]) { searches.ask(kept) }

    /// Waits until nothing is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool {
        rows.waitUntilDone(deadline: deadline) && unread.waitUntilDone(deadline: deadline)
            && counts.waitUntilDone(deadline: deadline)
            && choices.waitUntilDone(deadline: deadline)
            && searches.waitUntilDone(deadline: deadline)
    }

    /// Drops what is under way and ends the threads.
    func close() {
        rows.close()
        unread.close()
        counts.close()
        choices.close()
        searches.close()
    }
}
