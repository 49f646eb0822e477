import TestSupport
import ArchiveImport
import ArchiveModel
import Foundation
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

    @Test func whatCannotBeLookedIntoIsNamed() throws {
        let folder = try TemporaryFolder()
        // The rights of files are nothing to root, but a path may be too long for anybody.
        var root = folder.path
        while root.utf8.count < 3_900 {
            root += "/" + String(repeating: "d", count: min(180, 4_000 - root.utf8.count))
            #expect(mkdir(root, 0o700) == 0)
        }
        let zip = ZipWriter.zip([("a.atom", feed), ("b.atom", feed)])
        let broken = zip.prefix(4) + [UInt8](repeating: 0x41, count: 60)
        for (name, bytes) in [("feed.atom", feed), ("broken.zip", Array(broken))] {
            try Data(bytes).write(to: URL(fileURLWithPath: root + "/" + name))
        }
        let inner = String(repeating: "n", count: 250)
        let descriptor = open(root, O_RDONLY | O_DIRECTORY)
        #expect(descriptor >= 0 && mkdirat(descriptor, inner, 0o700) == 0)
        defer {
            unlinkat(descriptor, inner, AT_REMOVEDIR)
            close(descriptor)
        }
        let search = try ArchiveImport.search(at: root)
        #expect(search.candidates.map(\.path) == [root + "/feed.atom"])
        let paths = search.failures.map { failure in
            switch failure {
            case .unreadable(let path, _), .damagedContainer(let path, _): path
            default: "\(failure)"
            }
        }
        #expect(Set(paths) == [root + "/" + inner, root + "/broken.zip"])
    }

    @Test func aFolderWithOnePageIsAnArchive() throws {
        let folder = try TemporaryFolder()
        let words = String(
            repeating: "<p>The lamp was lit at dusk, and the fog came in.</p>", count: 9)
        let page = "<html><head><title>Fog</title></head><body><h1>Fog</h1>\(words)</body></html>"
        try folder.write(Array(page.utf8), to: "page/fog.html")
        #expect(try ArchiveImport.candidates(at: folder.path).map(\.kind) == [.webPages])
        try folder.write(feed, to: "feed.atom")
        let found = try ArchiveImport.search(at: folder.path)
        #expect(found.candidates.count == 2 && found.leftOut == [])
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
