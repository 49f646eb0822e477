import TestSupport
import Testing

@testable import Prose

@Suite("Where long bodies that are not HTML are cut")
struct LongSourceTests {
    private func beginning(
        _ source: String, _ limit: Int, _ end: (Bytes, Int) -> Int?
    ) -> String? {
        var source = source
        return source.withUTF8 { bytes in end(bytes, limit).map { bytes.slice(0..<$0).text } }
    }

    private func wordPress(_ source: String, _ limit: Int) -> String? {
        beginning(source, limit, WordPressBeginning.end)
    }

    private func markdown(_ source: String, _ limit: Int) -> String? {
        beginning(source, limit, MarkdownBeginning.end)
    }

    @Test("WordPress is parted at a blank line, else at a line's end, else between words")
    func wordPressLines() {
        #expect(wordPress("One\n\nTwo\nthree\n\nFour", 16) == "One\n\nTwo\nthree")
        #expect(wordPress("One two\nthree\nfour five six", 16) == "One two\nthree")
        #expect(wordPress("One two three four five", 16) == "One two three")
        #expect(wordPress("One two <b title='a b c'>three</b>", 20) == "One two")
        #expect(wordPress("Onetwothreefourfive", 16) == nil)
        #expect(wordPress("One", 16) == nil)
    }

    @Test("WordPress is not parted within a tag, typed text or a short code's content")
    func wordPressWhole() {
        #expect(wordPress("One two\n\n<a title='\n\n'>three</a> four", 16) == "One two")
        #expect(wordPress("One two\n\n<pre>a\n\nb\n\nc</pre> four", 20) == "One two")
        #expect(wordPress("One two\n\n[code]a\n\n<b\n\nc[/code] four", 20) == "One two")
        #expect(wordPress("One two\n\n[caption]a\n\nb\n\nc[/caption]", 22) == "One two")
        #expect(wordPress("One two\n\n[code]a\n\nb\n\nc", 20) == "One two\n\n[code]a")
    }

    @Test("What makes a body one of blocks stands in its beginning or there is none")
    func wordPressBlocks() {
        let block = "<!-- wp:paragraph -->"
        #expect(wordPress("One two\n\nthree four\n\n\(block)", 14) == nil)
        #expect(wordPress("\(block)\n\nOne two\n\n\(block)", 32) == "\(block)\n\nOne two")
    }

    @Test("Markdown is parted before a paragraph, else an item, else a line, else between words")
    func markdownLines() {
        #expect(markdown("One\n\nTwo\nthree\n\nFour five", 18) == "One\n\nTwo\nthree\n\n")
        #expect(markdown("- One\n\n- Two\n\n- Three four", 18) == "- One\n\n- Two\n\n")
        #expect(markdown("One two\nthree\nfour five six", 16) == "One two\nthree\n")
        #expect(markdown("One two three four five six", 16) == "One two three")
        #expect(markdown("One two [three four](/a) five", 16) == "One two")
        #expect(markdown("One two *three four five*", 20) == "One two")
        #expect(markdown("*One two three four five", 16) == "*One two three")
        #expect(markdown("One two <b title='a b c'>three</b>", 20) == "One two")
        #expect(markdown("Onetwothreefourfive", 16) == nil)
    }

    @Test("Markdown is not parted within code, a tag or what a template's tag encloses")
    func markdownWhole() {
        #expect(markdown("One two\n\n\nThree\n```\na\n\nb\n\nc\n```\n", 26) == "One two\n\n\n")
        #expect(markdown("One two\n\nA <a title='\n\nb\n\n'>c</a>\n\nd", 24) == "One two\n\n")
        #expect(markdown("One two\n\n<pre>\n\nb\n\nc\n\n</pre>\n\nd", 20) == "One two\n\n")
        #expect(
            markdown("One two\n\n{% highlight c %}\na\n\nb\n\nc\n{% endhighlight %}", 36)
                == "One two\n\n")
        #expect(
            markdown("One two\n\n{{< highlight c >}}\na\n\nb\n\nc\n{{< /highlight >}}", 36)
                == "One two\n\n")
        #expect(markdown("One\n\n{% raw %}\n\nb\n\nc", 18) == "One\n\n{% raw %}\n\n")
    }

    @Test("What references of the beginning stand for comes with it")
    func definitions() throws {
        let start = "A [link][1] and a note[^n].\n\n"
        let filler = String(repeating: "Word after word.\n\n", count: 12_000)
        let end = "[1]: http://a.example/b \"T\"\n[^n]: The note.\n[not] one\n"
        let beginning = try #require(Prose.beginning(ofLongMarkdown: start + filler + end))
        #expect(beginning.utf8.count < 100 << 10)
        #expect(beginning.hasSuffix("\n\n[1]: http://a.example/b \"T\"\n\n[^n]: The note."))
        let dump = Prose.document(markdown: beginning).dump
        #expect(dump.hasPrefix(#"p "A " link(http://a.example/b, "link") " and a note" note"#))
    }

    @Test("Plain text is parted at a blank line, else at a line's end, else between words")
    func plainText() {
        func cut(_ source: String, _ limit: Int) -> String? {
            beginning(source, limit, PlainTextDocument.beginningEnd)
        }
        #expect(cut("One\n\nTwo\nthree\n\nFour", 17) == "One\n\nTwo\nthree\n")
        #expect(cut("One\r\n \r\nTwo\r\nthree\r\n", 16) == "One\r\n \r")
        #expect(cut("One two\nthree\nfour five six", 16) == "One two\nthree")
        #expect(cut("One two three four five six", 16) == "One two three")
        #expect(cut("Onetwothreefourfive", 16) == nil)
    }

    private static let pieces = [
        "% %\n\n", "## %\n\n", "<div>%</div>\n\n", "*% %* [%](/x)\n\n", "<p>%</p>\n",
        "% <b>%</b>\n%\n\n",
        "<!-- %\n\n% -->\n\n", "<pre>%\n\n%</pre>\n\n", "> %\n\n",
    ]

    @Test("What is cut off changes nothing of what stands above", arguments: 0..<60)
    func prefixes(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let isMarkdown = seed % 2 == 0
        let own =
            isMarkdown
            ? ["```\n%\n\n%\n```\n\n", "{{< highlight c >}}\n%\n\n%\n{{< /highlight >}}\n\n"]
            : [
                "[code]%\n\n%[/code]\n\n", "[caption]<img src=a.png> %[/caption]\n\n",
                "[%] %\n%\n\n",
            ]
        var number = 0
        let source = (0..<40).map { _ in
            ((Self.pieces + own).randomElement(using: &random) ?? "").map { character in
                guard character == "%" else { return String(character) }
                number += 1
                return "w\(number)"
            }.joined()
        }.joined()
        let limit = Int.random(in: 1..<source.utf8.count, using: &random)
        guard let cut = isMarkdown ? markdown(source, limit) : wordPress(source, limit) else {
            return
        }
        // Between words the last of them may have been stressed as the next one is.
        guard !source.dropFirst(cut.count).hasPrefix(" ") else { return }
        let (part, whole) =
            isMarkdown
            ? (Prose.document(markdown: cut), Prose.document(markdown: source))
            : (Prose.document(wordPress: cut), Prose.document(wordPress: source))
        #expect(whole.dump.hasPrefix(part.dump), "\(cut)|\(source)")
    }

    @Test(
        "A paragraph without end is parted where nothing is open",
        arguments: [
            ("[b %](/c)", " ", 3), ("[b %](/c)", "\n", 3), ("*a* [b %](/c)", " ", 20),
            ("*a* [b %](/c)", "\n", 40),
        ])
    func endlessParagraph(piece: String, space: String, count: Int) {
        var source = (0..<20_000).map { piece.replacing("%", with: "\($0 + 100_000)") }
            .joined(separator: space)
        let output = source.withUTF8 { String(decoding: SiteMarkup.simplify($0), as: UTF8.self) }
        let parts = output.split(separator: "\n\n")
        #expect(abs(parts.count - count) < 2)
        #expect(parts.allSatisfy { $0.hasPrefix("*a* ") || $0.hasPrefix("[b ") })
        #expect(parts.joined(separator: space) == source)
    }

    @Test("A paragraph without end that leaves something open is parted all the same")
    func endlessOpenParagraph() {
        var source = "*a " + String(repeating: "b ", count: 300 << 10)
        let output = source.withUTF8 { String(decoding: SiteMarkup.simplify($0), as: UTF8.self) }
        #expect(output.split(separator: "\n\n").count == 4)
    }

    @Test("Long lists, tables and elements are not parted")
    func longLists() {
        let item = "- *a* [b](/c)\n"
        let row = "| *a* | [b](/c) |\n"
        let list = String(repeating: item, count: 12_000)
        let table = "| a | b |\n| - | - |\n" + String(repeating: row, count: 9_000)
        #expect(Prose.document(markdown: list).blocks.count == 1)
        #expect(Prose.document(markdown: table).blocks.count == 1)
    }

    @Test("Any megabyte is cut in little time, at 96 KB at most but for definitions")
    func time() {
        let pieces = [
            "[code]", "[", "[a ", "[[", "[/code]", "<", "<pre>", "\n\n", "\n", "{%", "{% raw %}",
            "{{<", "{% code %}{", "- \n", "> ", "```\n", "`", "[x]: y\n", "[caption]\n\n",
            "a b\n\n",
        ]
        for piece in pieces {
            let source = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
            let took = workingTime {
                for cut in [
                    Prose.beginning(ofLongMarkdown: source),
                    Prose.beginning(ofLongWordPress: source),
                    Prose.beginning(ofLongPlainText: source),
                ] {
                    #expect((cut?.utf8.count ?? 0) <= 128 << 10, "\(piece)")
                }
            }
            #expect(took < .seconds(20), "\(piece): \(took)")
        }
    }
}
