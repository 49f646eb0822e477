import Foundation
import TestSupport
import Testing

/// What a person does with the built annals, in a real terminal.
@Suite(.serialized)
struct ReadingTests {
    @Test(arguments: [(80, 24), (120, 40), (200, 50), (40, 12)])
    func opensTheSampleAtItsFirstPost(columns: Int, rows: Int) throws {
        let reader = try Reader(columns: columns, rows: rows)
        let screen = try reader.tmux.wait(for: "Five keys, to")
        #expect(screen.contains { $0.contains("March 2007") })
        #expect(screen.allSatisfy { $0.count <= columns })
    }

    @Test func spaceAloneReadsFromPostToPost() throws {
        let reader = try Reader()
        try reader.tmux.press("Space")
        var presses = 0
        // The third post's own text: two posts lie before it.
        while try !reader.tmux.screen().contains(where: {
            $0.contains("The clocks go forward, ") && !$0.contains("Next")
        }),
            presses < 20
        {
            try reader.tmux.press("Space")
            presses += 1
            usleep(40_000)
        }
        #expect(presses < 20)
        let listed = try reader.annals("posts", "--json")
        let read = listed.output.split(separator: "\n").filter { $0.contains(#""read":true"#) }
        #expect(read.count == 2)
    }

    @Test func comesBackAtTheSameCharacterAtAnotherWidth() throws {
        let reader = try Reader()
        try reader.tmux.type("gmnov 2010")
        try reader.tmux.press("Enter", "Enter")
        try reader.tmux.wait(for: "told day by day")
        for _ in 0..<6 { try reader.tmux.press("C-d") }
        try reader.tmux.settle()
        let top = try reader.topText()
        let first = try #require(top.split(separator: " ").first)
        // At another width the same character may stand further along its line.
        try reader.tmux.resize(columns: 60, rows: 24)
        try reader.tmux.settle()
        #expect(try reader.topText().contains(first))
        try reader.reopen()
        try reader.tmux.settle()
        #expect(try reader.topText().contains(first))
        try reader.tmux.resize(columns: 80, rows: 24)
        try reader.tmux.settle()
        #expect(try reader.topText() == top)
    }

    @Test func survivesEverySize() throws {
        let reader = try Reader(columns: 120, rows: 40)
        for (columns, rows) in [(20, 4), (10, 3), (1, 1), (200, 50), (30, 40), (80, 24)] {
            try reader.tmux.resize(columns: columns, rows: rows)
            try reader.tmux.press("j", "Tab", "z", "z")
        }
        try reader.tmux.wait(for: "The Lighthouse Log")
    }

    @Test func suspendsAndResumes() throws {
        let reader = try Reader()
        try reader.tmux.press("C-z")
        try reader.tmux.wait(for: "for the shell") { _ in
            (try? reader.tmux.variable("alternate_on")) == "0"
        }
        try reader.tmux.type("fg")
        try reader.tmux.press("Enter")
        try reader.tmux.wait(for: "for the reader") { screen in
            screen.contains { $0.contains("The Lighthouse Log") }
                && (try? reader.tmux.variable("alternate_on")) == "1"
        }
        try reader.tmux.type("Q")
        #expect(try reader.isTerminalRestored())
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT])
    func restoresTheTerminalWhenASignalEndsIt(signal: Int32) throws {
        let reader = try Reader()
        kill(try reader.process(), signal)
        #expect(try reader.isTerminalRestored())
        let check = try reader.annals("check")
        #expect(check.status == 0)
    }

    @Test func saysWhyItCannotStartOnAnUnknownTerminal() throws {
        let folder = try TemporaryFolder()
        let command =
            "TERM=no-such-terminal " + Reader.command(folder, arguments: Places.sample.path)
        let tmux = try Tmux(
            command.replacingOccurrences(of: "clear; ", with: ""), columns: 80, rows: 24)
        try tmux.wait(for: "no-such-terminal")
        try tmux.waitForPrompt()
    }
}

extension Reader {
    /// The first words of the reading pane when it fills a narrow screen.
    func topText() throws -> String {
        let line = try tmux.screen().dropFirst().first { $0.contains { $0.isLetter } } ?? ""
        return line.trimmingCharacters(in: .whitespaces)
    }
}
