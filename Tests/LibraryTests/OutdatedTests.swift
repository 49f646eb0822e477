import ArchiveModel
import SQLite
import Testing

@testable import Library

/// Exports that are imported in another order than they were made in.
struct OutdatedTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private let old: [PostContent] = [
        .test("kept", "2010-01-01"), .test("edited", "2010-01-02", labels: ["old"]),
        .test("lost", "2010-01-03"),
    ]
    private let new: [PostContent] = [
        .test("kept", "2010-01-01"),
        .test("edited", "2010-01-02", labels: ["new"], text: "Second thoughts.", words: 2),
        .test("added", "2011-01-01"),
    ]
    private let oldComments: [CommentContent] = [
        .test("1", on: "kept", text: "before"), .test("2", on: "lost"),
    ]
    private let newComments: [CommentContent] = [
        .test("1", on: "kept", text: "after"),
        .test("3", on: "kept", second: 3, answers: "1"), .test("4", on: "added"),
    ]

    private func blog(_ title: String, exportedAt: Int64?) -> BlogInfo {
        BlogInfo(
            identity: "blogger:1", kind: .bloggerBackup, title: title, exportedAt: exportedAt)
    }

    /// What a reader sees of the library, without row ids, which follow the order of imports.
    private func content(_ test: TestLibrary) throws -> [String] {
        let archive = try #require(try test.library.archives().first)
        return try [archive.displayTitle, "\(archive.tally)", "\(archive.comments)"]
            + test.rows().map { row in
                let post = try #require(try test.library.post(row.id))
                return "\(row.title) \(row.date?.rfc3339 ?? "") \(row.isVanished) \(row.words) "
                    + "\(post.labels) \(post.body.text) \(post.comments.map(\.body.text))"
            }
    }

    @Test func exportsInEitherOrderGiveTheSameLibrary() throws {
        let (oldMoment, newMoment) = (Int64(1_300_000_000), Int64(1_400_000_000))
        let inOrder = try TestLibrary()
        let newest: [PostContent] = [.test("newest", "2011-02-01")]
        let (older, newer) = (
            blog("Old", exportedAt: oldMoment), blog("New", exportedAt: newMoment)
        )
        try inOrder.take(old, comments: oldComments, blog: older)
        try inOrder.take(new + newest, comments: newComments, blog: newer)
        try test.take(new + newest, comments: newComments, blog: newer)
        let outcome = try test.take(old, comments: oldComments, blog: older)
        #expect(outcome.changes == ArchiveChanges(new: 1, unchanged: 2))
        #expect(try content(test) == content(inOrder))
        #expect(try test.post("edited").body.text == "Second thoughts.")
        #expect(try test.post("edited").labels == ["new"])
        #expect(try test.post("kept").comments.map(\.body.text) == ["after", "Well said."])
        #expect(try test.post("lost").row.isVanished)
        #expect(try test.post("added").row.isVanished == false)
        // And once more, in either order.
        let before = try test.dump()
        try test.take(old, comments: oldComments, blog: older)
        let again = try test.take(new + newest, comments: newComments, blog: newer)
        #expect(again.changes == ArchiveChanges(unchanged: 4))
        #expect(try test.dump() == before)
    }

    @Test func withoutStatedMomentsTheOneWithNothingNewIsTheOlder() throws {
        let undated = blog("Log", exportedAt: nil)
        try test.take(new, comments: newComments + [.test("2", on: "kept")], blog: undated)
        let before = try test.dump()
        let outcome = try test.take(Array(old.prefix(2)), comments: [], blog: undated)
        #expect(outcome.changes == ArchiveChanges(unchanged: 2))
        #expect(try test.dump() == before)
    }

    @Test func anExportWithoutTheNewestPostIsNotOlderWhenItHasANewOne() throws {
        let undated = blog("Log", exportedAt: nil)
        try test.take([.test("a"), .test("deleted", "2012-01-01")], blog: undated)
        let outcome = try test.take(
            [.test("a", text: "Edited."), .test("b", "2011-06-01")], blog: undated)
        #expect(outcome.changes == ArchiveChanges(new: 1, changed: 1, vanished: 1))
        #expect(try test.post("b").row.isVanished == false)
        #expect(try test.post("deleted").row.isVanished)
        #expect(try test.post("a").body.text == "Edited.")
    }

    @Test(arguments: [Section.posts, .drafts])
    func aDateInTheFutureMakesNoLaterExportOlder(section: Section) throws {
        let undated = blog("Log", exportedAt: nil)
        try test.take([.test("a"), .test("ahead", "2999-01-01", section: section)], blog: undated)
        let outcome = try test.take([.test("a", text: "Edited.")], blog: undated)
        #expect(outcome.changes == ArchiveChanges(changed: 1, vanished: 1))
        #expect(try test.post("a").body.text == "Edited.")
    }

    @Test func aDraftDatedAfterThePostsMakesNoLaterExportOlder() throws {
        let undated = blog("Log", exportedAt: nil)
        try test.take([.test("a"), .test("draft", "2012-01-01", section: .drafts)], blog: undated)
        let outcome = try test.take([.test("a", text: "Edited.")], blog: undated)
        #expect(outcome.changes == ArchiveChanges(changed: 1, vanished: 1))
    }

    @Test(arguments: [true, false])
    func aMomentStatedInTheFutureCountsAsNow(isComplete: Bool) throws {
        try test.take([.test("a")], blog: blog("Log", exportedAt: 1_400_000_000))
        try test.take(
            [.test("a", text: "A feed's text.")], blog: blog("Log", exportedAt: 32_000_000_000),
            isComplete: isComplete)
        let told = try test.connection.first("SELECT max(told_at) FROM post") { $0.int64(0) }
        #expect(try #require(told) < 32_000_000_000)
        // So does one that an earlier version of the library has kept.
        try test.connection.execute(
            "UPDATE post SET told_at = 32000000000; UPDATE archive SET exported_at = 32000000000")
        let outcome = try test.take(
            [.test("a", text: "Edited.")], blog: blog("Log", exportedAt: 32_000_000_001))
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        #expect(try test.post("a").body.text == "Edited.")
    }

    @Test func anOlderExportAddsTheCommentsTheLibraryLacks() throws {
        try test.take(
            [.test("a")], comments: [.test("1", on: "a")], blog: blog("New", exportedAt: 2))
        let outcome = try test.take(
            [.test("a")],
            comments: [
                .test("1", on: "a", text: "otherwise"),
                .test("2", on: "a", second: 2, answers: "1"),
            ], blog: blog("Old", exportedAt: 1))
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        let comments = try test.post("a").comments
        #expect(comments.map(\.body.text) == ["Well said.", "Well said."])
        #expect(comments[1].parent == comments[0].id)
    }

    @Test func aStatedMomentCountsMoreThanTheNewestPost() throws {
        try test.take([.test("a"), .test("b", "2012-01-01")], blog: blog("Log", exportedAt: 10))
        // The newest post was deleted since.
        let outcome = try test.take([.test("a")], blog: blog("Log", exportedAt: 1_400_000_000))
        #expect(outcome.changes == ArchiveChanges(unchanged: 1, vanished: 1))
        #expect(try test.library.archives().first?.blog.exportedAt == 1_400_000_000)
        // A source that does not say when it was made is compared by its posts.
        let unstated = try test.take([.test("b", "2012-01-01")], blog: blog("L", exportedAt: nil))
        #expect(unstated.changes == ArchiveChanges(unchanged: 1, vanished: 1))
        #expect(try test.library.archives().first?.blog.exportedAt == 1_400_000_000)
    }

    @Test func aBackupFlagsNothingThatAFeedToldOfLater() throws {
        try test.take([.test("later", "2015-01-01"), .test("gone")], isComplete: false)
        let outcome = try test.take([.test("a")], blog: blog("Log", exportedAt: 1_400_000_000))
        #expect(outcome.changes == ArchiveChanges(new: 1, vanished: 1))
        #expect(try test.post("later").row.isVanished == false)
        #expect(try test.post("gone").row.isVanished)
    }
}
