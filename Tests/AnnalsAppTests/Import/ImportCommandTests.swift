import ArchiveImport
import ArchiveModel
import Foundation
import Library
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("annals import")
struct ImportCommandTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
    }

    private func object(_ line: String) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(parsed as? [String: Any])
    }

    @Test("brings an archive in, and says so to a person")
    func human() throws {
        var fixture = BackupFixture(posts: 3)
        fixture.posts[2].isDraft = true
        let path = try folder.write(fixture.xml, to: "log.xml")
        let said = annals("import", path, library: library)
        #expect(said.status == .done && said.errors.isEmpty)
        let size = fixture.xml.utf8.count
        #expect(
            said.lines == [
                "reading \(path) (\(Wording.bytes(Double(size))))",
                "\(path): Blogger backup, The Fixture Log",
                "  2 posts, 1 draft, no comments, 1 label",
                "  2010-01-15 to 2010-02-15, 2 months with posts",
                "  3 new",
            ])
        #expect(annals("posts", library: library).lines.count == 3)
    }

    @Test("importing again changes nothing; a newer export adds, changes, and loses no mark")
    func again() throws {
        var fixture = BackupFixture(posts: 5)
        let path = try folder.write(fixture.xml, to: "log.xml")
        func counts() throws -> [Int?] {
            let said = annals("import", "--json", path, library: library)
            #expect(said.status == .done && said.lines.count == 1 && said.errors.isEmpty)
            let object = try object(said.lines[0])
            return ["new", "changed", "unchanged", "vanished"].map { object[$0] as? Int }
        }
        #expect(try counts() == [5, 0, 0, 0])
        #expect(try counts() == [0, 0, 5, 0])
        let first = annals("posts", library: library).lines[0]
        let id = String(first.prefix { $0 != "\t" })
        #expect(annals("mark", "read", id, library: library).status == .done)
        fixture.posts[0].body = "<p>Other words.</p>"
        fixture.posts.removeLast()
        fixture.posts.append(
            .init(id: 99, title: "New", date: "2012-01-01T00:00:00Z", body: "<p>New.</p>"))
        _ = try folder.write(fixture.xml, to: "log.xml")
        #expect(try counts() == [1, 1, 3, 1])
        #expect(try library.readTitles() == ["Entry 1"])
        #expect(annals("check", library: library).status == .done)
    }

    @Test("a dry run says the same and writes nothing, not even a library")
    func dryRun() throws {
        var fixture = BackupFixture(posts: 3)
        let path = try folder.write(fixture.xml, to: "log.xml")
        let place = folder.path("new") + "/library.db"
        let said = annals("import", "--dry-run", "--library", place, path, library: library)
        #expect(said.status == .done && said.errors.isEmpty)
        #expect(said.lines.last == "  not written, it would be: 3 new")
        #expect(!FileManager.default.fileExists(atPath: folder.path("new")))

        _ = annals("import", path, library: library)
        fixture.posts[1].body = "<p>Other words.</p>"
        fixture.posts.removeFirst()
        _ = try folder.write(fixture.xml, to: "log.xml")
        let before = try Data(contentsOf: URL(fileURLWithPath: library.path))
        let again = annals("import", "-n", path, library: library)
        #expect(
            again.lines.suffix(3) == [
                "  not written, it would be: 1 changed, 1 unchanged,"
                    + " 1 vanished from the source, kept",
                "  changed: “Entry 2”", "  vanished: “Entry 1”",
            ])
        #expect(try Data(contentsOf: URL(fileURLWithPath: library.path)) == before)
        let written = annals("import", "--report", path, library: library).lines
        #expect(written.contains { $0.hasPrefix("  1 changed") })
        #expect(written.suffix(4) == ["  changed:", "    Entry 2", "  vanished:", "    Entry 1"])
    }

    @Test("says where each repair was when asked")
    func places() throws {
        let fixture = BackupFixture(posts: 2)
        let text = fixture.xml.replacing("</title>", with: "\u{1}</title>")
        let path = try folder.write(text, to: "log.xml")
        let lines = annals("import", "--report", path, library: library).lines
        let mended = try #require(lines.firstIndex { $0.contains("control characters removed (") })
        let places = lines[(mended + 1)...].prefix { $0.hasPrefix("    ") }
        #expect(places.count > 1 && Set(places).count == places.count)
    }

    @Test("a bad path does not keep the others out, and the exit status tells")
    func several() throws {
        let good = try folder.write(BackupFixture(posts: 2).xml, to: "good.xml")
        let bad = try folder.write("just a note\n", to: "note.txt")
        let missing = folder.path("missing.xml")
        let said = annals("import", "--json", missing, bad, good, library: library)
        #expect(said.status == .failed)
        #expect(said.lines.count == 1)
        #expect(try object(said.lines[0])["posts"] as? Int == 2)
        let complaints = said.errors.split(separator: "\n")
        #expect(complaints.count == 2)
        #expect(complaints.allSatisfy { $0.hasPrefix("annals: ") })
        #expect(complaints[0].contains(missing) && complaints[1].contains(bad))
    }

    @Test("a first import makes the library and the folders above it")
    func makesLibrary() throws {
        let path = try folder.write(BackupFixture(posts: 1).xml, to: "log.xml")
        let variables = ["XDG_DATA_HOME": folder.path("data")]
        #expect(annals("import", path, variables: variables).status == .done)
        #expect(FileManager.default.fileExists(atPath: folder.path("data/annals/library.db")))
    }

    @Test("a first import that fails leaves no empty library; one that was there stays")
    func leavesNone() throws {
        let note = try folder.write("just a note\n", to: "note.txt")
        let place = folder.path("none.db")
        #expect(annals("import", "--library", place, note).status == .failed)
        #expect(!FileManager.default.fileExists(atPath: place))
        #expect(!FileManager.default.fileExists(atPath: place + "-wal"))
        #expect(annals("import", note, library: library).status == .failed)
        #expect(FileManager.default.fileExists(atPath: library.path))
    }

    @Test("told to stop, it leaves the library as it was")
    func cancelled() throws {
        let path = try folder.write(BackupFixture(posts: 500).xml, to: "log.xml")
        // Stopped at every question it asks, until it asks no more.
        var questions = 0
        while true {
            let (asked, last) = (Counter(), questions)
            let told = try library.take([path]) { asked.next() > last }
            if (try? told.ends.first?.get()) != nil { break }
            #expect(told.ends == [.failure(.cancelled)])
            #expect(try library.open().archives().isEmpty)
            questions = questions * 2 + 1
        }
        #expect(questions > 0)
        #expect(try library.open().archives().first?.tally.posts == 500)
        #expect(annals("check", library: library).status == .done)
    }

    @Test("a signal in the middle stops it, is told, and decides the exit status")
    func signalled() throws {
        let path = try folder.write(BackupFixture(posts: 200).xml, to: "log.xml")
        let command = ImportCommand(
            context: CommandContext(
                output: TextOutput(inMemoryAsTerminal: false),
                errors: TextOutput(inMemoryAsTerminal: false),
                environment: Environment { _ in nil }),
            library: try library.open())
        let progress = ImportSteps()
        progress.act = { step in
            if step == .begin("log.xml") { pthread_kill(pthread_self(), SIGTERM) }
        }
        let summary = command.run([path, path], progress: progress) { _ in }
        #expect(summary.status == .terminated)
        #expect(summary.results.isEmpty)
        #expect(
            command.context.errors.text
                == "annals: \(path) was interrupted; the library is as it was\n")
        #expect(try library.open().archives().isEmpty)
    }

    @Test("the sample archive reads well")
    func sample() throws {
        let said = annals("import", "--json", Places.sample.path, library: library)
        let object = try object(said.output)
        #expect(said.status == .done)
        #expect(object["posts"] as? Int ?? 0 >= 40)
        #expect((object["repairs"] as? [Any])?.isEmpty == true)
        for line in annals("posts", library: library).lines {
            let shown = annals("show", String(line.prefix { $0 != "\t" }), library: library)
            #expect(shown.status == .done && shown.output.count > 40, "\(line)")
        }
    }
}
