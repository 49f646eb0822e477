import Testing

@testable import ArchiveImport

@Suite struct AddressTests {
    /// Source: RFC 3986, 5.4.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g"),
        ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
        ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("mailto:a@b", "mailto:a@b"),
    ])
    func referencesAreResolved(_ reference: String, _ expected: String) {
        #expect(Address.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test func withoutAnAbsoluteBaseNothingChanges() {
        #expect(Address.resolve("x/../y", against: "") == "x/../y")
        #expect(Address.resolve("y", against: "/a/b") == "y")
        #expect(Address.resolve("y", against: "http://h") == "http://h/y")
    }

    @Test(arguments: [
        ("http://www.fog.blogspot.com/2011/01/x.html?m=1", "fog.blogspot.com/2011/01/x.html"),
        ("https://fog.blogspot.co.uk/2011/01/x.html", "fog.blogspot.com/2011/01/x.html"),
        ("http://fog.blogspot.de/", "fog.blogspot.com"),
        ("http://FOG.example:80/a/", "fog.example/a"),
        ("http://fog.example/?p=1&m=1", "fog.example?p=1"), ("http://h/a#b", "h/a#b"),
        ("http://blogspot.example.com/x", "blogspot.example.com/x"),
        (" tag:x,2011:1 ", "tag:x,2011:1"), ("urn:uuid:A", "urn:uuid:A"), ("", ""),
    ])
    func permalinksAreReducedToThePage(_ address: String, _ key: String) {
        #expect(PermalinkKey.normalise(address) == key)
    }

    @Test(
        arguments: [
            ("tag:blogger.com,1999:blog-7.post-12", "12"),
            ("tag:blogger.com,1999:blog-7.page-12", "12"),
            ("tag:blogger.com,1999:blog-7.post-12x", nil),
            ("tag:blogger.com,1999:blog-7.post-", nil),
            ("tag:blogger.com,1999:blog-7", nil), ("http://h/a.post-b", nil),
        ] as [(String, String?)])
    func bloggersNumbersAreFound(_ id: String, _ number: String?) {
        #expect(Identity.bloggerPost(id) == number)
    }
}
