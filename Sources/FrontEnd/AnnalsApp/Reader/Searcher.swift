internal import ArchiveModel
internal import Glibc
internal import Library
internal import ReaderModel
internal import Search

/// Searches in the background, and fetches what a search has found; a new question takes the place
/// of the last one of its kind.
final class Searcher: Sendable {
    /// What to search for.
    struct Request: Sendable {
        var query: SearchQuery
        var archive: ArchiveID?
        var order: SearchOrder
        var generation: Int
    }

    /// Posts to fetch.
    struct Posts: Sendable {
        var posts: [PostID]
        var query: SearchQuery
        var generation: Int
    }

    /// nil has it made ready for what comes.
    private let searches: NewestQuestion<Request?>
    private let texts: NewestQuestion<Posts?>

    /// The least time between two answers to the same search, in milliseconds.
    private static let interval: Int64 = 60
    /// How long texts are collected before those that are there are told: they may have to come from
    /// a slow disk.
    private static let patience: Int64 = 3

    /// How long a search for words that begin with few letters rests after the first hits, in
    /// milliseconds: as long as there is between two keys.
    ///
    /// In a large shard FTS5 joins all words that begin so in a single step of some ten milliseconds,
    /// and the search for what the next key makes of it would wait for the end of that.
    private static let rest: Int64 = 150

    /// Makes a searcher for a library's file.
    init(path: String, mailbox: Mailbox, rest: Int64 = rest) {
        searches = NewestQuestion(path: path, mailbox: mailbox, undertaking: .search) {
            (request, place, isCancelled, tell) throws(LibraryError) in
            _ = try place.open()
            let index = try place.openIndex()
            guard let request else {
                try index.warm(isCancelled: isCancelled)
                return nil
            }
            return try Self.answer(request, index, rest, isCancelled, tell)
        }
        texts = NewestQuestion(path: path, mailbox: mailbox, undertaking: .search) {
            (request, place, isCancelled, tell) throws(LibraryError) in
            let index = try place.openIndex()
            return try request.flatMap { (request) throws(LibraryError) in
                try Self.answer(request, index, isCancelled, tell)
            }
        }
    }

    private static func answer(
        _ request: Posts, _ index: SearchReader, _ isCancelled: () -> Bool,
        _ tell: (ReaderEvent) -> Void
    ) throws(LibraryError) -> ReaderEvent {
        var posts: [FoundPost] = []
        var toldAt = Clock.milliseconds()
        for post in request.posts where !isCancelled() {
            posts += try index.found([post], request.query)
            guard Clock.milliseconds() - toldAt >= patience else { continue }
            tell(.foundLoaded(posts, generation: request.generation))
            posts = []
            toldAt = Clock.milliseconds()
        }
        return .foundLoaded(posts, generation: request.generation)
    }

    private static func answer(
        _ request: Request, _ index: SearchReader, _ rest: Int64,
        _ isCancelled: @escaping () -> Bool, _ tell: (ReaderEvent) -> Void
    ) throws(LibraryError) -> ReaderEvent {
        var results = SearchResults(order: request.order)
        let coverage = try index.coverage()
        var toldAt: Int64?
        var told: SearchResults?
        do throws(LibraryError) {
            try index.search(
                request.query, in: request.archive, order: request.order, isCancelled: isCancelled
            ) { hits in
                results.add(hits)
                let now = Clock.milliseconds()
                // The first ones at once, then a few times a second.
                guard toldAt.map({ now - $0 >= interval }) ?? true else { return }
                let isFirst = toldAt == nil
                toldAt = now
                let found = results.told(after: told)
                told = found
                tell(.searched(found, coverage, generation: request.generation))
                guard isFirst, request.query.hasShortBeginning else { return }
                while !isCancelled(), Clock.milliseconds() < now + rest { usleep(1_000) }
            }
        } catch .cancelled {
            // Nobody waits for the answer.
        }
        results.finish()
        return .searched(results, coverage, generation: request.generation)
    }

    /// Opens the index and reads what every search needs, so that the first one need not wait for
    /// that; a search that comes meanwhile ends it.
    func prepare() {
        searches.ask(nil)
        texts.ask(nil)
    }

    /// Starts a search; one under way is dropped without an answer.
    func search(_ request: Request) { searches.ask(request) }

    /// Ends the search that is under way.
    func endSearch() { searches.cancel() }

    /// Fetches posts; those that were asked for before and have not come are dropped.
    func load(_ posts: Posts) { texts.ask(posts) }

    /// Waits until nothing is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool {
        searches.waitUntilDone(deadline: deadline) && texts.waitUntilDone(deadline: deadline)
    }

    /// Drops what is under way and ends the threads.
    func close() {
        searches.close()
        texts.close()
    }
}

extension SearchQuery {
    /// Whether it asks for words that begin with so few letters that many do.
    fileprivate var hasShortBeginning: Bool {
        groups.joined().contains { term in
            guard case .words(let phrase, _) = term.test, phrase.isPrefix else { return false }
            return phrase.words.last.map { $0.unicodeScalars.count <= 3 } ?? false
        }
    }
}
