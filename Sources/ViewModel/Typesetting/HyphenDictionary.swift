internal import CHyphen
import CText
internal import Glibc

/// A dictionary of libhyphen: Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er",
/// 1983) with exceptions.
///
/// Not safe to use from two threads at once.
final class HyphenDictionary {
    private let dictionary: UnsafeMutablePointer<HyphenDict>
    /// The bytes of scalars beyond ASCII in the dictionary's own encoding; nil where that is UTF-8.
    private let encoding: [UInt32: UInt8]?

    /// Letters before the first hyphen and after the last one, at least.
    private static let before = 2
    private static let after = 3

    /// Reads a dictionary; nil when there is none or it is in an encoding that is not known.
    init?(path: String) {
        guard let dictionary = hnj_hyphen_load(path) else { return nil }
        let name = withUnsafeBytes(of: &dictionary.pointee.cset) { bytes in
            String(decoding: bytes.prefix { $0 != 0 && $0 > 0x20 }, as: UTF8.self)
        }
        if dictionary.pointee.utf8 != 0 {
            encoding = nil
        } else if let encoding = Self.bytes(ofEncoding: name) {
            self.encoding = encoding
        } else {
            hnj_hyphen_free(dictionary)
            return nil
        }
        self.dictionary = dictionary
    }

    deinit { hnj_hyphen_free(dictionary) }

    /// The bytes of a word of well-formed UTF-8 before which it may be broken with a hyphen.
    ///
    /// A place where the word would have to be spelt otherwise (`Schiffahrt`, `Schiff-fahrt`) is
    /// left out: what is drawn is what is written.
    func places(in word: [UInt8]) -> [UInt8] {
        guard word.count <= 100 else { return [] }
        var starts: [UInt8] = []
        guard let encoded = encoded(word, starts: &starts) else { return [] }
        let found = hyphens(in: encoded)
        guard starts.count >= Self.before + Self.after else { return [] }
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
        let failed = word.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                hnj_hyphen_hyphenate3(
                    dictionary, characters.baseAddress, CInt(count), &hyphens, nil, &replacements,
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
