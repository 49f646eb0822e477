internal import CHyphen
import CText
internal import Glibc

/// A dictionary of libhyphen.
///
/// It has patterns as of Liang, "Word Hy-phen-a-tion by Com-put-er" (1983), in one or two levels.
/// Not safe to use from two threads at once.
final class HyphenDictionary {
    /// The levels, the first of which leads to the second; libhyphen only reads them.
    private let levels: [Level]
    /// The bytes of scalars beyond ASCII in the dictionary's own encoding; nil where that is UTF-8.
    private let encoding: [UInt32: UInt8]?

    /// Letters before the first hyphen and after the last one, at least.
    private static let before = 2
    private static let after = 3
    /// Bytes of a file beyond which it is none: the greatest in Debian has 2 MB.
    private static let longestFile = 16 << 20

    /// Reads a dictionary; nil when there is none or it is in an encoding that is not known.
    init?(path: String) {
        guard let file = Self.read(path), let lineEnd = file.firstIndex(of: 0x0A) else {
            return nil
        }
        let name = String(decoding: file[..<lineEnd].prefix { $0 > 0x20 }, as: UTF8.self)
        let isUTF8 = name == "UTF-8"
        if isUTF8 {
            encoding = nil
        } else if let encoding = Self.bytes(ofEncoding: name) {
            self.encoding = encoding
        } else {
            return nil
        }
        levels = HyphenPatterns.levels(of: file[(lineEnd + 1)...], isUTF8: isUTF8)
            .map { Level($0, isUTF8: isUTF8) }
        if levels.count > 1 {
            levels[0].dictionary.pointee.nextlevel = levels[1].dictionary
        }
    }

    /// The bytes of a file; nil when it can't be read or is too long.
    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return ferror(file) == 0 ? bytes : nil }
            bytes += buffer[..<count]
            guard bytes.count <= longestFile else { return nil }
        }
    }

    /// One level as libhyphen reads it: its public structures, in memory of our own.
    private final class Level {
        let dictionary: UnsafeMutablePointer<HyphenDict>
        private let states: UnsafeMutablePointer<HyphenState>
        private let transitions: UnsafeMutablePointer<HyphenTrans>
        /// The digits and replacements of all patterns, each ended by a zero.
        private let text: UnsafeMutablePointer<CChar>

        init(_ patterns: HyphenPatterns, isUTF8: Bool) {
            dictionary = .allocate(capacity: 1)
            states = .allocate(capacity: patterns.states.count)
            transitions = .allocate(capacity: patterns.states.count)
            text = .allocate(capacity: max(patterns.text.count, 1))
            for (index, byte) in patterns.text.enumerated() {
                text[index] = CChar(bitPattern: byte)
            }
            var used = 0
            for (index, state) in patterns.states.enumerated() {
                var made = HyphenState()
                made.fallback_state = index == 0 ? -1 : state.fallback
                if state.match >= 0 {
                    let match = patterns.matches[Int(state.match)]
                    made.match = text + match.digits
                    if let replacement = match.replacement { made.repl = text + replacement }
                    made.replindex = match.replacementStart
                    made.replcut = match.replacementLength
                }
                made.trans = transitions + used
                var next = Int(state.child)
                while next != 0 {
                    transitions[used] = HyphenTrans(
                        ch: CChar(bitPattern: patterns.states[next].letter),
                        new_state: CInt(next))
                    used += 1
                    made.num_trans += 1
                    next = Int(patterns.states[next].sibling)
                }
                (states + index).initialize(to: made)
            }
            var made = HyphenDict()
            made.lhmin = patterns.minima.left
            made.rhmin = patterns.minima.right
            made.clhmin = patterns.minima.compoundLeft
            made.crhmin = patterns.minima.compoundRight
            made.num_states = CInt(patterns.states.count)
            made.utf8 = isUTF8 ? 1 : 0
            made.states = states
            dictionary.initialize(to: made)
        }

        deinit {
            dictionary.deallocate()
            states.deallocate()
            transitions.deallocate()
            text.deallocate()
        }
    }

    /// The bytes of a word of well-formed UTF-8 before which it may be broken with a hyphen.
    ///
    /// A place where the word would have to be spelt otherwise (`Schiffahrt`, `Schiff-fahrt`) is
    /// left out: what is drawn is what is written.
    func places(in word: [UInt8]) -> [UInt8] {
        guard word.count <= 100 else { return [] }
        var starts: [UInt8] = []
        guard let encoded = encoded(word, starts: &starts) else { return [] }
        guard starts.count >= Self.before + Self.after else { return [] }
        let found = hyphens(in: encoded)
        return (Self.before...starts.count - Self.after).filter { found[$0 - 1] }
            .map { starts[$0] }
    }

    /// For each letter, whether a hyphen may stand after it.
    private func hyphens(in word: [UInt8]) -> [Bool] {
        let count = word.count
        // libhyphen asks for five bytes more than the word has.
        var hyphens = [CChar](repeating: 0, count: count + 5)
        var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        var positions: UnsafeMutablePointer<CInt>?
        var cuts: UnsafeMutablePointer<CInt>?
        defer {
            if let replacements {
                for index in 0..<count { free(replacements[index]) }
                free(replacements)
            }
            free(positions)
            free(cuts)
        }
        // It looks at what follows the word, whatever length it is told.
        let failed = (word + [0, 0, 0, 0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                hnj_hyphen_hyphenate3(
                    levels[0].dictionary, characters.baseAddress, CInt(count), &hyphens, nil,
                    &replacements,
                    &positions, &cuts, CInt(Self.before), CInt(Self.after), 0, 0)
            }
        }
        guard failed == 0 else { return Array(repeating: false, count: count) }
        return (0..<count).map { index in
            hyphens[index] & 1 == 1 && replacements?[index] == nil
        }
    }

    /// A word in lower case and the dictionary's encoding, and where its letters start; nil when
    /// it can't be written in it.
    private func encoded(_ word: [UInt8], starts: inout [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var index = 0
        while index < word.count {
            starts.append(UInt8(index))
            let (scalar, length) = Clusters.scalar(in: word, at: index)
            index += length
            if scalar < 0x80 {
                result.append(0x41...0x5A ~= scalar ? UInt8(scalar) | 0x20 : UInt8(scalar))
                continue
            }
            guard let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars,
                let letter = lower.first, lower.count == 1
            else { return nil }
            if let encoding {
                guard let byte = encoding[letter.value] else { return nil }
                result.append(byte)
            } else {
                result += Array(String(letter).utf8)
            }
        }
        return result
    }

    /// The bytes of an encoding of one byte a letter; nil when there is no such encoding.
    private static func bytes(ofEncoding name: String) -> [UInt32: UInt8]? {
        let prefix = "microsoft-"
        let name = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
        guard ctext_encoding_width(name) == 1 || name == "US-ASCII" else { return nil }
        var result: [UInt32: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            guard let decoder = ctext_decoder_open(name) else { return nil }
            defer { ctext_decoder_close(decoder) }
            var target = [UInt8](repeating: 0, count: 8)
            let length = withUnsafeBytes(of: byte) { source in
                target.withUnsafeMutableBufferPointer { target -> Int in
                    var from = source.bindMemory(to: UInt8.self).baseAddress
                    var to = target.baseAddress
                    guard let end = from.map({ $0 + 1 }), let start = to else { return 0 }
                    let isDone = ctext_decoder_decode(
                        decoder, &from, end, &to, start + target.count, 1)
                    return isDone == 1 ? (to ?? start) - start : 0
                }
            }
            guard length > 0 else { continue }
            let scalar = Clusters.scalar(in: target, at: 0).value
            if scalar != 0xFFFD { result[scalar] = byte }
        }
        return result
    }
}
