/// Finds where the words and patterns of a query stand in a text.
///
/// Not for use from two threads at once.
public final class SearchMatcher {
    private let phrases: [Phrase]
    /// The byte that each phrase begins with, in whatever form; never 0, with which no word begins.
    private let firsts: [UInt8]
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
        firsts = phrases.map { $0.words.first?.first ?? 0 }
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

    /// The stretch of a text that has the most of the phrases looked for.
    ///
    /// Of several the shortest, of those the first. Cost: as ``hits(in:limit:)``.
    /// - Parameters:
    ///   - text: The text.
    ///   - reach: The longest stretch, in bytes, that can have more than one of them.
    /// - Returns: From the first of them to the end of the last; empty where it is but one, nil where
    ///   there is none.
    func richest(in text: UnsafeBufferPointer<UInt8>, reach: Int) -> Range<Int>? {
        guard phrases.count > 1 else {
            guard let first = hits(in: text, limit: 1).first else { return nil }
            return first.lowerBound..<first.lowerBound
        }
        var hits: [(range: Range<Int>, phrase: Int)] = []
        eachHit(in: text) { range, phrase in
            hits.append((range, phrase))
            return hits.count < Self.mostWeighed
        }
        guard !hits.isEmpty else {
            return self.hits(in: text, limit: 1).first.map { $0.lowerBound..<$0.lowerBound }
        }
        var counts = Array(repeating: 0, count: phrases.count)
        var distinct = 0
        var best = (range: 0..<0, distinct: 0)
        var start = 0
        for hit in hits {
            if counts[hit.phrase] == 0 { distinct += 1 }
            counts[hit.phrase] += 1
            // The first hit goes where it is too far away, or stands again later.
            while hit.range.upperBound - hits[start].range.lowerBound > reach
                && hits[start].range != hit.range || counts[hits[start].phrase] > 1
            {
                counts[hits[start].phrase] -= 1
                if counts[hits[start].phrase] == 0 { distinct -= 1 }
                start += 1
            }
            let first = hits[start].range.lowerBound
            let range = first..<max(first, hit.range.upperBound)
            let isShorter = distinct > 1 && range.count < best.range.count
            if distinct > best.distinct || distinct == best.distinct && isShorter {
                best = (range, distinct)
            }
        }
        return best.distinct > 1 ? best.range : best.range.lowerBound..<best.range.lowerBound
    }

    /// More hits than these are not weighed against each other.
    private static let mostWeighed = 4_096

    private func wordHits(
        in text: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> [Range<Int>] {
        guard !phrases.isEmpty else { return [] }
        var hits: [Range<Int>] = []
        eachHit(in: text) { range, _ in
            hits.append(range)
            return hits.count < limit
        }
        return hits
    }

    /// Goes through the hits of phrases, by the words they begin with, until told to stop.
    private func eachHit(
        in text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, _ phrase: Int) -> Bool
    ) {
        cutter.removeAll()
        cutter.cut(text)
        let (words, bytes) = (cutter.words, cutter.bytes)
        for index in 0..<words.count {
            let first = bytes[words[index].text.lowerBound]
            for number in 0..<firsts.count where firsts[number] == first {
                guard let hit = Self.hit(of: phrases[number], at: index, of: words, bytes) else {
                    continue
                }
                if !body(hit, number) { return }
            }
        }
    }

    private static func hit(
        of phrase: Phrase, at index: Int, of words: [WordCutter.Word], _ bytes: [UInt8]
    ) -> Range<Int>? {
        let last = index + phrase.words.count - 1
        guard last < words.count else { return nil }
        for offset in 0..<phrase.words.count {
            let wanted = phrase.words[offset]
            let word = words[index + offset].text
            let mayGoOn = index + offset == last && phrase.isPrefix
            let isThere =
                (mayGoOn ? word.count >= wanted.count : word.count == wanted.count)
                && has(wanted, at: word.lowerBound, of: bytes)
            guard isThere || phrase.forms?.contain(bytes[word]) == true else { return nil }
        }
        let end = phrase.isLetter ? words[last].firstEnd : words[last].source.upperBound
        return words[index].source.lowerBound..<end
    }

    /// Whether bytes stand at a place of others, which reach at least as far.
    private static func has(_ wanted: [UInt8], at start: Int, of bytes: [UInt8]) -> Bool {
        for index in 0..<wanted.count where bytes[start + index] != wanted[index] { return false }
        return true
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
