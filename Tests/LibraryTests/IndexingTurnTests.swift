import ArchiveModel
import Foundation
import SQLite
import Search
import Synchronization
import TestSupport
import Testing

@testable import Library

/// Who may fill an index, and what of the library stays free meanwhile.
@Suite("Indexing in turns")
struct IndexingTurnTests {
    let test: TestLibrary
    private var path: String { test.library.path }

    init() throws { test = try TestLibrary() }

    @Test("One at a time has the turn, and leaves nothing behind")
    func oneAtATime() {
        var first = IndexingTurn.take(forLibrary: path)
        #expect(first != nil)
        #expect(IndexingTurn.take(forLibrary: path) == nil)
        first = nil
        #expect(!FileManager.default.fileExists(atPath: IndexingTurn.path(of: path)))
        #expect(IndexingTurn.take(forLibrary: path) != nil)
    }

    @Test("Many who come and go are never two at once")
    func crowd() async {
        let counts = Counts()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { [path] in
                    for _ in 0..<2_000 {
                        guard let turn = IndexingTurn.take(forLibrary: path) else { continue }
                        let count = counts.present.add(1, ordering: .sequentiallyConsistent)
                            .newValue
                        counts.most.max(count, ordering: .sequentiallyConsistent)
                        counts.present.subtract(1, ordering: .sequentiallyConsistent)
                        withExtendedLifetime(turn) {}
                    }
                }
            }
        }
        #expect(counts.most.load(ordering: .relaxed) == 1)
    }

    @Test("Where nothing can be locked everybody has a turn")
    func withoutLocks() throws {
        let nowhere = test.folder + "/nowhere/library.db"
        let first = IndexingTurn.take(forLibrary: nowhere)
        #expect(first != nil)
        #expect(IndexingTurn.take(forLibrary: nowhere) != nil)
        // Nor is what lies in its place followed elsewhere.
        let target = test.folder + "/elsewhere"
        symlink(target, IndexingTurn.path(of: path))
        #expect(IndexingTurn.take(forLibrary: path) != nil)
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("An indexer waits for another, and then finds what has come meanwhile")
    func waits() throws {
        try test.take([.test("a")])
        var turn = IndexingTurn.take(forLibrary: path)
        #expect(turn != nil)
        var waited = 0
        let outcome = try SearchIndexer.update(
            libraryPath: path, isCancelled: { false },
            waiting: {
                waited += 1
                guard waited == 2 else { return }
                #expect(throws: Never.self) {
                    try test.take([.test("a"), .test("b")], isComplete: false)
                }
                turn = nil
            })
        #expect(waited == 2)
        #expect(outcome == (SearchCoverage(indexed: 2, total: 2), true))
        #expect(turn == nil)
    }

    @Test("An indexer that is told to stop while it waits has done nothing")
    func leaves() throws {
        try test.take([.test("a")])
        let turn = IndexingTurn.take(forLibrary: path)
        var isCancelled = false
        let outcome = try SearchIndexer.update(
            libraryPath: path, isAnew: true, isCancelled: { isCancelled },
            waiting: { isCancelled = true })
        #expect(outcome == (SearchCoverage(indexed: 0, total: 1), false))
        withExtendedLifetime(turn) {}
        // With nothing to do it asks for no turn.
        try SearchIndexer(libraryPath: path).run()
        let done = try SearchIndexer.update(
            libraryPath: path, isCancelled: { false },
            waiting: { Issue.record("waits for nothing") })
        #expect(done.coverage.isComplete && !done.hasIndexed)
    }

    @Test("An index made anew is made in a file of its own, whoever waits for it")
    func anew() throws {
        try test.take([.test("a")])
        try SearchIndexer(libraryPath: path).run()
        let outcome = try SearchIndexer.update(
            libraryPath: path, isAnew: true, isCancelled: { false })
        #expect(outcome.coverage.isComplete && outcome.hasIndexed)
        #expect(try SearchIndexer(libraryPath: path).check() == [])
    }

    @Test(
        "While the index is written, posts can be marked; while the library is, posts are indexed")
    func apart() throws {
        try test.take([.test("a"), .test("b")])
        let index = try SearchFile.open(forLibrary: path)
        test.connection.setBusyTimeout(milliseconds: 0)
        let request = MarkRequest(scope: .posts([try test.id("a")]), mark: .read(true))
        try index.writeToIndex { () throws(SQLiteError) in
            #expect(throws: Never.self) { try test.library.mark(request) }
        }
        index.setBusyTimeout(milliseconds: 0)
        try test.connection.transaction(.write) { () throws(SQLiteError) in
            let failure = error { try SearchIndexer(libraryPath: path).run() }
            #expect(failure == nil)
        }
        #expect(try SearchIndexer(libraryPath: path).coverage().isComplete)
    }

    @Test("A post that changes while it is indexed is indexed again")
    func changesMeanwhile() throws {
        try test.take([.test("a", text: "lamp")])
        try SearchIndexer(libraryPath: path).run()
        try test.take([.test("a", text: "lantern")])
        let connection = try SearchFile.open(forLibrary: path)
        let changed = ChangedPosts(
            connection: connection, reader: IndexedPostReader(connection: connection))
        let shard = try #require(try Shards.all(connection).first).id
        let read = try changed.index(in: shard)
        #expect(read == [try test.id("a").rawValue])
        // Now somebody imports it once more.
        try test.take([.test("a", text: "beacon")])
        try changed.strike(read)
        let indexer = try SearchIndexer(libraryPath: path)
        #expect(try indexer.hasWork())
        try indexer.run()
        #expect(try indexer.check() == [])
        #expect(try !indexer.hasWork())
    }

    private final class Counts: Sendable {
        let present = Atomic(0)
        let most = Atomic(0)
    }

    private func error(_ body: () throws -> Void) -> LibraryError? {
        do {
            try body()
            return nil
        } catch {
            return error as? LibraryError
        }
    }
}
