import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

/// A library in a folder of its own, removed when the test is done with it.
final class TestLibrary {
    let folder: String
    let library: Library

    init() throws {
        folder = try temporaryFolder()
        library = try Library(path: folder + "/library.db")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var connection: Connection { library.connection }

    /// Imports a source and expects the library to be sound afterwards.
    @discardableResult
    func take(
        _ posts: [PostContent], comments: [CommentContent] = [], blog: BlogInfo = .test,
        isComplete: Bool = true
    ) throws -> ImportOutcome {
        let session = try library.beginImport()
        try session.take(blog)
        for post in posts { try session.take(post) }
        for comment in comments { try session.take(comment) }
        let outcome = try session.finish(isComplete: isComplete)
        #expect(try library.check() == [])
        return outcome
    }

    /// The rows of the only archive's section, in reading order.
    func rows(_ section: Section = .posts, isReversed: Bool = false) throws -> [PostRow] {
        try library.rows(
            RowQuery(
                archive: ArchiveID(1), section: section, anchor: .first, limit: 10_000,
                isReversed: isReversed)
        ).rows
    }

    /// The only archive's post of an identity.
    func id(_ identity: String) throws -> PostID { try id(identity, archive: 1) }

    /// An archive's post of an identity.
    func id(_ identity: String, archive: Int64) throws -> PostID {
        let id = try connection.first(
            "SELECT post FROM origin WHERE identity = ? AND archive = ?", identity, archive
        ) { PostID($0.int64(0)) }
        return try #require(id)
    }

    func post(_ identity: String) throws -> StoredPost {
        try #require(try library.post(try id(identity)))
    }

    /// Everything in the library as text, to compare two moments, or two libraries: the key of each
    /// is left out.
    func dump() throws -> [String] {
        let tables = try connection.all(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name <> 'search_key' ORDER BY name
            """
        ) { $0.text(0) }
        return try tables.flatMap { table in
            try connection.all("SELECT * FROM \(table)") { row in
                table + " " + (0..<row.columnCount).map { row.text($0) }.joined(separator: "|")
            }.sorted()
        }
    }
}

func temporaryFolder() throws -> String {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("annals-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
}

extension BlogInfo {
    static let test = BlogInfo(
        identity: "blogger:1", kind: .bloggerBackup, title: "The Lighthouse Log",
        summary: "Notes from the lamp room", link: "http://lighthouse.example/")
}

extension PostContent {
    /// A post of a day, its identity, title and text made from a name.
    static func test(
        _ name: String, _ date: String? = "2011-01-25", section: Section = .posts,
        labels: [String] = [], text: String? = nil, words: Int = 10
    ) -> PostContent {
        PostContent(
            identity: name, kind: section == .pages ? .page : .post,
            status: section == .drafts ? .draft : .published, title: "Title of \(name)",
            date: date.flatMap { day($0) }, author: "Keeper", labels: labels,
            permalink: "http://lighthouse.example/\(name).html",
            body: PostBody(text: text ?? "<p>Text of \(name)</p>", format: .html), words: words)
    }
}

extension CommentContent {
    /// A comment at a second of the day of all test posts.
    static func test(
        _ name: String, on post: String, second: Int = 0, answers parent: String? = nil,
        text: String = "Well said."
    ) -> CommentContent {
        CommentContent(
            identity: name, postIdentity: post, parentIdentity: parent, author: "Visitor",
            date: PostDate(year: 2011, month: 1, day: 26, second: second, offsetMinutes: 60),
            body: PostBody(text: text, format: .plainText))
    }
}

/// A date from `2011-01-25` or `2011-01-25 21:04`.
func day(_ text: String) -> PostDate? {
    let numbers = text.split(whereSeparator: { "- :".contains($0) }).compactMap { Int($0) }
    guard numbers.count >= 3 else { return nil }
    return PostDate(
        year: numbers[0], month: numbers[1], day: numbers[2],
        hour: numbers.count > 3 ? numbers[3] : 0, minute: numbers.count > 4 ? numbers[4] : 0,
        offsetMinutes: 60)
}
