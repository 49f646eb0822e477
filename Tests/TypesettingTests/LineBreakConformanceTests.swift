import Foundation
import Testing

@testable import Typesetting

/// Unicode's own test of UAX #14, run through ICU as it is and with the habits of print laid over.
@Suite struct LineBreakConformanceTests {
    private static let path = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

    /// A line of the file: its number, the text and the places it wants.
    private struct Case {
        var number: Int
        var text: [UInt8]
        var expected: Set<Int>
        var source: String
    }

    private static func cases() throws -> [Case] {
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: no \(path) (Debian: unicode-data)")
            return []
        }
        var cases: [Case] = []
        let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        for (index, line) in lines.enumerated() {
            let source = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            guard !source.isEmpty else { continue }
            var test = Case(number: index + 1, text: [], expected: [], source: source)
            for part in source.split(separator: " ") {
                if part == "÷" {
                    test.expected.insert(test.text.count)
                } else if let value = UInt32(part, radix: 16), let scalar = Unicode.Scalar(value) {
                    test.text += Array(String(scalar).utf8)
                }
            }
            test.expected.remove(test.text.count)
            cases.append(test)
        }
        return cases
    }

    private static func places(_ marks: [UInt8]) -> Set<Int> {
        Set(marks.indices.filter { marks[$0] != LineBreaks.Mark.none })
    }

    /// Where ICU 72 knowingly departs from UAX #14 of Unicode 15, by line of the test file.
    private static let departures: [(reason: String, lines: [Int])] = [
        (
            "no break after a hyphen that nothing stands before (a Finnish habit; in UAX #14 from"
                + " Unicode 16 on, as LB20a)",
            [2265, 2267, 2421, 2423, 2425, 2427, 2429, 2431]
        ),
        (
            "a number is one with the period or comma before it: `.35` (the regular expression"
                + " that UAX #14 8.2 gives for LB25)",
            [
                2873, 2875, 7477, 7576, 7577, 7578, 7579, 7580, 7581, 7583, 7584, 7585, 7586, 7587,
            ]
        ),
    ]

    @Test func `ICU breaks lines as Unicode's test file says, but for what is listed`() throws {
        let cases = try Self.cases()
        guard !cases.isEmpty else { return }
        let failures = cases.filter {
            Self.places(LineBreaks.plainMarks(in: $0.text, 0..<$0.text.count)) != $0.expected
        }
        print("LineBreakTest: ICU breaks \(cases.count - failures.count) of \(cases.count) alike")
        #expect(failures.map(\.number) == Self.departures.flatMap(\.lines).sorted())
    }

    @Test func `the habits of print differ where they are meant to`() throws {
        let cases = try Self.cases()
        var added: [Int] = []
        var unmeant: [String] = []
        var differing = 0
        for test in cases {
            let plain = Self.places(LineBreaks.plainMarks(in: test.text, 0..<test.text.count))
            let marks = LineBreaks.marks(in: test.text, 0..<test.text.count)
            let own = Self.places(marks.map { $0 == LineBreaks.Mark.lastResort ? 0 : $0 })
            if own != plain { differing += 1 }
            if !own.subtracting(plain).isEmpty { added.append(test.number) }
            let taken = plain.subtracting(own)
            if !taken.allSatisfy({ Self.isMeant(test.text, $0) }) { unmeant.append(test.source) }
        }
        print("LineBreakTest: the habits of print change \(differing) of \(cases.count)")
        #expect(unmeant == [])
        #expect(added == [])
    }

    /// Whether a place that was taken away is beside a sign that the habits are about.
    private static func isMeant(_ text: [UInt8], _ place: Int) -> Bool {
        let before = String(decoding: text[..<place], as: UTF8.self).unicodeScalars
            .drop { $0 == " " }.reversed().first { $0 != " " && !$0.properties.isGraphemeExtend }
        let after = String(decoding: text[place...], as: UTF8.self).unicodeScalars.first
        func isHangul(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { 0xAC00...0xD7A3 ~= $0.value || 0x1100...0x11FF ~= $0.value } ?? false
        }
        let dashes: [Unicode.Scalar] = ["-", "\u{2013}", "\u{2014}", "\u{2015}", "/"]
        let lone: [Unicode.Scalar] = ["\u{BB}", "\u{B7}", "\u{2026}", "\u{2022}", "\u{203A}"]
        let isSet = String(decoding: text, as: UTF8.self).contains("://")
        // C++
        let isDoubled = before != nil && before == after
        return isSet || isDoubled || isHangul(before) || isHangul(after)
            || before.map { dashes.contains($0) || $0 == "\u{AB}" } ?? false
            || after.map { dashes.contains($0) || lone.contains($0) } ?? false
    }
}
