import ArchiveModel
import SQLite
import Testing

@testable import Library

struct FoldTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func take(_ comments: [String], text: String = "Well said.") throws {
        try test.take(
            [.test("a"), .test("b")],
            comments: comments.map { .test($0, on: "a", text: text) } + [.test("x", on: "b")])
    }

    /// What is kept of a post's comments.
    private func folded(_ post: String = "a") throws -> [Bool?] {
        try test.post(post).comments.map(\.isFolded)
    }

    private func fold(_ comment: String, _ isFolded: Bool?) throws {
        let key = CommentKey(post: try test.id("a"), identity: comment)
        try test.library.foldComment(key, isFolded)
    }

    @Test func aCommentIsFoldedOpenedAndForgotten() throws {
        try take(["1", "2"])
        try fold("2", true)
        try fold("2", true)
        #expect(try folded() == [nil, true])
        #expect(try folded("b") == [nil])
        try fold("2", false)
        #expect(try folded() == [nil, false])
        try fold("2", nil)
        #expect(try folded() == [nil, nil])
        try test.library.foldComment(CommentKey(post: PostID(99), identity: "1"), true)
        #expect(try test.connection.first("SELECT count(*) FROM comment_fold") { $0.int(0) } == 0)
    }

    @Test func foldsSurviveAnotherImport() throws {
        try take(["1", "2"])
        let before = try test.post("a").comments[0]
        #expect(before.identity == "1")
        try take(["0", "1", "2"], text: "Changed.")
        #expect(try test.post("a").comments[1].id != before.id)
        // What was on screen when the import came names the same comment still.
        try fold(before.identity, true)
        #expect(try folded() == [nil, true, nil])
        // Also that the comment and its post were gone meanwhile.
        try test.take([.test("b")])
        try take(["2"])
        #expect(try folded() == [nil])
        try take(["1"])
        #expect(try folded() == [true])
    }

    @Test func aFoldBelongsToOneArchive() throws {
        try take(["1"])
        try test.take(
            [.test("a")], comments: [.test("1", on: "a")],
            blog: BlogInfo(identity: "blogger:2", kind: .bloggerBackup))
        try fold("1", true)
        let other = try #require(try test.library.post(try test.id("a", archive: 2)))
        #expect(other.comments.map(\.isFolded) == [nil])
    }

    @Test func settingsAreKept() throws {
        #expect(try test.library.settings() == [:])
        try test.library.setSetting("width", to: "72")
        try test.library.setSetting("hyphenate", to: "")
        try test.library.setSetting("width", to: "66")
        #expect(
            try Library(path: test.library.path).settings() == ["width": "66", "hyphenate": ""])
        try test.library.setSetting("hyphenate", to: nil)
        try test.library.setSetting("other", to: nil)
        #expect(try test.library.settings() == ["width": "66"])
    }

    @Test func theLanguageOfABlogIsThatOfItsPosts() throws {
        var blog = BlogInfo.test
        try test.take([.test("a")], blog: blog)
        #expect(try test.post("a").language == "")
        blog.language = "de-AT"
        try test.take([.test("a")], blog: blog)
        #expect(try test.post("a").language == "de-AT")
        #expect(try test.library.archives().map(\.blog.language) == ["de-AT"])
        // A source that doesn't say leaves what was known.
        try test.take([.test("a")])
        #expect(try test.post("a").language == "de-AT")
    }
}
