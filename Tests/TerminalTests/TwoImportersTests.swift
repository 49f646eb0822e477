import Foundation
import TestSupport
import Testing

/// Several programs on one library while it is filled.
@Suite struct TwoImportersTests {
    @Test func `two large first imports at once and a reader all come to their ends`() throws {
        let folder = try TemporaryFolder()
        let archives = try ["Dawn", "Dusk"].map {
            try folder.write(Self.feed($0), to: "\($0).atom")
        }
        let tmux = try Tmux(
            Reader.command(folder, arguments: archives[0]), columns: 80, rows: 24)
        let shells = try archives.map {
            try Tmux(
                Reader.command(folder, arguments: "import '\($0)'; echo status $?"), columns: 80,
                rows: 24)
        }
        for shell in shells {
            let screen = try shell.wait(for: "status")
            #expect(screen.contains("status 0"), "\(screen)")
        }
        try tmux.wait(for: "Night 1 of Dawn")
        try tmux.type("Q")
        try tmux.waitForPrompt()
        let program = Places.program("annals")
        let library = ["--library", folder.path("library.db")]
        let list = try run(program, library + ["list"]).output
        #expect(list.contains("Dawn") && list.contains("Dusk"))
        #expect(list.components(separatedBy: "600 posts").count == 3)
        #expect(try run(program, library + ["check"]).output == "the library is in order\n")
    }

    /// A feed of more than 16 MB.
    private static func feed(_ title: String) -> String {
        let text = String(repeating: "The lamp was lit, and the fog came in. ", count: 800)
        let entries = (1...600).map { number in
            """
            <entry><id>\(title)\(number)</id><published>2010-05-06T07:08:09Z</published>\
            <title>Night \(number) of \(title)</title><content>\(text)</content></entry>
            """
        }
        return """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>\(title)</id>\
            <title>\(title)</title>
            """ + entries.joined(separator: "\n") + "</feed>"
    }
}
