import Library
import Search
import Testing

@testable import AnnalsApp

@Suite("A thread's own library and index")
struct LibraryOnDemandTests {
    private let library: TestLibrary
    private let place: LibraryOnDemand

    init() throws {
        library = try TestLibrary(posts: Sample.posts(2, words: 5))
        place = LibraryOnDemand(path: library.path)
    }

    private func indexAnew() throws {
        _ = try SearchIndexer.update(
            libraryPath: library.path, isAnew: true, isCancelled: { false })
    }

    private func found() throws -> Int {
        var count = 0
        let query = SearchParser(currentYear: 2_011).read("post", isTyping: false)
        try place.openIndex().search(query, order: .oldest, isCancelled: { false }) {
            count += $0.count
        }
        return count
    }

    @Test("An index that takes the place of the one that was searched is searched from then on")
    func replaced() throws {
        try indexAnew()
        #expect(try found() == 2)
        let first = try place.openIndex()
        #expect(try place.openIndex() === first)
        try library.add("The Other Log", posts: Sample.posts(3, words: 5))
        try indexAnew()
        #expect(first.isReplaced)
        #expect(try found() == 5)
        try SearchIndexer.drop(libraryPath: library.path)
        #expect(try found() == 0)
        try indexAnew()
        #expect(try found() == 5)
    }
}
