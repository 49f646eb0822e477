import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("Addresses")
struct AddressTests {
    /// The examples of RFC 3986, 5.4, read from `http://a/b/c/d;p?q`.
    @Test(
        "References are resolved as the RFC has it",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
            ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
            ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
        ])
    func resolves(reference: String, expected: String) {
        #expect(Address.destination(of: reference, from: "http://a/b/c/d;p?q").text == expected)
    }

    @Test(
        "Without an address of the web to read from, what is relative stays so",
        arguments: [
            ("x.html", "", "x.html"), ("//b.org/x", "", "https://b.org/x"),
            ("/x", "mailto:a@b.org", "/x"), ("x", "not an address", "x"), ("///x", "", "///x"),
            ("x", "http://a.org", "http://a.org/x"), ("?p=1", "http://a.org", "http://a.org?p=1"),
            ("http://a.org/b c\u{202E}\n", "", "http://a.org/b%20c%E2%80%AE%0A"),
            ("2011:a", "http://a.org/", "http://a.org/2011:a"),
            ("/\u{301}x/../y?\u{301}#\u{301}", "http://a.org/", "http://a.org/y?\u{301}#\u{301}"),
        ])
    func relative(reference: String, base: String, expected: String) {
        #expect(Address.destination(of: reference, from: base).text == expected)
    }

    @Test("A backslash hides no host: browsers take it for a slash")
    func backslash() {
        let hostile = Address.destination(of: #"http://evil.example\@good.example/a?b\c"#, from: "")
        #expect(hostile.authority == "evil.example")
        #expect(hostile.text == "http://evil.example/@good.example/a?b%5Cc")
        let relative = Address.destination(of: #"\\evil.example"#, from: "http://blog.example/x")
        #expect(relative.authority == "evil.example")
    }

    @Test(
        "Addresses are shown in ASCII",
        arguments: [
            ("http://example.org/a", "http://example.org/a"),
            ("http://bücher.example/Ä?ö#ü", "http://xn--bcher-kva.example/%C3%84?%C3%B6#%C3%BC"),
            ("https://例え.jp/", "https://xn--r8jz45g.jp/"),
            // Cyrillic letters that look like those of a well-known name.
            ("https://аррӏе.com", "https://xn--80ak6aa92e.com"),
        ])
    func plain(address: String, expected: String) {
        #expect(ShownAddress.plain(address) == expected)
    }

    @Test("A long address loses its middle, never its host", arguments: [30, 40, 60, 90])
    func elided(width: Int) {
        let address =
            "https://blog.example.org/" + String(repeating: "very/", count: 30) + "end.html"
        let shown = ShownAddress.text(address, to: width)
        #expect(shown.count <= width)
        #expect(shown.hasPrefix("https://blog.example.org"))
        #expect(shown.contains("…") && address.hasSuffix(String(shown.suffix(1))))
    }

    @Test("Of a host that is too long its end is shown")
    func longHost() {
        let address =
            "https://www.bank.example." + String(repeating: "a", count: 60) + ".evil.test/x"
        #expect(ShownAddress.text(address, to: 24) == "…" + "a".repeated(12) + ".evil.test…")
        for width in [-3, 0, 1, 2, 5] {
            #expect(ShownAddress.text(address, to: width).count <= max(3, width))
        }
    }

    @Test(
        "Fragments are decoded",
        arguments: [
            ("a%20b", "a b"), ("%+f", "%+f"), ("%C3%BC", "ü"), ("100%", "100%"), ("%zz", "%zz"),
            ("", ""),
        ])
    func fragments(fragment: String, name: String) {
        #expect(PercentCoding.decoded(fragment) == name)
    }

    @Test("Hostile hosts take no time")
    func hostile() {
        let address = "http://" + String(repeating: "漢", count: 100_000) + "/"
        #expect(ShownAddress.plain(address) == "http://?/")
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
