/// The help page's text, made from the table of commands.
public enum HelpText {
    /// One line: keys on the left, what they do on the right; a heading has no keys.
    public struct Line: Hashable, Sendable {
        /// The keys as shown, `j ↓`; empty for a heading or blank line.
        public var keys: String
        /// What they do, or the heading.
        public var text: String
    }

    /// All lines, grouped.
    public static var lines: [Line] { fatalError("not yet") }
}
