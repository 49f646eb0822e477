import Foundation
import TestSupport
import Testing

/// The links of a post as the built annals tells a terminal of them.
@Suite struct LinkTests {
    @Test func `a terminal that can follow links hears where they lead`() throws {
        let folder = try TemporaryFolder()
        let terminal = try PseudoTerminal(
            Places.program("annals"),
            ["--library", folder.path("library.db"), Places.sample.path],
            environment: [
                "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "ANNALS_HYPERLINKS": "1",
                "NO_COLOR": "",
            ], columns: 120, rows: 40)
        try terminal.wait(for: "The Lighthouse Log")
        terminal.type("\r")
        // On to a post that has some.
        var isThere = false
        for _ in 0..<40 where !isThere {
            terminal.type("J")
            isThere = (try? terminal.wait(for: "\u{1B}]8;id=annals", seconds: 0.5)) != nil
        }
        try #require(isThere)
        let sent = String(decoding: terminal.output, as: UTF8.self)
        let link = try #require(sent.firstMatch(of: /\x{1B}\]8;id=annals\d+;([^\x{1B}]*)\x{1B}\\/))
        #expect(link.1.hasPrefix("https://thelighthouselog.example/"))
        #expect(link.1.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        // Text stands in order, and a terminal that orders it is told so.
        #expect(sent.contains("\u{1B}[8l") && !sent.contains("\u{1B}[8h"))
        terminal.type("Q")
        try terminal.wait(for: "\u{1B}[8h")
    }
}
