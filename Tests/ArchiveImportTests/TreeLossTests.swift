import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ArchiveImport

/// Folders of which not everything can be read.
@Suite("Trees with a loss")
struct TreeLossTests {
    /// Removes a file when the first post of a folder is taken, before it is that file's turn.
    private final class RemovingSink: ImportSink {
        let path: String
        var posts: [String] = []

        init(path: String) { self.path = path }

        var isCancelled: Bool { false }
        func take(_ blog: BlogInfo) {}
        func take(_ comment: CommentContent) {}
        func progress(byteCount: Int64) {}
        func take(_ post: PostContent) {
            posts.append(post.title)
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    @Test(
        "A folder with a file that cannot be read is not the whole blog", arguments: [true, false])
    func unreadable(isLost: Bool) throws {
        let folder = try TemporaryFolder()
        for day in 1...2 {
            try folder.write(
                "---\ntitle: Fog \(day)\n---\nWet.".utf8, to: "fog/_posts/2012-03-0\(day)-fog.md")
        }
        let candidate = try #require(ArchiveImport.candidates(at: folder.path + "/fog").first)
        let sink = RemovingSink(
            path: folder.path + (isLost ? "/fog/_posts/2012-03-02-fog.md" : "/none"))
        // On this thread: another would read ahead.
        let delivery = Delivery(to: sink, of: candidate, repairs: RepairLog())
        let tree = FileTree(candidate) { false }
        let isWhole = try TreeReading(tree: tree, delivery: delivery).read(.markdown)
        #expect(sink.posts == (isLost ? ["Fog 1"] : ["Fog 1", "Fog 2"]))
        #expect(isWhole == !isLost)
    }

    @Test(
        "What was not read or cut short is a loss, what was mended is none",
        arguments: [
            (RepairKind.unreadableFile, true), (.truncated, true), (.damagedContainer, true),
            (.tooMuchInOneEntry, false),
        ])
    func losses(kind: RepairKind, isLoss: Bool) {
        let log = RepairLog()
        log.note(kind, at: "fog.md")
        #expect(log.tellsOfLoss == isLoss)
    }
}
