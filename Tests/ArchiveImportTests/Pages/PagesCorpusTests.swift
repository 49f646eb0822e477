import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// Counts found by scripts of their own, from the files alone.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct PagesCorpusTests {
    /// A post's page has one `class="blogbody"` and a number for its name: 684 have.
    ///
    /// Three more of these files are empty. `class="comments-body"` stands in them 367 times. The
    /// pages of months, categories and the front page have the same posts again.
    @Test("A blog of Movable Type, mirrored")
    func movableType() throws {
        let imported = try Imported(path: Corpus.path("html/ouseful-mt"))
        #expect(imported.report.kind == .webPages)
        #expect(imported.blog?.title == "OUseful Info")
        let posts = imported.posts.filter { $0.kind == .post }
        #expect(posts.count == 684)
        #expect(imported.comments.count == 367)
        #expect(Set(posts.map(\.author)) == ["ajh59"])
        #expect(posts.allSatisfy { $0.date != nil })
        #expect(posts.allSatisfy { !$0.title.isEmpty && !$0.title.hasPrefix("OUseful Info:") })
        #expect(imported.comments.allSatisfy { !$0.author.isEmpty && $0.date != nil })
        #expect(posts.allSatisfy { !$0.body.text.contains("Posted by ajh59") })
        #expect(imported.posts.count - posts.count == 28)
        let days = posts.compactMap { $0.date?.day }.sorted()
        #expect(days.first?.description == "2005-03-18")
        #expect(days.last?.description == "2008-07-16")
    }

    /// 279 files are called after a day, `weblog/2001/04/05.html`; those of months are lists.
    @Test("A site of XHTML 2, a page a day")
    func days() throws {
        let imported = try Imported(path: Corpus.path("html/sjoerdvisscher-2001"))
        let days = imported.posts.filter { post in
            let parts = post.permalink.split(separator: "/")
            return post.permalink.hasPrefix("/weblog/2") && parts.count == 4
        }
        #expect(days.count == 279)
        #expect(days.allSatisfy { $0.kind == .post && $0.date != nil })
        #expect(
            !imported.posts.contains {
                $0.permalink.contains("/index.xml") && $0.permalink.hasPrefix("/weblog/2")
            })
    }

    /// 21 files are called after a day.
    @Test("Pages made by a tool, titled by their file names")
    func toolPages() throws {
        let imported = try Imported(path: Corpus.path("substack/ron573"))
        let dated = imported.posts.filter { $0.permalink.hasPrefix("/docs/2025-") }
        #expect(dated.count == 21)
        #expect(dated.allSatisfy { $0.date != nil && !$0.title.contains("_index") })
    }
}
