import ArchiveModel
import Search
import TestSupport
import Testing

/// What is kept of a search's hits, however they come in.
@Suite struct SearchResultsTests {
    private static func hit(_ number: Int, rank: Int) -> SearchHit {
        SearchHit(
            post: PostID(Int64(number)), archive: ArchiveID(1),
            local: Int64(number * 7_919 % 100_003) * 40_000, rank: Float(rank))
    }

    /// Batches of hits with few ranks, so that many are alike.
    private static func batches(_ count: Int, of size: Int, seed: UInt64) -> [[SearchHit]] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { batch in
            (0..<Int.random(in: 0...size, using: &random)).map {
                hit(batch * size + $0, rank: Int.random(in: 0..<50, using: &random))
            }
        }
    }

    private static func precedes(
        _ left: SearchHit, _ right: SearchHit, _ order: SearchOrder
    ) -> Bool {
        switch order {
        case .relevance where left.rank != right.rank: left.rank < right.rank
        case .oldest: (left.local, left.post) < (right.local, right.post)
        case .relevance, .newest: (left.local, left.post) > (right.local, right.post)
        }
    }

    @Test(arguments: SearchOrder.allCases, [1, 2, 3] as [UInt64])
    func `hits that come in batches are in order`(order: SearchOrder, seed: UInt64) {
        let batches = Self.batches(40, of: 60, seed: seed)
        var results = SearchResults(order: order)
        for batch in batches { results.add(batch) }
        let all = batches.flatMap(\.self)
        #expect(results.hits == all.sorted { Self.precedes($0, $1, order) })
        #expect(results.count == all.count)
        #expect(results.years.values.reduce(0, +) == all.count)
    }

    @Test func `beyond the limit the last ones are dropped, and counted`() {
        let batches = Self.batches(60, of: 4_096, seed: 7)
        var results = SearchResults(order: .relevance)
        for batch in batches { results.add(batch) }
        let all = batches.flatMap(\.self)
        let sorted = all.sorted { Self.precedes($0, $1, .relevance) }
        #expect(all.count > SearchResults.limit)
        #expect(results.hits == Array(sorted.prefix(SearchResults.limit)))
        #expect(results.count == all.count)
    }

    @Test
    func `who looks on is told all counts, and of many hits all when there are twice as many`() {
        var results = SearchResults(order: .oldest)
        var told: SearchResults?
        var copies = 0
        for batch in Self.batches(60, of: 2_000, seed: 4) where !batch.isEmpty {
            results.add(batch)
            let last = told?.hits.count ?? 0
            told = results.told(after: told)
            #expect(told?.count == results.count && told?.years == results.years)
            let now = told?.hits.count ?? 0
            #expect(now == results.hits.count || now == last && 2 * now > results.hits.count)
            if now > 4_096, now != last { copies += 1 }
        }
        #expect(copies < 6)
        results.finish()
        #expect(results.told(after: told) == results)
    }
}
