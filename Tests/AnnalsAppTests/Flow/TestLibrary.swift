import ArchiveModel
import Library
import TestSupport

/// A library in a folder of its own, with an archive made for the test.
final class TestLibrary {
    private let folder: TemporaryFolder
    let path: String

    /// Makes an empty library.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("library.db")
        _ = try Library(path: path)
    }

    /// Makes a library with one archive.
    convenience init(
        _ title: String = "The Test Log", posts: [PostContent], comments: [CommentContent] = []
    ) throws {
        self.init(try TemporaryFolder())
        try add(title, posts: posts, comments: comments)
    }

    private init(_ folder: TemporaryFolder) {
        self.folder = folder
        path = folder.path("library.db")
    }

    /// Adds an archive, or a newer export of it.
    @discardableResult
    func add(
        _ title: String, posts: [PostContent], comments: [CommentContent] = []
    ) throws -> ImportOutcome {
        let session = try open().beginImport()
        let blog = BlogInfo(identity: "test:\(title)", kind: .bloggerBackup, title: title)
        try session.take(blog)
        for post in posts { try session.take(post) }
        for comment in comments { try session.take(comment) }
        return try session.finish(isComplete: true)
    }

    /// The library, opened anew.
    func open() throws -> Library { try Library(path: path) }

    /// The titles of the posts that are read, in reading order.
    func readTitles() throws -> [String] {
        var titles: [String] = []
        try open().forEachPost { post in
            if post.isRead { titles.append(post.title) }
            return true
        }
        return titles
    }
}

/// Posts made for tests.
enum Sample {
    /// Some posts, one every 20 days from January 2011 on, each of so many numbered words: in the
    /// third post they are `c1 c2 c3 …`, so that a word tells post and place.
    static func posts(_ count: Int, words: Int) -> [PostContent] {
        (0..<count).map { number in
            let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
            let paragraphs = stride(from: 1, through: max(1, words), by: 60).map { first in
                let last = min(words, first + 59)
                return "<p>"
                    + (first...max(first, last)).map { "\(letter)\($0)" }
                    .joined(separator: " ") + "</p>"
            }
            let day = CalendarDay(dayNumber: 14_975 + Int64(number) * 20)
            return PostContent(
                identity: "post-\(number)", title: "Post \(letter)",
                date: PostDate(
                    year: day.year, month: day.month, day: day.day, hour: 12, offsetMinutes: 60),
                author: "Keeper", labels: ["fog"],
                permalink: "http://log.example/\(number).html",
                body: PostBody(text: paragraphs.joined(separator: "\n"), format: .html),
                words: words)
        }
    }
}
