import Foundation
import TestSupport
import Testing

/// A reader that is killed in the middle of marking has every mark that it said was made.
@Suite(.serialized)
struct KillTests {
    /// How often to kill: `ANNALS_KILLS` by hand, a few times in the suite.
    private static let rounds =
        ProcessInfo.processInfo.environment["ANNALS_KILLS"].flatMap { Int($0) } ?? 8

    @Test func keepsEveryAcknowledgedMark() throws {
        let library = try FilledLibrary()
        for round in 0..<Self.rounds {
            let number = round * 5 % 50
            let before = try library.posts()[number]
            try markAndKill(library, post: number)
            #expect(try library.posts()[number].read == !before.read)
        }
        #expect(try library.annals("check").status == 0)
    }

    /// Toggles the mark of the n-th post, waits until that is acknowledged, goes on and kills.
    private func markAndKill(_ library: FilledLibrary, post number: Int) throws {
        let tmux = try Tmux(Reader.command(library.folder), columns: 80, rows: 24)
        try tmux.wait(for: "of 59 read")
        // Out of the text, in case the last round left it open, and to the post.
        try tmux.type("qgg" + (number == 0 ? "" : "\(number)j"))
        try tmux.settle()
        try tmux.type("m")
        try tmux.wait(for: "Marked")
        // Marks that nobody waits for: any of them may be there or not, but whole.
        for _ in 0..<4 { try tmux.type("jm") }
        kill(try Reader.process(in: tmux), SIGKILL)
    }
}

/// A library with the sample archive in it.
struct FilledLibrary {
    /// One line of `annals posts --json`, as far as it matters here.
    struct Post: Decodable {
        var title: String
        var kind: String
        var status: String
        var read: Bool
    }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        #expect(try annals("import", Places.sample.path).status == 0)
    }

    func annals(_ arguments: String...) throws -> Outcome {
        try run(Places.program("annals"), ["--library", folder.path("library.db")] + arguments)
    }

    /// The published posts in reading order.
    func posts() throws -> [Post] {
        try annals("posts", "--json").output.split(separator: "\n")
            .map { try JSONDecoder().decode(Post.self, from: Data($0.utf8)) }
            .filter { $0.kind == "post" && $0.status == "published" }
    }
}
