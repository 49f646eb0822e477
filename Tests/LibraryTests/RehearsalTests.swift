import ArchiveModel
import Foundation
import Testing

@testable import Library

/// Imports that only find out what they would change.
struct RehearsalTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func rehearse(
        _ posts: [PostContent], _ blog: BlogInfo = .test
    ) throws -> ImportOutcome {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let session = try test.library.rehearseImport(in: folder)
        try session.take(blog)
        for post in posts { try session.take(post) }
        let outcome = try session.finish(isComplete: true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        return outcome
    }

    @Test func itSaysWhatAnImportWouldDoAndDoesNothing() throws {
        var linking = PostContent.test("c", "2011-02-01")
        linking.body.text = """
            <a href='/a.html'>a</a> <a href='/c.html'>me</a> <a href='/x.html'>x</a>
            """
        let posts = [.test("a"), .test("b", text: "Other."), linking]
        try test.take([.test("a"), .test("b"), .test("d")])
        let before = try test.dump()
        let rehearsed = try rehearse(posts)
        #expect(try test.dump() == before)
        #expect(
            rehearsed.changes == ArchiveChanges(new: 1, changed: 1, unchanged: 1, vanished: 1))
        #expect(rehearsed.links == LinkCounts(inner: 3, resolved: 2))
        #expect(try test.take(posts) == rehearsed)
    }

    @Test func aBlogThatTheLibraryDoesNotHaveIsAllNew() throws {
        let outcome = try rehearse([.test("a"), .test("b")])
        #expect(outcome.archive == nil)
        #expect(outcome.changes == ArchiveChanges(new: 2))
        #expect(try test.library.archives().isEmpty)
    }
}
