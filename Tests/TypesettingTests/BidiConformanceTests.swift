import TestSupport
import Prose
import Testing

@testable import Typesetting

/// Unicode's conformance tests for UAX #9, through the order in which annals draws.
///
/// What the gate strips (controls of direction, isolates, the soft hyphen) has no place in our
/// order, and a mark goes with its letter; both are left out of the expected order too.
///
/// | file | cases | fail | why |
/// | --- | --- | --- | --- |
/// | BidiTest.txt (15.0) | 770,241 | 0 | |
/// | BidiCharacterTest.txt (15.0) | 91,707 | 22 | ICU 72's levels (1) |
///
/// 1. Where an embedding or override ends and the next one begins at once, ICU 72 takes what stands
///    on both sides, or an isolate between two such, for one run. The order is right for the levels
///    that it gives.
@Suite struct BidiConformanceTests {
    /// A scalar of each class.
    ///
    /// None of them is a bracket, none mirrored.
    private static let samples: [String: Unicode.Scalar] = [
        "L": "a", "R": "א", "AL": "ا", "EN": "1", "AN": "٢", "ES": "+", "ET": "%", "CS": ",",
        "NSM": "\u{300}", "BN": "\u{AD}", "B": "\u{2029}", "S": "\t", "WS": " ", "ON": "!",
        "LRE": "\u{202A}", "LRO": "\u{202D}", "RLE": "\u{202B}", "RLO": "\u{202E}",
        "PDF": "\u{202C}", "LRI": "\u{2066}", "RLI": "\u{2067}", "FSI": "\u{2068}",
        "PDI": "\u{2069}",
    ]

    @Test func `sequences of classes come in the order that Unicode's file says`() throws {
        guard let lines = UnicodeData.lines("BidiTest.txt") else { return }
        var expected: [Int] = []
        var cases = 0
        var failures: [String] = []
        var text: [UInt8] = []
        var starts: [Int] = []
        for line in lines {
            if line.first == "@" {
                if line.hasPrefix("@Reorder:") {
                    expected = line.dropFirst(9).split(whereSeparator: \.isWhitespace)
                        .compactMap { Int($0) }
                }
                continue
            }
            let fields = line.split(separator: ";")
            text.removeAll(keepingCapacity: true)
            starts.removeAll(keepingCapacity: true)
            for name in fields[0].split(separator: " ") {
                starts.append(text.count)
                text += String(try #require(Self.samples[String(name)])).utf8
            }
            let directions = Int(fields[1].dropFirst()) ?? 0
            for (bit, direction) in [TextDirection.firstStrong, .leftToRight, .rightToLeft]
                .enumerated()
            where directions & 1 << bit != 0 {
                cases += 1
                let drawn = Self.order(text, direction)
                let wanted = Self.clusters(drawn, by: expected.map { starts[$0] })
                if drawn != wanted { failures.append("\(line) \(direction): \(drawn)") }
            }
        }
        print("BidiTest.txt: \(cases) cases, \(failures.count) fail")
        #expect(cases > 500_000)
        #expect(failures.prefix(20) == [])
    }

    @Test func `texts come in the order that Unicode's file says`() {
        guard let lines = UnicodeData.lines("BidiCharacterTest.txt") else { return }
        var failures: [String] = []
        var ours: [String] = []
        for line in lines {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            var text: [UInt8] = []
            var starts: [Int] = []
            for code in fields[0].split(separator: " ") {
                starts.append(text.count)
                let scalar = UInt32(code, radix: 16).flatMap { Unicode.Scalar($0) }
                text += String(scalar ?? "?").utf8
            }
            let direction: TextDirection =
                switch fields[1] {
                case "0": .leftToRight
                case "1": .rightToLeft
                default: .firstStrong
                }
            let drawn = Self.order(text, direction)
            let expected = fields[4].split(separator: " ").compactMap { Int($0) }
            let wanted = Self.clusters(drawn, by: expected.map { starts[$0] })
            guard drawn != wanted else { continue }
            let levels = Bidi(text, 0..<text.count, direction: direction)?.levels ?? []
            let isRight = zip(starts, fields[3].split(separator: " ")).allSatisfy { start, level in
                level == "x" || UInt8(level) == levels[start]
            }
            failures.append("\(line): \(drawn)")
            if isRight { ours.append("\(line): \(drawn)") }
        }
        print("BidiCharacterTest.txt: \(lines.count) cases, \(failures.count) fail")
        #expect(lines.count > 90_000)
        #expect(ours == [])
        #expect(failures.count <= 22)
    }

    @Test func `white space is what Unicode calls so`() {
        let path = "extracted/DerivedBidiClass.txt"
        guard let spaces = UnicodeData.scalars(path, where: { ["WS", "B", "S"].contains($0) })
        else { return }
        #expect((UInt32(0)...0x10FFFF).filter { Bidi.isSpace($0) != spaces.contains($0) } == [])
    }

    /// The clusters that are drawn, in the order in which they stand.
    private static func order(_ text: [UInt8], _ direction: TextDirection) -> [Range<Int>] {
        var clusters: [Cluster] = []
        Clusters.forEach(in: text, 0..<text.count) { cluster in
            clusters.append(cluster)
            return true
        }
        let bidi = Bidi(text, 0..<text.count, direction: direction)
        let order =
            bidi?.visualOrder(of: clusters, in: text).map(\.index) ?? Array(clusters.indices)
        return order.filter { clusters[$0].width > 0 }.map { clusters[$0].range }
    }

    /// The same clusters in the order that is expected of their scalars' first bytes.
    private static func clusters(_ drawn: [Range<Int>], by expected: [Int]) -> [Range<Int>] {
        expected.reduce(into: []) { order, start in
            guard let cluster = drawn.first(where: { $0.contains(start) }) else { return }
            if order.last != cluster { order.append(cluster) }
        }
    }
}
