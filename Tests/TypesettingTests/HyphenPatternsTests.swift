import CHyphen
import Foundation
import TestSupport
import Testing

@testable import Typesetting

/// Our reading of dictionaries against libhyphen's own, which is slow.
@Suite struct HyphenPatternsTests {
    private static let words = [
        "hyphenation", "photographers", "lighthouse", "keeper", "project", "record", "associate",
        "declination", "obligatory", "philanthropic", "present", "reformation", "table",
        "leuchtturm", "schifffahrt", "donaudampfschifffahrtsgesellschaft", "darauf", "hinunter",
        "geschwindigkeit", "morgenstern", "verwandtschaft", "ostfriesland", "blumento",
        "urinstinkt", "staubecken", "wachstube", "lebensmittelgeschäft", "überraschung", "straße",
        "zusammenarbeit", "österreich", "mondschein", "haustüren", "druckerzeugnis",
    ]

    private static func randomWords() -> [String] {
        var numbers = SeededGenerator(seed: 1983)
        let letters = Array("abcdefghijklmnopqrstuvwxyzeeeeaaaiiinnnttrrssäöüß")
        return (0..<3_000).map { _ in
            String(
                (0..<Int.random(in: 5...22, using: &numbers)).map { _ in
                    letters[Int.random(in: 0..<letters.count, using: &numbers)]
                })
        }
    }

    @Test(arguments: ["en_US", "de_DE"])
    func `words are hyphenated as by libhyphen's own reader`(name: String) throws {
        let path = "\(HyphenationLanguage.folder)/hyph_\(name).dic"
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: no \(path)")
            return
        }
        let own = try #require(HyphenDictionary(path: path))
        let theirs = try #require(hnj_hyphen_load(path))
        defer { hnj_hyphen_free(theirs) }
        let isUTF8 = theirs.pointee.utf8 != 0
        var faults: [String] = []
        var count = 0
        for word in Self.words + Self.randomWords() {
            guard let bytes = word.data(using: isUTF8 ? .utf8 : .isoLatin1).map({ [UInt8]($0) })
            else { continue }
            var hyphens = [CChar](repeating: 0, count: bytes.count + 5)
            var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
            var positions: UnsafeMutablePointer<CInt>?
            var cuts: UnsafeMutablePointer<CInt>?
            (bytes + [0, 0, 0, 0]).withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) {
                    _ = hnj_hyphen_hyphenate3(
                        theirs, $0.baseAddress, CInt(bytes.count), &hyphens, nil, &replacements,
                        &positions, &cuts, 2, 3, 0, 0)
                }
            }
            let characters = Array(word)
            let expected = (2...characters.count - 3).filter { hyphens[$0 - 1] & 1 == 1 }
                .map { UInt8(String(characters[..<$0]).utf8.count) }
            let found = own.places(in: Array(word.utf8))
            count += found.count
            if found != expected { faults.append("\(word): \(found), not \(expected)") }
        }
        #expect(faults == [])
        #expect(count > 3_000)
    }

    @Test func `a state goes on with its longest end`() {
        let levels = HyphenPatterns.levels(
            of: Array("abc1d\nbc1e\nc2\n.a1b\n%x\nLEFTHYPHENMIN 4\n".utf8)[...], isUTF8: true)
        #expect(levels.count == 1)
        let states = levels[0].states
        #expect(levels[0].minima.left == 4)
        #expect(states.count == 1 + 4 + 3 + 1 + 3)
        // abc goes on as bc, bc as c.
        let abc = states[3]
        #expect(abc.letter == UInt8(ascii: "c"))
        let bc = states[Int(abc.fallback)]
        #expect(bc.letter == UInt8(ascii: "c") && states[Int(bc.fallback)].match == 2)
    }

    @Test(arguments: [
        "1/", "a1b/=", "a1b/=,", "a1b/=,,", "a1b/=,9,99", ".", "1", ".1", "/", "//,1,1",
        "\u{E4}1/=,5,5",
        "NEXTLEVEL\nNEXTLEVEL\nNEXTLEVEL", "LEFTHYPHENMIN", "LEFTHYPHENMIN 999999999999999999999",
    ])
    func `a broken pattern does no harm`(line: String) throws {
        for isUTF8 in [true, false] {
            let levels = HyphenPatterns.levels(of: Array(line.utf8)[...], isUTF8: isUTF8)
            #expect(1...2 ~= levels.count)
        }
        let path = NSTemporaryDirectory() + "hyph-\(UUID().uuidString).dic"
        try ("UTF-8\n" + line + "\na1bb\n").write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = HyphenDictionary(path: path)?.places(in: Array("aabbaabbääbbaa".utf8))
    }
}
