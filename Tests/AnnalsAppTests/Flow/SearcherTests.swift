import Library
import ReaderModel
import Search
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("Searching beside the loop")
struct SearcherTests {
    private let library: TestLibrary
    private let mailbox: Mailbox
    /// Rests for longer than any test takes.
    private let searcher: Searcher
    private static let count = 2_000

    init() throws {
        library = try TestLibrary(posts: Sample.posts(Self.count, words: 3))
        _ = try SearchIndexer.update(libraryPath: library.path, isCancelled: { false })
        mailbox = try Mailbox()
        searcher = Searcher(path: library.path, mailbox: mailbox, rest: 600_000)
    }

    private func search(_ text: String, generation: Int) {
        let query = SearchParser(currentYear: 2_011).read(text, isTyping: true)
        searcher.search(
            Searcher.Request(query: query, archive: nil, order: .oldest, generation: generation))
    }

    /// The next answer to a search.
    private func answer(to wanted: Int, isComplete: Bool) throws -> SearchResults {
        let deadline = Clock.milliseconds() + 60_000
        while Clock.milliseconds() < deadline {
            for event in mailbox.drain() {
                guard case .searched(let results, _, let generation) = event,
                    generation == wanted, results.isComplete || !isComplete
                else { continue }
                return results
            }
            _ = searcher.waitUntilDone(deadline: Clock.milliseconds() + 5)
        }
        throw Failure(.failed, "no answer")
    }

    @Test("After the first hits of a short beginning the search rests until the next key comes")
    func rests() throws {
        search("po", generation: 1)
        let first = try answer(to: 1, isComplete: false)
        #expect(!first.isComplete && first.count > 0 && first.count < Self.count)
        #expect(!searcher.waitUntilDone(deadline: Clock.milliseconds() + 20))
        // Which ends the rest, and has none itself.
        search("post", generation: 2)
        #expect(try answer(to: 2, isComplete: true).count == Self.count)
        searcher.close()
    }
}
