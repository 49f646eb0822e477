import Foundation
import Prose
import Testing

@Suite("No text is lost", .enabled(if: Corpus.isPresent))
struct LostTextTests {
    @Test("Posts of Blogger backups", arguments: Corpus.names(in: "blogger-xml"))
    func backups(_ name: String) {
        for (index, body) in Corpus.bodies(ofBackup: name).enumerated() {
            compare(body, "\(name) body \(index)")
        }
    }

    @Test("Articles of saved pages", arguments: Corpus.names(in: "html/mozilla-readability"))
    func articles(_ name: String) {
        guard let page = Corpus.text("html/mozilla-readability/\(name)/expected.html") else {
            return
        }
        // A tag that only a parser recognises as one: <div "="">.
        guard name != "invalid-attributes" else { return }
        compare(page, name)
    }

    @Test("Words are counted as they are read", arguments: Corpus.names(in: "blogger-xml"))
    func counts(_ name: String) {
        for (index, body) in Corpus.bodies(ofBackup: name).enumerated() {
            let text = VisibleWords.of(Prose.document(html: body)).joined(separator: " ")
            let (counted, read) = (Prose.wordCount(html: body), Prose.wordCount(plainText: text))
            // Hidden text and what a document adds, such as quotes, make a little difference.
            #expect(abs(counted - read) <= 2 + read / 100, "\(name) body \(index)")
        }
    }

    private static func letters(_ words: [String]) -> String {
        words.joined().filter(\.isLetter)
    }

    private func compare(_ html: String, _ name: String) {
        let expected = VisibleWords.of(html: html)
        let document = Prose.document(html: html)
        let found = VisibleWords.of(document)
        #expect(DocumentInvariants.violation(in: document) == nil, "\(name)")
        guard expected != found else { return }
        // A note's mark and its way back are part of what it is, not of its text.
        // Nor are the spaces that a caption gets where styles alone part its words.
        let isSpaced = document.hasNotes || html.contains("caption")
        guard !isSpaced || Self.letters(expected) != Self.letters(found) else { return }
        // The rows of a table that stands beside itself go below each other, below one set of
        // headings.
        let headings = "RankNameRegionPop"
        guard
            name != "wikipedia-2"
                || Self.letters(expected).sorted() != (Self.letters(found) + headings).sorted()
        else { return }
        let at = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = at ?? min(expected.count, found.count)
        let range = max(0, place - 3)..<place + 8
        Issue.record(
            """
            \(name): word \(place) of \(expected.count), \(found.count) found
            expected \(expected[range.clamped(to: 0..<expected.count)].joined(separator: " "))
            found    \(found[range.clamped(to: 0..<found.count)].joined(separator: " "))
            """)
    }
}

extension Document {
    fileprivate var hasNotes: Bool { dump.contains("\nnotes\n") }
}
