import ArchiveImport
import ArchiveModel
import Foundation
import Library
import SQLite
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("A file that was imported before")
struct UnchangedSourceTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
    }

    /// Imports a file; what came of it, and whether it was read for that.
    private func importFile(
        _ path: String, placeLimit: Int = ImportResult.shownPlaces
    ) throws -> (result: ImportResult, wasRead: Bool) {
        let steps = ImportSteps()
        let told = try library.take([path], steps, placeLimit: placeLimit)
        return (try #require(try told.ends.first?.get()), steps.hasRead)
    }

    private func broken(_ fixture: BackupFixture) -> String {
        fixture.xml.replacing("Words", with: "Words\u{1} & tabs\\t")
    }

    @Test("is not read again, and reported as though it were")
    func notReadAgain() throws {
        let text = broken(BackupFixture(posts: 5))
        let path = try folder.write(text, to: "log.xml")
        let first = try importFile(path)
        #expect(first.wasRead)
        let second = try importFile(path)
        #expect(!second.wasRead)
        var expected = first.result
        expected.outcome.changes = ArchiveChanges(unchanged: 5)
        #expect(second.result == expected)
        #expect(!second.result.report.repairs.isEmpty)
        // The same as reading it shows.
        try Connection(path: library.path).execute("DELETE FROM source")
        let third = try importFile(path)
        #expect(third.wasRead)
        #expect(third.result == second.result)
    }

    @Test("is not read again when it comes twice in one import")
    func twice() throws {
        try library.take([folder.write(WrittenBlog(1).blogger, to: "other.xml")])
        let path = try folder.write(BackupFixture(posts: 5).xml, to: "log.xml")
        let held = try HeldMerges(of: library)
        let told = try library.take([path, path], held.steps)
        let name = "log.xml"
        #expect(
            held.steps.steps == [.begin(name), .settle(name), .begin(name), .settle(name)])
        #expect(try told.ends.map { try $0.get().outcome.changes.unchanged } == [0, 5])
    }

    @Test("is read once more after all places were asked for, and reported with a few")
    func fewPlaces() throws {
        let path = try folder.write(broken(BackupFixture(posts: 9)), to: "log.xml")
        let first = try importFile(path, placeLimit: ImportResult.mostPlaces)
        #expect(first.result.report.repairs.contains { $0.places.count == 9 })
        let second = try importFile(path)
        #expect(second.wasRead)
        #expect(try !importFile(path).wasRead)
        let places = second.result.report.repairs.map(\.places.count)
        #expect(places.max() == ImportResult.shownPlaces)
    }

    @Test("is read when a byte of it is another one, though its size is the same")
    func changedByte() throws {
        var fixture = BackupFixture(posts: 5)
        let path = try folder.write(fixture.xml, to: "log.xml")
        _ = try importFile(path)
        fixture.posts[3].body = "<p>Wordz of a post.</p>"
        _ = try folder.write(fixture.xml, to: "log.xml")
        let again = try importFile(path)
        #expect(again.wasRead)
        #expect(again.result.outcome.changes == ArchiveChanges(changed: 1, unchanged: 4))
    }

    @Test("is read when another one of the same blog came in between")
    func anotherBetween() throws {
        var fixture = BackupFixture(posts: 5)
        let old = try folder.write(fixture.xml, to: "log.xml")
        _ = try importFile(old)
        fixture.posts[3].body = "<p>Other words.</p>"
        let new = try folder.write(fixture.xml, to: "newer.xml")
        _ = try importFile(new)
        let again = try importFile(old)
        #expect(again.wasRead)
        #expect(again.result.outcome.changes.changed == 1)
    }

    @Test("is read for a library of another schema, and by another name")
    func otherSchemaOrName() throws {
        let text = BackupFixture(posts: 2).xml
        let path = try folder.write(text, to: "log.xml")
        _ = try importFile(path)
        try Connection(path: library.path).execute("UPDATE source SET schema = schema - 1")
        #expect(try importFile(path).wasRead)
        #expect(try !importFile(path).wasRead)
        // Blogs that do not say who they are go by their files' names.
        #expect(try importFile(folder.write(text, to: "other.xml")).wasRead)
    }

    @Test("is not remembered when its import was stopped")
    func stopped() throws {
        let path = try folder.write(BackupFixture(posts: 2).xml, to: "log.xml")
        let told = try library.take([path], isCancelled: { true })
        #expect(told.ends == [.failure(.cancelled)])
        let first = try importFile(path)
        #expect(first.wasRead)
        #expect(first.result.outcome.changes.new == 2)
    }
}
