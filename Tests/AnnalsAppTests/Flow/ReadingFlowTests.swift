import ArchiveModel
import Library
import ReaderModel
import SQLite
import Testing

@testable import AnnalsApp

@Suite("Reading, from key to library to screen")
struct ReadingFlowTests {
    @Test("the first start shows the first posts of the only archive")
    func firstStart() throws {
        let library = try TestLibrary(posts: Sample.posts(30, words: 40))
        let reader = try ReaderDriver(library)
        reader.expect(contains: "The Test Log").expect(contains: "Post a")
            .expect(contains: "2011")
        reader.press("<Enter>").expect(contains: "a1 a2 a3").expect(contains: "Keeper")
    }

    @Test("an empty library says how to bring a blog in")
    func emptyLibrary() throws {
        let reader = try ReaderDriver(try TestLibrary())
        reader.expect(contains: "annals FILE").press("jjG<Enter><Space>m").expect(
            contains: "annals FILE")
    }

    @Test("Space alone reads the whole blog and marks every post on the way")
    func spaceReadsEverything() throws {
        let posts = Sample.posts(8, words: 900)
        let library = try TestLibrary(posts: posts)
        let reader = try ReaderDriver(library)
        var shown: Set<String> = []
        for _ in 0..<200 where try library.readTitles().count < posts.count {
            reader.press("<Space>")
            shown.formUnion(
                reader.screen.joined(separator: " ").split(separator: " ").map(String.init))
        }
        #expect(try library.readTitles() == posts.map(\.title))
        // Not a word was skipped from screen to screen.
        for letter in "abcdefgh" {
            #expect((1...900).allSatisfy { shown.contains("\(letter)\($0)") }, "\(letter)")
        }
    }

    @Test("leaving and coming back is at the same character, also at another width")
    func comesBack() throws {
        let library = try TestLibrary(posts: Sample.posts(5, words: 2_000))
        let first = try ReaderDriver(library)
        first.press("jj<Enter><Space><Space><Space>jj")
        let word = try #require(first.firstWord)
        #expect(word.hasPrefix("c"))
        #expect(first.leave().isEmpty)

        let again = try ReaderDriver(library)
        #expect(again.firstWord == word || again.press("<Enter>").firstWord == word)
        again.leave()

        let wide = try ReaderDriver(library, columns: 200, rows: 50)
        wide.expect(contains: word)
        wide.resize(columns: 50, rows: 12).press("<Enter>").expect(contains: word)
        wide.resize(columns: 80, rows: 24)
        #expect(wide.firstWord == word)
    }

    @Test("keys that come faster than the screen is drawn do what they do one by one")
    func fastKeys() throws {
        let posts = Sample.posts(26, words: 700)
        let slow = try ReaderDriver(try TestLibrary(posts: posts))
        let fast = try ReaderDriver(try TestLibrary(posts: posts))
        for keys in ["jjj<Enter>", "<Space><Space>", "JJ]", "5kG", "gg", "gmmar 2011<Enter>", "q,"]
        {
            slow.press(keys)
            fast.pressAtOnce(keys)
            #expect(fast.picture == slow.picture, "after \(keys)")
        }
    }

    @Test("a batch of keys is drawn once")
    func drawsOnce() throws {
        let reader = try ReaderDriver(try TestLibrary(posts: Sample.posts(26, words: 50)))
        let before = reader.device.presentations
        reader.pressAtOnce("jjjjjjjj")
        #expect(reader.device.presentations == before + 1)
    }

    @Test("marks are on disk when the screen shows them, and undo takes them back")
    func marks() throws {
        let library = try TestLibrary(posts: Sample.posts(6, words: 50))
        let reader = try ReaderDriver(library)
        reader.press("mjmj*")
        #expect(try library.readTitles() == ["Post a", "Post b"])
        reader.press("uu")
        #expect(try library.readTitles() == ["Post a"])
        reader.press("u<C-r>")
        #expect(try library.readTitles() == ["Post a"])
        let again = try ReaderDriver(library)
        again.press("u")
        #expect(try library.readTitles().isEmpty)
    }

    @Test("the permalink is copied and opened")
    func permalink() throws {
        let reader = try ReaderDriver(try TestLibrary(posts: Sample.posts(3, words: 50)))
        reader.press("j<Enter>yo")
        #expect(reader.device.copied == ["http://log.example/1.html"])
        #expect(reader.browser.addresses == ["http://log.example/1.html"])
    }

    @Test("a browser in the terminal gets it once what was marked is on disk")
    func lendsTerminal() throws {
        let library = try TestLibrary(posts: Sample.posts(3, words: 50))
        let reader = try ReaderDriver(library)
        var seen: [String] = []
        reader.browser.inTerminal = { seen = (try? library.readTitles()) ?? [] }
        reader.pressAtOnce("mo")
        #expect(seen == ["Post a"])
        #expect(reader.device.loans == 1 && reader.browser.addresses.count == 1)
        reader.press("o").expect(contains: "Back from lamp")
    }

    @Test("suspending gives the terminal away once")
    func suspends() throws {
        let reader = try ReaderDriver(try TestLibrary(posts: Sample.posts(3, words: 50)))
        reader.press("<C-z>").expect(contains: "Post a")
        #expect(reader.device.suspensions == 1)
    }

    @Test("a hang-up ends the reader with its place kept")
    func hangUp() throws {
        let library = try TestLibrary(posts: Sample.posts(3, words: 2_000))
        let reader = try ReaderDriver(library)
        reader.press("jj<Enter><Space><Space>")
        let word = try #require(reader.firstWord)
        reader.happen(.terminated)
        #expect(reader.hasEnded)
        #expect(reader.leave().isEmpty)
        try ReaderDriver(library).press("<Enter>").expect(contains: word)
    }

    @Test("several archives are chosen from, and the one read last comes first")
    func severalArchives() throws {
        let library = try TestLibrary("Alpha", posts: Sample.posts(2, words: 50))
        try library.add("Beta", posts: Sample.posts(4, words: 50))
        let reader = try ReaderDriver(library)
        reader.expect(contains: "Alpha").expect(contains: "Beta")
        reader.press("j<Enter>").expect(contains: "Post d").press("<Enter>")
        reader.leave()
        try ReaderDriver(library).expect(contains: "Beta").expect(lacks: "Alpha")
    }

    @Test("what the reader is opened with wins over what was read last")
    func namedArchive() throws {
        let library = try TestLibrary("Alpha", posts: Sample.posts(2, words: 50))
        let beta = try library.add("Beta", posts: Sample.posts(4, words: 50)).archive
        let reader = try ReaderDriver(library, archive: beta, notice: "Imported: 4 new")
        reader.expect(contains: "Beta").expect(contains: "Post d").expect(contains: "Imported")
    }

    @Test("a library that cannot be read any more is told, not a crash")
    func readError() throws {
        let library = try TestLibrary(posts: Sample.posts(200, words: 50))
        let reader = try ReaderDriver(library)
        let other = try Connection(path: library.path, access: .readWrite)
        try other.execute("ALTER TABLE post RENAME TO gone")
        reader.press("G").expect(contains: "Cannot read")
        reader.press("gg<Enter><Space>]m")
        try other.execute("ALTER TABLE gone RENAME TO post")
        reader.press("G<Enter>").expect(lacks: "Cannot read").expect(contains: "200 of 200")
        reader.leave()
    }

    @Test("what another annals marks meanwhile is not undone by this one")
    func twoReaders() throws {
        let library = try TestLibrary(posts: Sample.posts(6, words: 50))
        let one = try ReaderDriver(library)
        let two = try ReaderDriver(library)
        one.press("mj")
        two.press("jjm")
        one.press("*").leave()
        two.leave()
        #expect(try library.readTitles() == ["Post a", "Post c"])
    }

    @Test("every size is survived")
    func sizes() throws {
        let library = try TestLibrary(posts: Sample.posts(30, words: 300))
        let reader = try ReaderDriver(library)
        for (columns, rows) in [(1, 1), (0, 0), (20, 4), (19, 3), (500, 200), (99, 2), (80, 24)] {
            reader.resize(columns: columns, rows: rows).press("jl<Space>zzq<Tab>G")
        }
        reader.expect(contains: "The Test Log")
    }
}

extension ReaderDriver {
    /// The first numbered word of the text on the screen.
    var firstWord: String? {
        let words = picture.split { $0.isWhitespace }.map(String.init)
        return words.first { word in
            word.count > 1 && word.first?.isLetter == true
                && word.dropFirst().allSatisfy(\.isNumber)
        }
    }
}
