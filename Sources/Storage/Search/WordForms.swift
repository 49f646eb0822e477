internal import SQLite

/// The forms of an English word: all that have the same stem, as `lamp`, `lamps` and `lamping` have.
///
/// Not for use from two threads at once.
public final class WordForms {
    /// What all forms begin with.
    public let beginning: String
    private let stem: [UInt8]
    private let stemmer: PorterStemmer
    private var known: [[UInt8]: Bool] = [:]

    /// No more words are remembered than these.
    private static let mostKnown = 4_096

    /// Finds the stem of a word; nil where it has none or too short a one, or is no English.
    public init?(_ word: String) {
        let bytes = Array(word.utf8)
        guard bytes.count > 2, bytes.allSatisfy(Self.isLetter), let stemmer = PorterStemmer() else {
            return nil
        }
        let stem = stemmer.stem(bytes)
        // Only these letters of a stem differ from the word's own: happy, happi; able, ability.
        let changes = stem.last.map { "iel".utf8.contains($0) } ?? false
        let beginning = changes ? stem.dropLast() : stem[...]
        guard beginning.count > 1, bytes.starts(with: beginning) else { return nil }
        self.beginning = String(decoding: beginning, as: UTF8.self)
        (self.stem, self.stemmer) = (stem, stemmer)
    }

    /// Whether a folded word is one of them.
    public func contain(_ word: some Collection<UInt8>) -> Bool {
        guard word.starts(with: beginning.utf8), word.allSatisfy(Self.isLetter) else {
            return false
        }
        let word = Array(word)
        if let answer = known[word] { return answer }
        let answer = stemmer.stem(word) == stem
        if known.count < Self.mostKnown { known[word] = answer }
        return answer
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
