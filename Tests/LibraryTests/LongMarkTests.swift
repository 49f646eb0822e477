import ArchiveModel
import SQLite
import Testing

@testable import Library

/// Marks on thousands of posts: in slices, in one transaction, to be stopped.
struct LongMarkTests {
    let test: TestLibrary
    let all = MarkScope.section(ArchiveID(1), .posts)
    static let count = 2 * MarkSlices.size + 7

    init() throws {
        test = try TestLibrary()
        try test.take(
            (0..<Self.count).map { .test("p\($0)", "2011-\($0 % 12 + 1)-0\($0 % 9 + 1)") })
    }

    private func unread() throws -> Int {
        #expect(try test.library.check() == [])
        return try test.library.outline(of: ArchiveID(1)).total.unread
    }

    @Test func whatIsDoneIsToldSliceBySlice() throws {
        var told: [Int] = []
        func note(_ done: Int, _ total: Int) -> Bool {
            #expect(total == Self.count)
            told.append(done)
            return true
        }
        let slices = [0, MarkSlices.size, 2 * MarkSlices.size]
        let outcome = try test.library.mark(
            MarkRequest(scope: all, mark: .read(true)), goesOn: note)
        #expect(outcome.changed == Self.count)
        #expect(outcome.posts.count == 100)
        #expect(told == slices)
        #expect(try unread() == 0)
        told = []
        let undone = try test.library.undo(goesOn: note)
        #expect(undone?.changed == Self.count)
        #expect(undone?.posts.count == 100)
        #expect(told == slices)
        #expect(try unread() == Self.count)
        told = []
        #expect(try test.library.redo(goesOn: note)?.changed == Self.count)
        #expect(told == slices)
        #expect(try unread() == 0)
    }

    @Test func aStoppedChangeLeavesEverythingAsItWas() throws {
        let before = try test.dump()
        #expect(throws: LibraryError.cancelled) {
            try test.library.mark(MarkRequest(scope: all, mark: .read(true))) { done, _ in
                done < MarkSlices.size
            }
        }
        #expect(try test.dump() == before)
        #expect(try test.library.undo() == nil)
        try test.library.mark(MarkRequest(scope: all, mark: .starred(true)))
        let marked = try test.dump()
        #expect(throws: LibraryError.cancelled) {
            try test.library.undo { done, _ in done < MarkSlices.size }
        }
        #expect(try test.dump() == marked)
        #expect(try test.library.undo()?.changed == Self.count)
        #expect(throws: LibraryError.cancelled) {
            try test.library.redo { done, _ in done < MarkSlices.size }
        }
        #expect(try test.library.redo()?.changed == Self.count)
    }

    @Test func readingGoesOnMeanwhile() throws {
        let reader = try Library(path: test.library.path)
        var pages = 0
        try test.library.mark(MarkRequest(scope: all, mark: .read(true))) { _, _ in
            let rows = try? reader.rows(
                RowQuery(archive: ArchiveID(1), section: .posts, anchor: .last, limit: 9)
            ).rows
            // As they were: the change is visible as a whole or not at all.
            if rows?.allSatisfy({ !$0.isRead }) == true { pages += 1 }
            return true
        }
        #expect(pages == 3)
    }
}
