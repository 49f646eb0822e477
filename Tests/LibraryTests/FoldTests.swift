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

    /// The texts of a post's comments that are folded.
    private func folded(_ post: String = "a") throws -> [Bool] {
        try test.post(post).comments.map(\.isFolded)
    }

    private func comment(_ index: Int) throws -> Int64 { try test.post("a").comments[index].id }

    @Test func aCommentIsFoldedAndUnfolded() throws {
        try take(["1", "2"])
        try test.library.foldComment(comment(1), true)
        try test.library.foldComment(comment(1), true)
        #expect(try folded() == [false, true])
        #expect(try folded("b") == [false])
        try test.library.foldComment(comment(1), false)
        #expect(try folded() == [false, false])
        try test.library.foldComment(99, true)
        #expect(try test.connection.first("SELECT count(*) FROM comment_fold") { $0.int(0) } == 0)
    }

    @Test func foldsSurviveAnotherImport() throws {
        try take(["1", "2"])
        try test.library.foldComment(comment(0), true)
        let before = try comment(0)
        try take(["0", "1", "2"], text: "Changed.")
        #expect(try comment(0) != before)
        #expect(try folded() == [false, true, false])
        // Also that the comment and its post were gone meanwhile.
        try test.take([.test("b")])
        try take(["2"])
        #expect(try folded() == [false])
        try take(["1"])
        #expect(try folded() == [true])
    }

    @Test func aFoldBelongsToOneArchive() throws {
        try take(["1"])
        try test.take(
            [.test("a")], comments: [.test("1", on: "a")],
            blog: BlogInfo(identity: "blogger:2", kind: .bloggerBackup))
        try test.library.foldComment(comment(0), true)
        let other = try #require(try test.library.post(try test.id("a", archive: 2)))
        #expect(other.comments.map(\.isFolded) == [false])
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
