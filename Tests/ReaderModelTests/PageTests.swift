import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("What a post's page says")
struct PageTests {
    private func parts(
        _ post: FakePost, next: PostRow? = nil, isFolded: Bool = false, isUnicode: Bool = true
    ) -> [String] {
        let loaded = LoadedPost(
            post: post.stored, document: post.document, commentDocuments: post.commentDocuments,
            next: next)
        return PageParts(
            loaded: loaded, folding: CommentFolding(view: isFolded ? .folded : .open),
            usesUnicodeOrnaments: isUnicode
        ).all.flatMap(\.blocks).map { block in
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines):
                words(inlines)
            default: ""
            }
        }
    }

    private func words(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): text
            case .styled(_, let inner): words(inner)
            default: ""
            }
        }.joined()
    }

    @Test("Title, byline, body, comments, what comes next")
    func page() {
        var post = FakePost(1, "2011-01-25", title: "Fog signals", words: 900, comments: 1)
        post.stored.labels = ["Sea", "Sound"]
        post.stored.comments[0].date = FakePost.date("2011-01-26 14:05")
        let next = FakePost(2, "2011-02-01", title: "").row
        #expect(
            parts(post, next: next) == [
                "Fog signals", "Tuesday, 25 January 2011 · Ada · Sea, Sound · 4 min",
                "Line 0 of post 1.", "1 comment", "Reader 0 · 26 January 2011, 14:05", "Comment 0.",
                "Next: (untitled) · 1 February 2011",
            ])
    }

    @Test("A first heading that says the title once more is left out, unless a link leads to it")
    func titleTwice() {
        func body(_ heading: [Inline]) -> [String] {
            var post = FakePost(1, "2011-01-25", title: "Fog  signals")
            post.document.blocks.insert(.heading(level: 2, heading), at: 0)
            return Array(parts(post)[2...3])
        }
        #expect(body([.styled(.strong, [.text("Fog Signals")])])[0] == "Line 0 of post 1.")
        #expect(body([.anchor("top"), .text("Fog signals")])[0] == "Fog signals")
        #expect(body([.text("Fog")])[0] == "Fog")
    }

    @Test("What is missing, unpublished or gone is said")
    func signs() {
        var post = FakePost(1, nil, title: "", section: .drafts)
        post.stored.author = ""
        post.stored.row.isVanished = true
        #expect(
            parts(post) == [
                "(untitled)", "Undated · 1 min · Draft · no longer in the newest export",
                "Line 0 of post 1.", "No comments", "The last draft",
            ])
    }

    @Test("First words that name a post in lists are no heading above the same words")
    func opening() {
        var post = FakePost(1, "2011-01-25", title: "")
        post.stored.row.opening = "Line 0 of post 1."
        var next = FakePost(2, "2011-02-01", title: "").row
        next.opening = "Buoys adrift…"
        let parts = parts(post, next: next)
        #expect(parts.first?.hasPrefix("Tuesday, 25 January 2011") == true)
        #expect(parts.filter { $0.contains("Line 0") } == ["Line 0 of post 1."])
        #expect(parts.last == "Next: \u{2068}Buoys adrift…\u{2069} · 1 February 2011")
    }

    @Test("Folded comments and plain ornaments")
    func folded() {
        let post = FakePost(1, "2011-01-25", comments: 3)
        let parts = parts(post, isFolded: true, isUnicode: false)
        #expect(parts.suffix(2) == ["3 comments - c unfolds", "End of the blog"])
        #expect(parts[1] == "Tuesday, 25 January 2011 - Ada - 1 min")
    }

    private func comments(_ parents: [Int64?]) -> [ArchiveModel.Comment] {
        parents.enumerated().map {
            ArchiveModel.Comment(
                id: Int64($0.offset), identity: "c\($0.offset)", parent: $0.element,
                body: PostBody(text: "", format: .plainText))
        }
    }

    @Test(
        "Comments stand under what they answer, each exactly once",
        arguments: [
            ([nil, nil, 0, 2, 1], "0/0 2/1 3/2 1/0 4/1"), ([99, 0], "0/0 1/1"),
            ([0, 0], "0/0 1/1"), ([1, 0], "0/0 1/1"), ([nil, 2, 3, 1, 0], "0/0 4/1 1/0 3/1 2/2"),
            ([], ""), ([nil, nil], "0/0 1/0"),
        ] as [([Int64?], String)])
    func threads(parents: [Int64?], order: String) {
        let entries = CommentThread.order(comments(parents))
        #expect(entries.map { "\($0.index)/\($0.depth)" }.joined(separator: " ") == order)
    }

    @Test("A thread of any depth is no danger")
    func deepThread() {
        let parents: [Int64?] = [nil] + (0..<50_000).map { Int64($0) }
        let entries = CommentThread.order(comments(parents))
        #expect(entries.count == 50_001)
        #expect(entries.last?.depth == 50_000)
    }

    @Test("Two comments of one id are both shown")
    func sameID() {
        var twins = comments([nil, nil])
        twins[1].id = 0
        #expect(CommentThread.order(twins).count == 2)
    }
}
