internal import Typesetting

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
    case inflected
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
        case .width: Entry(self, .number(20...200), "72", "cells in a line, at most")
        case .margin: Entry(self, .number(0...20), "2", "cells beside the text, at least")
        case .columns:
            Entry(
                self, .choice(["1", "2", "auto"]), "1",
                "columns of text; auto: two beyond 180 cells")
        case .paragraphs:
            Entry(
                self, .choice(["spaced", "indented"]), "spaced", "how a paragraph begins")
        case .justify: Entry(self, .toggle, "off", "straight right edges")
        case .hyphens: Entry(self, .toggle, "off", "words divided at line ends")
        case .language:
            Entry(self, .language, "auto", "whose words they are; auto: as the post says")
        case .focus:
            Entry(
                self, .choice(["off", "paragraph", "ruler"]), "off",
                "what stands out, and what j moves by")
        case .code:
            Entry(self, .choice(["fold", "scroll"]), "fold", "how long lines of code go on")
        case .comments:
            Entry(
                self, .choice(["open", "threads", "folded"]), "open",
                "how much of them is shown")
        case .bidi:
            Entry(
                self, .choice(["annals", "terminal"]), "annals",
                "who orders right-to-left text")
        case .arabic:
            Entry(
                self, .choice(["letters", "forms"]), "letters",
                "how Arabic letters are written")
        case .inflected:
            Entry(self, .toggle, "off", "a search for lamp finds lamps too")
        }
    }

    /// The values that can be named, for completion; none for numbers.
    var choices: [String] {
        switch entry.kind {
        case .number: []
        case .toggle: ["on", "off"]
        case .choice(let words): words
        case .language: ["auto"] + LanguageTag.hyphenated
        }
    }

    /// The values it takes, in words: `20…200`, `on off`.
    public var allowed: String {
        switch entry.kind {
        case .number(let bounds): "\(bounds.lowerBound)…\(bounds.upperBound)"
        case .toggle, .choice: choices.joined(separator: " ")
        case .language: "auto, or a tag: en de pt-br …"
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
        case .language: return text == "auto" || LanguageTag.isKnown(text) ? text : nil
        }
    }
}
