import ArchiveModel
import Testing

@testable import Library

@Suite("The post that follows another")
struct FollowerTests {
    @Test("posts of one day follow each other, each once, either way", arguments: [false, true])
    func walk(isReversed: Bool) throws {
        let test = try TestLibrary()
        let names = (0..<9).map { "p\($0)" }
        try test.take(
            names.map { .test($0, $0 == "p4" ? nil : "2011-01-0\(1 + $0.utf8.count % 2)") }
                + [.test("page", section: .pages)])
        let query = RowQuery(
            archive: ArchiveID(1), section: .posts, anchor: .first, limit: 100,
            isReversed: isReversed)
        let rows = try test.library.rows(query).rows
        #expect(rows.count == 9)
        for (row, next) in zip(rows, rows.dropFirst()) {
            #expect(try test.library.follower(of: row, isReversed: isReversed)?.id == next.id)
        }
        let last = try #require(rows.last)
        #expect(try test.library.follower(of: last, isReversed: isReversed) == nil)
    }
}
