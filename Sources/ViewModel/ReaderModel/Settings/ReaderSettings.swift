internal import ArchiveModel
internal import Prose
public import Typesetting

/// How the person wants to read: a value for every setting.
public struct ReaderSettings: Hashable, Sendable {
    /// What stands out of the text.
    public enum Focus: String, Sendable {
        /// Nothing.
        case off
        /// The paragraph that is being read.
        case paragraph
        /// The line that is being read.
        case ruler
    }

    /// In how many columns text is set.
    public enum Columns: String, Sendable {
        /// In one.
        case one = "1"
        /// In two wherever they have room.
        case two = "2"
        /// In two where the pane is very wide.
        case auto
    }

    /// How much of the comments is shown.
    public enum Comments: String, Sendable {
        /// All of them.
        case open
        /// Those that answer none.
        case threads
        /// None.
        case folded
    }

    private var values: [Setting: String] = [:]

    /// Makes settings from what is kept; names and values that mean nothing are passed over.
    public init(saved: [String: String] = [:]) {
        for setting in Setting.allCases {
            values[setting] = setting.entry.standard
            guard let text = saved[setting.rawValue] else { continue }
            if let value = setting.value(from: text) { values[setting] = value }
        }
    }

    /// A setting's value as it is written.
    public func value(of setting: Setting) -> String { values[setting] ?? "" }

    /// Sets a value that ``Setting/value(from:)`` gave.
    mutating func set(_ setting: Setting, to value: String) { values[setting] = value }

    /// Cells in a line of text, at most.
    public var width: Int { Int(value(of: .width)) ?? 72 }

    /// Cells beside the text, at least, where the pane is not narrow.
    public var margin: Int { Int(value(of: .margin)) ?? 0 }

    /// In how many columns text is set.
    public var columns: Columns { Columns(rawValue: value(of: .columns)) ?? .one }

    /// What stands out of the text.
    public var focus: Focus { Focus(rawValue: value(of: .focus)) ?? .off }

    /// How much of the comments is shown at first.
    public var comments: Comments { Comments(rawValue: value(of: .comments)) ?? .open }

    /// Whether a search finds other forms of English words as well.
    public var searchesInflected: Bool { value(of: .inflected) == "on" }

    /// Whether the terminal puts right-to-left text in order.
    public var leavesBidiToTerminal: Bool { value(of: .bidi) == "terminal" }

    /// Whether long lines of code go on sideways instead of below.
    public var scrollsCode: Bool { value(of: .code) == "scroll" }

    /// The language by which a post's words are divided at line ends; empty when they are not.
    public func hyphenation(of loaded: LoadedPost) -> String {
        guard value(of: .hyphens) == "on" else { return "" }
        let own = loaded.document.language
        return hyphenation(language: own.isEmpty ? loaded.post.language : own)
    }

    private func hyphenation(language: String) -> String {
        let forced = value(of: .language)
        return forced == "auto" ? language : forced
    }

    /// How text in a language is set at a width.
    ///
    /// `language` is the text's own, empty when unknown; `codeStart` the first cell of long code
    /// that is shown, where it scrolls.
    public func options(
        width: Int, usesUnicodeOrnaments: Bool = true, language: String = "", codeStart: Int = 0
    ) -> TypesetOptions {
        var options = TypesetOptions(
            width: max(1, width), usesUnicodeOrnaments: usesUnicodeOrnaments)
        if value(of: .justify) == "on" { options.alignment = .justified }
        if value(of: .hyphens) == "on" {
            options.hyphenation = hyphenation(language: language)
        }
        if value(of: .paragraphs) == "indented" { options.paragraphStart = .indent }
        if scrollsCode { options.longCode = .cut(from: max(0, codeStart)) }
        if leavesBidiToTerminal { options.bidiOrder = .logical }
        if value(of: .arabic) == "forms" { options.arabicForms = .presentation }
        return options
    }
}
