import TestSupport
import Testing

@testable import CursesTerminal

/// What is sent to a terminal besides what curses sends.
@Suite struct OverlayTests {
    private static func opening(_ id: Int) -> String {
        "\u{1B}]8;id=annals\(id);https://example.org/f%C3%B6g?a=1;b%202\u{1B}\\"
    }

    /// What came between two words of a script, as text.
    private static func frame(
        _ terminal: PseudoTerminal, to word: String, from start: inout Int
    ) throws -> String {
        let bytes = try terminal.wait(for: "\u{1B}]0;\(word)\u{7}", from: start)
        start += bytes.count
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `links are drawn over what curses drew, and again only where it drew again`() throws
    {
        let terminal = try TerminalScripts.start("links", environment: ["ANNALS_HYPERLINKS": "1"])
        var at = 0
        let first = try Self.frame(terminal, to: "one", from: &at)
        // The two lines of one link share an id; style, text and end follow.
        let styled = "\u{1B}(B\u{1B}[m\u{1B}[4m\u{1B}[38;5;62m"
        let end = "\u{1B}]8;;\u{1B}\\\u{1B}(B\u{1B}[m"
        let fog = "\u{1B}[2;5H" + Self.opening(7) + styled + "the fog" + end
        let signal = "\u{1B}[3;1H" + Self.opening(7) + styled + "signal 語" + end
        #expect(first.contains("\u{1B}7" + fog + signal + "\u{1B}8"))
        #expect(!first.contains("javascript"))
        let same = try Self.frame(terminal, to: "two", from: &at)
        #expect(!same.contains("\u{1B}]8"))
        let above = try Self.frame(terminal, to: "three", from: &at)
        #expect(above.contains("HEAD") && !above.contains("\u{1B}]8"))
        let beside = try Self.frame(terminal, to: "four", from: &at)
        #expect(beside.contains("\u{1B}7" + fog + "\u{1B}8"))
        let gone = try Self.frame(terminal, to: "five", from: &at)
        #expect(gone.contains("\u{1B}7\u{1B}[2;5H" + styled + "the fog\u{1B}(B\u{1B}[m\u{1B}8"))
        let anew = try Self.frame(terminal, to: "six", from: &at)
        #expect(anew.contains("\u{1B}7" + signal + "\u{1B}8"))
        try terminal.wait(for: "over")
    }

    @Test func `a terminal that isn't known to follow links hears of none`() throws {
        let terminal = try TerminalScripts.start("links")
        let all = try terminal.wait(for: "\u{1B}]0;over")
        #expect(!String(decoding: all, as: UTF8.self).contains("\u{1B}]8"))
    }

    @Test(arguments: [("xterm-256color", true), ("vt100", false)])
    func `what is struck out is, where the terminal can`(type: String, can: Bool) throws {
        let terminal = try TerminalScripts.start("struck", environment: ["TERM": type])
        let all = String(decoding: try terminal.wait(for: "\u{1B}]0;one"), as: UTF8.self)
        #expect(all.contains("\u{1B}[9mgood") == can)
    }

    @Test(
        arguments: [
            ("http://a.example/", "http://a.example/"), ("HTTPS://a.example", "HTTPS://a.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("http://a/\u{1B}\\\u{7}\u{9C} é", "http://a/%1B%5C%07%C2%9C%20%C3%A9"),
            ("javascript:x", nil), ("file:///etc/passwd", nil), ("http", nil), ("", nil),
            ("//a.example", nil), (" http://a", nil),
        ] as [(String, String?)])
    func `only printable ASCII and harmless schemes get into a sequence`(
        address: String, encoded: String?
    ) {
        let bytes = Hyperlinks.opening(address, id: 3)
        #expect(
            bytes.map { String(decoding: $0, as: UTF8.self) }
                == encoded.map { "\u{1B}]8;id=annals3;\($0)\u{1B}\\" })
    }

    @Test func `an address longer than terminals take is no link`() {
        let start = "https://example.org/"
        let longest = start + String(repeating: "a", count: Hyperlinks.limit - start.utf8.count)
        #expect(Hyperlinks.opening(longest, id: 0) != nil)
        #expect(Hyperlinks.opening(longest + "a", id: 0) == nil)
        #expect(Hyperlinks.opening(start + String(repeating: "é", count: 1_000), id: 0) == nil)
    }

    @Test(
        arguments: [
            (["TERM": "xterm-256color"], false), (["TERM": "xterm-kitty"], true),
            (["TERM": "foot"], true), (["TERM": "foot-extra"], true), (["TERM": "footling"], false),
            (["TERM": "xterm-256color", "VTE_VERSION": "7006"], true),
            (["TERM": "xterm-256color", "VTE_VERSION": "4803"], false),
            (["TERM": "xterm-256color", "WT_SESSION": "x"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "vscode"], true),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "220403"], true),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "190800"], false),
            // A multiplexer in a terminal that knows: its own version counts.
            (
                [
                    "TERM": "tmux-256color", "VTE_VERSION": "7006", "TERM_PROGRAM": "tmux",
                    "TERM_PROGRAM_VERSION": "3.3a",
                ], false
            ),
            (
                ["TERM": "screen-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"],
                true
            ),
            (["TERM": "tmux", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "next-3.6"], true),
            (["TERM": "screen", "VTE_VERSION": "7006"], false),
            (
                ["TERM": "xterm-256color", "INSIDE_EMACS": "29,vterm", "KITTY_WINDOW_ID": "1"],
                false
            ),
            (["TERM": "linux", "ANNALS_HYPERLINKS": "1"], true),
            (["TERM": "xterm-kitty", "ANNALS_HYPERLINKS": "0"], false),
        ] as [([String: String], Bool)])
    func `links are for terminals that are known to follow them`(
        variables: [String: String], known: Bool
    ) {
        #expect(Hyperlinks.areSupported { variables[$0] ?? "" } == known)
    }
}
