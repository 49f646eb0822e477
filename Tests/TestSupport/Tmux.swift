import Foundation

/// A terminal with a program in it: a tmux server of its own, driven from outside.
public final class Tmux {
    private let server = "annals-\(UUID().uuidString.prefix(8))"
    private static let tmux = URL(filePath: "/usr/bin/tmux")

    /// Starts a shell command in a terminal of the given size.
    ///
    /// The terminal stays when the command has ended, so that what it left behind can be seen.
    public init(
        _ command: String, columns: Int, rows: Int, environment: [String: String] = [:],
        terminal: String = "tmux-256color"
    ) throws {
        var words = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        let all = ["LC_ALL": "C.UTF-8", "PS1": "$ ", "TERM": terminal].merging(environment) { $1 }
        words += all.flatMap { ["-e", "\($0.key)=\($0.value)"] }
        words += ["env TERM=\(terminal) sh"]
        try tell(words)
        try tell(["set-option", "-g", "status", "off"])
        try tell(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
        try type(command)
        try press("Enter")
    }

    deinit { _ = try? tell(["kill-server"]) }

    @discardableResult
    private func tell(_ words: [String]) throws -> String {
        let outcome = try run(Self.tmux, ["-L", server] + words)
        guard outcome.status == 0 else { throw TmuxError(text: outcome.errors) }
        return outcome.output
    }

    /// Types characters as they are.
    public func type(_ text: String) throws { try tell(["send-keys", "-l", text]) }

    /// Presses keys by tmux's names: `Enter`, `C-d`, `Space`.
    public func press(_ keys: String...) throws { try tell(["send-keys"] + keys) }

    /// Changes the terminal's size.
    public func resize(columns: Int, rows: Int) throws {
        try tell(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The rows on the screen, without blanks at their ends.
    public func screen() throws -> [String] {
        try tell(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    }

    /// The screen with its colours and attributes as escape sequences.
    public func styledScreen() throws -> String { try tell(["capture-pane", "-p", "-e"]) }

    /// A format variable of the pane, such as `alternate_on` or `cursor_y`.
    public func variable(_ name: String) throws -> String {
        try tell(["display-message", "-p", "#{\(name)}"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the screen satisfies a condition, and gives it; throws with the screen if it
    /// doesn't within the time.
    @discardableResult
    public func wait(
        seconds: Double = 60, for what: String = "", until isThere: ([String]) -> Bool
    ) throws -> [String] {
        let end = Date(timeIntervalSinceNow: seconds)
        var last: [String] = []
        repeat {
            last = try screen()
            if isThere(last) { return last }
            usleep(15_000)
        } while Date() < end
        throw TmuxError(text: "waited in vain \(what)\n" + last.joined(separator: "\n"))
    }

    /// Waits until the screen has stood still for a moment and nobody in the terminal has anything left
    /// to do, and gives it.
    ///
    /// On a busy machine a screen also stands still while those who draw on it get no processor.
    @discardableResult
    public func settle() throws -> [String] {
        let shell = Int32(try variable("pane_pid"))
        var last: [String] = []
        var stillness = 0
        return try wait(for: "for the screen to settle") { screen in
            let isStill = screen == last && shell.map(isWaiting) ?? true
            stillness = isStill ? stillness + 1 : 0
            last = screen
            return stillness >= 8
        }
    }

    /// Waits until a shell prompts on the last line that has text.
    public func waitForPrompt() throws {
        try wait(for: "for the shell's prompt") {
            ["$", "#"].contains($0.last { !$0.isEmpty } ?? "")
        }
    }

    /// Waits until a text is on the screen.
    @discardableResult
    public func wait(for text: String) throws -> [String] {
        try wait(for: "for “\(text)”") { $0.contains { $0.contains(text) } }
    }
}

/// tmux refused, or what was waited for did not come.
public struct TmuxError: Error, CustomStringConvertible {
    /// What happened.
    public var text: String
    /// The same.
    public var description: String { text }

    /// Says what happened.
    public init(text: String) { self.text = text }
}
