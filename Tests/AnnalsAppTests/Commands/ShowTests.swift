import ArchiveModel
import Library
import Testing

@testable import AnnalsApp

@Suite("show: links, right-to-left text, styles")
struct ShowTests {
    /// A library whose first post has a text of its own.
    private func library(
        _ html: String, comments: [CommentContent] = []
    ) throws -> TestLibrary {
        var post = Sample.posts(1, words: 1)[0]
        post.body = PostBody(text: html, format: .html)
        return try TestLibrary(posts: [post], comments: comments)
    }

    /// The lines of the body and those after it.
    private func show(
        _ html: String, _ options: String..., onTerminal: Bool = false,
        variables: [String: String] = [:]
    ) throws -> [String] {
        let output = TextOutput(inMemoryAsTerminal: onTerminal)
        let context = CommandContext(
            output: output, errors: output, environment: Environment { variables[$0] })
        let library = try library(html)
        let words = ["--library", library.path, "show", "1"] + options
        withExtendedLifetime(library) { #expect(AnnalsApp.run(words, in: context) == .done) }
        return output.text.split(separator: "\n").map(String.init)
    }

    @Test(
        "links are numbered where they stand, and listed once each",
        arguments: [
            ("<p>See <a href='http://h/x'>the lamp</a>, now.</p>", "See the lamp⟨1⟩, now."),
            (
                "<p><a href='http://h/x'>a <b>b</b></a> <a href='http://h/x'>c</a></p>",
                "a b⟨1⟩ c⟨1⟩"
            ),
            ("<ul><li><a href='http://h/x'>a</a></li></ul>", "a⟨1⟩"),
            ("<blockquote><a href='http://h/x'>a</a></blockquote>", "a⟨1⟩"),
            (
                "<table><tr><th>n</th><th>m</th></tr><tr><td><a href='http://h/x'>a</a></td>"
                    + "<td>1</td></tr></table>", "a⟨1⟩"
            ),
            ("<p><b><i><a href='http://h/x'>a</a></i></b>b</p>", "a⟨1⟩b"),
            ("<figure><img src='http://h/x' alt='lamp'></figure>", "]⟨1⟩"),
            ("<p>See <img src='http://h/x' alt='lamp'>.</p>", "lamp]⟨1⟩."),
        ])
    func links(html: String, expected: String) throws {
        let lines = try show(html, "--links")
        #expect(lines.contains { $0.contains(expected) }, "\(lines)")
        #expect(lines.last == "⟨1⟩ http://h/x")
    }

    @Test("what leads to the page itself has no number, relative addresses are made whole")
    func places() throws {
        let lines = try show(
            "<p><a href='#end'>a</a> <a href='1.html'>b</a> <a href='//h/c d'>c</a></p>"
                + "<p><a href='/x\u{1B}'>d</a><a id='end' href='http://log.example/1.html'>e</a></p>",
            "--links")
        #expect(lines.contains("a b⟨1⟩ c⟨2⟩"), "\(lines)")
        #expect(lines.contains("d⟨3⟩e⟨1⟩"))
        #expect(lines.suffix(3).first == "⟨1⟩ http://log.example/1.html")
        #expect(lines.last?.hasPrefix("⟨3⟩ http://log.example/x") == true)
        #expect(!lines.joined().contains("\u{1B}"))
        #expect(try !show("<p><a href='http://h'>a</a></p>").joined().contains("⟨1⟩"))
    }

    @Test("right-to-left text keeps its order in a pipe")
    func rightToLeft() throws {
        let word = "\u{5E9}\u{5DC}\u{5D5}\u{5DD}"
        let html = "<p>\(word) 12</p>"
        #expect(try show(html).joined().contains(word))
        let onTerminal = try show(html, onTerminal: true, variables: ["NO_COLOR": "1"])
        #expect(onTerminal.joined().contains(String(word.reversed())))
    }

    @Test("comments that are folded in the reader are shown all the same")
    func foldedComments() throws {
        let comments = ["one", "two"].map { name in
            CommentContent(
                identity: name, postIdentity: "post-0", parentIdentity: name == "two" ? "one" : nil,
                author: name, body: PostBody(text: "Said \(name)", format: .plainText))
        }
        let library = try library("<p>x</p>", comments: comments)
        let before = annals("show", "1", library: library).output
        let post = try #require(try library.open().post(PostID(1)))
        for comment in post.comments {
            let key = CommentKey(post: post.row.id, identity: comment.identity)
            try library.open().foldComment(key, true)
        }
        #expect(annals("show", "1", library: library).output == before)
        #expect(before.contains("Said two"))
    }

    @Test(
        "a terminal gets styles, unless it or the person wants none",
        arguments: [
            (true, [:], true), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (true, ["TERM": "dumb"], false),
            (false, [:], false),
        ] as [(Bool, [String: String], Bool)])
    func styles(onTerminal: Bool, variables: [String: String], isStyled: Bool) throws {
        let lines = try show(
            "<p>x <b>bold</b> <i>slant</i></p>", onTerminal: onTerminal, variables: variables)
        let bold = lines.contains { $0.contains("\u{1B}[1mbold\u{1B}[0m \u{1B}[3mslant\u{1B}[0m") }
        #expect(bold == isStyled)
        #expect(lines.contains { $0.contains("\u{1B}") } == isStyled)
    }
}
