/// Cuts texts into the words that they are found by.
///
/// A word is a run of letters, marks and digits, folded. Where a script has no spaces (Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese), each letter and the one after it make a word, and so does
/// the last one alone: thus every substring of two letters is found, and every letter by the words
/// that begin with it. Not for use from two threads at once.
public struct WordCutter {
    /// What the words are for.
    public enum Purpose: Sendable {
        /// To be put into an index.
        case index
        /// To be looked for: a run without spaces is the pairs of its letters alone.
        case query
    }

    /// A word and where it stands.
    public struct Word: Hashable, Sendable {
        /// Its folded bytes in ``WordCutter/bytes``.
        public var text: Range<Int>
        /// The bytes of the source it is made of.
        public var source: Range<Int>
        /// Where its first letter ends in the source, for one of a script without spaces; else its
        /// end.
        public var firstEnd: Int
        /// Whether it is one letter of a script without spaces.
        public var isLoneLetter: Bool
    }

    /// The words, a space after each.
    public private(set) var bytes: [UInt8] = []
    /// The words in order; empty unless they are asked for.
    public private(set) var words: [Word] = []

    /// More of a word than these many bytes counts for nothing: so long are only codes.
    static let longestWord = 64
    /// So long are only piles of marks.
    private static let longestLetter = 24

    private let purpose: Purpose
    private let keepsWords: Bool
    private let table = FoldTable()
    /// Where the word that is being read begins, in ``bytes`` and in the source; -1 for none.
    private var wordStart = -1
    private var sourceStart = 0
    private var sourceEnd = 0
    private var letter = Letter()
    private var previous = Letter()

    /// A letter of a script without spaces, with its marks.
    private struct Letter {
        var bytes: [UInt8] = []
        var source = 0..<0
    }

    /// Makes a cutter; one that `keepsWords` says where each stands.
    public init(_ purpose: Purpose, keepsWords: Bool = false) {
        self.purpose = purpose
        self.keepsWords = keepsWords
    }

    /// Forgets the words.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }

    /// Cuts a text, whose words follow those before.
    ///
    /// Cost: linear.
    public mutating func cut(_ source: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < source.count {
            let byte = source[position]
            if byte < 0x80, !keepsWords {
                position = takeASCII(source, from: position)
            } else if Self.isOfWord(byte) {
                position = takeLetters(source, from: position)
            } else if byte < 0x80 {
                divide()
                position &+= 1
            } else {
                position = takeScalar(source, at: position)
            }
        }
        divide()
    }

    /// Cuts a text, whose words follow those before.
    ///
    /// Cost: linear.
    public mutating func cut(_ text: String) {
        var text = text
        text.withUTF8 { cut($0) }
    }

    /// Takes all up to the next byte that is not ASCII, where nobody asks which word stands where.
    ///
    /// Most texts are nothing else. What is made of it is never longer than it, so that there is
    /// room for all of it from the beginning.
    private mutating func takeASCII(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        endLetters()
        var end = start
        while end < source.count, source[end] < 0x80 { end &+= 1 }
        var (written, wordStart) = (bytes.count, wordStart)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<end]))
        bytes.withUnsafeMutableBufferPointer { bytes in
            for position in start..<end {
                let byte = source[position]
                if Self.isOfWord(byte) {
                    if wordStart < 0 { wordStart = written }
                    guard written &- wordStart < Self.longestWord else { continue }
                    bytes[written] = byte | Self.lowerCase
                    written &+= 1
                } else if wordStart >= 0 {
                    bytes[written] = 0x20
                    written &+= 1
                    wordStart = -1
                }
            }
        }
        bytes.removeLast(bytes.count - written)
        // A word may go on; nobody asks where in the source it began.
        (self.wordStart, sourceStart, sourceEnd) = (wordStart, start, end)
        return end
    }

    private mutating func takeLetters(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int
    {
        endLetters()
        beginWord(at: start)
        var position = start
        let end = wordStart + Self.longestWord
        while position < source.count {
            let byte = source[position]
            guard Self.isOfWord(byte) else { break }
            if bytes.count < end { bytes.append(byte | Self.lowerCase) }
            position &+= 1
        }
        sourceEnd = position
        return position
    }

    private mutating func takeScalar(_ source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var decoder = UTF8()
        var rest = source[start..<min(start + 4, source.count)].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
            divide()
            return start + 1
        }
        let end = start + UTF8.width(scalar)
        let mark = bytes.count
        let role = table.fold(scalar, into: &bytes)
        switch role {
        case .nothing, .unknown: break
        case .divider: divide()
        case .letter: takeLetter(from: mark, start..<end)
        case .unspaced, .mark: takeUnspaced(from: mark, start..<end, isMark: role == .mark)
        }
        return end
    }

    /// The folded bytes of a letter stand at the end of ``bytes`` already.
    private mutating func takeLetter(from mark: Int, _ source: Range<Int>) {
        if !letter.bytes.isEmpty {
            let folded = Array(bytes[mark...])
            bytes.removeLast(bytes.count - mark)
            endLetters()
            beginWord(at: source.lowerBound)
            bytes.append(contentsOf: folded)
        } else if wordStart < 0 {
            (wordStart, sourceStart) = (mark, source.lowerBound)
        } else if bytes.count - wordStart > Self.longestWord {
            bytes.removeLast(bytes.count - mark)
        }
        sourceEnd = source.upperBound
    }

    private mutating func takeUnspaced(from mark: Int, _ source: Range<Int>, isMark: Bool) {
        // No slice, which would have the whole array copied by the removal.
        let folded = Array(bytes[mark...])
        bytes.removeLast(bytes.count - mark)
        if isMark, !letter.bytes.isEmpty {
            if letter.bytes.count + folded.count <= Self.longestLetter {
                letter.bytes.append(contentsOf: folded)
            }
            letter.source = letter.source.lowerBound..<source.upperBound
            return
        }
        let new = Letter(bytes: folded, source: source)
        endWord()
        if !letter.bytes.isEmpty {
            if !previous.bytes.isEmpty { add(previous, letter) }
            previous = letter
        }
        letter = new
    }

    private mutating func divide() {
        endWord()
        endLetters()
    }

    private mutating func beginWord(at position: Int) {
        guard wordStart < 0 else { return }
        (wordStart, sourceStart) = (bytes.count, position)
    }

    private mutating func endWord() {
        guard wordStart >= 0 else { return }
        finish(
            Word(
                text: wordStart..<bytes.count, source: sourceStart..<sourceEnd,
                firstEnd: sourceEnd, isLoneLetter: false))
        wordStart = -1
    }

    private mutating func endLetters() {
        guard !letter.bytes.isEmpty else { return }
        if !previous.bytes.isEmpty { add(previous, letter) }
        if previous.bytes.isEmpty || purpose == .index { add(letter, Letter()) }
        (previous, letter) = (Letter(), Letter())
    }

    private mutating func add(_ first: Letter, _ second: Letter) {
        let start = bytes.count
        bytes.append(contentsOf: first.bytes)
        bytes.append(contentsOf: second.bytes)
        let isLone = second.bytes.isEmpty
        let end = isLone ? first.source.upperBound : second.source.upperBound
        finish(
            Word(
                text: start..<bytes.count, source: first.source.lowerBound..<end,
                firstEnd: first.source.upperBound, isLoneLetter: isLone))
    }

    private mutating func finish(_ word: Word) {
        bytes.append(0x20)
        if keepsWords { words.append(word) }
    }

    /// Sets ASCII letters in lower case; digits have it as well.
    private static let lowerCase: UInt8 = 0x20

    /// Whether a byte is a letter or a digit of ASCII.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        (byte | lowerCase) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }
}
