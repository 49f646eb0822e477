import ArchiveImport
import ArchiveModel
import Foundation
import Library
import SQLite
import TestSupport
import Testing

@testable import AnnalsApp

/// Archives that are read while those before them are put in their places.
@Suite("Several archives in one import")
struct ImportPipelineTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Archives of one import, after others whose marks are to be kept.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var before: [(String, String)] = []
        let archives: [(name: String, text: String)]

        init(
            _ description: String, before: [(String, String)] = [],
            _ archives: [(name: String, text: String)]
        ) {
            testDescription = description
            self.before = before
            self.archives = archives
        }
    }

    /// A blog, an export of it that came later with another text, and one with the first text again.
    private static let first = WrittenBlog(1)
    private static let second = edited(2016)
    private static let third = WrittenBlog(1, year: 2017)

    private static func edited(_ year: Int) -> WrittenBlog {
        var blog = WrittenBlog(1, year: year, posts: 5)
        blog.posts[1].body = "Other words of 2"
        blog.posts[2].label = "lamp"
        blog.posts[3].comments = 2
        blog.posts.remove(at: 0)
        return blog
    }

    static let cases = [
        Case("of different blogs", (2...6).map { ("b\($0)", WrittenBlog($0).blogger) }),
        Case("the same file twice", [("a", first.blogger), ("a", first.blogger)]),
        Case(
            "the same file again after another", before: [("a", first.blogger)],
            [("b", WrittenBlog(2).blogger), ("a", first.blogger), ("b", WrittenBlog(2).blogger)]),
        Case(
            "what it had before after another export of the blog", before: [("a", first.blogger)],
            [("c", second.blogger), ("a", first.blogger)]),
        Case("an older export, then a newer one", [("a", first.blogger), ("c", second.blogger)]),
        Case("a newer export, then an older one", [("c", second.blogger), ("a", first.blogger)]),
        Case(
            "a text that goes back to what it was", before: [("a", first.blogger)],
            [("c", second.blogger), ("d", third.blogger)]),
        Case(
            "a newer export between others", before: [("a", first.blogger)],
            [("b", WrittenBlog(2).blogger), ("c", second.blogger), ("e", WrittenBlog(3).blogger)]),
        Case("WordPress, then Blogger", [("w", first.wordPress), ("c", second.blogger)]),
        Case("Blogger, then WordPress", [("a", first.blogger), ("w", second.wordPress)]),
        Case(
            "two formats of a blog that has marks", before: [("a", first.blogger)],
            [("w", second.wordPress), ("d", third.blogger), ("v", third.wordPress)]),
        Case(
            "newer exports of two blogs in turns",
            before: [("a", first.blogger), ("b", WrittenBlog(2).blogger)],
            [
                ("c", second.blogger), ("f", WrittenBlog(2, year: 2016, body: "News").blogger),
                ("d", third.blogger), ("g", WrittenBlog(2, year: 2017).blogger),
            ]),
    ]

    private func write(_ archives: [(name: String, text: String)]) throws -> [String] {
        try archives.map { try folder.write($0.text, to: $0.name + ".xml") }
    }

    /// A library with a blog of its own, and others some of whose posts are read or starred.
    private func library(_ before: [(name: String, text: String)] = []) throws -> TestLibrary {
        let library = try TestLibrary(posts: Sample.posts(3, words: 5))
        for path in try write(before) { try library.take([path]) }
        let open = try library.open()
        for archive in try open.archives() {
            let page = try open.rows(
                RowQuery(archive: archive.id, section: .posts, anchor: .first, limit: 10))
            let ids = page.rows.map(\.id)
            try open.mark(MarkRequest(scope: .posts(Array(ids.prefix(3))), mark: .read(true)))
            try open.mark(MarkRequest(scope: .posts(Array(ids.suffix(2))), mark: .starred(true)))
        }
        return library
    }

    @Test("come to the same as one after another", arguments: cases)
    func same(_ archives: Case) throws {
        let (together, apart) = (try library(archives.before), try library(archives.before))
        let paths = try write(archives.archives)
        let held = try HeldMerges(of: together)
        let told = try together.take(paths, held.steps)
        let expected = try paths.map { try #require(try apart.take([$0]).ends.first) }
        #expect(held.count >= 1)
        #expect(told.ends == expected)
        #expect(try together.rows() == apart.rows())
        #expect(try together.open().check() == [])
        #expect(try together.readTitles() == apart.readTitles())
    }

    @Test("are told in their order, also those that can't be read")
    func order() throws {
        let library = try library()
        let paths = try write((2...6).map { ("b\($0)", WrittenBlog($0).blogger) })
        let held = try HeldMerges(of: library)
        let act = held.steps.act
        held.steps.act = { step in
            if step == .begin("b4.xml") { try FileManager.default.removeItem(atPath: paths[2]) }
            try act(step)
        }
        let told = try library.take(paths, held.steps)
        #expect(told.names == (2...6).map { "b\($0).xml" })
        let failed = told.ends.map { (try? $0.get()) == nil }
        #expect(failed == [false, false, true, false, false])
        #expect(try library.open().archives().count == 5)
    }

    @Test("are read while the one before is put in its place, but for a library's first")
    func overlap() throws {
        let steps = ImportSteps()
        let paths = try write((2...4).map { ("b\($0)", WrittenBlog($0).blogger) })
        try TestLibrary().take([paths[0]], steps)
        #expect(steps.steps == [.begin("b2.xml"), .settle("b2.xml")])
        let library = try library()
        let held = try HeldMerges(of: library)
        try library.take(paths, held.steps)
        #expect(held.count == 3)
        #expect(
            held.steps.steps == [
                .begin("b2.xml"), .settle("b2.xml"), .begin("b3.xml"), .settle("b2.xml"),
                .settle("b3.xml"), .begin("b4.xml"), .settle("b3.xml"), .settle("b4.xml"),
                .settle("b4.xml"),
            ])
    }

    @Test("told to stop while one is put in its place and one is read, leave the library as it was")
    func cancelled() throws {
        let library = try library([("a", Self.first.blogger)])
        let before = try library.rows()
        let paths = try write([("c", Self.second.blogger), ("b", WrittenBlog(2).blogger)])
        let stops = Counter()
        let held = try HeldMerges(of: library)
        let act = held.steps.act
        held.steps.act = { step in
            if step == .begin("b.xml") { _ = stops.next() }
            if step != .settle("c.xml") || held.count == 0 { try act(step) }
        }
        let told = try library.take(paths, held.steps) { stops.count > 0 }
        try held.release()
        #expect(told.ends == [.failure(.cancelled), .failure(.cancelled)])
        #expect(try library.rows() == before)
        let folder = URL(filePath: library.path).deletingLastPathComponent().path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!files.contains { $0.contains("import") })
    }

    @Test("told to stop at any moment, have the archives that were told, and no others")
    func cancelledAnywhere() throws {
        let paths = try write((2...4).map { ("b\($0)", WrittenBlog($0, posts: 40).blogger) })
        var limit = 1
        while true {
            let library = try library()
            let (asked, last) = (Counter(), limit)
            let told = try library.take(paths) { asked.next() > last }
            let done = told.ends.compactMap { try? $0.get() }
            #expect(try library.open().archives().count == 1 + done.count)
            #expect(try library.open().check() == [])
            for case .failure(let failure) in told.ends { #expect(failure == .cancelled) }
            guard done.count < paths.count else { break }
            limit = limit * 3 / 2 + 1
        }
        #expect(limit > 10)
    }

    @Test("one that can't be put in its place is told, and the next one comes in")
    func failing() throws {
        let library = try library()
        try Connection(path: library.path).execute(
            """
            CREATE TRIGGER trap BEFORE INSERT ON body WHEN new.text LIKE 'Trap%'
            BEGIN SELECT raise(ABORT, 'sprung'); END
            """)
        let paths = try write([
            ("b", WrittenBlog(2, body: "Trap").blogger), ("c", WrittenBlog(3).blogger),
        ])
        let held = try HeldMerges(of: library)
        let told = try library.take(paths, held.steps)
        #expect(told.names == ["b.xml", "c.xml"])
        guard case .failure(.failed(let failure)) = told.ends[0] else {
            Issue.record("\(told.ends[0])")
            return
        }
        #expect(failure.message.contains("sprung"))
        #expect(try told.ends[1].get().outcome.changes.new == 4)
        #expect(try library.open().archives().count == 2)
    }

    @Test("one that another program is in the way of is begun again, and the one after it too")
    func busy() throws {
        let before = [("a", Self.first.blogger)]
        let (library, apart) = (try library(before), try library(before))
        let paths = try write([("c", Self.second.blogger), ("d", Self.third.blogger)])
        let held = try HeldMerges(of: library)
        held.steps.act = { step in
            if step == .settle("c.xml"), held.count == 0 { try held.hold() }
            if step == .wait("c.xml") { try held.release() }
        }
        let told = try library.take(paths, held.steps, mergePatience: 250)
        #expect(
            held.steps.steps == [
                .begin("c.xml"), .settle("c.xml"), .begin("d.xml"), .settle("c.xml"),
                .wait("c.xml"), .begin("c.xml"), .settle("c.xml"), .begin("d.xml"),
                .settle("d.xml"),
            ])
        let expected = try paths.map { try #require(try apart.take([$0]).ends.first) }
        #expect(told.ends == expected)
        #expect(try library.rows() == apart.rows())
    }

    @Test("leave no log behind because the next one is compared with the library")
    func log() throws {
        let library = try library([
            ("a", Self.first.blogger), ("b", WrittenBlog(2).blogger), ("e", WrittenBlog(3).blogger),
        ])
        // So that the last of those that have it open does not remove it.
        let open = try library.open()
        let paths = try write(
            (1...3).map { ("n\($0)", WrittenBlog($0, year: 2016, posts: 5).blogger) })
        let told = ToldEndings()
        var sizes: [Int?] = []
        told.act = { [path = library.path] in
            sizes.append(
                try? URL(filePath: path + "-wal").resourceValues(
                    forKeys: [.fileSizeKey]).fileSize)
        }
        let held = try HeldMerges(of: library)
        try library.take(paths, held.steps, told: told)
        #expect(held.count == 3 && sizes == [0, 0, 0])
        #expect(try open.archives().count == 4)
    }

    @Test("a signal while one is put in its place stops both, and is told of each")
    func signalled() throws {
        let library = try library()
        let paths = try write([
            ("b", WrittenBlog(2).blogger), ("c", WrittenBlog(3).blogger),
            ("d", WrittenBlog(4).blogger),
        ])
        let command = ImportCommand(
            context: CommandContext(
                output: TextOutput(inMemoryAsTerminal: false),
                errors: TextOutput(inMemoryAsTerminal: false),
                environment: Environment { _ in nil }), library: try library.open())
        let held = try HeldMerges(of: library)
        held.steps.act = { step in
            if step == .settle("b.xml"), held.count == 0 { try held.hold() }
            if step == .begin("c.xml") { pthread_kill(pthread_self(), SIGTERM) }
        }
        let summary = command.run(paths, progress: held.steps) { _ in }
        try held.release()
        #expect(summary.status == .terminated && summary.results.isEmpty)
        let said = paths[..<2].map { "annals: \($0) was interrupted; the library is as it was\n" }
        #expect(command.context.errors.text == said.joined())
        #expect(try library.open().archives().count == 1)
    }

    @Test("what is said of a path comes after what is said of those before it")
    func complaints() throws {
        let library = try library()
        let paths = try write([("b", WrittenBlog(2).blogger), ("c", WrittenBlog(3).blogger)])
        let note = try folder.write("just a note\n", to: "note.txt")
        let output = TextOutput(inMemoryAsTerminal: false)
        let context = CommandContext(
            output: output, errors: output, environment: Environment { _ in nil },
            libraryOption: library.path)
        let words = ["--library", library.path, "import", paths[0], note, paths[1]]
        #expect(AnnalsApp.run(words, in: context) == .failed)
        let lines = output.text.split(separator: "\n").map(String.init)
        let places = ["\(paths[0]): ", "annals: \(note)", "\(paths[1]): "].map { start in
            lines.firstIndex { $0.hasPrefix(start) }
        }
        #expect(places.compactMap { $0 }.count == 3)
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }
}
