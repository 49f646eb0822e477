/// Finds where the words and patterns of a query stand in a text.
///
/// Not for use from two threads at once.
public final class SearchMatcher {
    private let phrases: [Phrase]
    private let patterns: [SearchPattern]
    private var cutter = WordCutter(.index, keepsWords: true)

    private struct Phrase {
        let words: [[UInt8]]
        let isPrefix: Bool
        /// Whether it is one letter of a script without spaces, of which texts have pairs.
        let isLetter: Bool
        /// The forms that do as well as its word.
        let forms: WordForms?
    }

    /// Makes a matcher of what a query wants to be there.
    public init(_ query: SearchQuery) {
        phrases = query.phrases.map { phrase in
            Phrase(
                words: phrase.words.map { Array($0.utf8) }, isPrefix: phrase.isPrefix,
                isLetter: phrase.words.count == 1 && phrase.words[0].unicodeScalars.count == 1,
                forms: phrase.isInflected ? WordForms(phrase.words[0]) : nil)
        }
        patterns = query.patterns.compactMap(SearchPattern.init)
    }

    /// Whether there is nothing to find.
    public var isEmpty: Bool { phrases.isEmpty && patterns.isEmpty }

    /// Where they stand in a text of UTF-8.
    ///
    /// Cost: linear in the text for each phrase.
    /// - Parameters:
    ///   - text: The text.
    ///   - limit: How many to find at most.
    /// - Returns: Ranges of its bytes, in order and apart from each other.
    public func hits(in text: UnsafeBufferPointer<UInt8>, limit: Int = .max) -> [Range<Int>] {
        var hits = wordHits(in: text, limit: limit)
        for pattern in patterns {
            var start = 0
            while hits.count < limit, let hit = pattern.match(in: text, from: start) {
                if !hit.isEmpty { hits.append(hit) }
                start = max(hit.upperBound, hit.lowerBound + 1)
            }
        }
        return Array(Self.merged(hits).prefix(limit))
    }

    /// Where they stand in a text: ranges of its UTF-8, in order and apart from each other.
    public func hits(in text: String, limit: Int = .max) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { hits(in: $0, limit: limit) }
    }

    private func wordHits(
        in text: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> [Range<Int>] {
        guard !phrases.isEmpty else { return [] }
        cutter.removeAll()
        cutter.cut(text)
        var hits: [Range<Int>] = []
        for index in cutter.words.indices {
            for phrase in phrases {
                guard let hit = hit(of: phrase, at: index) else { continue }
                hits.append(hit)
            }
            if hits.count >= limit { break }
        }
        return hits
    }

    private func hit(of phrase: Phrase, at index: Int) -> Range<Int>? {
        let words = cutter.words
        let last = index + phrase.words.count - 1
        guard last < words.count else { return nil }
        for (offset, wanted) in phrase.words.enumerated() {
            let word = cutter.bytes[words[index + offset].text]
            let isLast = offset == phrase.words.count - 1
            let isThere =
                word.starts(with: wanted)
                && (isLast && phrase.isPrefix || word.count == wanted.count)
            guard isThere || phrase.forms?.contain(word) == true else { return nil }
        }
        let end = phrase.isLetter ? words[last].firstEnd : words[last].source.upperBound
        return words[index].source.lowerBound..<end
    }

    private static func merged(_ hits: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for hit in hits.sorted(by: {
            ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
        }) {
            guard let last = merged.last, hit.lowerBound < last.upperBound else {
                merged.append(hit)
                continue
            }
            merged[merged.count - 1] =
                last.lowerBound..<max(last.upperBound, hit.upperBound)
        }
        return merged
    }
}
