/// The help page's text, made from the table of commands.
public enum HelpText {
    /// One line: keys on the left, what they do on the right; a heading has no keys.
    public struct Line: Hashable, Sendable {
        /// The keys as shown, `j ↓`; empty for a heading or blank line.
        public var keys: String
        /// What they do, or the heading.
        public var text: String
        /// Whether it goes on with the text of the line above.
        public var continues = false
    }

    /// All lines, grouped: a heading, its commands, a blank line before the next heading; the
    /// settings come last.
    public static let lines: [Line] =
        Command.Group.allCases.flatMap { group in
            [Line(keys: "", text: group.rawValue)]
                + Command.table.filter { $0.group == group }.map(line)
                + [Line(keys: "", text: "")]
        } + [Line(keys: "", text: "Settings, changed by :set")]
        + Setting.table.map { Line(keys: $0.setting.rawValue, text: summary($0)) }

    /// The settings as they are, with what else they can be.
    static func lines(_ settings: ReaderSettings) -> [Line] {
        [Line(keys: "", text: "Settings")]
            + Setting.table.map {
                let value = settings.value(of: $0.setting)
                return Line(keys: "\($0.setting.rawValue) \(value)", text: summary($0))
            }
    }

    private static func summary(_ entry: Setting.Entry) -> String {
        "\(entry.summary) · \(entry.setting.allowed)"
    }

    private static func line(_ entry: Command.Entry) -> Line {
        let shown = entry.keys.compactMap(KeyPress.sequence)
            .map { $0.map(\.shown).joined() }
            .joined(separator: " ")
        let name = ":" + entry.command.rawValue + (entry.argument.map { " " + $0 } ?? "")
        return Line(keys: shown.isEmpty ? name : shown, text: entry.summary)
    }
}
