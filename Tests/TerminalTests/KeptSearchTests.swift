import Foundation
import SQLite
import TestSupport
import Testing

/// Keeping searches, as a person does, with the built program in a real terminal.
@Suite struct KeptSearchTests {
    @Test func `a search is kept, opened, marked in, and counted`() throws {
        let reader = try Reader(columns: 100, rows: 30)
        // The index is there before anything is searched for.
        #expect(try reader.annals("reindex", "--update").status == 0)
        try reader.tmux.type("s")
        try reader.tmux.wait(for: "Search:")
        try reader.tmux.type("hens")
        try reader.tmux.wait(for: "the best first")
        try reader.tmux.press("Escape")
        try reader.tmux.wait(for: "S keeps it")
        try reader.tmux.type("S")
        try reader.tmux.wait(for: "Keep as: hens")
        try reader.tmux.press("C-u")
        try reader.tmux.type("The hens")
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "Kept as “The hens”")
        let listed = try reader.annals("list", "--json").output.split(separator: "\n")
        #expect(listed.count == 2)
        let kept = try #require(listed.last)
        #expect(kept.contains("\"kept\":\"The hens\",\"query\":\"hens\""))
        let count = try posts(kept)
        #expect(count > 2)
        try reader.tmux.type("q")
        try reader.tmux.type(":archive The hens")
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "0 of \(count) read")
        try reader.tmux.type("gg")
        try reader.tmux.type("m")
        try reader.tmux.wait(for: "1 of \(count) read")
        try reader.tmux.wait(for: "Marked read")
        try reader.tmux.type(":archives")
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "\(count) posts, \(count - 1) unread")
        try reader.tmux.type("Q")
        #expect(try reader.isTerminalRestored())
        let unread = try reader.annals("posts", "--kept", "the hens", "--unread").output
        #expect(unread.split(separator: "\n").count == count - 1)
        #expect(try reader.annals("check").output == "the library is in order\n")
        #expect(try reader.annals("posts", "--kept", "tar").status == 1)
    }

    @Test func `a list of a label is walked and left`() throws {
        let reader = try Reader(columns: 80, rows: 24)
        try reader.tmux.type("&")
        try reader.tmux.wait(for: "Only:")
        try reader.tmux.wait(for: "hens")
        try reader.tmux.type("hens")
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "only hens")
        try reader.tmux.wait(for: "of 3 read")
        try reader.tmux.type("G")
        try reader.tmux.wait(for: "3 of 3")
        try reader.tmux.press("Escape")
        try reader.tmux.wait(for: "All posts again")
        try reader.tmux.wait(for: "of 59 read")
        try reader.tmux.type("Q")
        #expect(try reader.isTerminalRestored())
    }

    @Test func `what an indexer brings in is counted in kept searches`() throws {
        let folder = try TemporaryFolder()
        let library = folder.path("library.db")
        func annals(_ arguments: String...) throws -> Outcome {
            try run(Places.program("annals"), ["--library", library] + arguments)
        }
        #expect(try annals("import", Places.sample.path).status == 0)
        #expect(try annals("search", "quartz", "--keep", "Quartz").status == 1)
        let feed = try folder.write(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>q</id><title>Q</title><entry><id>q1</id>\
            <published>2010-05-06T07:08:09Z</published><title>Quartz</title></entry></feed>
            """, to: "q.atom")
        #expect(try annals("import", feed).status == 0)
        #expect(try annals("reindex", "--update").status == 0)
        let connection = try Connection(path: library, access: .readWrite)
        #expect(try connection.first("SELECT sum(posts) FROM kept_tally") { $0.int(0) } == 1)
    }

    @Test func `the command line keeps searches, once each`() throws {
        let folder = try TemporaryFolder()
        func annals(_ arguments: String...) throws -> Outcome {
            try run(
                Places.program("annals"), ["--library", folder.path("library.db")] + arguments)
        }
        #expect(try annals("import", Places.sample.path).status == 0)
        #expect(try annals("search", "lamp", "--keep", "Lamps").status == 0)
        #expect(try annals("search", "fog", "--keep", "lamps").status == 1)
        #expect(try annals("list").output.split(separator: "\n").count == 2)
        #expect(try annals("posts", "--kept", "Lamps", "--archive", "1").status == 2)
        let listed = try annals("posts", "--kept", "Lamps").output.split(separator: "\n").count
        #expect(listed > 1)
        let marked = try annals("mark", "read", "--kept", "lamps").output
        #expect(marked == "\(listed) posts marked read\n")
        #expect(try annals("posts", "--kept", "Lamps", "--unread").output.isEmpty)
        let again = try annals("mark", "read", "--kept", "lamps").output
        #expect(again == "no posts marked read, \(listed) already so\n")
        #expect(try annals("mark", "read", "--kept", "tar").status == 1)
        #expect(try annals("mark", "read", "--kept", "lamps", "--query", "fog").status == 2)
        #expect(try annals("mark", "read", "--kept", "lamps", "4").status == 2)
    }

    private func posts(_ line: Substring) throws -> Int {
        let digits = line.split(separator: "\"posts\":").last?.prefix { $0.isNumber } ?? ""
        return try #require(Int(digits))
    }
}
