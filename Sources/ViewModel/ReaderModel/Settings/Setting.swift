/// Everything that `:set` can change.
///
/// The raw value is its name; what values it takes and what it does stands in ``entry``, which
/// help and completion are made from.
public enum Setting: String, CaseIterable, Sendable {
    case width
    case margin
    case columns
    case paragraphs
    case justify
    case hyphens
    case language
    case focus
    case code
    case comments
    case bidi
    case arabic
}

extension Setting {
    /// What values a setting takes.
    public enum Kind: Hashable, Sendable {
        /// A number within bounds.
        case number(ClosedRange<Int>)
        /// `on` or `off`.
        case toggle
        /// One of a few words.
        case choice([String])
        /// A BCP 47 tag, or `auto`.
        case language
    }

    /// One row of the table of settings.
    public struct Entry: Hashable, Sendable {
        /// The setting.
        public let setting: Setting
        /// What values it takes.
        public let kind: Kind
        /// The value it has unless another is set.
        public let standard: String
        /// What it does, in a few words that can follow its name.
        public let summary: String

        init(_ setting: Setting, _ kind: Kind, _ standard: String, _ summary: String) {
            self.setting = setting
            self.kind = kind
            self.standard = standard
            self.summary = summary
        }
    }

    /// All settings in the order in which they are listed.
    public static let table: [Entry] = allCases.map(\.entry)

    /// The setting's row of the table.
    public var entry: Entry {
        switch self {
        case .width: Entry(self, .number(20...200), "72", "cells in a line of text, at most")
        case .margin: Entry(self, .number(0...20), "2", "cells beside the text, at least")
        case .columns:
            Entry(
                self, .choice(["1", "2", "auto"]), "1",
                "columns of text (auto: two in a pane wider than 180)")
        case .paragraphs:
            Entry(
                self, .choice(["spaced", "indented"]), "spaced",
                "a blank line between paragraphs, or an indented first line")
        case .justify: Entry(self, .toggle, "off", "straight right edges")
        case .hyphens: Entry(self, .toggle, "off", "words divided at line ends")
        case .language:
            Entry(self, .language, "auto", "the language to divide words by (auto: the post's own)")
        case .focus:
            Entry(
                self, .choice(["off", "paragraph", "ruler"]), "off",
                "what is being read stands out: its paragraph, or its line")
        case .code:
            Entry(
                self, .choice(["fold", "scroll"]), "fold",
                "long lines of code go on below, or sideways")
        case .comments:
            Entry(
                self, .choice(["open", "threads", "folded"]), "open",
                "all comments, none of their answers, or none")
        case .bidi:
            Entry(
                self, .choice(["annals", "terminal"]), "annals",
                "who puts right-to-left text in order")
        case .arabic:
            Entry(
                self, .choice(["letters", "forms"]), "letters",
                "Arabic letters that the terminal joins, or joined forms")
        }
    }

    /// The values that can be named, for completion; none for numbers.
    var choices: [String] {
        switch entry.kind {
        case .number: []
        case .toggle: ["on", "off"]
        case .choice(let words): words
        case .language: ["auto"]
        }
    }

    /// The values it takes, in words: `20…200`, `on off`.
    public var allowed: String {
        switch entry.kind {
        case .number(let bounds): "\(bounds.lowerBound)…\(bounds.upperBound)"
        case .toggle, .choice: choices.joined(separator: " ")
        case .language: "auto, en, de, …"
        }
    }

    /// The value that a text stands for, in the one form in which it is kept; nil for none.
    func value(from text: String) -> String? {
        let text = text.lowercased()
        switch entry.kind {
        case .number(let bounds):
            guard let number = Int(text), bounds.contains(number) else { return nil }
            return String(number)
        case .toggle:
            if ["on", "yes", "true", "1"].contains(text) { return "on" }
            return ["off", "no", "false", "0"].contains(text) ? "off" : nil
        case .choice(let words): return words.contains(text) ? text : nil
        case .language: return Self.isLanguage(text) ? text : nil
        }
    }

    /// Whether a text has the form of a language tag.
    ///
    /// Source: RFC 5646, section 2.1.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let first = parts.first, first.utf8.count >= 2 else {
            return false
        }
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        } && first.utf8.allSatisfy { $0 >= 0x61 }
    }
}
