import TestSupport
import Testing

@testable import Typesetting

@Suite struct ClusterTests {
    @Test func `scalars called simple are clusters of their own`() {
        let neighbours: [Unicode.Scalar] = ["a", "é", "語", "か", "한", "가", "ا", "ก", "א"]
        let wrong = (UInt32(0x20)..<0x11000).filter { value in
            guard let scalar = Unicode.Scalar(value), let width = Clusters.simpleWidth(of: value)
            else { return false }
            var text = String.UnicodeScalarView()
            for neighbour in neighbours { text += [neighbour, scalar, scalar] }
            return String(text).count != neighbours.count * 3
                || Glyphs.glyph(for: Character(scalar)) != Glyph(text: String(scalar), width: width)
        }
        #expect(wrong == [])
    }

    @Test(arguments: 0..<200) func `clusters are Swift's own`(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        let alphabet: [Unicode.Scalar] = [
            "a", " ", "é", "\u{301}", "語", "か", "\u{3099}", "한", "\u{1100}", "\u{1161}", "\u{11A8}",
            "👩", "\u{200D}", "\u{FE0F}", "🏽", "🇩", "🇪", "ก", "\u{E33}", "\u{E49}", "क", "\u{94D}",
            "ि", "א", "\u{5B8}", "ب", "\u{64E}", "\u{600}", "\u{AD}", "\r", "\n", "\u{0}",
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<60 { scalars.append(alphabet.randomElement(using: &numbers) ?? "a") }
        let text = String(scalars)
        var expected: [Int] = []
        for cluster in text { expected.append((expected.last ?? 0) + cluster.utf8.count) }
        var found: [Int] = []
        let bytes = Array(text.utf8)
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            found.append(cluster.range.upperBound)
            return true
        }
        // A cluster of very many cells comes in pieces.
        #expect(Set(expected).isSubset(of: found))
        #expect(found == found.sorted())
        let pieces = text.map { cluster in
            var count = 0
            Clusters.forEachPart(of: Substring(String(cluster)).unicodeScalars) { _ in count += 1 }
            return count
        }
        #expect(found.count == pieces.reduce(0, +))
    }

    @Test func `a walk stops when asked`() {
        let bytes = Array("e\u{301}e\u{301}e\u{301}abc".utf8)
        for limit in 1...6 {
            var seen = 0
            Clusters.forEach(in: bytes, 0..<bytes.count) { _ in
                seen += 1
                return seen < limit
            }
            #expect(seen == limit)
        }
    }
}
