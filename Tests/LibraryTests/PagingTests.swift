import TestSupport
import ArchiveModel
import Testing

@testable import Library

/// Every anchor, limit and order against a plain sort.
struct PagingTests {
    let test: TestLibrary
    let sorted: [PostRow]

    init() throws {
        var generator = SeededGenerator(seed: 3)
        // Two imports, so that ids do not follow the dates; many equal dates; some without one.
        let test = try TestLibrary()
        self.test = test
        let names = (0..<90).map { "p\($0)" }
        let posts = names.map { name -> PostContent in
            let month = Int.random(in: 1...3, using: &generator)
            let day = Int.random(in: 1...4, using: &generator)
            let isDated = Int.random(in: 0..<8, using: &generator) > 0
            return .test(name, isDated ? "2011-0\(month)-0\(day)" : nil)
        }
        try test.take(Array(posts.prefix(50)) + [.test("page", section: .pages)])
        try test.take(Array(posts.suffix(40)), isComplete: false)
        try test.take([.test("other")], blog: BlogInfo(identity: "other", kind: .atom))
        let ids = try names.map(test.id(_:))
        sorted = try test.library.rows(of: ids).sorted { $0.key < $1.key }
    }

    private func page(
        _ anchor: RowQuery.Anchor, _ limit: Int, isReversed: Bool, knownOrdinal: Int? = nil
    ) throws -> RowPage {
        try test.library.rows(
            RowQuery(
                archive: ArchiveID(1), section: .posts, anchor: anchor, limit: limit,
                isReversed: isReversed, knownOrdinal: knownOrdinal))
    }

    /// Checks a page against the slice of the sorted posts it should be.
    private func expect(_ page: RowPage, _ range: Range<Int>, of all: [PostRow]) {
        #expect(page.rows.map(\.id) == all[range].map(\.id))
        #expect(page.firstOrdinal == range.lowerBound)
        #expect(page.hasBefore == (range.lowerBound > 0))
        #expect(page.hasAfter == (range.upperBound < all.count))
    }

    @Test(arguments: [false, true], [1, 2, 7, 50, 89, 90, 91, 1_000])
    func everyAnchor(isReversed: Bool, limit: Int) throws {
        let all = isReversed ? sorted.reversed() : sorted
        let count = all.count
        expect(
            try page(.first, limit, isReversed: isReversed), 0..<min(limit, count), of: all)
        expect(
            try page(.last, limit, isReversed: isReversed), max(0, count - limit)..<count, of: all)
        for (index, row) in all.enumerated() {
            let after = index + 1
            expect(
                try page(.after(row.key), limit, isReversed: isReversed),
                after..<min(count, after + limit), of: all)
            let before = try page(.before(row.key), limit, isReversed: isReversed)
            expect(before, max(0, index - limit)..<index, of: all)
            let start = max(0, min(index - limit / 2, count - limit))
            let around = try page(.around(row.key), limit, isReversed: isReversed)
            expect(around, start..<min(count, start + limit), of: all)
        }
    }

    @Test func postsThatCameSinceAreCounted() throws {
        expect(try page(.last, 3, isReversed: false), 87..<90, of: sorted)
        // Another connection writes; the one that pages has its sums by now.
        try test.take(
            [.test("first", "1999-01-01"), .test("later", "2012-01-01")], isComplete: false)
        let all = try page(.first, 1_000, isReversed: false).rows
        #expect(all.count == 92 && all.first?.month.year == 1999)
        expect(try page(.last, 3, isReversed: false), 89..<92, of: all)
        let key = all[50].key
        expect(try page(.after(key), 5, isReversed: false), 51..<56, of: all)
        let other = try test.library.rows(
            RowQuery(archive: ArchiveID(2), section: .posts, anchor: .last, limit: 5))
        #expect(other.rows.count == 1 && other.firstOrdinal == 0 && !other.hasAfter)
        expect(try page(.after(key), 5, isReversed: false), 51..<56, of: all)
    }

    @Test(arguments: [false, true])
    func aKnownOrdinalGivesTheSamePage(isReversed: Bool) throws {
        let all = isReversed ? sorted.reversed() : sorted
        for (index, row) in all.enumerated() {
            for anchor: RowQuery.Anchor in [.after(row.key), .before(row.key), .around(row.key)] {
                #expect(
                    try page(anchor, 7, isReversed: isReversed, knownOrdinal: index)
                        == page(anchor, 7, isReversed: isReversed))
            }
        }
        for ordinal in [Int.min, -1, 1_000, .max] {
            let stale = try page(
                .after(all[4].key), 7, isReversed: isReversed, knownOrdinal: ordinal)
            #expect(stale.rows.map(\.id) == all[5..<12].map(\.id))
            #expect((0...83).contains(stale.firstOrdinal))
        }
    }

    @Test(arguments: [false, true])
    func keysThatAreNoPosts(isReversed: Bool) throws {
        let all = isReversed ? sorted.reversed() : sorted
        let february = Month(year: 2011, number: 2).firstLocal
        let key = PostKey(local: february, id: PostID(isReversed ? .max : .min))
        let start = try #require(
            all.firstIndex { isReversed ? $0.key < key : key < $0.key })
        expect(try page(.after(key), 5, isReversed: isReversed), start..<start + 5, of: all)
        expect(try page(.before(key), 5, isReversed: isReversed), start - 5..<start, of: all)
        expect(
            try page(.around(key), 10, isReversed: isReversed), start - 5..<start + 5, of: all)
        for id in [Int64.min, .max] {
            for local in [Int64.min, .max] {
                let extreme = PostKey(local: local, id: PostID(id))
                let isBefore = (local == .min) != isReversed
                expect(
                    try page(.after(extreme), 3, isReversed: isReversed),
                    isBefore ? 0..<3 : 90..<90, of: all)
                expect(
                    try page(.around(extreme), 3, isReversed: isReversed),
                    isBefore ? 0..<3 : 87..<90, of: all)
            }
        }
    }

    @Test func pagesGoThroughEverything() throws {
        var rows: [PostRow] = []
        var next: RowPage? = try page(.first, 7, isReversed: false)
        while let current = next {
            rows += current.rows
            guard let last = current.rows.last, current.hasAfter else { break }
            next = try page(.after(last.key), 7, isReversed: false)
        }
        #expect(rows == sorted)
    }

    @Test func nothingThereOrNothingWanted() throws {
        for anchor: RowQuery.Anchor in [.first, .last, .around(PostKey(local: 0, id: PostID(0)))] {
            let query = RowQuery(archive: ArchiveID(7), section: .posts, anchor: anchor, limit: 9)
            #expect(try test.library.rows(query) == RowPage())
        }
        #expect(try page(.first, 0, isReversed: false) == RowPage())
        #expect(try page(.first, .min, isReversed: false) == RowPage())
        #expect(try page(.around(sorted[4].key), .max, isReversed: false).rows.count == 90)
    }

    @Test func sectionsAreApart() throws {
        #expect(try test.rows(.pages).map(\.title) == ["Title of page"])
        #expect(try test.rows(.pages).map(\.section) == [.pages])
        #expect(try test.rows(.drafts) == [])
    }

    @Test func rowsByIDComeInTheOrderAskedFor() throws {
        let ids = [sorted[5].id, PostID(4_711), sorted[2].id, sorted[5].id]
        #expect(try test.library.rows(of: ids) == [sorted[5], sorted[2], sorted[5]])
    }
}
