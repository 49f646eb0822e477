import ArchiveModel
import Testing

@testable import Library

struct CommentTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    /// Comments of a post as `name<parent`, in the order shown; the text tells the name.
    private func thread(_ post: String) throws -> [String] {
        let comments = try test.post(post).comments
        let names = Dictionary(uniqueKeysWithValues: comments.map { ($0.id, $0.body.text) })
        return comments.map { comment in
            comment.parent.map { "\(comment.body.text)<\(names[$0] ?? "?")" } ?? comment.body.text
        }
    }

    private func comment(
        _ name: String, second: Int, answers parent: String? = nil, on post: String = "a"
    ) -> CommentContent {
        .test(name, on: post, second: second, answers: parent, text: name)
    }

    @Test func threadsAreFoundWhateverTheOrder() throws {
        let comments = [
            comment("c", second: 3, answers: "b"), comment("b", second: 2, answers: "a"),
            comment("d", second: 4, answers: "gone"), comment("a", second: 1),
            comment("e", second: 5, answers: "f"), comment("f", second: 6, on: "other"),
        ]
        let session = try test.library.beginImport()
        try session.take(.test)
        for comment in comments { try session.take(comment) }
        try session.take(PostContent.test("a"))
        try session.take(PostContent.test("other"))
        #expect(try session.finish(isComplete: true).orphanComments == 0)
        // Parents that are missing or under another post leave a comment at the top.
        #expect(try thread("a") == ["a", "b<a", "c<b", "d", "e"])
        #expect(try test.post("a").row.comments == 5)
        #expect(try test.library.check() == [])
    }

    @Test func circlesAreBroken() throws {
        try test.take(
            [.test("a")],
            comments: [
                comment("self", second: 1, answers: "self"), comment("x", second: 2, answers: "y"),
                comment("y", second: 3, answers: "x"), comment("below", second: 4, answers: "x"),
                comment("top", second: 5), comment("fine", second: 6, answers: "top"),
            ])
        #expect(try thread("a") == ["self", "x", "y", "below", "top", "fine<top"])
    }

    @Test func aCompleteSourceReplacesComments() throws {
        try test.take(
            [.test("a"), .test("b"), .test("c")],
            comments: [
                comment("1", second: 1), comment("2", second: 2, answers: "1"),
                comment("3", second: 3, on: "b"), comment("4", second: 4, on: "c"),
            ])
        try test.library.mark(MarkRequest(scope: .posts([test.id("a")]), mark: .read(true)))
        let outcome = try test.take(
            [.test("a"), .test("b"), .test("c")],
            comments: [
                comment("2", second: 2, answers: "1"), comment("5", second: 0),
                comment("4", second: 4, on: "c"),
            ])
        // Comments gone or new under a and b; c is as it was.
        #expect(outcome.changes == ArchiveChanges(changed: 2, unchanged: 1))
        #expect(try thread("a") == ["5", "2"])
        #expect(try thread("b") == [])
        #expect(try thread("c") == ["4"])
        #expect(try test.post("a").row.isRead)
        #expect(try test.library.archives().first?.comments == 3)
    }

    @Test func anEditedCommentChangesItsPost() throws {
        try test.take([.test("a")], comments: [.test("1", on: "a", text: "before")])
        let outcome = try test.take([.test("a")], comments: [.test("1", on: "a", text: "after")])
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        #expect(try test.post("a").comments.map(\.body.text) == ["after"])
    }

    @Test func aPartialSourceAddsComments() throws {
        try test.take(
            [.test("a"), .test("b")],
            comments: [
                comment("1", second: 1), comment("2", second: 2, answers: "1"),
                comment("9", second: 9, on: "b"),
            ])
        let outcome = try test.take(
            [.test("a")], comments: [comment("3", second: 3, answers: "2")], isComplete: false)
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        #expect(try thread("a") == ["1", "2<1", "3<2"])
        #expect(try thread("b") == ["9"])
        let again = try test.take(
            [.test("a")], comments: [comment("3", second: 3, answers: "2")], isComplete: false)
        #expect(again.changes == ArchiveChanges(unchanged: 1))
    }

    @Test func commentsAloneFindTheLibrarysPosts() throws {
        try test.take([.test("a")])
        let outcome = try test.take(
            [], comments: [comment("1", second: 1), comment("2", second: 2, on: "gone")],
            isComplete: false)
        #expect(outcome.archive == ArchiveID(1))
        #expect(outcome.orphanComments == 1)
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        #expect(outcome.counts.comments == 0)
        #expect(try thread("a") == ["1"])
    }

    @Test func aVanishedPostKeepsItsComments() throws {
        try test.take([.test("a"), .test("b")], comments: [comment("1", second: 1)])
        try test.take([.test("b")], comments: [comment("2", second: 2)])
        #expect(try thread("a") == ["1", "2"])
        #expect(try test.post("a").row.isVanished)
    }

    @Test func whoWroteACommentComesBack() throws {
        var comment = CommentContent.test("1", on: "a")
        comment.isByBlogAuthor = true
        comment.date = nil
        try test.take([.test("a")], comments: [comment, .test("2", on: "a")])
        let comments = try test.post("a").comments
        // A comment without a date comes last.
        #expect(comments.map(\.isByBlogAuthor) == [false, true])
        #expect(comments.map(\.author) == ["Visitor", "Visitor"])
        #expect(comments[1].date == nil)
        #expect(comments[0].body.format == .plainText)
    }
}
