import ArchiveModel
import Testing

/// Archives say which language they are in.
@Suite struct LanguageTests {
    @Test(arguments: [
        ("xml:lang='de-at'", "", "de-AT"), ("", "<title xml:lang='fr'>Brume</title>", "fr"),
        ("", "<entry xml:lang='ja'><id>urn:1</id></entry>", "ja"), ("xml:lang='x'", "", ""),
        ("xml:lang=''", "<title xml:lang='en'>Fog</title><link xml:lang='de'/>", "en"),
        ("", "", ""),
    ])
    func theLanguageIsTheFirstThatIsStated(
        _ attributes: String, _ inside: String, _ language: String
    ) throws {
        let imported = try Imported(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" \(attributes)><id>urn:fog</id>\(inside)
            <entry><id>urn:2</id><title>One</title></entry></feed>
            """)
        #expect(imported.blog?.language == language)
    }

    @Test(arguments: [
        ("<language>en-us</language>", "en-US"), ("<dc:language>pt_BR</dc:language>", "pt-BR"),
        ("<language/>", "sv"), ("<language>Klingon!</language>", "sv"),
    ])
    func aChannelSaysItsLanguage(_ element: String, _ language: String) throws {
        let imported = try Imported(
            """
            <rss version="2.0" xml:lang="sv" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Fog</title><link>http://fog.example</link><item><title>One</title></item>
            \(element)</channel></rss>
            """)
        #expect(imported.blog?.language == language)
    }
}
