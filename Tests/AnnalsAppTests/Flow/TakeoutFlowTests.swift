import Screen
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("A Takeout without settings, from file to screen")
struct TakeoutFlowTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
    }

    /// An entry at a path of an unnamed site.
    private func entry(_ number: Int, path: String, body: String) -> String {
        """
        <entry><id>tag:blogger.com,1999:blog-88.post-\(number)</id>
        <blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
        <author><name>Keeper</name></author><title>Watch \(number)</title>
        <content type='html'>\(body.replacing("<", with: "&lt;"))</content>
        <published>2011-01-0\(number)T10:00:00Z</published>
        <blogger:filename>\(path)</blogger:filename></entry>
        """
    }

    /// Imports two posts; what leads from each to the other is `links`, of the other's path.
    private func take(_ link: (String) -> String) throws {
        let paths = ["/2011/01/lamp.html", "/2011/01/fog.html"]
        let entries = paths.indices.map { index in
            entry(
                index + 1, path: paths[index],
                body: "<p>See <a href='\(link(paths[1 - index]))'>the other</a>.</p>")
        }
        let feed = """
            <?xml version='1.0' encoding='utf-8'?>
            <feed xmlns='http://www.w3.org/2005/Atom'
            xmlns:blogger='http://schemas.google.com/blogger/2018'>
            <id>tag:blogger.com,1999:blog-88</id><title>The Watch</title>
            \(entries.joined())</feed>
            """
        let path = try folder.write(feed, to: "feed.atom")
        #expect(annals("import", path, library: library).status == .done)
    }

    @Test("a link of the time before the blog had its domain opens inside")
    func formerDomain() throws {
        try take { ($0.contains("fog") ? "http://old.example" : "http://watch.blogspot.com") + $0 }
        let reader = try ReaderDriver(library)
        reader.press("<Enter>").expect(contains: "Watch 1").press("ff")
            .expect(contains: "Watch 2").expect(lacks: "in the browser?")
    }

    @Test(
        "its posts link to each other, and the site learnt from that is what o and y give",
        arguments: [
            ("http://watch.blogspot.de", "https://watch.blogspot.com"),
            ("http://www.watch.example", "http://www.watch.example"),
        ])
    func learns(written: String, site: String) throws {
        try take { written + $0 }
        let reader = try ReaderDriver(library)
        reader.press("<Enter>").expect(contains: "Watch 1").press("ff")
            .expect(contains: "Watch 2").expect(lacks: "in the browser?")
        reader.press("yo").expect(contains: "Opened in lamp")
        let address = site + "/2011/01/fog.html"
        #expect(reader.device.copied == [address])
        #expect(reader.browser.addresses == [address])
        #expect(reader.device.grid?.links.map(\.address) == [written + "/2011/01/lamp.html"])
        let shown = annals("posts", "--json", library: library)
        #expect(shown.output.contains(site) || shown.output.contains(address))
    }

    @Test("where nothing tells the site, that is said, and links still lead to posts")
    func unknown() throws {
        try take { String($0.split(separator: "/").last ?? "") }
        let reader = try ReaderDriver(library)
        reader.press("<Enter>y").expect(contains: "a path only: its site is not known")
        #expect(reader.device.copied == ["/2011/01/lamp.html"])
        reader.press("o").expect(contains: "does not say on which site")
        #expect(reader.browser.addresses.isEmpty)
        reader.press("ff").expect(contains: "Watch 2")
    }

    @Test("relative links are made whole for the terminal and for show --links")
    func relative() throws {
        let site = "http://watch.example"
        try take { path in
            path.hasSuffix("fog.html") ? site + path + "'>a</a> <a href='../x.html" : site + path
        }
        let reader = try ReaderDriver(library)
        reader.press("<Enter>")
        let links = reader.device.grid?.links.map(\.address)
        #expect(links?.contains(site + "/2011/x.html") == true)
        let shown = annals("show", "1", "--links", library: library)
        #expect(
            shown.lines.last == "⟨2⟩ \(site)/2011/x.html"
                || shown.lines.last == "<2> \(site)/2011/x.html")
    }
}
