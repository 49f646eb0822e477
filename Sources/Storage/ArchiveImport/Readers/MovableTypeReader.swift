internal import ArchiveModel
internal import Prose

/// Reads the import format of Movable Type, which TypePad, Hatena and others write too.
///
/// Source: movabletype.org/documentation/appendices/import-export-format.html.
final class MovableTypeReader {
    private static let entryEnd = "--------"
    private static let sectionEnd = "-----"
    private static let entryByteLimit = 32 << 20

    private let delivery: Delivery
    private var blog = BlogInfo(identity: "", kind: .movableType)
    private var entry = MovableTypeEntry()
    private var byteCount = 0
    private var comments = HeldComments()

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it.
    func read(
        _ input: DecodedInput, progress: (Int64) throws(ImportError) -> Void
    ) throws(ImportError) {
        var lines = LineReader(input)
        while let line = try lines.next() {
            switch line {
            case Self.entryEnd: try endEntry()
            case Self.sectionEnd: entry.endSection(line)
            default: take(line)
            }
            try progress(input.bytesRead)
        }
        try endEntry()
        try delivery.take(blog)
        try comments.flush(to: delivery)
        try delivery.finish()
    }

    private func take(_ line: String) {
        byteCount += line.utf8.count + 1
        guard byteCount <= Self.entryByteLimit else {
            if byteCount - line.utf8.count - 1 <= Self.entryByteLimit {
                delivery.repairs.note(.tooMuchInOneEntry, at: entry.title)
            }
            return
        }
        entry.take(line)
    }

    private func endEntry() throws(ImportError) {
        defer {
            entry = MovableTypeEntry()
            byteCount = 0
        }
        guard entry.isPost else { return }
        try delivery.take(blog)
        let post = entry.post(repairs: delivery.repairs)
        var author = Author(nil)
        author.name = post.author
        comments.insert(author)
        try delivery.take(post)
        for answer in entry.comments {
            var writer = Author(nil)
            writer.name = answer.author
            try comments.take(answer.comment(on: post.identity), by: writer, to: delivery)
        }
        if post.status == .published { for _ in 0..<entry.pingCount { delivery.notePing() } }
    }
}
