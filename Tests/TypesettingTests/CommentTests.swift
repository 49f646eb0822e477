import Prose
import Testing

@testable import Typesetting

/// A post with its head, its comments and what follows.
@Suite struct CommentTests {
    private func comment(_ name: String, _ text: String, depth: Int, isByBlogAuthor: Bool = false)
        -> [PagePart]
    {
        [
            PagePart(
                role: .commentHead(depth: depth, isByBlogAuthor: isByBlogAuthor),
                blocks: [.paragraph([.styled(.strong, [.text(name)]), .text(" · 3 May 2011")])]),
            PagePart(role: .comment(depth: depth), blocks: [.paragraph([.text(text)])]),
        ]
    }

    private func parts(_ comments: [PagePart]) -> [PagePart] {
        [
            PagePart(
                role: .title,
                blocks: [.heading(level: 1, [.text("Fog signals, and why they fell silent")])]),
            PagePart(
                role: .byline, blocks: [.paragraph([.text("Tue 25 January 2011 · Anna · 4 min")])]),
            PagePart(
                role: .body,
                blocks: [.paragraph([.text("They are gone.")]), .paragraph([.text("All.")])]),
            PagePart(role: .commentsHeading, blocks: [.heading(level: 2, [.text("3 comments")])]),
        ] + comments + [
            PagePart(
                role: .next,
                blocks: [.paragraph([.text("Next: A letter from the keeper’s daughter")])])
        ]
    }

    @Test func `a post stands under its title, and comments under the post`() {
        let comments =
            comment("Ben", "I miss them, most of all on winter nights.", depth: 0)
            + comment("Anna", "So do I.", depth: 1, isByBlogAuthor: true)
            + comment("Ben", "Then write.", depth: 2)
        let page = Page(parts: parts(comments), options: TypesetOptions(width: 44))
        #expect(
            page.styledDump() == """
                T{Fog signals, and why they fell silent}
                q{Tue 25 January 2011 · Anna · 4 min}

                They are gone.

                All.

                H{3 comments}
                o{══════════}

                s{Ben}q{ · 3 May 2011}
                I miss them, most of all on winter nights.

                o{┊} sa{Anna}q{ · 3 May 2011}
                o{┊} So do I.
                o{┊}
                o{┊} o{┊} s{Ben}q{ · 3 May 2011}
                o{┊} o{┊} Then write.

                q{Next: A letter from the keeper’s daughter}
                """)
    }

    @Test func `comments too deep for the page say how deep they are`() {
        let comments = (0..<7).flatMap { comment("Ben \($0)", "Yes.", depth: $0 * 2) }
        let page = Page(parts: parts(comments), options: TypesetOptions(width: 44))
        let heads = page.dump().split(separator: "\n").filter { $0.contains("Ben") }
        #expect(
            heads.joined(separator: "\n") == """
                Ben 0 · 3 May 2011
                ┊ ┊ Ben 1 · 3 May 2011
                ┊ ┊ ┊ ┊ Ben 2 · 3 May 2011
                ┊ ┊ ┊ ┊ ┊ ↳6 Ben 3 · 3 May 2011
                ┊ ┊ ┊ ┊ ┊ ↳8 Ben 4 · 3 May 2011
                ┊ ┊ ┊ ┊ ┊ ↳10 Ben 5 · 3 May 2011
                ┊ ┊ ┊ ┊ ┊ ↳12 Ben 6 · 3 May 2011
                """)
    }

    @Test func `the body starts at offset 0 and the head lies before it`() {
        let page = Page(parts: parts([]), options: TypesetOptions(width: 44))
        #expect(page.bodyRange == 0..<19)
        #expect(page.range.lowerBound == -75)
        let first = page.allLines().first { $0.range.lowerBound == 0 && !$0.range.isEmpty }
        #expect(first?.dump() == "They are gone.")
    }

    @Test func `a page of a head alone ends at offset 0`() {
        let head = [PagePart(role: .title, blocks: [.heading(level: 1, [.text("Fog")])])]
        let page = Page(parts: head, options: TypesetOptions(width: 20))
        #expect(page.range == -4 ..< -1)
        #expect(page.bodyRange == 0..<0)
    }
}
