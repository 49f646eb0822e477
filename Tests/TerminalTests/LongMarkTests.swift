import Foundation
import TestSupport
import Testing

/// Marking thousands of posts in a real terminal: keys go on, Esc stops it, `u` takes it back.
@Suite struct LongMarkTests {
    private static let count = 30_000

    @Test func `keys are answered while all is marked, and Esc stops it`() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.write(Self.feed(), to: "nights.atom")
        let program = Places.program("annals")
        let library = ["--library", folder.path("library.db")]
        #expect(try run(program, library + ["import", archive]).status == 0)
        let tmux = try Tmux(Reader.command(folder), columns: 80, rows: 24)
        try tmux.wait(for: "0 of \(Self.count) read")
        try mark(tmux)
        try tmux.press("Escape")
        try tmux.wait(for: "Stopped: nothing was marked")
        #expect(try tmux.screen()[0].contains("0 of \(Self.count) read"))

        try mark(tmux)
        try tmux.type("j")
        try tmux.wait(for: " 2 of \(Self.count) ")
        #expect(try tmux.screen()[0].contains("0 of \(Self.count) read"))
        try tmux.wait(for: "\(Self.count) of \(Self.count) read")
        try tmux.type("u")
        try tmux.wait(for: "0 of \(Self.count) read")
        try tmux.type("Q")
        try tmux.waitForPrompt()
        #expect(try run(program, library + ["check"]).output == "the library is in order\n")
    }

    /// Has all marked, and waits until it says how far it is.
    private func mark(_ tmux: Tmux) throws {
        try tmux.type(":mark-all")
        try tmux.press("Enter")
        try tmux.wait(for: "y/n")
        try tmux.type("y")
        try tmux.wait(for: "Esc stops")
    }

    /// A feed of very short posts.
    private static func feed() -> String {
        let entries = (1...count).map { number in
            """
            <entry><id>n\(number)</id><published>20\(10 + number % 9)-05-06T07:08:09Z</published>\
            <title>Night \(number)</title><content>Fog.</content></entry>
            """
        }
        return """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>nights</id>\
            <title>Nights</title>
            """ + entries.joined(separator: "\n") + "</feed>"
    }
}
