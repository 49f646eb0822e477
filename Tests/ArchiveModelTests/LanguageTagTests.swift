import ArchiveModel
import Testing

struct LanguageTagTests {
    @Test(arguments: [
        ("en", "en"), ("EN-us", "en-US"), ("en_GB", "en-GB"), ("IT-it", "it-IT"),
        ("zh-hant-tw", "zh-Hant-TW"), ("sr_latn", "sr-Latn"), ("iw", "he"), ("in_ID", "id-ID"),
        (" pt-BR\n", "pt-BR"), ("es-419", "es-419"), ("de-1996", "de-1996"), ("fil", "fil"),
        ("x-klingon", ""), ("english", ""), ("e", ""), ("", ""), ("-", ""), ("en;US", ""),
        ("fr/CA", ""), ("日本語", ""), ("en-abcdefghi", ""),
        ("en-" + String(repeating: "a-", count: 40), ""),
    ])
    func tagsAreWrittenInOneWay(_ text: String, _ tag: String) {
        #expect(LanguageTag.normalise(text) == tag)
    }
}
