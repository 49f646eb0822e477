import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport

/// The bodies of the posts and comments of real archives.
struct ImportedBodies {
    /// A body and its place among those of its archive.
    struct Numbered {
        var number: Int
        var body: PostBody
    }

    /// Those to be tested.
    let chosen: [Numbered]
    /// Whether there was an archive at all.
    let isOfArchive: Bool
    /// How many there are in all.
    let count: Int

    /// Reads the archives at a path; there are no bodies where nothing can be imported.
    ///
    /// At most `limit` are chosen: one of each of so many stretches, by seeded chance.
    init(at path: String, limit: Int) {
        let sink = BodySink()
        let candidates = (try? ArchiveImport.candidates(at: path)) ?? []
        for candidate in candidates { _ = try? ArchiveImport.read(candidate, into: sink) }
        let bodies = sink.bodies
        isOfArchive = !candidates.isEmpty
        count = bodies.count
        var random = SeededGenerator(seed: 1)
        let numbers =
            bodies.count <= limit
            ? Array(bodies.indices)
            : (0..<limit).map { stretch in
                let start = bodies.count * stretch / limit
                return Int.random(
                    in: start..<bodies.count * (stretch + 1) / limit, using: &random)
            }
        chosen = numbers.map { Numbered(number: $0, body: bodies[$0]) }
    }
}

/// Keeps bodies that have a text.
private final class BodySink: ImportSink {
    var bodies: [PostBody] = []
    let isCancelled = false

    func take(_ blog: BlogInfo) {}
    func take(_ post: PostContent) { add(post.body) }
    func take(_ comment: CommentContent) { add(comment.body) }
    func progress(byteCount: Int64) {}

    private func add(_ body: PostBody) {
        if !body.text.isEmpty { bodies.append(body) }
    }
}
