import ArchiveModel
import Foundation
import Library
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("list, posts, mark, show, check")
struct ListingTests {
    private let library: TestLibrary

    init() throws {
        library = try TestLibrary(posts: Sample.posts(3, words: 120))
    }

    private func objects(_ said: Said) throws -> [[String: Any]] {
        try said.lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any])
        }
    }

    @Test("list says what there is")
    func list() throws {
        let said = annals("list", library: library)
        #expect(said.status == .done && said.errors.isEmpty)
        #expect(said.lines == ["1\t3 posts\t3 unread\t2011-01 to 2011-02\tThe Test Log"])
        let object = try #require(try objects(annals("list", "--json", library: library)).first)
        #expect(object["title"] as? String == "The Test Log")
        #expect(object["posts"] as? Int == 3 && object["unread"] as? Int == 3)
        #expect(object["first"] as? String == "2011-01")
    }

    @Test("posts are one a line, divided by tabs")
    func posts() {
        let said = annals("posts", library: library)
        #expect(said.status == .done && said.errors.isEmpty)
        #expect(
            said.lines == [
                "1\t2011-01-01\tpost\tunread\tPost a", "2\t2011-01-21\tpost\tunread\tPost b",
                "3\t2011-02-10\tpost\tunread\tPost c",
            ])
    }

    @Test("A signal stops marking, and nothing is marked")
    func stopped() {
        // Comes to this thread, and waits there until it is asked for.
        var (interrupt, before) = (sigset_t(), sigset_t())
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_BLOCK, &interrupt, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        raise(SIGINT)
        let said = annals("mark", "read", "1", "2", library: library)
        #expect(said.status == .interrupted)
        #expect(said.output.isEmpty)
        #expect(said.errors == "annals: stopped; nothing is marked\n")
        #expect(annals("posts", "--unread", library: library).lines.count == 3)
    }

    @Test("posts as JSON have every key that is promised")
    func json() throws {
        let objects = try objects(annals("posts", "--json", library: library))
        let keys = [
            "id", "archive", "kind", "status", "title", "date", "month", "author", "labels",
            "comments", "words", "read", "starred", "permalink", "opening", "changed", "vanished",
        ]
        #expect(objects.count == 3)
        #expect(objects.allSatisfy { Set($0.keys) == Set(keys) })
        let second = objects[1]
        #expect(second["date"] as? String == "2011-01-21T12:00:00+01:00")
        #expect(second["month"] as? String == "2011-01")
        #expect(second["labels"] as? [String] == ["fog"])
        #expect(second["words"] as? Int == 120)
        #expect(second["read"] as? Bool == false)
        #expect(second["permalink"] as? String == "http://log.example/1.html")
    }

    @Test("changed and vanished posts are marked, for a program too")
    func flags() throws {
        var posts = Sample.posts(3, words: 120)
        #expect(annals("mark", "read", "1", library: library).status == .done)
        posts[0].body.text = "<p>Rewritten altogether.</p>"
        posts.remove(at: 1)
        let outcome = try library.add("The Test Log", posts: posts)
        #expect(outcome.changedPosts.map(\.title) == ["Post a"])
        #expect(outcome.vanishedPosts == [NamedPost(id: PostID(2), title: "Post b")])
        let lines = annals("posts", library: library).lines
        #expect(lines[0].contains("read ≠") || lines[0].contains("read ~"))
        #expect(lines[1].contains("unread †") || lines[1].contains("unread x"))
        let objects = try objects(annals("posts", "--json", library: library))
        #expect(objects.map { $0["changed"] as? Bool } == [true, false, false])
        #expect(objects.map { $0["vanished"] as? Bool } == [false, true, false])
    }

    @Test("a post without a title is listed by its first words")
    func untitled() throws {
        var post = Sample.posts(1, words: 5)[0]
        post.title = ""
        post.opening = "Gulls over the pier…"
        try library.add("Other", posts: [post])
        #expect(
            annals("posts", "-a", "other", library: library).lines[0].hasSuffix(
                "Gulls over the pier…"))
        let object = try #require(
            try objects(annals("posts", "-j", "-a", "other", library: library)).first)
        #expect(object["title"] as? String == "")
        #expect(object["opening"] as? String == "Gulls over the pier…")
    }

    @Test("a damaged library is told in plain words, without SQL")
    func damaged() throws {
        do {
            let open = try library.open()
            try open.setSetting("width", to: "60")
        }
        let handle = try #require(FileHandle(forUpdatingAtPath: library.path))
        let size = Int(try handle.seekToEnd())
        try handle.seek(toOffset: 16_384)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: size - 16_384))
        try handle.close()
        let said = annals("posts", library: library)
        #expect(said.status == .library && said.output.isEmpty)
        #expect(said.errors.hasPrefix("annals: the library \(library.path) is damaged ("))
        #expect(said.errors.contains("annals check") && !said.errors.contains("SELECT"))
    }

    @Test("a library that cannot be opened is told with what a person can do, not with a check")
    func damagedBeyondOpening() throws {
        _ = try library.open()
        let whole = try Data(contentsOf: URL(filePath: library.path))
        // The tables that say what else there is; then all that shows it to be a database.
        for (start, ending) in [(100, ""), (0, ".search")] {
            var bytes = whole
            bytes.replaceSubrange(start..<8_000, with: Data(repeating: 0xA5, count: 8_000 - start))
            try bytes.write(to: URL(filePath: library.path))
            if !ending.isEmpty { try Data().write(to: URL(filePath: library.path + ending)) }
            for command in ["list", "check"] {
                let said = annals(command, library: library)
                #expect(said.status == .library && said.output.isEmpty)
                #expect(said.errors.contains("put a copy back"))
                #expect(said.errors.contains("\(library.path)-wal"))
                #expect(said.errors.contains("'sqlite3 \(library.path) .recover'"))
                #expect(!said.errors.contains("annals check"))
            }
        }
    }

    @Test("posts are chosen by archive, month and mark")
    func selection() throws {
        try library.add("Other", posts: Sample.posts(1, words: 5))
        func titles(_ words: String...) -> [String] {
            var lines: [String] = []
            switch words.count {
            case 0: lines = annals("posts", library: library).lines
            case 1: lines = annals("posts", words[0], library: library).lines
            default: lines = annals("posts", words[0], words[1], library: library).lines
            }
            return lines.compactMap { $0.split(separator: "\t").last.map(String.init) }
        }
        #expect(titles().count == 4)
        #expect(titles("--archive=other") == ["Post a"])
        #expect(titles("--month=2011-02") == ["Post c"])
        #expect(titles("--month=2010-12") == [])
        #expect(titles("--month=2011", "--archive=1") == ["Post a", "Post b", "Post c"])
        #expect(annals("mark", "read", "1", "3", library: library).status == .done)
        #expect(titles("--unread", "--archive=1") == ["Post b"])
    }

    @Test("an archive that is not there, or not clear, is told")
    func archives() throws {
        try library.add("The Other Log", posts: Sample.posts(1, words: 5))
        let none = annals("posts", "--archive", "x", library: library)
        #expect(none.status == .failed && none.output.isEmpty)
        #expect(
            none.errors == "annals: no archive 'x'; 'annals list' shows those there are\n")
        let several = annals("posts", "--archive", "log", library: library)
        #expect(several.status == .failed)
        #expect(several.errors.contains("The Test Log") && several.errors.contains("The Other Log"))
    }

    @Test("mark sets and says what it did; a wrong number marks nothing")
    func mark() throws {
        #expect(
            annals("mark", "read", "1", "2", library: library).output == "2 posts marked read\n")
        let again = annals("mark", "read", "2", "3", library: library)
        #expect(again.output == "1 post marked read, 1 already so\n")
        let wrong = annals("mark", "unread", "1", "99", library: library)
        #expect(wrong.status == .failed)
        #expect(wrong.errors == "annals: no post 99; nothing is marked, see 'annals posts'\n")
        #expect(try library.readTitles() == ["Post a", "Post b", "Post c"])
        #expect(annals("mark", "star", "2", library: library).output == "1 post starred\n")
        #expect(annals("posts", library: library).lines[1].contains("\tread *\t"))
    }

    @Test("show writes the page, at the width asked for", arguments: [20, 40, 72])
    func show(width: Int) {
        let said = annals("show", "2", "--width", "\(width)", library: library)
        #expect(said.status == .done && said.errors.isEmpty)
        #expect(said.lines.allSatisfy { $0.count <= width })
        let words = said.output.split { $0.isWhitespace }.map(String.init)
        let body = words.filter { $0.hasPrefix("b") && Int($0.dropFirst()) != nil }
        #expect(body == (1...120).map { "b\($0)" })
        #expect(said.output.contains("Post b") && said.output.contains("Keeper"))
        #expect(said.output.contains("No comments"))
    }

    @Test("a long post is shown to its end, every line once")
    func showLong() throws {
        let long = try TestLibrary(posts: Sample.posts(1, words: 9_000))
        let words = annals("show", "1", "-w", "30", library: long).output
            .split { $0.isWhitespace }.map(String.init)
        let body = words.filter { $0.hasPrefix("a") && Int($0.dropFirst()) != nil }
        #expect(body == (1...9_000).map { "a\($0)" })
    }

    @Test("show of what is not there is told")
    func showMissing() {
        let said = annals("show", "99", library: library)
        #expect(said.status == .failed && said.output.isEmpty)
        #expect(said.errors == "annals: no post 99; 'annals posts' shows those there are\n")
    }

    @Test("check finds a good library in order")
    func check() {
        let said = annals("check", library: library)
        #expect(said.status == .done && said.output == "the library is in order\n")
    }

    @Test("a library that was never made is empty; one that was named must be there")
    func noLibrary() throws {
        let folder = try TemporaryFolder()
        let home = ["HOME": folder.url.path]
        for command in ["list", "posts", "check"] {
            let said = annals(command, variables: home)
            #expect(said.status == .done && said.output.isEmpty)
            #expect(said.errors.hasPrefix("annals: the library is empty"))
        }
        #expect(annals("show", "1", variables: home).status == .failed)
        #expect(annals("mark", "read", "1", variables: home).status == .failed)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
        let named = annals("list", "--library", folder.path("x.db"))
        #expect(named.status == .library)
        #expect(named.errors.hasPrefix("annals: there is no library"))
    }

    @Test("a file that is no library is refused and left as it is")
    func notALibrary() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("something else, and dear to someone", to: "x.db")
        let said = annals("list", "--library", path)
        #expect(said.status == .library)
        #expect(said.errors.contains("is not a library of annals"))
        let left = try String(contentsOfFile: path, encoding: .utf8)
        #expect(left == "something else, and dear to someone")
    }

    @Test("what a post would tell the terminal stays inside")
    func hostileTitles() throws {
        var post = Sample.posts(1, words: 5)[0]
        post.title = "a\u{1B}]52;c;YQ==\u{7}\u{9B}31m\u{202E}b\u{2028}c"
        let hostile = try TestLibrary("T\u{1B}[2J", posts: [post])
        for onTerminal in [false, true] {
            for command in ["list", "posts"] {
                let said = annals(command, library: hostile, onTerminal: onTerminal)
                #expect(!said.output.unicodeScalars.contains { isControl($0) }, "\(command)")
            }
            for command in ["list", "posts"] {
                let said = annals(command, "--json", library: hostile, onTerminal: onTerminal)
                #expect(!said.output.unicodeScalars.contains { isControl($0) }, "\(command)")
            }
            let said = annals(
                "show", "1", library: hostile, variables: ["NO_COLOR": "1"], onTerminal: onTerminal)
            #expect(!said.output.unicodeScalars.contains { isControl($0) })
        }
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10: false
        case 0..<32, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E: true
        default: false
        }
    }

    @Test("usage errors are one line, with status 2, and nothing on standard output")
    func usage() {
        let said = annals("list", "--colour")
        #expect(said.status == .usage && said.output.isEmpty)
        #expect(said.errors == "annals: there is no option '--colour'; see 'annals --help'\n")
    }

    @Test("the reader without a terminal says so")
    func noTerminal() {
        let said = annals(library: library)
        #expect(said.status == .failed)
        #expect(said.errors.hasPrefix("annals: the reader needs a terminal"))
    }

    @Test("version names what annals is made of")
    func version() {
        let said = annals("--version")
        #expect(said.output.hasPrefix("annals \(VersionCommand.version) (SQLite 3."))
        #expect(said.output.contains("libxml2 2.") && said.output.contains("ICU "))
    }
}
