import Foundation
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("The reader's command line")
struct ReadCommandTests {
    @Test(
        "a mistyped command is not taken for a file",
        arguments: [
            ("psots", "posts"), ("lst", "list"), ("improt", "import"), ("chekc", "check"),
        ])
    func slip(word: String, name: String) {
        let said = annals(word)
        #expect(said.status == .usage)
        #expect(said.errors.contains("'\(word)'; did you mean '\(name)'?"))
    }

    @Test("a path that is like no command is a path", arguments: ["archive.xml", "./psots", "x"])
    func path(word: String) {
        #expect(!annals(word).errors.contains("did you mean"))
    }

    @Test("a file that is called nearly like a command is read")
    func file() throws {
        let folder = try TemporaryFolder()
        try "x".write(toFile: folder.path("lists"), atomically: true, encoding: .utf8)
        #expect(!annals(folder.path("lists")).errors.contains("did you mean"))
    }

    @Test("a path that is not there is told before what else is wanting")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("nowhere.xml")
        let said = annals(path)
        #expect(said.status == .failed)
        #expect(said.errors == "annals: cannot read \(path): No such file or directory\n")
        try "x".write(toFile: folder.path("here.xml"), atomically: true, encoding: .utf8)
        #expect(annals(folder.path("here.xml")).errors.contains("needs a terminal"))
    }
}
