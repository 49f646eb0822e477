import TestSupport
import ArchiveImport
import ArchiveModel
import Testing

@Suite struct SinkTests {
    private struct Full: Error, CustomStringConvertible {
        var description: String { "disk full" }
    }

    private func candidate(_ folder: TemporaryFolder, posts: Int) throws -> ImportCandidate {
        let body = "<content type='html'>\(String(repeating: "fog ", count: 500))</content>"
        let entries = (0..<posts).map { entry("post", "post-\($0)", body) }.joined()
        let path = try folder.write(backup(entries).utf8, to: "backup.xml")
        return try ArchiveImport.candidates(at: path)[0]
    }

    @Test func whatTheSinkThrowsEndsTheImport() throws {
        let folder = try TemporaryFolder()
        let sink = CollectingSink()
        sink.failure = Full()
        let candidate = try candidate(folder, posts: 1)
        #expect(throws: ImportError.sink(reason: "disk full")) {
            try ArchiveImport.read(candidate, into: sink)
        }
        sink.failure = ImportError.cancelled
        #expect(throws: ImportError.cancelled) { try ArchiveImport.read(candidate, into: sink) }
    }

    @Test func cancellingStopsAtOnce() throws {
        let folder = try TemporaryFolder()
        let sink = CollectingSink()
        sink.cancelsAfterPosts = 3
        let candidate = try candidate(folder, posts: 50)
        #expect(throws: ImportError.cancelled) { try ArchiveImport.read(candidate, into: sink) }
        #expect(sink.posts.count == 3)
        let other = CollectingSink()
        other.isCancelled = true
        #expect(throws: ImportError.cancelled) { try ArchiveImport.read(candidate, into: other) }
        #expect(other.blogs.isEmpty)
    }

    @Test func titlesAndLabelsAreCutWhereNobodyReadsThem() throws {
        let title = "é" + String(repeating: "fog ", count: 20_000)
        let scheme = "scheme='http://www.blogger.com/atom/ns#'"
        let labels = (0..<1_200).map { "<category \(scheme) term='t\($0)'/>" }
        let long = String(repeating: "日", count: 1_000)
        let imported = try Imported(
            backup(
                entry("post", "1", "<title>x\(title)</title><content>a</content>")
                    + entry("post", "2", "<title>Two</title>" + labels.joined())
                    + entry(
                        "post", "3",
                        "<title>Three</title><category \(scheme) term='\(long)'/>")))
        #expect(imported.posts.map(\.title.utf8.count) == [64 << 10, 3, 5])
        #expect(imported.posts.map(\.labels.count) == [0, 1_000, 1])
        // Characters stay whole.
        #expect(imported.posts[2].labels == [String(long.prefix(341))])
        let repair = try #require(imported.report.repairs.first { $0.name == "long-title" })
        #expect(repair.count == 3)
        #expect(repair.places.map(\.utf8.count) == [1_024, 3, 5])
    }

    @Test func progressRisesToTheEnd() throws {
        let folder = try TemporaryFolder()
        let sink = CollectingSink()
        let candidate = try candidate(folder, posts: 500)
        _ = try ArchiveImport.read(candidate, into: sink)
        #expect(sink.progress == sink.progress.sorted())
        #expect(sink.progress.last == candidate.byteCount)
        #expect(sink.progress.count > 8)
        #expect(sink.progress.count < 400)
    }
}
