import ArchiveModel
import TestSupport
import Testing

@testable import ArchiveImport

/// What a file is must be told quickly, for a folder may hold many; all is unoptimised code.
@Suite("Hostile beginnings of files")
struct HostileHeadTests {
    @Test(
        "Mark-up that is nothing, in pieces beyond number",
        arguments: [
            "<?", "<!--", "<rdf>", "<event>", "<comments>", "<a='", "<x>",
            "<feed>/blogger/2008/kind#",
        ])
    func nothing(_ unit: String) {
        let head = Array(
            String(repeating: unit, count: PeekedSource.headLimit / unit.utf8.count).utf8)
        let time = workingTime { _ = ContentKind(head: head) }
        #expect(time < .seconds(20), "\(unit): \(time)")
    }

    @Test("A base too long for an address is none")
    func longBase() throws {
        let base = String(repeating: "b", count: 500_000)
        let links = String(repeating: "&lt;a href='x'>y&lt;/a>", count: 20_000)
        let imported = try Imported(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://fog.example/'>"
                + "<title>Fog</title><entry xml:base='/\(base)/'><id>urn:1</id><title>Wick</title>"
                + "<content type='html'>\(links)</content></entry></feed>")
        let text = try #require(imported.posts.first).body.text
        #expect(text.hasPrefix("<a href='http://fog.example/x'>"))
        #expect(text.utf8.count < 2 << 20)
    }
}
