import ArchiveModel
import Testing

@testable import Library

/// What becomes of a text when a newer export has another.
struct VersionTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    /// The blog as of a moment in the year 2020, when all its posts are written.
    private func blog(_ moment: Int64) -> BlogInfo {
        var blog = BlogInfo.test
        blog.exportedAt = 1_600_000_000 + moment
        return blog
    }

    private func read(_ name: String) throws {
        try test.library.mark(MarkRequest(scope: .posts([try test.id(name)]), mark: .read(true)))
    }

    @Test func anotherWayOfWritingTheSameIsNoChange() throws {
        let text = "<p>Fog &amp; rain &#8212; <b>all</b> night.</p><img src=\"a.jpg\">"
        try test.take([.test("a", text: text, words: 4)])
        try test.library.mark(MarkRequest(scope: .posts([test.id("a")]), mark: .read(true)))
        let other =
            "<div><p>Fog & rain\n\u{2014} <strong class=\"x\">all</strong> night.</p>"
            + "<img src=\"http://cdn.example/a.jpg\"></div>"
        var outcome = try test.take([.test("a", text: other, words: 4)])
        #expect(outcome.changes == ArchiveChanges(unchanged: 1) && outcome.changedPosts == [])
        #expect(try test.post("a").body.text == other)
        #expect(try test.post("a").row.isChanged == false)
        outcome = try test.take([.test("a", labels: ["sea"], text: other, words: 4)])
        #expect(outcome.changes == ArchiveChanges(changed: 1))
        #expect(outcome.changedPosts.map(\.title) == ["Title of a"])
    }

    @Test func anAddressBelowThatAnotherFeedHasInAFieldIsNoChange() throws {
        let text = "<p>Fog all night.</p>"
        try test.take([.test("a", text: text, words: 3)])
        let link = "\n<p><a href=\"http://sea.example/\">http://sea.example/</a></p>"
        let outcome = try test.take([.test("a", text: text + link, words: 4)])
        #expect(outcome.changes == ArchiveChanges(unchanged: 1))
        let other = "\n<p><a href=\"http://sea.example/\">The sea</a></p>"
        #expect(
            try test.take([.test("a", text: text + other, words: 5)]).changes
                == ArchiveChanges(changed: 1))
    }

    @Test func whatIsCutOffTakesTheLibrarysPlaceInNothing() throws {
        try test.take([.test("a", labels: ["sea"], text: "<p>Fog all night long", words: 4)])
        // A feed's text that ends within a word has as many.
        var outcome = try test.take(
            [.test("a", labels: ["sea"], text: "<p>Fog all night lo", words: 4)],
            isComplete: false)
        #expect(outcome.changes == ArchiveChanges(unchanged: 1))
        // Where a file ends within an entry, its labels may be what is lacking.
        var cut = PostContent.test("a", text: "<p>Fog all night long", words: 4)
        cut.isBeginning = true
        outcome = try test.take([cut], isComplete: false)
        #expect(outcome.changes == ArchiveChanges(unchanged: 1))
        #expect(try test.post("a").labels == ["sea"])
        #expect(try test.post("a").body.text == "<p>Fog all night long")
    }

    @Test func aTextThatChangedAfterItWasReadIsKeptAndSaysSo() throws {
        try test.take([.test("a", text: "<p>First.</p>"), .test("b")])
        try read("a")
        try test.take([.test("a", text: "<p>Second.</p>"), .test("b", text: "Other.")])
        let post = try test.post("a")
        #expect(post.row.isRead && post.row.isChanged)
        #expect(post.body.text == "<p>Second.</p>")
        #expect(post.earlierTexts == 1)
        let earlier = try #require(try test.library.post(post.row.id, version: 1))
        #expect(earlier.body.text == "<p>First.</p>")
        #expect(earlier.version?.number == 1)
        #expect(earlier.row.title == "Title of a")
        #expect(try test.library.post(post.row.id, version: 2) == nil)
        // It was never read: nothing has changed for the reader, but the text is kept.
        #expect(try test.post("b").row.isChanged == false)
        #expect(try test.post("b").earlierTexts == 1)
    }

    @Test func readingItAgainTakesTheSignOff() throws {
        for scope: MarkScope in [
            .posts([PostID(1)]), .month(ArchiveID(1), Month(year: 2011, number: 1)),
            .year(ArchiveID(1), 2011), .section(ArchiveID(1), .posts),
        ] {
            try test.take([.test("a", text: "First.")])
            try test.library.mark(MarkRequest(scope: scope, mark: .read(true)))
            try test.take([.test("a", text: "Second.")])
            #expect(try test.post("a").row.isChanged)
            let outcome = try test.library.mark(
                MarkRequest(scope: scope, mark: .read(true), isAutomatic: true))
            #expect(outcome.changed == 0)
            #expect(outcome.posts == [PostID(1)])
            #expect(try test.post("a").row.isChanged == false)
            #expect(try test.post("a").row.isRead)
            #expect(try test.library.check() == [])
        }
    }

    @Test func theSignAloneThatIsTakenOffCanBePutBack() throws {
        try test.take([.test("a", text: "First.")])
        let read = MarkRequest(scope: .posts([PostID(1)]), mark: .read(true))
        try test.library.mark(read)
        try test.take([.test("a", text: "Second.")])
        #expect(try test.library.mark(read).posts == [PostID(1)])
        #expect(try !test.post("a").row.isChanged)
        #expect(try test.library.undo()?.changed == 0)
        #expect(try test.post("a").row.isChanged && test.post("a").row.isRead)
        #expect(try test.library.redo()?.changed == 0)
        #expect(try !test.post("a").row.isChanged)
        #expect(try test.library.undo() != nil)
        // The step before that is the first reading.
        #expect(try test.library.undo()?.changed == 1)
        #expect(try test.library.check() == [])
        // Where there is nothing at all to do, there is nothing to take back.
        try test.library.mark(read)
        try test.library.mark(read)
        #expect(try test.library.undo()?.changed == 1)
        #expect(try test.library.undo() == nil)
    }

    @Test(arguments: [
        ("<p>The fog's end &mdash; at last</p>", "<div>The fog&#8217;s end – at\n last</div>"),
        (
            "<p>See <a href='/x'>this</a></p>",
            "<p>See <a href=\"https://fog.example/x\">this</a></p>"
        ),
        ("<p>Dots...</p><!-- more -->", "<p>Dots…</p>"),
        ("<p>Text</p>", "<p>Text</p><p>The post <a>Fog</a> appeared first on <a>Log</a>.</p>"),
    ])
    func whatAReaderWouldNotSeeIsNoOtherText(first: String, second: String) throws {
        try test.take([.test("a", text: first)])
        try read("a")
        let outcome = try test.take([.test("a", text: second)])
        #expect(outcome.changes == ArchiveChanges(unchanged: 1))
        #expect(try test.post("a").earlierTexts == 0)
        #expect(try test.post("a").row.isChanged == false)
        #expect(try test.post("a").body.text == second)
    }

    @Test func anotherTitleIsAnotherText() throws {
        try test.take([.test("a")])
        var post = PostContent.test("a")
        post.title = "Another"
        try test.take([post])
        #expect(try test.post("a").earlierTexts == 1)
    }

    @Test func aTextThatComesAndGoesIsKeptOnce() throws {
        for text in ["One.", "Two.", "One.", "Two.", "One.", "Three."] {
            try test.take([.test("a", text: text)])
        }
        #expect(try test.post("a").earlierTexts == 2)
    }

    @Test func anOlderExportAfterTheNewerOneChangesNothing() throws {
        try test.take([.test("a", text: "New."), .test("b")], blog: blog(200))
        try read("a")
        let outcome = try test.take([.test("a", text: "Old.")], blog: blog(100))
        #expect(outcome.changes == ArchiveChanges(unchanged: 1))
        #expect(try test.post("a").body.text == "New.")
        #expect(try test.post("b").row.isVanished == false)
    }

    @Test func aTextFromALaterFeedOutlastsAnEarlierExport() throws {
        try test.take([.test("a", text: "New text.")], blog: blog(300), isComplete: false)
        try test.take([.test("a", text: "Old."), .test("b")], blog: blog(200))
        #expect(try test.post("a").body.text == "New text.")
        try test.take([.test("a", text: "Newest."), .test("b")], blog: blog(400))
        #expect(try test.post("a").body.text == "Newest.")
    }

    @Test func ofTwoTextsTheOneEditedLaterStands() throws {
        var late = PostContent.test("a", text: "Late.")
        late.updated = 2_000
        var early = PostContent.test("a", text: "Early.")
        early.updated = 1_000
        try test.take([late])
        try test.take([early])
        #expect(try test.post("a").body.text == "Late.")
        late.updated = 3_000
        late.body.text = "Later."
        try test.take([late])
        #expect(try test.post("a").body.text == "Later.")
    }

    @Test func anOldFeedAfterTheExportAddsOnly() throws {
        try test.take([.test("a", text: "New text."), .test("b")], blog: blog(200))
        try test.take(
            [.test("a", text: "A text that is older."), .test("c")],
            blog: blog(100), isComplete: false)
        #expect(try test.post("a").body.text == "New text.")
        #expect(try test.post("b").row.isVanished == false)
        #expect(try test.post("c").row.isVanished)
    }
}
