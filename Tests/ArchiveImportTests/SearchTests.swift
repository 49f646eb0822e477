import TestSupport
import ArchiveImport
import ArchiveModel
import Glibc
import Testing

@testable import ArchiveImport

/// Looking for archives ends soon, wherever it begins.
@Suite struct SearchTests {
    private let feed = Array(takeout(takeoutEntry("POST", 1)).utf8)

    /// Answers yes from some question on.
    private final class Countdown {
        var questions: Int
        init(_ questions: Int) { self.questions = questions }
        func isOver() -> Bool {
            questions -= 1
            return questions < 0
        }
    }

    @Test(arguments: [0, 3, 12])
    func searchingAFolderCanBeCancelled(_ questions: Int) throws {
        let folder = try TemporaryFolder()
        for number in 0..<10 { try folder.write(feed, to: "\(number)/feed.atom") }
        let countdown = Countdown(questions)
        #expect(throws: ImportError.cancelled) {
            try ArchiveImport.candidates(at: folder.path, isCancelled: countdown.isOver)
        }
        #expect(countdown.questions == -1)
    }

    @Test(arguments: ["zip", "tar", "tgz"])
    func searchingAContainerCanBeCancelled(_ kind: String) throws {
        let folder = try TemporaryFolder()
        let files = (0..<10).map { ("\($0)/feed.atom", feed) }
        let bytes =
            switch kind {
            case "zip": ZipWriter.zip(files)
            case "tar": TarWriter.tar(files)
            default: Gzip.wrap(TarWriter.tar(files))
            }
        let path = try folder.write(bytes, to: "archive")
        #expect(try ArchiveImport.candidates(at: path).count == 10)
        for place in [path, folder.path] {
            let countdown = Countdown(6)
            #expect(throws: ImportError.cancelled) {
                try ArchiveImport.candidates(at: place, isCancelled: countdown.isOver)
            }
        }
    }

    @Test func whatIsNoFileIsNeverWaitedFor() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(feed, to: "feed.atom")
        let pipe = folder.path + "/settings.csv"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: ImportError.unreadable(path: pipe, reason: "it is no file")) {
            try FileSource(path: pipe)
        }
        #expect(throws: ImportError.unreadable(path: folder.path, reason: "it is no file")) {
            try FileSource(path: folder.path)
        }
        // Both beside an archive and in a folder that is searched.
        #expect(try Imported(path: path).posts.count == 1)
        #expect(try Imported(path: folder.path).posts.count == 1)
    }

    @Test func foldersTooDeepArePassedOver() throws {
        let folder = try TemporaryFolder()
        try folder.write(feed, to: "1/2/3/4/5/6/7/8/feed.atom")
        try folder.write(feed, to: "1/2/3/4/5/6/7/8/9/feed.atom")
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(found.map(\.path) == [folder.path + "/1/2/3/4/5/6/7/8/feed.atom"])
    }

    @Test func commentsElsewhereAreLeftOutWhereverTheImportBegins() throws {
        let folder = try TemporaryFolder()
        try folder.write(feed, to: "Takeout/Blogger/Blogs/Fog/feed.atom")
        try folder.write(feed, to: "Takeout/Blogger/Comments/Sea/feed.atom")
        let expected = folder.path + "/Takeout/Blogger/Blogs/Fog/feed.atom"
        for place in ["", "/Takeout", "/Takeout/Blogger", "/Takeout/Blogger/"] {
            let found = try ArchiveImport.candidates(at: folder.path + place)
            #expect(found.map { $0.path.replacing("//", with: "/") } == [expected], "\(place)")
        }
        let named = try ArchiveImport.candidates(at: folder.path + "/Takeout/Blogger/Comments")
        #expect(named.count == 1)
    }
}
