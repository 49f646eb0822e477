import ArchiveModel
import Library
import Prose
import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("Loading posts")
struct PostLoaderTests {
    private let mailbox: Mailbox
    private let library: TestLibrary
    private let loader: PostLoader

    init() throws {
        mailbox = try Mailbox()
        let dense = String(repeating: "<b>x</b>", count: 12_000)
        var posts = Sample.posts(1, words: 100) + Sample.posts(3, words: 40_000).dropFirst()
        posts[2].body.text = dense
        posts[2].words = 1
        library = try TestLibrary(posts: posts)
        loader = PostLoader(library: try library.open(), path: library.path, mailbox: mailbox)
    }

    private var rows: [PostID] {
        get throws {
            var ids: [PostID] = []
            try library.open().forEachPost { post in
                ids.append(post.id)
                return true
            }
            return ids
        }
    }

    private func generations() -> [Int] {
        mailbox.drain().compactMap {
            if case .postLoaded(_, let generation) = $0 { generation } else { nil }
        }
    }

    @Test("a short post is there at once")
    func short() throws {
        let answer = try loader.load(try rows[0], isReversed: false, generation: 7)
        guard case .postLoaded(let loaded, generation: 7)? = answer else {
            Issue.record("no post")
            return
        }
        #expect(loaded.post.row.title == "Post a")
        #expect(loaded.next?.title == "Post b")
    }

    @Test("a long post does not freeze the reader: it comes by itself", arguments: [1, 2])
    func long(index: Int) throws {
        #expect(try loader.load(try rows[index], isReversed: false, generation: 8) == nil)
        #expect(loader.waitUntilDone(deadline: Clock.milliseconds() + 60_000))
        #expect(generations() == [8])
    }

    @Test("only the newest is answered, also when that one is short")
    func newest() throws {
        let rows = try rows
        for generation in 1...50 {
            #expect(try loader.load(rows[1], isReversed: false, generation: generation) == nil)
        }
        #expect(try loader.load(rows[0], isReversed: false, generation: 51) != nil)
        #expect(loader.waitUntilDone(deadline: Clock.milliseconds() + 60_000))
        let stale = generations()
        #expect(stale.allSatisfy { $0 <= 50 } && stale == stale.sorted())
        #expect(try loader.load(rows[2], isReversed: true, generation: 52) == nil)
        #expect(loader.waitUntilDone(deadline: Clock.milliseconds() + 60_000))
        #expect(generations() == [52])
    }

    @Test("of a very long post the beginning comes first, and the whole when that is wanted")
    func beginning() throws {
        var post = Sample.posts(1, words: 160_000)[0]
        post.words = 160_000
        let library = try TestLibrary(posts: [post])
        let loader = PostLoader(library: try library.open(), path: library.path, mailbox: mailbox)
        func loaded(isWhole: Bool) throws -> LoadedPost? {
            let answer = try loader.load(
                PostID(1), isReversed: false, isWhole: isWhole, generation: 1)
            #expect(answer == nil)
            #expect(loader.waitUntilDone(deadline: Clock.milliseconds() + 60_000))
            guard case .postLoaded(let loaded, generation: 1)? = mailbox.drain().first else {
                return nil
            }
            return loaded
        }
        let beginning = try #require(try loaded(isWhole: false))
        #expect(!beginning.isWhole && (5...15).contains(beginning.readPercent ?? 0))
        let whole = try #require(try loaded(isWhole: true))
        #expect(whole.isWhole)
        let count = beginning.document.blocks.count - 1
        #expect(count > 100 && count < whole.document.blocks.count / 5)
        #expect(beginning.document.blocks.prefix(count) == whole.document.blocks.prefix(count))
        // Where reading goes on below the beginning, that would be read for nothing.
        try library.open().save(ReadingPosition(post: PostID(1), offset: 500_000))
        #expect(try loaded(isWhole: false)?.isWhole == true)
    }

    @Test("a post that is gone is said to be")
    func missing() throws {
        let answer = try loader.load(PostID(999), isReversed: false, generation: 1)
        guard case .postMissing? = answer else {
            Issue.record("it is there")
            return
        }
    }

    @Test("a post that was read ahead comes as it is by then")
    func expected() throws {
        var post = Sample.posts(1, words: 60)[0]
        let library = try TestLibrary(posts: [post])
        let loader = PostLoader(library: try library.open(), path: library.path, mailbox: mailbox)
        func text() throws -> Document? {
            guard
                case .postLoaded(let loaded, _)? = try loader.load(
                    PostID(1), isReversed: false, generation: 1)
            else { return nil }
            return loaded.document
        }
        let plain = try text()
        guard
            case .postExpected(let expected)? = try loader.expect(PostID(1), isReversed: false)
        else {
            Issue.record("nothing was read")
            return
        }
        #expect(try plain == expected.document && text() == plain)
        post.body.text = "<p>Other words by now.</p>"
        try library.add("The Test Log", posts: [post])
        let changed = try text()
        #expect(changed != nil && changed != plain)
        _ = try loader.expect(PostID(1), isReversed: false)
        #expect(try text() == changed)
        #expect(try loader.expect(PostID(999), isReversed: false) == nil)
    }

    @Test("only short texts are read ahead, each once, and a few at a time")
    func few() throws {
        let library = try TestLibrary(posts: Sample.posts(8, words: 60))
        let posts = try (1...8).compactMap { try library.open().post(PostID($0)) }
        let ahead = TextsAhead(mostBytes: 10_000)
        #expect(posts.count == 8 && ahead.documents(of: posts[0]) == nil)
        for post in posts { #expect(ahead.keep(post)?.count == 1) }
        #expect(posts.filter { ahead.documents(of: $0) == nil } == Array(posts.prefix(2)))
        var long = posts[0]
        long.body.text = String(repeating: "long ", count: 4_000)
        #expect(!ahead.isLong(long.row.id) && ahead.keep(long) == nil)
        #expect(ahead.documents(of: long) == nil && ahead.isLong(long.row.id))
    }
}
