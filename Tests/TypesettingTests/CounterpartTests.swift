import TestSupport
import Testing

@testable import Prose
@testable import Typesetting

/// The beginning of a text, read by itself, beside all of it.
@Suite struct CounterpartTests {
    private func page(_ html: String) -> Page {
        Page(
            parts: [
                PagePart(role: .title, blocks: [.heading(level: 1, [.text("A title")])]),
                PagePart(role: .body, blocks: Prose.document(html: html).blocks),
            ], options: TypesetOptions(width: 60))
    }

    private func beginning(of html: String, limit: Int) -> String? {
        var html = html
        return html.withUTF8 { bytes in
            SourceBeginning.end(in: bytes, limit: limit).map { bytes.slice(0..<$0).text }
        }
    }

    /// Where the numbered words of a page stand.
    private func words(_ page: Page) -> [String: Int] {
        var words: [String: Int] = [:]
        var word = ""
        for (index, byte) in page.text.bytes.enumerated() {
            let isPart = byte == UInt8(ascii: "w") || (0x30...0x39).contains(byte)
            if isPart { word.unicodeScalars.append(Unicode.Scalar(byte)) }
            if !isPart {
                if word.hasPrefix("w") { words[word] = index - word.utf8.count + page.base }
                word = ""
            }
        }
        return words
    }

    private func has(_ context: ArraySlice<UInt8>, _ page: Page) -> Bool {
        let context = Array(context)
        return page.text.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start + context.count <= bytes.count {
                var count = 0
                while count < context.count, bytes[start + count] == context[count] { count += 1 }
                if count == context.count { return true }
                start += 1
            }
            return false
        }
    }

    private static let plain = [
        "<p>%</p>", "<p>%<br>%", "<ul><li>%<li>%</ul>", "<b>%</b> ", "<i>% <a href='/x'>%</a></i>",
        "<blockquote><p>%</p>%</blockquote>", "<pre>%\n%</pre>", "<h2>%</h2>", "<!-- % -->",
        "<dl><dt>%<dd>%</dl>", "% &eacute; %", "<style>% </style>", "<ol start=3><li>%</ol>",
        "<img src=a.png alt='%'>", "<div>%<div>%</div></div>", "<script>'<p>%'</script>", "<hr>",
    ]
    private static let dependent = [
        "<table><tr><td>%<td>%<tr><td>%</table>", "<table><tr><th>%<td>%</tr>", "</table>",
        "%<sup><a href='#n1'>[1]</a></sup> % % %", "<p id=n1>1. %</p>", "<a href='#n2'>[2]</a> %",
        "<ol><li id=n2>% <a href='#r2'>back</a></li></ol>", "<details>%<summary>%</summary>",
        "<table><tr>%<td>%", "<figure>%<figcaption>%</figcaption></figure>", "<b><p>%", "</b>%",
        "<svg><text>%</text></svg>", "<select><option>%</select>", "\\(%\\) %", "$$% % ",
        "<div class=footnotes><ol><li id=n1>%</ol></div>", "<h1>%</h1>", "<h5>%</h5>",
    ]

    private func source(_ pieces: [String], _ random: inout SeededGenerator) -> String {
        var number = 0
        return (0..<Int.random(in: 30...150, using: &random)).map { _ in
            (pieces.randomElement(using: &random) ?? "").map { character in
                guard character == "%" else { return String(character) }
                return (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    number += 1
                    return "w\(number)"
                }.joined(separator: " ")
            }.joined()
        }.joined()
    }

    @Test(arguments: 0..<150)
    func `what is cut off changes nothing of what stands far above`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let html = source(Self.plain, &random)
        let limit = Int.random(in: 1..<html.utf8.count, using: &random)
        guard let cut = beginning(of: html, limit: limit) else { return }
        let (part, whole) = (page(cut), page(html))
        // A word of a picture, and what is added about the last block, may be parted.
        let sure = max(0, part.text.bytes.count - 60)
        #expect(whole.text.bytes.starts(with: part.text.bytes.prefix(sure)), "\(cut)")
        for offset in stride(from: part.range.lowerBound, to: sure + part.base, by: 13) {
            #expect(part.counterpart(of: offset, on: whole) == offset)
        }
    }

    @Test(arguments: 0..<300)
    func `the same word stands at the same place of the whole`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(1_000 + seed))
        let html = source(Self.plain + Self.dependent, &random)
        let limit = Int.random(in: 1..<html.utf8.count, using: &random)
        guard let cut = beginning(of: html, limit: limit) else { return }
        let (part, whole) = (page(cut), page(html))
        let places = words(whole)
        for (word, offset) in words(part) {
            // What has gone, into a note or as a caption, can't be shown.
            guard let place = places[word], offset + 60 < part.range.upperBound else { continue }
            let found = part.counterpart(of: offset, on: whole)
            // Where the words about it have come into another order too, nearby is as good.
            let isSure = has(part.text.bytes[offset - part.base..<offset - part.base + 24], whole)
            #expect(abs(found - place) <= (isSure ? 0 : 64), "\(word) of \(cut)|\(html)")
        }
    }

    @Test func `words that come twice are those nearby`() {
        let lines = (0..<200).map { "<p>The same line, \($0 % 10) of them.</p>" }.joined()
        let part = page("<p>One</p>" + lines)
        let whole = page("<p>One and two</p>" + lines)
        #expect(part.counterpart(of: 3_000, on: whole) == 3_008)
        #expect(part.counterpart(of: -3, on: whole) == -3)
        #expect(part.counterpart(of: 3, on: page("")) == 3)
        #expect(part.counterpart(of: .max, on: whole) == .max)
        #expect(part.counterpart(of: .min, on: whole) == .min)
    }
}
