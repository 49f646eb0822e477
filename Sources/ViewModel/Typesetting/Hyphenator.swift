internal import Synchronization

/// Hyphenates the words of one language, by libhyphen with the dictionaries that are installed.
///
/// Dictionaries are read when they are first needed and kept, as is what they say of words. Cost:
/// English is read in 3 ms, German, which has ten times as many patterns, in 50 to 100 ms.
public final class Hyphenator: Sendable {
    private let words: Mutex<HyphenatedWords>

    /// Whether words of a language, given by a BCP 47 tag, can be hyphenated.
    ///
    /// They can where there is a dictionary for it; none is read. Costs a few system calls.
    public static func isAvailable(for tag: String) -> Bool {
        HyphenationLanguage.path(for: tag) != nil
    }

    /// Reads the dictionary for a tag where there is one, so that pages set later need not wait.
    public static func prepare(for tag: String) { _ = hyphenator(for: tag) }

    /// Whether a page in a language can be set without reading a dictionary first: it has been
    /// read, or there is none.
    public static func isPrepared(for tag: String) -> Bool {
        known.withLock { known in
            guard !tag.isEmpty, let path = known.path(for: tag) else { return true }
            return known.byPath[path] != nil
        }
    }

    /// The hyphenator of a language; nil without a dictionary that can be read.
    static func hyphenator(for tag: String) -> Hyphenator? {
        guard !tag.isEmpty else { return nil }
        return known.withLock { $0.hyphenator(for: tag) }
    }

    /// Reads a dictionary; nil when it can't be.
    init?(path: String) {
        guard let dictionary = HyphenDictionary(path: path) else { return nil }
        words = Mutex(HyphenatedWords(dictionary: dictionary))
    }

    /// Calls `body` with the words, which are its own for that time.
    func withWords(_ body: (inout HyphenatedWords) -> Void) {
        words.withLock { body(&$0) }
    }

    /// Those that have been asked for.
    private struct Known {
        var byPath: [String: Hyphenator?] = [:]
        /// The paths for tags, so that a page doesn't look for files at each block.
        var paths: [String: String?] = [:]

        mutating func path(for tag: String) -> String? {
            if let known = paths[tag] { return known }
            let path = HyphenationLanguage.path(for: tag)
            // Tags come from posts: there is no end to them.
            if paths.count >= 100 { paths.removeAll() }
            paths[tag] = .some(path)
            return path
        }

        mutating func hyphenator(for tag: String) -> Hyphenator? {
            guard let path = path(for: tag) else { return nil }
            if let known = byPath[path] { return known }
            let hyphenator = Hyphenator(path: path)
            byPath[path] = .some(hyphenator)
            return hyphenator
        }
    }

    private static let known = Mutex(Known())
}

/// The words that a dictionary has been asked about.
struct HyphenatedWords {
    private struct Entry {
        var word: [UInt8]
        var places: [UInt8]
    }

    private let dictionary: HyphenDictionary
    /// By the hash of the word.
    private var entries: [UInt64: Entry] = [:]
    /// So many words are kept, about those of a novel.
    private static let most = 20_000

    init(dictionary: HyphenDictionary) { self.dictionary = dictionary }

    /// The bytes of a word before which it may be broken with a hyphen.
    mutating func places(in word: ArraySlice<UInt8>) -> [UInt8] {
        // FNV-1a, without a seed; words that collide are only looked up anew.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if let entry = entries[hash], entry.word.elementsEqual(word) { return entry.places }
        let places = dictionary.places(in: Array(word))
        if entries.count >= Self.most { entries.removeAll() }
        entries[hash] = Entry(word: Array(word), places: places)
        return places
    }
}
