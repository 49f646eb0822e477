import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

/// How much of an article is found, and how much else: words as multisets, whatever their order.
struct WordAgreement {
    let precision: Double
    let recall: Double

    var f1: Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    init(found: [String: Int], expected: [String: Int]) {
        let common = found.reduce(0) { $0 + min($1.value, expected[$1.key] ?? 0) }
        let (foundCount, count) = (found.values.reduce(0, +), expected.values.reduce(0, +))
        precision = foundCount == 0 ? (count == 0 ? 1 : 0) : Double(common) / Double(foundCount)
        recall = count == 0 ? 1 : Double(common) / Double(count)
    }
}

/// The words of HTML, taken out of its bytes by rules that share nothing with annals.
enum PlainWords {
    static func bag(_ html: String) -> [String: Int] {
        var text = html
        for (pattern, replacement) in [
            ("(?is)<!--.*?-->", ""), ("(?is)<(script|style|title|noscript)\\b.*?</\\1>", " "),
            (
                "(?i)</?(a|abbr|b|bdi|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|"
                    + "strong|sub|sup|tt|u|var|wbr|time|data|img|label|ruby|rt|rp|bdo|dfn|samp|"
                    + "acronym|big|svg|path|video|audio|source)\\b[^>]*>",
                ""
            ),
            ("(?s)<[^>]*>", " "),
        ] {
            text = text.replacingOccurrences(
                of: pattern, with: replacement, options: .regularExpression)
        }
        var bag: [String: Int] = [:]
        for word in unescaped(text).split(whereSeparator: \.isWhitespace) {
            bag[String(word), default: 0] += 1
        }
        return bag
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.prefix(12).firstIndex(of: ";") else {
                result += "&"
                continue
            }
            guard let character = character(rest[..<end]) else {
                result += "&"
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> String? {
        guard name.hasPrefix("#") else { return names[String(name)] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static let names = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–",
        "hellip": "…", "copy": "©", "eacute": "é", "laquo": "«", "raquo": "»",
    ]
}

/// Article extraction against the articles that mozilla/readability's tests expect.
///
/// Each page is read as `annals PAGE` reads it, from a file whose name says nothing.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct ArticleExtractionTests {
    @Test("The words of 86 articles, macro-averaged F1 at least 0.95")
    func words() throws {
        let folder = try TemporaryFolder()
        var scores: [(name: String, agreement: WordAgreement)] = []
        for source in Corpus.files(in: "html/mozilla-readability", withExtension: "html")
        where source.hasSuffix("/source.html") {
            let place = URL(fileURLWithPath: source).deletingLastPathComponent()
            let path = try folder.write(Data(contentsOf: URL(fileURLWithPath: source)), to: "page")
            let expected = try String(
                contentsOf: place.appendingPathComponent("expected.html"), encoding: .utf8)
            let imported = try Imported(path: path)
            let body = imported.posts.map(\.body.text).joined(separator: "\n")
            scores.append(
                (
                    place.lastPathComponent,
                    WordAgreement(found: PlainWords.bag(body), expected: PlainWords.bag(expected))
                ))
        }
        try #require(scores.count == 86)
        func mean(_ value: (WordAgreement) -> Double) -> Double {
            scores.reduce(0) { $0 + value($1.agreement) } / Double(scores.count)
        }
        for score in scores.sorted(by: { $0.agreement.f1 < $1.agreement.f1 }).prefix(10) {
            print(
                "article:", score.name,
                String(
                    format: "F1 %.3f precision %.3f recall %.3f", score.agreement.f1,
                    score.agreement.precision, score.agreement.recall))
        }
        print(
            "articles:", scores.count,
            String(
                format: "F1 %.4f precision %.4f recall %.4f", mean(\.f1), mean(\.precision),
                mean(\.recall)))
        #expect(mean(\.f1) >= 0.95)
        #expect(mean(\.precision) >= 0.95)
        #expect(mean(\.recall) >= 0.95)
    }
}
