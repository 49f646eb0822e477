import Foundation
import TestSupport
import Testing

/// Searching as a person does, with the built program in a real terminal.
@Suite struct SearchTests {
    @Test func `words are found as they are typed, and the post opens at them`() throws {
        let reader = try Reader(columns: 100, rows: 30)
        try reader.tmux.type("s")
        try reader.tmux.wait(for: "Search:")
        try reader.tmux.type("lamp oi")
        // The index is made in the background; what was typed before it was ready is typed again.
        var screen: [String] = []
        for _ in 0..<60 {
            screen = try reader.tmux.settle()
            if screen.contains(where: { $0.contains("the best first") }) { break }
            try reader.tmux.press("BSpace")
            try reader.tmux.type("i")
        }
        #expect(screen.contains { $0.contains("the best first · all archives") })
        #expect(screen.contains { $0.lowercased().contains("oil") })
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "when the page is gone") { screen in
            !screen.contains { $0.contains("the best first") }
        }
        try reader.tmux.type("s")
        try reader.tmux.wait(for: "Search: lamp oi")
        try reader.tmux.wait(for: "the best first")
        try reader.tmux.press("C-c")
        try reader.tmux.wait(for: "q leaves")
        try reader.tmux.type("q")
        try reader.tmux.type("Q")
        #expect(try reader.isTerminalRestored())
    }

    @Test func `the command line finds, marks and checks`() throws {
        let folder = try TemporaryFolder()
        func annals(_ arguments: String...) throws -> Outcome {
            try run(
                Places.program("annals"), ["--library", folder.path("library.db")] + arguments)
        }
        #expect(try annals("import", Places.sample.path).status == 0)
        let found = try annals("search", "lamp", "oil", "--limit", "3")
        #expect(found.status == 0)
        #expect(found.output.lowercased().contains("oil"))
        let json = try annals("search", "title:lamp", "--json")
        #expect(json.output.hasPrefix("{\"id\":"))
        let marked = try annals("mark", "read", "--query", "title:lamp")
        #expect(marked.output.contains("marked read"))
        let unread = try annals("search", "title:lamp is:unread")
        #expect(unread.status == 1)
        #expect(unread.output.isEmpty)
        #expect(try annals("search", "is:green").status == 2)
        #expect(try annals("check").output == "the library is in order\n")
        #expect(try annals("reindex").output.hasSuffix("can be searched\n"))
    }
}
