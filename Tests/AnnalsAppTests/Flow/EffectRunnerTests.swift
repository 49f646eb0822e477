import ArchiveModel
import Library
import ReaderModel
import SQLite
import Testing

@testable import AnnalsApp

@Suite("What the reader wants of the library")
struct EffectRunnerTests {
    private let library: TestLibrary
    private let runner: EffectRunner
    private let mailbox: Mailbox

    init() throws {
        library = try TestLibrary(posts: Sample.posts(3, words: 10))
        mailbox = try Mailbox()
        runner = EffectRunner(library: try library.open(), path: library.path, mailbox: mailbox)
    }

    @Test(
        "links are looked up at once, whatever way the address is written",
        arguments: [
            ("http://log.example/2.html", "Post c"),
            ("https://www.log.example/2.html#end", "Post c"),
            ("1.html?utm_source=feed", "Post b"), ("http://elsewhere.example/2.html", nil),
            ("mailto:keeper@log.example", nil),
        ] as [(String, String?)])
    func findPost(address: String, title: String?) throws {
        let events = runner.run(
            .findPost(address: address, linkedFrom: PostID(1), generation: 7))
        guard case .postFound(let row, let answered, generation: 7)? = events?.first else {
            Issue.record("no answer")
            return
        }
        #expect(events?.count == 1)
        #expect(row?.title == title)
        #expect(answered == address)
    }

    @Test("a link that can't be looked up is told as such")
    func failure() throws {
        let other = try Connection(path: library.path, access: .readWrite)
        try other.execute("DROP TABLE address")
        let events = runner.run(
            .findPost(address: "http://log.example/1.html", linkedFrom: PostID(1), generation: 1))
        guard case .failed(let sentence, in: .link)? = events?.first else {
            Issue.record("nothing is said")
            return
        }
        #expect(sentence.hasPrefix("Cannot read: "))
    }

    @Test("settings and folds are on disk when the reader has ended")
    func writes() throws {
        let comment = CommentContent(
            identity: "c", postIdentity: "post-0", body: PostBody(text: "Yes.", format: .plainText))
        try library.add("The Test Log", posts: Sample.posts(3, words: 10), comments: [comment])
        let key = CommentKey(post: PostID(1), identity: "c")
        for effect in [
            Effect.saveSetting(name: "width", value: "60"), .saveSetting(name: "x", value: nil),
            .foldComment(key, true),
        ] {
            #expect(runner.run(effect)?.isEmpty == true)
        }
        #expect(runner.finish(within: 60_000).isEmpty)
        #expect(try library.open().settings() == ["width": "60"])
        #expect(try library.open().post(PostID(1))?.comments.map(\.isFolded) == [true])
    }
}
