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
