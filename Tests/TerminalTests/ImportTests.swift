import Foundation
import TestSupport
import Testing

/// Importing in a real terminal.
@Suite(.serialized)
struct ImportTests {
    @Test func ctrlCInTheMiddleLeavesTheLibraryAsItWas() throws {
        let library = try FilledLibrary()
        let before = try library.annals("posts", "--json").output
        let big = try library.folder.write(Self.backup(postCount: 8_000), to: "big.xml")
        let tmux = try Tmux(
            Reader.command(library.folder, arguments: "import '\(big)'"), columns: 80, rows: 24)
        try tmux.wait(for: "for the progress bar") { $0.contains { $0.contains(" %") } }
        try tmux.press("C-c")
        try tmux.waitForPrompt()
        try tmux.type("echo status $?")
        try tmux.press("Enter")
        try tmux.wait(for: "status 130")
        #expect(try library.annals("posts", "--json").output == before)
        #expect(try library.annals("check").status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: library.folder.url.path)
        #expect(left.filter { $0.contains("import") }.isEmpty)
    }

    @Test func aPipeThatClosesEndsTheListingQuietly() throws {
        let library = try FilledLibrary()
        let program = Places.program("annals").path
        let database = library.folder.path("library.db")
        let outcome = try run(
            URL(filePath: "/bin/sh"),
            ["-c", "'\(program)' --library '\(database)' posts --json | head -n 1"])
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.errors.isEmpty)
    }

    private static func backup(postCount: Int) -> String {
        let kind = "http://schemas.google.com/blogger/2008/kind#post"
        let body = String(repeating: "The lamp was lit at dusk, and the fog came in. ", count: 60)
        let entries = (1...postCount).map { number in
            """
            <entry><id>tag:blogger.com,1999:blog-9.post-\(number)</id>\
            <published>2009-05-06T07:08:09.000+01:00</published>\
            <category scheme='http://schemas.google.com/g/2005#kind' term='\(kind)'/>\
            <title type='text'>Night \(number)</title><content type='html'>\(body)</content></entry>
            """
        }
        return """
            <?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>\
            <id>tag:blogger.com,1999:blog-9.archive</id><title>Nights</title>
            """ + entries.joined(separator: "\n") + "</feed>"
    }
}
