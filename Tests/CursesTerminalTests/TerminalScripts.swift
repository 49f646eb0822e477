import CNcurses
import Foundation
import ReaderModel
import Screen
import TestSupport
import Testing

@testable import CursesTerminal

/// The script to run, in a process that was started for one.
private let script = ProcessInfo.processInfo.environment["ANNALS_TERMINAL_SCRIPT"]

/// What the tests let a terminal of their own do.
///
/// Curses has the process's own streams, so a second
/// process runs this suite on a pseudo-terminal; in the test run itself nothing of it runs.
@Suite(.enabled(if: script != nil))
struct TerminalScripts {
    /// Runs a script in a process of its own on a pseudo-terminal.
    static func start(
        _ name: String, environment: [String: String] = [:], columns: UInt16 = 30, rows: UInt16 = 6
    ) throws -> PseudoTerminal {
        let bundle = URL(filePath: CommandLine.arguments[0])
        var all = [
            "ANNALS_TERMINAL_SCRIPT": name, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "NO_COLOR": "", "ANNALS_PROBE": "0", "ANNALS_HYPERLINKS": "0",
        ]
        all.merge(environment) { $1 }
        return try PseudoTerminal(
            bundle, ["--testing-library", "swift-testing", "--filter", "TerminalScripts"],
            environment: all, columns: columns, rows: rows)
    }

    @Test func `a script`() throws {
        let terminal = try CursesTerminal()
        switch script {
        case "links": Self.drawLinks(on: terminal)
        case "struck": Self.drawStruck(on: terminal)
        case "gaps": Self.drawGaps(on: terminal)
        case "probe": Self.probe(terminal)
        case "over": Self.say("wrong: \(Self.wrongPairs(on: terminal).joined(separator: ", "))")
        case "quit": terminal.present(Self.grid(terminal, ["first frame"]))
        default: break
        }
        terminal.restore()
        Self.say("over")
    }

    /// Puts a word between the frames, as a title that no screen shows.
    private static func say(_ word: String) {
        let bytes = Array("\u{1B}]0;\(word)\u{7}".utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }

    private static func grid(_ terminal: CursesTerminal, _ rows: [String]) -> CellGrid {
        var grid = CellGrid(columns: terminal.size.columns, rows: terminal.size.rows)
        for (row, text) in rows.enumerated() {
            grid.put(text, column: 0, row: row, style: .plain)
        }
        return grid
    }

    /// Two frames of which the second differs in two places of a row, with seven cells between them
    /// or twelve.
    private static func drawGaps(on terminal: CursesTerminal) {
        terminal.present(
            grid(
                terminal,
                ["head", "Fri   10  one", "Fri         10 one", "語a bcdefg語", "語a b漢cde語"]))
        say("one")
        terminal.present(
            grid(
                terminal,
                ["head", "Sun   10  two", "Sun         10 two", "漢a bcdefg漢", "字a b漢cde字"]))
        say("two")
    }

    private static func drawLinks(on terminal: CursesTerminal) {
        var grid = grid(terminal, ["head", "see the fog", "signal 語 here", "evil"])
        let linked = CellStyle(colour: .link, attributes: .underline)
        grid.put("the fog", column: 4, row: 1, style: linked)
        grid.put("signal 語", column: 0, row: 2, style: linked)
        let address = "https://example.org/fög?a=1;b 2"
        grid.links = [
            Hyperlink(row: 1, columns: 4..<11, address: address, id: 7),
            // Ends within the wide cluster, which is linked whole.
            Hyperlink(row: 2, columns: 0..<8, address: address, id: 7),
            Hyperlink(row: 3, columns: 0..<4, address: "javascript:alert(1)", id: 8),
            Hyperlink(row: 9, columns: -3..<900, address: address, id: 9),
        ]
        terminal.present(grid)
        say("one")
        terminal.present(grid)
        say("two")
        grid.put("HEAD", column: 0, row: 0, style: .plain)
        terminal.present(grid)
        say("three")
        grid.put("See", column: 0, row: 1, style: .plain)
        terminal.present(grid)
        say("four")
        grid.links.removeFirst()
        terminal.present(grid)
        say("five")
        terminal.redraw()
        terminal.present(grid)
        say("six")
    }

    private static func drawStruck(on terminal: CursesTerminal) {
        var grid = grid(terminal, ["it was a good day"])
        grid.put(
            "good", column: 9, row: 0, style: CellStyle(colour: .standard, attributes: .struck))
        terminal.present(grid)
        say("one")
    }

    /// The pairs of rows of which the second, drawn over the first, is not what it is when drawn anew,
    /// as curses has them.
    private static func wrongPairs(on terminal: CursesTerminal) -> [String] {
        let rows = [
            "", "漢字漢", "Café", "aébé", "éaéa", "a漢b", "漢a字", "é漢é", "e…│x", "👍 It’s", "नमस्ते a",
            "ab漢", "…漢…", "e\u{301}漢e\u{301}", "───", "abcd",
        ]
        var wrong: [String] = []
        for first in rows {
            for second in rows {
                terminal.redraw()
                terminal.present(grid(terminal, [first]))
                terminal.present(grid(terminal, [second]))
                let over = drawn()
                terminal.redraw()
                terminal.present(grid(terminal, [second]))
                if drawn() != over { wrong.append("\(second) over \(first)") }
            }
        }
        return wrong
    }

    /// The first cells of the screen as curses has them.
    private static func drawn() -> [[wchar_t]] {
        (0..<Int32(12)).map { column in
            var cell = cchar_t()
            mvwin_wch(annals_next_window(), 0, column, &cell)
            return [cell.chars.0, cell.chars.1, cell.chars.2, wchar_t(cell.attr)]
        }
    }

    /// Draws, waits for keys until `q`, and tells which came.
    private static func probe(_ terminal: CursesTerminal) {
        terminal.present(grid(terminal, ["one", "the lamp — lit", "“é” … α"]))
        say("drawn")
        var keys: [String] = []
        while keys.last != "q" {
            var request = pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 10_000) == 1 else { break }
            let found = terminal.keys()
            if found.isEmpty { say("heard") }
            for key in found {
                if case .character(let character) = key {
                    keys.append(String(character))
                } else {
                    keys.append("\(key)")
                }
            }
        }
        say("keys \(keys.joined()) \(terminal.showsUnicode)")
    }
}
