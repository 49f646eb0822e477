import Foundation
import TestSupport
import Testing

@testable import CursesTerminal

/// How the terminal's own widths are found out, and what follows from them.
@Suite struct WidthProbeTests {
    private static func start(_ script: String = "probe") throws -> PseudoTerminal {
        try TerminalScripts.start(script, environment: ["ANNALS_PROBE": "1"])
    }

    @Test func `the question is put once, under the frame's own cells`() throws {
        let terminal = try Self.start()
        let sent = try terminal.wait(for: "\u{1B}]0;drawn")
        let text = String(decoding: sent, as: UTF8.self)
        #expect(
            text.contains(
                "\u{1B}7\u{1B}[2;1H§ë\u{1B}[6n\u{1B}[2;1H\u{1B}(B\u{1B}[mthe l\u{1B}(B\u{1B}[m\u{1B}8"
            ))
        #expect(text.components(separatedBy: "\u{1B}[6n").count == 2)
        terminal.type("q")
        try terminal.wait(for: "keys q true")
    }

    @Test func `the answer takes no key and is none, whatever is typed around it`() throws {
        let terminal = try Self.start()
        try terminal.wait(for: "\u{1B}[6n")
        terminal.type("ab\u{1B}[2;3Rcd")
        terminal.type("\u{1B}[2;3Rq")
        try terminal.wait(for: "keys abcdq true")
    }

    @Test func `where ambiguous signs are wide, narrow ones are drawn`() throws {
        let terminal = try Self.start()
        try terminal.wait(for: "\u{1B}]0;drawn")
        let start = terminal.output.count
        terminal.type("\u{1B}[2;4Rq")
        let answer = try terminal.wait(for: "keys q false", from: start)
        let text = String(decoding: answer, as: UTF8.self)
        #expect(text.contains("the lamp - lit"))
        #expect(text.contains("\"e\u{301}\" . α"))
    }

    @Test func `where UTF-8 is not understood, ASCII is drawn`() throws {
        let terminal = try Self.start()
        try terminal.wait(for: "\u{1B}]0;drawn")
        let start = terminal.output.count
        terminal.type("\u{1B}[2;5Rq")
        let answer = try terminal.wait(for: "keys q false", from: start)
        #expect(answer.allSatisfy { $0 < 0x80 })
        #expect(String(decoding: answer, as: UTF8.self).contains("\"e\" . ?"))
    }

    @Test func `an answer on its way when annals ends is not left to the shell`() throws {
        let terminal = try Self.start("quit")
        try terminal.wait(for: "\u{1B}[6n")
        terminal.type("\u{1B}[2;3R")
        try terminal.wait(for: "\u{1B}]0;over")
        // What the shell would read is echoed, once the modes are its own again.
        let after = String(decoding: terminal.output, as: UTF8.self)
        #expect(!after.contains("^[[2;3R"))
    }

    @Test(
        arguments: [
            (2, nil), (3, nil), (4, .ambiguousIsWide), (5, .asciiOnly), (1, nil), (80, .asciiOnly),
        ]
            as [(Int, NarrowSigns?)])
    func `the column tells`(column: Int, signs: NarrowSigns?) {
        #expect(WidthProbe.finding(column: column) == signs)
    }

    @Test(
        arguments: [
            ("a", "a", "a"), ("—", "-", "-"), ("…", ".", "."), ("“", "\"", "\""), ("│", "|", "|"),
            ("┼", "+", "+"), ("●", "*", "*"), ("★", "*", "*"), ("▸", "▸", ">"),
            ("é", "e\u{301}", "e"),
            ("ő", "ő", "o"), ("ü", "u\u{308}", "u"), ("æ", "æ", "a"), ("ß", "ß", "s"),
            ("€", "?", "E"), ("Д", "Д", "?"), ("₂", "2", "2"), ("⁺", "⁺", "+"), ("₋", "₋", "-"),
            ("ⁿ", "n", "n"), ("„", "„", "\""), ("≠", "#", "#"), ("☑", "☑", "x"), ("▫", "▫", "+"),
            ("▲", "^", "^"), ("▼", "v", "v"), ("▬", "▬", "="),
            ("א", "א", "?"), ("語", "語", "?"), ("①", "?", "?"), ("\u{FFFD}", "?", "?"),
            ("²", "2", "2"), ("e\u{301}", "e\u{301}", "e"), ("😀", "😀", "?"), ("", "", ""),
        ])
    func `a stand-in takes a cell`(cell: String, narrow: String, ascii: String) {
        #expect(NarrowSigns.ambiguousIsWide.text(for: cell) == narrow)
        #expect(NarrowSigns.asciiOnly.text(for: cell) == ascii)
    }
}
