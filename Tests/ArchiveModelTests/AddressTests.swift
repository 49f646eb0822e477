import ArchiveModel
import Testing

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

    @Test(arguments: [
        "http://fog.blogspot.com/2011/01/x.html", "https://www.fog.blogspot.com/2011/01/x.html",
        "HTTP://FOG.BLOGSPOT.DE/2011/01/x.html?m=1", "http://fog.blogspot.co.uk/2011/01/x.html/",
        "http://fog.blogspot.com/2011/01/x.html#c5", "http://fog.blogspot.com:80/2011/01/x.html",
        "http://fog.blogspot.com/2011/01/x.html?utm_source=feed&utm_medium=rss&m=0",
        "http://fog.blogspot.com/2011/01/x.html?showComment=129&spref=tw#c129",
        " http://fog.blogspot.com/2011/01/%78.html?fbclid=a ",
    ])
    func allAddressesOfAPageHaveOneKey(_ address: String) {
        #expect(PermalinkKey.page(address) == "fog.blogspot.com/2011/01/x.html")
    }

    @Test(
        arguments: [
            ("http://fog.example/index.php?p=7&utm_campaign=x", "fog.example?p=7"),
            ("http://fog.example/?page=2&p=7", "fog.example?page=2&p=7"),
            ("http://fog.example/a/index.html", "fog.example/a"),
            ("http://fog.example/a/myindex.html", "fog.example/a/myindex.html"),
            ("http://fog.example/A/a", "fog.example/A/a"),
            ("http://fog.example/caf%c3%a9", "fog.example/caf%C3%A9"),
            ("http://fog.example/café", "fog.example/caf%C3%A9"),
            ("http://fog.example/a b%2fc%zz%", "fog.example/a%20b%2Fc%zz%"),
            ("http://fog.example/a%+1", "fog.example/a%+1"),
            ("http://fog.example", "fog.example"), ("http://fog.example//", "fog.example"),
            ("/2011/01/x.html?m=1", "/2011/01/x.html"), ("/", nil), ("", nil),
            ("x.html", nil), ("//fog.example/x", nil), ("mailto:a@fog.example", nil),
            ("tag:fog.example,2011:1", nil), ("http:///x", nil), ("javascript:x()", nil),
        ] as [(String, String?)])
    func aPageHasAKey(_ address: String, _ key: String?) {
        #expect(PermalinkKey.page(address) == key)
    }

    @Test(
        arguments: [
            ("fog.example?p=7", "fog.example?p=7"), ("fog.example/2011/x", "fog.example/2011/x"),
            ("fog.example:8080/x#y", "fog.example:8080/x"),
            ("7416120483", nil), ("urn:uuid:1.2", nil), ("tag:fog.example,2011:/x", nil),
            ("made:8f.1", nil), ("A title. With a stop", nil), ("", nil),
        ] as [(String, String?)])
    func anIdentityThatIsAnAddressNamesItsPage(_ identity: String, _ key: String?) {
        #expect(PermalinkKey.page(identity: identity) == key)
    }
}
