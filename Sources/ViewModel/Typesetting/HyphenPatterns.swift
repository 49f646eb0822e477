/// The patterns of a hyphenation dictionary as an automaton (Aho and Corasick 1975): what libhyphen
/// makes of a file, made in a time that rises with its length.
///
/// libhyphen 2.8.8 finds the states by comparing strings in chains that get longer with the
/// dictionary: it takes 2 to 4 seconds for Debian's German one of 279,000 states, this 0.05 to 0.1.
struct HyphenPatterns {
    /// A state: the letters that have led to it are the start of a pattern.
    struct State {
        /// The letter that leads to it.
        var letter: UInt8
        /// The first state that a further letter leads to; 0 for none.
        var child: Int32 = 0
        /// The next one that a letter leads to from the same state; 0 for none.
        var sibling: Int32 = 0
        /// Where to go on when no letter leads on: the longest end of its letters that is a state.
        var fallback: Int32 = 0
        /// Index into ``HyphenPatterns/matches`` where a pattern ends here; -1 for none.
        var match: Int32 = -1
    }

    /// What a whole pattern says; texts are indices into ``HyphenPatterns/text``.
    struct Match {
        /// The digits between its letters, zeros before the first other one left out.
        var digits: Int
        /// What replaces letters when a line ends there.
        var replacement: Int?
        var replacementStart: Int8 = 0
        var replacementLength: Int8
    }

    private(set) var states = [State(letter: 0)]
    private(set) var matches: [Match] = []
    /// Texts of the matches, each ended by a zero.
    private(set) var text: [UInt8] = []
    /// The letters of the pattern being read.
    private var letters: [UInt8] = []
    /// Letters that stay before the first hyphen of a word and after the last, and of a part of a
    /// compound; 0 where the file doesn't say.
    private(set) var minima: (left: Int8, right: Int8, compoundLeft: Int8, compoundRight: Int8) =
        (0, 0, 0, 0)

    /// Longer lines are left out, as libhyphen does.
    private static let longestLine = 98
    /// The levels of a dictionary from what follows the line that names its encoding: one, or two
    /// where the first has the borders in compounds.
    static func levels(of file: ArraySlice<UInt8>, isUTF8: Bool) -> [HyphenPatterns] {
        var levels = [HyphenPatterns()]
        var start = file.startIndex
        while start < file.endIndex {
            let end = file[start...].firstIndex(of: 0x0A) ?? file.endIndex
            let line = file[start..<end]
            if levels.count == 1, line.starts(with: "NEXTLEVEL".utf8) {
                levels.append(HyphenPatterns())
            } else {
                levels[levels.count - 1].add(line, isUTF8: isUTF8)
            }
            start = end + 1
        }
        for index in levels.indices { levels[index].findFallbacks() }
        return levels
    }

    private mutating func add(_ line: ArraySlice<UInt8>, isUTF8: Bool) {
        guard let first = line.first, line.count <= Self.longestLine else { return }
        if first == UInt8(ascii: "%") || first == UInt8(ascii: "#") { return }
        if first &- 0x41 < 26 {
            // Words of letters alone are asked for, so that NOHYPHEN's signs don't matter.
            if line.starts(with: "NOHYPHEN".utf8) || readMinimum(line) { return }
        }
        let slash = line.firstIndex(of: UInt8(ascii: "/"))
        letters.removeAll(keepingCapacity: true)
        let start = text.count
        text.append(0x30)
        for byte in line[..<(slash ?? line.endIndex)] {
            guard byte > 0x20 else { break }
            if byte &- 0x30 < 10 {
                text[text.count - 1] = byte
            } else {
                letters.append(byte)
                text.append(0x30)
            }
        }
        text.append(0)
        guard !letters.isEmpty else { return text.removeLast(text.count - start) }
        var match = Match(digits: start, replacementLength: Int8(letters.count))
        if let slash {
            if letters[0] == UInt8(ascii: ".") { match.digits += 1 }
            guard read(replacement: line[(slash + 1)...], isUTF8: isUTF8, to: &match) else {
                return
            }
        } else {
            while text[match.digits] == 0x30 { match.digits += 1 }
        }
        insert(match)
    }

    /// Reads `LEFTHYPHENMIN 2` and its like; false for other lines.
    private mutating func readMinimum(_ line: ArraySlice<UInt8>) -> Bool {
        func number(after name: String) -> Int8? {
            line.starts(with: name.utf8)
                ? Int8(Self.number(line.dropFirst(name.utf8.count))) : nil
        }
        if let number = number(after: "LEFTHYPHENMIN") {
            minima.left = number
        } else if let number = number(after: "RIGHTHYPHENMIN") {
            minima.right = number
        } else if let number = number(after: "COMPOUNDLEFTHYPHENMIN") {
            minima.compoundLeft = number
        } else if let number = number(after: "COMPOUNDRIGHTHYPHENMIN") {
            minima.compoundRight = number
        } else {
            return false
        }
        return true
    }

    /// Reads `ff=f,1,2`: what to write, from which letter on, for how many; false where the pattern
    /// has no such letters, which libhyphen does not look out for.
    private mutating func read(
        replacement: ArraySlice<UInt8>, isUTF8: Bool, to match: inout Match
    ) -> Bool {
        let fields = replacement.split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        match.replacement = text.count
        text += fields[0].prefix { $0 > 0x20 }
        text.append(0)
        guard fields.count > 2 else { return true }
        var start = Self.number(fields[1]) - 1
        var length = Self.number(fields[2])
        if isUTF8 {
            // The file counts characters, libhyphen bytes.
            var starts = letters.indices.filter { letters[$0] & 0xC0 != 0x80 }
            if letters.first == UInt8(ascii: ".") { starts = starts.dropFirst().map { $0 - 1 } }
            starts.append(letters.count - (letters.first == UInt8(ascii: ".") ? 1 : 0))
            guard start >= 0, start < starts.count else { return false }
            let end = min(start + length, starts.count - 1)
            length = starts[end] - starts[start]
            start = starts[start]
        }
        guard start >= 0, start + length <= letters.count else { return false }
        match.replacementStart = Int8(start)
        if length > 0 { match.replacementLength = Int8(length) }
        return true
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Int {
        var value = 0
        for byte in text.drop(while: { $0 == 0x20 || $0 == 0x09 }) {
            guard byte &- 0x30 < 10, value < 10 else { break }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private mutating func insert(_ match: Match) {
        var state = 0
        for letter in letters {
            var next = Int(states[state].child)
            while next != 0, states[next].letter != letter { next = Int(states[next].sibling) }
            if next == 0 {
                next = states.count
                states.append(State(letter: letter, sibling: states[state].child))
                states[state].child = Int32(next)
            }
            state = next
        }
        states[state].match = Int32(matches.count)
        matches.append(match)
    }

    /// Finds the fallbacks, those of shorter states first.
    private mutating func findFallbacks() {
        states.withUnsafeMutableBufferPointer { states in
            func child(of state: Int, _ letter: UInt8) -> Int {
                var next = Int(states[state].child)
                while next != 0, states[next].letter != letter { next = Int(states[next].sibling) }
                return next
            }
            var queue = [0]
            queue.reserveCapacity(states.count)
            var at = 0
            while at < queue.count {
                let state = queue[at]
                at += 1
                var next = Int(states[state].child)
                while next != 0 {
                    var back = Int(states[state].fallback)
                    var found = state == 0 ? 0 : child(of: back, states[next].letter)
                    while found == 0, back != 0 {
                        back = Int(states[back].fallback)
                        found = child(of: back, states[next].letter)
                    }
                    states[next].fallback = Int32(found)
                    queue.append(next)
                    next = Int(states[next].sibling)
                }
            }
        }
    }
}
