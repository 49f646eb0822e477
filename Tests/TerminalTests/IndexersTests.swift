import Foundation
import SQLite
import TestSupport
import Testing

/// Several programs that index one library at once.
@Suite struct IndexersTests {
    private let folder: TemporaryFolder
    private var library: String { folder.path("library.db") }
    private var lock: String { library + ".search-lock" }

    init() throws {
        folder = try TemporaryFolder()
        try add("Dawn", posts: 4_000)
    }

    @Test func `of three that begin at once one works`() throws {
        let indexers = try (0..<3).map { _ in try indexer() }
        let endings = indexers.map { $0.wait() }
        #expect(endings.map(\.status) == [0, 0, 0])
        #expect(try rest() == 0)
        let work = endings.map(\.work).sorted()
        // Two have slept, and found nothing to do.
        #expect(work[0] + work[1] < work[2], "\(work)")
        #expect(!isLocked)
    }

    @Test func `the next one goes on where one was killed`() throws {
        let first = try stoppedIndexer()
        let next = try indexer()
        usleep(700_000)
        // Nothing is asked of the index meanwhile: whoever is stopped may hold its locks.
        #expect(!next.hasEnded)
        first.signal(SIGKILL)
        #expect(first.wait().status == 128 + SIGKILL)
        #expect(next.wait().status == 0)
        #expect(try rest() == 0)
        #expect(!isLocked)
    }

    @Test func `what is imported while one works is indexed in the end`() throws {
        let first = try stoppedIndexer()
        try add("Dusk", posts: 30)
        let next = try indexer()
        first.signal(SIGCONT)
        #expect(first.wait().status == 0)
        #expect(next.wait().status == 0)
        #expect(try rest() == 0)
    }

    @Test func `whoever waits is told, and can leave`() throws {
        // Whoever has the turn, and no lock of SQLite's.
        let turn = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try #require(turn >= 0 && flock(turn, LOCK_EX) == 0)
        defer { close(turn) }
        let tmux = try Tmux(
            Reader.command(folder, arguments: "reindex; echo status $?"), columns: 80, rows: 24)
        try tmux.wait(for: "another program is indexing this library")
        try tmux.press("C-c")
        try tmux.wait(for: "status 130")
        #expect(try tmux.settle().contains { $0.contains("can be searched; the rest follows") })
    }

    @Test func `readers share one indexer, and go on when its reader leaves`() throws {
        let readers = try (0..<3).map { _ in
            try Tmux(Reader.command(folder), columns: 80, rows: 24)
        }
        for reader in readers { try reader.wait(for: "Night") }
        for reader in readers.dropLast() {
            try reader.type("Q")
            try reader.waitForPrompt()
        }
        try wait { try rest() == 0 }
        try readers[2].type("Q")
        try readers[2].waitForPrompt()
        #expect(try run(Places.program("annals"), ["--library", library, "check"]).status == 0)
    }

    private var isLocked: Bool {
        FileManager.default.fileExists(atPath: lock)
    }

    private func indexer() throws -> Child {
        try Child(Places.program("annals"), ["--library", library, "reindex", "--update"])
    }

    /// One that was stopped in the middle of its work.
    private func stoppedIndexer() throws -> Child {
        for attempt in 0..<20 {
            let indexer = try indexer()
            try wait { isLocked || indexer.hasEnded }
            // On a busy machine it may have been faster than the test.
            if indexer.stop(), isLocked { return indexer }
            indexer.signal(SIGKILL)
            indexer.wait()
            try add("More \(attempt)", posts: 4_000)
        }
        throw POSIXError(.ETIMEDOUT)
    }

    /// How many posts the index does not have yet.
    private func rest() throws -> Int {
        let connection = try Connection(path: library, access: .readWrite)
        try connection.run("ATTACH ? AS search", library + ".search")
        return try connection.first(
            "SELECT count(*) FROM post WHERE id NOT IN (SELECT post FROM search.doc)"
        ) { $0.int(0) } ?? -1
    }

    private func wait(until isSo: () throws -> Bool) throws {
        for _ in 0..<60_000 {
            if try isSo() { return }
            usleep(1_000)
        }
        Issue.record("did not come to pass within a minute")
    }

    private func add(_ title: String, posts: Int) throws {
        let text = String(repeating: "The lamp was lit, and the fog came in. ", count: 10)
        let entries = (1...posts).map { number in
            """
            <entry><id>\(title)\(number)</id><published>2010-05-06T07:08:09Z</published>\
            <title>Night \(number) of \(title)</title><content>\(text)</content></entry>
            """
        }
        let feed =
            """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>\(title)</id>\
            <title>\(title)</title>
            """ + entries.joined(separator: "\n") + "</feed>"
        let path = try folder.write(feed, to: "\(title).atom")
        let imported = try run(Places.program("annals"), ["--library", library, "import", path])
        #expect(imported.status == 0)
    }
}
