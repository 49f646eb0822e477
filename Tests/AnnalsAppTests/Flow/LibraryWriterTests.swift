import ArchiveModel
import Glibc
import Library
import ReaderModel
import SQLite
import Testing

@testable import AnnalsApp

@Suite("Writing behind the reader's back")
struct LibraryWriterTests {
    private let library: TestLibrary
    private let mailbox: Mailbox
    private let writer: LibraryWriter
    private let posts: [PostID]

    init() throws {
        library = try TestLibrary(posts: Sample.posts(4, words: 10))
        mailbox = try Mailbox()
        writer = LibraryWriter(path: library.path, mailbox: mailbox)
        var posts: [PostID] = []
        try library.open().forEachPost { post in
            posts.append(post.id)
            return true
        }
        self.posts = posts
    }

    private var soon: Int64 { Clock.milliseconds() + 60_000 }

    private func results() -> [MarkResult] {
        mailbox.drain().compactMap { event in
            guard case .marked(let result) = event else { return nil }
            return result
        }
    }

    @Test("changes are made in order, each answered with how things stand")
    func order() throws {
        let archive = try #require(try library.open().archives().first?.id)
        let read = MarkRequest(scope: .posts([posts[0], posts[1]]), mark: .read(true))
        writer.add(.mark(read, archive: archive))
        writer.add(.undo(archive: archive))
        writer.add(.undo(archive: archive))
        writer.add(.redo(archive: archive))
        #expect(writer.waitUntilDone(deadline: soon))
        let answers = results()
        #expect(answers.map(\.cause) == [.mark(isAutomatic: false), .undo, .undo, .redo])
        #expect(answers.map { $0.outcome?.changed } == [2, 2, nil, 2])
        #expect(answers.map { $0.outline?.total.unread } == [2, 4, nil, 2])
        #expect(answers[0].rows.map(\.isRead) == [true, true])
        #expect(try library.readTitles() == ["Post a", "Post b"])
    }

    @Test("the newest of a post's positions is kept, and that of every post")
    func positions() throws {
        for offset in 1...500 {
            writer.add(.positions([ReadingPosition(post: posts[0], offset: offset)]))
            writer.add(.positions([ReadingPosition(post: posts[1], offset: offset * 2)]))
        }
        #expect(writer.finish(within: 60_000).isEmpty)
        let open = try library.open()
        #expect(try open.post(posts[0])?.position == 500)
        #expect(try open.post(posts[1])?.position == 1_000)
        let archive = try #require(try open.archives().first?.id)
        #expect(try open.position(in: archive) == ReadingPosition(post: posts[1], offset: 1_000))
    }

    @Test("scrolling commits every two seconds, and by itself when it rests")
    func rests() throws {
        let watcher = try Connection(path: library.path, access: .readOnly)
        func version() throws -> Int { try watcher.first("PRAGMA data_version") { $0.int(0) } ?? 0 }
        var commits = 0
        var last = try version()
        // On a busy machine there may be rests that nobody meant.
        var rests = 0
        let start = Clock.milliseconds()
        var before = start
        for offset in 1...240 {
            writer.add(.positions([ReadingPosition(post: posts[offset % 2], offset: offset)]))
            usleep(10_000)
            let now = try version()
            if now != last { commits += 1 }
            last = now
            if Clock.milliseconds() - before > 150 { rests += 1 }
            before = Clock.milliseconds()
        }
        // The positions of both posts are one commit.
        #expect(commits <= Int(Clock.milliseconds() - start) / 2_000 + rests)
        #expect(commits >= 1)
        let deadline = soon
        while try library.open().post(posts[0])?.position != 240, Clock.milliseconds() < deadline {
            usleep(20_000)
        }
        #expect(try library.open().post(posts[0])?.position == 240)
        #expect(try library.open().post(posts[1])?.position == 239)
    }

    @Test("a mark does not wait for positions to rest, and keeps its place behind them")
    func hurries() throws {
        writer.add(.positions([ReadingPosition(post: posts[0], offset: 5)]))
        writer.add(.mark(MarkRequest(scope: .posts([posts[0]]), mark: .read(true)), archive: nil))
        #expect(writer.waitUntilDone(deadline: soon))
        #expect(try library.open().post(posts[0])?.position == 5)
        #expect(try library.readTitles() == ["Post a"])
    }

    @Test("everything is on disk when the reader has ended")
    func finishes() throws {
        for post in posts {
            writer.add(.mark(MarkRequest(scope: .posts([post]), mark: .read(true)), archive: nil))
        }
        #expect(writer.finish(within: 60_000).isEmpty)
        #expect(try library.readTitles().count == 4)
    }

    @Test("of a setting's and a fold's changes the newest is kept")
    func settings() throws {
        let comment = CommentContent(
            identity: "c", postIdentity: "post-0", body: PostBody(text: "Yes.", format: .plainText))
        try library.add("The Test Log", posts: Sample.posts(4, words: 10), comments: [comment])
        let key = CommentKey(post: posts[0], identity: "c")
        for width in 60...72 {
            writer.add(.setting("width", "\(width)"))
            writer.add(.setting("ruler", width.isMultiple(of: 2) ? nil : "on"))
            writer.add(.fold(key, width.isMultiple(of: 2)))
        }
        #expect(writer.finish(within: 60_000).isEmpty)
        #expect(try library.open().settings() == ["width": "72"])
        #expect(try library.open().post(posts[0])?.comments.map(\.isFolded) == [true])
    }

    @Test("a library that stays locked ends the reader all the same, and is told")
    func staysLocked() throws {
        let other = try Connection(path: library.path, access: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        writer.add(.mark(MarkRequest(scope: .posts([posts[0]]), mark: .read(true)), archive: nil))
        let unsaved = writer.finish(within: 50)
        #expect(unsaved == ["the library stayed locked; the last changes are not saved"])
        try other.execute("ROLLBACK")
    }

    @Test("a library that is not there any more is told, and the next change is tried")
    func failure() throws {
        let missing = LibraryWriter(path: "/dev/null/library.db", mailbox: mailbox)
        missing.add(.undo(archive: nil))
        #expect(missing.waitUntilDone(deadline: soon))
        guard case .failed(let sentence, in: .marks)? = mailbox.drain().first else {
            Issue.record("nothing is said")
            return
        }
        #expect(sentence.hasPrefix("Not saved: cannot use the library /dev/null/library.db"))
        missing.add(.undo(archive: nil))
        #expect(missing.finish(within: 60_000).count <= 1)
    }
}

@Suite("Searching titles in the background")
struct TitleSeekerTests {
    @Test("only the newest search is answered")
    func newest() throws {
        let library = try TestLibrary(posts: Sample.posts(26, words: 1))
        let archive = try #require(try library.open().archives().first?.id)
        let mailbox = try Mailbox()
        let seeker = TitleSeeker(path: library.path, mailbox: mailbox)
        let query = RowQuery(archive: archive, section: .posts, anchor: .first, limit: 1)
        for generation in 1...200 {
            let text = "post " + String(UnicodeScalar(UInt8(97 + generation % 26)))
            seeker.seek(
                .init(text: text, query: query, direction: .forward, generation: generation))
        }
        #expect(seeker.waitUntilDone(deadline: Clock.milliseconds() + 60_000))
        var found: [(title: String?, generation: Int)] = []
        for event in mailbox.drain() {
            if case .titleFound(let row, let generation) = event {
                found.append((row?.title, generation))
            }
        }
        // Earlier ones may have been quick enough; the last word is the newest search's.
        #expect(found.last?.generation == 200)
        #expect(found.last?.title == "Post s")
        #expect(found.map(\.generation) == found.map(\.generation).sorted())
        seeker.close()
    }
}
