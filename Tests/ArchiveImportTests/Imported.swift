import TestSupport
import ArchiveImport
import ArchiveModel
import Foundation
import Testing

extension TemporaryFolder {
    /// Its path.
    var path: String { url.path }

    /// Writes a file, its folders too, and returns its path.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }
}

/// What came out of an archive.
struct Imported {
    let sink: CollectingSink
    let report: ImportReport

    /// Reads the archive that these bytes are.
    init(_ bytes: some Sequence<UInt8>) throws {
        let folder = try TemporaryFolder()
        try self.init(path: folder.write(bytes, to: "archive"))
    }

    /// Reads the archive that this text is, in UTF-8.
    init(_ text: String) throws { try self.init(text.utf8) }

    /// Reads the one archive at a path.
    init(path: String) throws {
        let candidates = try ArchiveImport.candidates(at: path)
        try #require(candidates.count == 1)
        sink = CollectingSink()
        report = try ArchiveImport.read(candidates[0], into: sink)
    }

    var blog: BlogInfo? { sink.blog }
    var posts: [PostContent] { sink.posts }
    var comments: [CommentContent] { sink.comments }
    var titles: [String] { posts.map(\.title) }
    var repairs: [String] { report.repairs.map { "\($0.count)× \($0.what)" } }
}

/// What a file is refused for; nil when it is not.
func refusal(_ bytes: some Sequence<UInt8>) throws -> String? {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "file")
    do throws(ImportError) {
        _ = try ArchiveImport.candidates(at: path)
        return nil
    } catch {
        guard case .unknownFormat(path, let found) = error else { return "\(error)" }
        return found
    }
}
