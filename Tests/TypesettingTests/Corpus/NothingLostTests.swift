import ArchiveModel
import Foundation
import Prose
import TestSupport
import Testing

@testable import Typesetting

/// Each word of the visible text stands in the typeset lines, in order, once: for every article of
/// the real pages and the posts of every archive that imports, of great ones some.
@Suite("Nothing is lost on the page", .enabled(if: Places.corpus != nil))
struct NothingLostTests {
    @Test("Articles", arguments: RealPages.names)
    func articles(_ name: String) throws {
        check(PostBody(text: try RealPages.expected(name), format: .html), name)
    }

    @Test("Posts and comments of every kind of archive", arguments: RealPages.kinds)
    func archives(_ kind: String) throws {
        let counts = RealPages.archives(of: kind).reduce(into: Counts()) {
            check($1, of: kind, &$0)
        }
        print("\(kind): \(counts)")
        #expect(counts.checked > 0 || counts.archives == 0)
    }

    @Test("Feeds", arguments: RealPages.feedFolders)
    func feeds(_ folder: String) throws {
        let counts = RealPages.files(below: folder).reduce(into: Counts()) {
            check($1, of: "feeds", &$0)
        }
        print("\(folder): \(counts)")
    }

    /// All that is in the archives is checked, however long it takes, not some of each.
    private static let checksAll =
        ProcessInfo.processInfo.environment["ANNALS_EVERY_POST"] != nil

    /// How many bodies of an archive are checked.
    private static let sampleSize = 40

    /// How many archives import, how many bodies are in them, and how many of these were checked.
    private struct Counts: CustomStringConvertible {
        var archives = 0
        var found = 0
        var checked = 0
        var description: String { "\(checked) of \(found) bodies" }
    }

    private func check(_ archive: String, of kind: String, _ counts: inout Counts) {
        let bodies = ImportedBodies(at: archive, limit: Self.checksAll ? .max : Self.sampleSize)
        let name = archive.split(separator: "/").drop { $0 != kind }.joined(separator: "/")
        for chosen in bodies.chosen { check(chosen.body, "\(name) body \(chosen.number)") }
        counts.archives += bodies.isOfArchive ? 1 : 0
        counts.found += bodies.count
        counts.checked += bodies.chosen.count
    }

    private func check(_ body: PostBody, _ name: String) {
        // Browsers and annals show a table's foot below it, wherever it stands in the source.
        guard !body.text.contains("<tfoot") else { return }
        let difference = difference(in: body)
        if let reason = LostExceptions.reasons[name] {
            #expect(difference != nil, "\(name) is no exception: \(reason)")
        } else if let difference {
            Issue.record("\(name) \(difference)")
        }
    }

    /// Where the typeset text of a body is another than its own; nil when nowhere.
    private func difference(in body: PostBody) -> String? {
        let expected = WordTrail(SeenText.of(body))
        let part = PagePart(role: .body, blocks: Self.document(body).blocks)
        for width in [72, 31] {
            let page = Page(parts: [part], options: TypesetOptions(width: width))
            guard let shown = WordTrail(page) else {
                return "shows something twice at \(width) cells"
            }
            if let difference = expected.difference(to: shown),
                // Formulas that stand in the text are shown by their letters.
                WordTrail(page, withFormulas: true).map(expected.difference(to:)) != .some(nil),
                // Or by signs: then the rest of the text is compared.
                let remaining = WordTrail(SeenText.of(body, withFormulas: false))
                    .difference(to: shown)
            {
                return "at \(width) cells: \(difference); without formulas \(remaining)"
            }
        }
        return nil
    }

    private static func document(_ body: PostBody) -> Document {
        switch body.format {
        case .html: Prose.document(html: body.text)
        case .plainText: Prose.document(plainText: body.text)
        case .wordPress: Prose.document(wordPress: body.text)
        case .markdown: Prose.document(markdown: body.text)
        }
    }
}
