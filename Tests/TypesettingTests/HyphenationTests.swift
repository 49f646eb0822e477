import Foundation
import Prose
import Testing

@testable import Typesetting

@Suite struct HyphenationLanguageTests {
    @Test(arguments: [
        ("en", ["en_US", "en"]),
        ("en-GB", ["en_GB", "en_US", "en"]),
        ("EN_us", ["en_US", "en_US", "en"]),
        ("de", ["de_DE", "de"]),
        ("sr", ["sr_RS", "sr"]),
        ("sr-Latn-RS", ["sr_Latn_RS", "sr_RS", "sr_Latn", "sr_RS", "sr"]),
        ("sr-Latn", ["sr_Latn_RS", "sr_Latn", "sr_RS", "sr"]),
        ("no", ["nb_NO", "nb"]),
        ("es-419", ["es_419", "es_ES", "es"]),
        ("de-CH-1996-x-fog", ["de_CH", "de_DE", "de"]),
    ])
    func `a tag names dictionaries, the best first`(tag: String, names: [String]) {
        #expect(HyphenationLanguage.names(for: tag) == names)
    }

    @Test(arguments: [
        "", "-", "e", "x-fog", "../../etc/passwd", "en/../../x", "en-", "en--US", "englisch",
        "en\u{0}", "é", "en-..", String(repeating: "en-", count: 1_000),
    ])
    func `what is no tag names none`(tag: String) {
        #expect(HyphenationLanguage.names(for: tag) == nil)
        #expect(!Hyphenator.isAvailable(for: tag))
    }

    @Test func `a language without its region's dictionary takes another's`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "annals-hyphen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["hyph_pt_PT.dic", "hyph_pt_BR.dic", "hyph_mn_XX.dic", "hyph_mn_MN.txt"] {
            try Data().write(to: folder.appendingPathComponent(name))
        }
        func name(_ tag: String) -> String? {
            HyphenationLanguage.path(for: tag, in: folder.path)
                .map { URL(fileURLWithPath: $0).lastPathComponent }
        }
        #expect(name("pt") == "hyph_pt_PT.dic")
        #expect(name("pt-BR") == "hyph_pt_BR.dic")
        #expect(name("pt-AO") == "hyph_pt_PT.dic")
        #expect(name("mn") == "hyph_mn_XX.dic")
        #expect(name("fr") == nil)
    }
}

@Suite struct HyphenationTests {
    /// A word with its hyphens; nil, said once, where the dictionary is not installed.
    private func hyphenated(_ text: String, _ tag: String, style: RunStyle = []) -> String? {
        guard let hyphenator = Hyphenator.hyphenator(for: tag) else {
            print("skipped: no hyphenation dictionary for \(tag)")
            return nil
        }
        var page = PageText()
        page.append(text, style: style, link: nil)
        var marks = LineBreaks.marks(in: page.bytes, 0..<page.bytes.count)
        WordHyphens.add(to: &marks, of: page, 0..<page.bytes.count, by: hyphenator)
        return text.marked(marks.map { $0 == LineBreaks.Mark.hyphen ? $0 : 0 })
    }

    @Test(arguments: [
        ("hyphenation", "hy-phen-ation"),
        (
            "“Lighthouses,” the keeper’s daughter said.",
            "“Light-houses,” the keeper’s daugh-ter said."
        ),
        ("Photography is fun", "Pho-tog-ra-phy is fun"),
        ("the lens of it all", "the lens of it all"),
        ("UNESCO and McDonalds and camelCase", "UNESCO and McDonalds and camelCase"),
        ("photography2 w3mphotography", "photography2 w3mphotography"),
        ("well-established photography/photography", "well-established photography/photography"),
        ("pho\u{AD}tography", "pho\u{AD}tography"),
        ("https://photography.example/photography", "https://photography.example/photography"),
        ("anna.photography@example.org", "anna.photography@example.org"),
    ])
    func `words alone are hyphenated`(text: String, expected: String) {
        guard let shown = hyphenated(text, "en-US") else { return }
        #expect(shown == expected)
    }

    @Test func `German is read in its own encoding, and spelt as it is`() {
        guard let shown = hyphenated("Überraschungen für Leuchttürme", "de") else { return }
        #expect(shown == "Über-ra-schun-gen für Leucht-türme")
    }

    @Test(arguments: [RunStyle.code, .heading, .subheading, .title])
    func `code and headings are left whole`(style: RunStyle) {
        guard let shown = hyphenated("photography", "en", style: style) else { return }
        #expect(shown == "photography")
    }

    /// A dictionary of our own in an encoding of its own, with a change of spelling.
    @Test(arguments: ["ISO8859-2", "microsoft-cp1251", "UTF-8"])
    func `a dictionary's encoding is its own`(encoding: String) throws {
        let isRussian = encoding != "ISO8859-2"
        let names: [String: String.Encoding] = [
            "ISO8859-2": .isoLatin2, "microsoft-cp1251": .windowsCP1251, "UTF-8": .utf8,
        ]
        let patterns = isRussian ? "а1я\nк1а\n" : "ř1e\nž1i\n"
        let text = encoding + "\n" + patterns
        let path = NSTemporaryDirectory() + "hyph-\(UUID().uuidString).dic"
        let data = try #require(text.data(using: names[encoding] ?? .utf8))
        try data.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let dictionary = try #require(HyphenDictionary(path: path))
        let word = isRussian ? "Маяками" : "Stařežista"
        let places = dictionary.places(in: Array(word.utf8))
        #expect(places == (isRussian ? [4, 8] : [5, 8]))
    }

    @Test func `a place where the spelling changes is left out`() throws {
        let path = NSTemporaryDirectory() + "hyph-\(UUID().uuidString).dic"
        try "UTF-8\nf1f/ff=f,1,2\nr1t\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let dictionary = try #require(HyphenDictionary(path: path))
        #expect(dictionary.places(in: Array("schiffartet".utf8)) == [8])
    }

    @Test(arguments: ["", "UTF-8", "NO-SUCH-ENCODING\na1b\n", "\0\0\0"])
    func `a broken dictionary does no harm`(content: String) throws {
        let path = NSTemporaryDirectory() + "hyph-\(UUID().uuidString).dic"
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(Hyphenator(path: path).map { _ in true } ?? true)
        #expect(HyphenDictionary(path: path)?.places(in: Array("abababab".utf8)) ?? [] == [])
    }

    @Test func `a language without a dictionary is set without hyphens`() {
        var options = TypesetOptions(width: 12)
        options.hyphenation = "tlh"
        let page = Page(
            parts: [PagePart(role: .body, blocks: [.paragraph([.text("some photography here")])])],
            options: options)
        #expect(page.dump() == "some\nphotography\nhere")
    }

    @Test func `a hyphen is drawn, not said`() {
        guard Hyphenator.isAvailable(for: "en") else { return }
        var options = TypesetOptions(width: 15)
        options.hyphenation = "en"
        let text = "old photographers understandably photograph lighthouses"
        let page = Page(
            parts: [PagePart(role: .body, blocks: [.paragraph([.text(text)])])], options: options)
        let lines = page.allLines()
        #expect(lines.contains { $0.dump().hasSuffix("-") })
        let said = lines.flatMap(\.runs).filter { $0.offset != nil }.map(\.text).joined()
        #expect(
            said == text.filter { $0 != " " }
                || said.filter { $0 != " " } == text.filter { $0 != " " })
        #expect(page.find("photographers", from: 0, backward: false) == 4..<17)
    }
}
