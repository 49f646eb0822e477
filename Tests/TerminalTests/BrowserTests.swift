import Foundation
import TestSupport
import Testing

/// A browser that draws in the terminal, opened from the built annals.
@Suite struct BrowserTests {
    /// A program called w3m, which says what it was given, waits for a line, then ends.
    private func reader(_ folder: TemporaryFolder) throws -> Reader {
        let program = try folder.write(
            """
            #!/bin/sh
            printf 'PAGE %s\\n' "$@"
            stty -a | tr ';' '\\n' | grep -c -- '-echo \\|-icanon' | sed 's/^/RAW /'
            read line
            echo "$line" > '\(folder.path("said"))'
            exit 0

            """, to: "w3m")
        chmod(program, 0o700)
        return try Reader(environment: ["BROWSER": program, "DISPLAY": ":0"])
    }

    @Test func `it has the screen and the keys until it is left, and annals comes back as it was`()
        throws
    {
        let folder = try TemporaryFolder()
        let reader = try reader(folder)
        let tmux = reader.tmux
        try tmux.press("Enter")
        let before = try tmux.settle()
        try tmux.press("m")
        try tmux.wait(for: "Marked read")
        try tmux.press("o")
        let screen = try tmux.wait(for: "RAW 0")
        #expect(screen.contains { $0.hasPrefix("PAGE http") })
        #expect(try tmux.variable("alternate_on") == "0")
        #expect(try tmux.variable("cursor_flag") == "1")
        // The mark was on disk before.
        #expect(try reader.annals("posts", "--unread").output.contains("Five keys") == false)
        // A key that annals would take goes to the browser.
        try tmux.type("Q hello")
        try tmux.press("Enter")
        let after = try tmux.wait(for: "Back from w3m")
        #expect(after[1..<23] == before[1..<23])
        #expect(try tmux.variable("alternate_on") == "1")
        #expect(try String(contentsOfFile: folder.path("said"), encoding: .utf8) == "Q hello\n")
        try tmux.press("J")
        try tmux.type("Q")
        #expect(try reader.isTerminalRestored())
    }

    @Test func `interrupting it ends only it, stopping it stops both`() throws {
        let folder = try TemporaryFolder()
        let reader = try reader(folder)
        let tmux = reader.tmux
        try tmux.press("Enter")
        try tmux.press("o")
        try tmux.wait(for: "RAW 0")
        try tmux.press("C-c")
        try tmux.wait(for: "w3m could not open the address (status 130)")
        try tmux.press("o")
        // The first time is on that screen still.
        try tmux.wait(for: "for the second page") { screen in
            screen.count { $0.hasPrefix("RAW 0") } == 2
        }
        try tmux.press("C-z")
        try tmux.waitForPrompt()
        try tmux.type("fg")
        try tmux.press("Enter")
        try tmux.type("again")
        try tmux.press("Enter")
        try tmux.wait(for: "Back from w3m")
        #expect(try String(contentsOfFile: folder.path("said"), encoding: .utf8) == "again\n")
    }

    @Test func `its window may change its size meanwhile`() throws {
        let folder = try TemporaryFolder()
        let reader = try reader(folder)
        let tmux = reader.tmux
        try tmux.press("Enter")
        try tmux.press("o")
        try tmux.wait(for: "RAW 0")
        try tmux.resize(columns: 110, rows: 30)
        try tmux.press("Enter")
        let screen = try tmux.wait(for: "Back from w3m")
        #expect(screen.firstIndex { $0.contains("Back from w3m") } == 29)
        #expect(screen.contains { $0.count > 80 })
    }
}
