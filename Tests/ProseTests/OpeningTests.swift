import Testing

@testable import Prose

@Suite("What a post without a title is named by")
struct OpeningTests {
    private func opening(_ html: String) -> String { Prose.document(html: html).opening() }

    @Test("The first words, on one line, mark-up aside")
    func words() {
        #expect(
            opening("<hr><p> </p><p>Fog\n  <b>all</b> night.</p><p>More</p>") == "Fog all night.")
        #expect(
            opening("<blockquote><ul><li><a href=x>Lamp</a> lit</li></ul></blockquote>")
                == "Lamp lit")
        #expect(opening("<p>***</p><p>Then rain</p>") == "Then rain")
    }

    @Test("Long ones are cut at a word, where there are words")
    func cut() {
        let words = opening("<p>" + String(repeating: "lantern, ", count: 40) + "</p>")
        #expect(words == String(repeating: "lantern, ", count: 5) + "lantern…")
        #expect(
            opening("<p>" + String(repeating: "灯", count: 90)) == String(repeating: "灯", count: 60)
                + "…")
        let whole = String(repeating: "a ", count: 29) + "bc"
        #expect(opening("<p>\(whole)") == whole)
    }

    @Test("Without words, what a picture shows; without that, what it is")
    func pictures() {
        #expect(opening("<p><img src=a.jpg alt='Two  buoys'></p>") == "Two buoys")
        #expect(
            opening("<figure><img src=a.jpg><figcaption>At sea</figcaption></figure>") == "At sea")
        #expect(opening("<p><img src=a.jpg alt='Two buoys'></p><p>Seen today") == "Seen today")
        #expect(opening("<p><img src=https://x.example/1></p>") == "Photo")
        #expect(opening("<video src=https://x.example/1></video>") == "Video: x.example")
        #expect(opening("<hr>") == "")
    }

    @Test(
        "An element without content that is written as empty hides nothing behind it",
        arguments: ["iframe", "script", "textarea", "style", "noembed", "title"])
    func selfClosed(name: String) {
        let html = "<p>One</p><\(name) src=\"https://x.example/a\"/><p>Two</p>"
        let text = "\(Prose.document(html: html).blocks)"
        #expect(text.contains("One") && text.contains("Two"))
        #expect(Prose.wordCount(html: html) == 2)
        #expect("\(Prose.document(wordPress: html).blocks)".contains("Two"))
        // Where it ends, what is in it is its own.
        let closed = "<p>One</p><\(name) src=a/>hidden</\(name)><p>Two</p>"
        #expect("\(Prose.document(html: closed).blocks)".contains("Two"))
    }

    @Test("Nesting of any depth is gone through")
    func deep() {
        let deep = String(repeating: "<blockquote>", count: 5_000) + "Deep down"
        #expect(opening(deep) == "Deep down")
    }
}
