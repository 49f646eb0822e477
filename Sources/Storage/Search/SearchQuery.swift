/// What a person looks for, as the search prompt and the command line read it.
///
/// All groups must hold; of each, one term is enough.
public struct SearchQuery: Hashable, Sendable {
    /// The groups in the order they were typed.
    public var groups: [[SearchTerm]]
    /// What of the text could not be read, and why, in words for a person.
    public var notes: [String]

    /// Makes a query of its groups.
    public init(groups: [[SearchTerm]] = [], notes: [String] = []) {
        self.groups = groups
        self.notes = notes
    }

    /// Whether it asks for nothing, and so for no post.
    public var isEmpty: Bool { groups.isEmpty }

    /// What is looked for in texts, to be marked where it stands; without what must not be there.
    public var phrases: [SearchPhrase] {
        groups.joined().compactMap { term in
            guard !term.isNegated, case .words(let phrase, _) = term.test else { return nil }
            return phrase
        }
    }

    /// Whether other forms of a word that must be there do as well.
    public var isInflected: Bool { phrases.contains(where: \.isInflected) }

    /// The regular expressions that must be there.
    public var patterns: [String] {
        groups.joined().compactMap { term in
            guard !term.isNegated, case .pattern(let pattern) = term.test else { return nil }
            return pattern
        }
    }
}

/// One thing that a post is asked for.
public struct SearchTerm: Hashable, Sendable {
    /// What a post is asked for.
    public enum Test: Hashable, Sendable {
        /// Words in a row; in one field, or in any.
        case words(SearchPhrase, in: SearchField?)
        /// A regular expression that matches in title or text.
        case pattern(String)
        /// Local seconds of its date, as in `PostDate.local`; it must have one.
        case dates(Range<Int64>)
        /// What is kept of it.
        case flag(SearchFlag)
        /// Words in the title of its archive, folded.
        case blog(SearchPhrase)
    }

    /// Whether posts must not pass the test.
    public var isNegated: Bool
    /// The test.
    public var test: Test

    /// Makes a term.
    public init(_ test: Test, isNegated: Bool = false) {
        self.isNegated = isNegated
        self.test = test
    }
}

/// Words that follow each other, folded and cut by ``WordCutter``.
public struct SearchPhrase: Hashable, Sendable {
    /// The words, at least one.
    public var words: [String]
    /// Whether the last one may go on.
    public var isPrefix: Bool
    /// Whether a single word's other forms do as well, see ``WordForms``.
    public var isInflected = false

    /// Reads a text; nil when there is no word in it.
    ///
    /// A single letter of a script without spaces is always a prefix, for texts have it in pairs.
    public init?(_ text: String, isPrefix: Bool) {
        var cutter = WordCutter(.query, keepsWords: true)
        cutter.cut(text)
        guard let last = cutter.words.last else { return nil }
        words = cutter.words.map { String(decoding: cutter.bytes[$0.text], as: UTF8.self) }
        // The word before a mark that divides is whole.
        let isAtEnd = last.source.upperBound == text.utf8.count
        self.isPrefix = isPrefix && isAtEnd || last.isLoneLetter
    }
}

/// A part of a post that words are looked for in.
public enum SearchField: String, Hashable, Sendable, CaseIterable {
    /// Its title.
    case title
    /// Its text.
    case text
    /// What others wrote below it, with their names.
    case comments
    /// Its labels.
    case labels
    /// Its author.
    case author
}

/// What is kept of a post, besides its texts.
public enum SearchFlag: String, Hashable, Sendable, CaseIterable {
    /// Not marked read.
    case unread
    /// Marked read.
    case read
    /// Marked with a star.
    case starred
    /// Changed since it was read.
    case changed
    /// Not in the newest source any more.
    case vanished
    /// A page outside the blog's run of posts.
    case page
    /// Not published.
    case draft
    /// Somebody wrote below it.
    case comments
    /// A block of code is in its text.
    case code
    /// It has labels.
    case labels

    /// Those that follow `is:`.
    public static let states: [SearchFlag] = [
        .unread, .read, .starred, .changed, .vanished, .page, .draft,
    ]
    /// Those that follow `has:`.
    public static let parts: [SearchFlag] = [.comments, .code, .labels]
}
