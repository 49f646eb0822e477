import ArchiveModel
import Library
import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("A post that changed after it was read")
struct EarlierTextFlowTests {
    private let library: TestLibrary
    private let id = PostID(1)

    init() throws {
        var posts = Sample.posts(3, words: 40)
        library = try TestLibrary(posts: posts)
        try library.open().mark(MarkRequest(scope: .posts([id]), mark: .read(true)))
        posts[0].body.text = "<p>Rewritten altogether.</p>"
        try library.add("The Test Log", posts: posts)
    }

    @Test("says so in the list and on its page")
    func sign() throws {
        let reader = try ReaderDriver(library, columns: 120, rows: 40)
        reader.expect(contains: "Post a ≠")
        reader.press("gg<Enter>").expect(contains: "changed since you read it")
            .expect(contains: "Rewritten altogether.")
        reader.leave()
    }

    @Test("is written with the option that shows the text before, not a key")
    func written() throws {
        let said = annals("show", "1", library: library)
        #expect(said.output.contains("--earlier 1 shows the text before"))
        #expect(annals("show", "1", "--earlier", "1", library: library).output.contains("a1 a2"))
    }

    @Test("shows the text before on a key, and goes back; neither moves the place kept")
    func toggles() throws {
        let reader = try ReaderDriver(library)
        reader.press("gg<Enter>").expect(contains: "Rewritten")
        let kept = try library.open().position(in: ArchiveID(1))
        reader.press("v").expect(contains: "a1 a2 a3").expect(contains: "earlier text 1 of 1")
        reader.press("jj")
        #expect(try library.open().position(in: ArchiveID(1)) == kept)
        reader.press("v").expect(contains: "Rewritten")
        reader.press(":earlier-text<Enter>").expect(contains: "a1 a2 a3")
        reader.leave()
    }

    @Test("loses the sign when it is read again, and stays read")
    func readAgain() throws {
        let reader = try ReaderDriver(library)
        reader.press("gg<Enter><Space>")
        reader.leave()
        let post = try #require(try library.open().post(id))
        #expect(post.row.isRead && !post.row.isChanged && post.earlierTexts == 1)
        #expect(try library.readTitles().contains("Post a"))
    }

    @Test("has no earlier text where nothing changed")
    func unchanged() throws {
        let reader = try ReaderDriver(library)
        reader.press("ggj<Enter>v").expect(contains: "There is no earlier text of this post")
        reader.leave()
    }

    @Test("is shown by annals show, which names the versions there are not")
    func show() throws {
        let now = annals("show", "1", library: library)
        let words = now.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains("Rewritten altogether."))
        #expect(words.contains("changed since you read it"))
        let before = annals("show", "1", "--earlier", "1", library: library)
        #expect(before.output.contains("a1 a2 a3") && before.status == .done)
        let missing = annals("show", "--earlier=2", "1", library: library)
        #expect(missing.status == .failed && missing.errors.contains("no earlier text 2"))
        #expect(annals("show", "1", "--earlier", library: library).status == .usage)
    }
}
