import Foundation
import TestSupport

/// The built annals in a real terminal, on a library of its own.
final class Reader {
    let folder: TemporaryFolder
    let tmux: Tmux

    /// Opens a path, the sample archive unless said, and waits until its title is on the screen.
    init(
        columns: Int = 80, rows: Int = 24, path: String = Places.sample.path,
        title: String = "The Lighthouse Log", environment: [String: String] = [:]
    ) throws {
        folder = try TemporaryFolder()
        let command = Self.command(folder, arguments: path)
        tmux = try Tmux(command, columns: columns, rows: rows, environment: environment)
        try tmux.wait(for: title)
    }

    /// The shell command that starts annals on the library of a folder.
    static func command(_ folder: TemporaryFolder, arguments: String = "") -> String {
        let program = Places.program("annals").path
        return "clear; '\(program)' --library '\(folder.path("library.db"))' \(arguments)"
    }

    /// Quits and opens the library anew, in the same terminal.
    func reopen() throws {
        try tmux.type("Q")
        try tmux.waitForPrompt()
        try tmux.type(Self.command(folder))
        try tmux.press("Enter")
        try tmux.wait(for: "The Lighthouse Log")
    }

    /// Runs a subcommand on the same library, outside the terminal.
    func annals(_ arguments: String...) throws -> Outcome {
        try run(
            Places.program("annals"), ["--library", folder.path("library.db")] + arguments)
    }

    /// The process id of the annals that runs in the terminal.
    func process() throws -> Int32 { try Self.process(in: tmux) }

    /// The process id of the annals that runs in a terminal.
    static func process(in tmux: Tmux) throws -> Int32 {
        let shell = try tmux.variable("pane_pid")
        let found = try run(URL(filePath: "/usr/bin/pgrep"), ["-P", shell, "-x", "annals"])
        guard let id = Int32(found.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw TmuxError(text: "annals does not run: \(found.output)")
        }
        return id
    }

    /// Waits for the shell's prompt and tells whether the terminal is as it was before annals.
    func isTerminalRestored() throws -> Bool {
        try tmux.wait(for: "for the main screen") { _ in
            (try? tmux.variable("alternate_on")) == "0"
        }
        // The main screen comes back before the program has ended and its keys are the shell's.
        try tmux.waitForPrompt()
        try tmux.type("stty -a | tr ';' '\\n' | grep -c -- '-echo \\|-icanon'; echo done.")
        try tmux.press("Enter")
        let screen = try tmux.wait(for: "for stty") { $0.contains("done.") }
        let isCooked = screen.drop { $0 != "0" }.dropFirst().first == "done."
        let isCursorShown = try tmux.variable("cursor_flag") == "1"
        return isCooked && isCursorShown
    }
}
