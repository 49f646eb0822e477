import TestSupport
import ArchiveImport
import ArchiveModel
import Testing

@testable import ArchiveImport

@Suite struct ContainerTests {
    private let feed = Array(takeout(takeoutEntry("POST", 1), title: "").utf8)

    private func files() -> [(name: String, bytes: [UInt8])] {
        [
            ("Takeout/", []),
            ("Takeout/archive_browser.html", Array("<!doctype html><html></html>".utf8)),
            ("Takeout/Blogger/Blogs/Fog/settings.csv", Array("blog_name\nFog\n".utf8)),
            ("Takeout/Blogger/Blogs/Fog/feed.atom", feed),
            ("Takeout/Blogger/Blogs/Wine/feed.atom", feed),
            ("Takeout/Blogger/Comments/Fog/feed.atom", feed),
            ("__MACOSX/Takeout/._feed.atom", [0, 5, 0x16, 7]),
            ("../../../tmp/annals-escape/feed.atom", feed),
        ]
    }

    @Test(arguments: ["zip", "tar", "tar.gz"])
    func aTakeoutIsReadOutOfAContainer(_ kind: String) throws {
        let folder = try TemporaryFolder()
        let bytes =
            switch kind {
            case "zip": ZipWriter.zip(files())
            case "tar": TarWriter.tar(files())
            default: Gzip.wrap(TarWriter.tar(files()))
            }
        let path = try folder.write(bytes, to: "takeout")
        let found = try ArchiveImport.candidates(at: path)
        #expect(
            found.map(\.entry) == [
                "../../../tmp/annals-escape/feed.atom", "Takeout/Blogger/Blogs/Fog/feed.atom",
                "Takeout/Blogger/Blogs/Wine/feed.atom",
            ])
        #expect(found.allSatisfy { $0.kind == .bloggerTakeout && $0.byteCount == feed.count })
        let sink = CollectingSink()
        let report = try ArchiveImport.read(found[1], into: sink)
        #expect(report == ImportReport(kind: .bloggerTakeout, isComplete: true))
        #expect(sink.blog?.title == "Fog")
        #expect(sink.posts.count == 1)
        #expect(sink.progress.last == Int64(feed.count))
    }

    @Test func aCompressedFileIsReadLikeAnother() throws {
        let imported = try Imported(Gzip.wrap(feed))
        #expect(imported.posts.count == 1)
    }

    @Test func aFolderMayHoldContainers() throws {
        let folder = try TemporaryFolder()
        try folder.write(ZipWriter.zip(files()), to: "takeout-001.zip")
        try folder.write(feed, to: "b/feed.xml")
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(found.count == 4)
    }

    /// A feed of many posts whose text does not shrink.
    private func longFeed(posts: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: 1)
        let entries = (1...posts).map { number in
            let text = (0..<80).map { _ in String(generator.next(), radix: 36) }
                .joined(separator: " ")
            return takeoutEntry("POST", number, "<content>\(text)</content>")
        }
        return Array(takeout(entries.joined()).utf8)
    }

    @Test(arguments: ["zip", "tgz", "gz"])
    func aCutOffContainerIsReadAsFarAsItGoes(_ kind: String) throws {
        let folder = try TemporaryFolder()
        let files = [("Blogs/Fog/feed.atom", feed), ("Blogs/Sea/feed.atom", longFeed(posts: 400))]
        let whole =
            switch kind {
            case "zip": ZipWriter.zip(files)
            case "tgz": Gzip.wrap(TarWriter.tar(files))
            default: Gzip.wrap(files[1].1)
            }
        let path = try folder.write(whole.prefix(whole.count / 10 * 7), to: "cut")
        let found = try ArchiveImport.candidates(at: path)
        #expect(found.count == (kind == "gz" ? 1 : 2))
        if kind != "gz" {
            let first = CollectingSink()
            let report = try ArchiveImport.read(found[0], into: first)
            #expect(report == ImportReport(kind: .bloggerTakeout, isComplete: true))
            #expect(first.posts.count == 1)
        }
        let sink = CollectingSink()
        let report = try ArchiveImport.read(try #require(found.last), into: sink)
        #expect((200..<300).contains(sink.posts.count), "\(sink.posts.count)")
        #expect(report.isComplete == false)
        #expect(report.repairs.map(\.what) == [RepairKind.truncated.what])
    }

    @Test func aZipCutAnywhereGivesWhatStandsBeforeTheCut() throws {
        let folder = try TemporaryFolder()
        let zip = ZipWriter.zip(files())
        var counts: [Int] = []
        for length in stride(from: 40, to: zip.count, by: 97) {
            let cut = try folder.write(zip.prefix(length), to: "cut.zip")
            do throws(ImportError) {
                let found = try ArchiveImport.candidates(at: cut)
                #expect(!found.isEmpty)
                counts.append(found.count)
                for candidate in found {
                    let report = try ArchiveImport.read(candidate, into: CollectingSink())
                    let isCut = report.repairs.contains { $0.what == RepairKind.truncated.what }
                    #expect(report.isComplete != isCut, "\(length)")
                }
            } catch {
                counts.append(0)
                switch error {
                case .damagedContainer(cut, _), .unknownFormat(cut, _): break
                default: Issue.record("\(length): \(error)")
                }
            }
        }
        #expect(counts == counts.sorted())
        #expect(counts.first == 0)
        #expect(counts.last == 3)
    }

    @Test func aDamagedContainerWithNothingToReadSaysSo() throws {
        let folder = try TemporaryFolder()
        let whole = Gzip.wrap(TarWriter.tar(files()))
        let path = try folder.write(whole.prefix(60), to: "takeout.tgz")
        do throws(ImportError) {
            _ = try ArchiveImport.candidates(at: path)
            Issue.record("nothing can be read of it")
        } catch {
            guard case .damagedContainer(path, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(arguments: ["zip", "tgz"])
    func settingsAreReadWhenTheCandidateIsFound(_ kind: String) throws {
        let folder = try TemporaryFolder()
        let bytes =
            kind == "zip" ? ZipWriter.zip(files()) : Gzip.wrap(TarWriter.tar(files()))
        let path = try folder.write(bytes, to: "takeout")
        let found = try ArchiveImport.candidates(at: path)
        #expect(found.map { $0.settings?.title } == ["", "Fog", ""])
    }

    @Test func aContainerWithoutBlogsSaysWhatItHolds() throws {
        let found = try refusal(ZipWriter.zip([("a.jpg", [0xFF, 0xD8, 0xFF, 0])]))
        #expect(found == "a JPEG picture")
        let two = try refusal(
            ZipWriter.zip([("a.jpg", [0xFF, 0xD8, 0xFF, 0]), ("b.png", [0x89, 0x50, 0x4E, 0x47])]))
        #expect(
            two == "an archive with 2 files, none of them a blog: a JPEG picture, a PNG picture")
        #expect(try refusal(ZipWriter.zip([])) == "an archive with nothing to read")
    }

    @Test func bombsAreStopped() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Gzip.run(of: 0x20, blocks: 40_000), to: "bomb.gz")
        let limits = Container.Limits(entries: 10, ratio: 100, freeByteCount: 1 << 20)
        let container = try Container(path: path, limits: limits)
        _ = try container.next()
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        #expect(throws: ImportError.self) { while try buffer.read(from: container) > 0 {} }
        let many = try folder.write(
            ZipWriter.zip((0..<20).map { ("f\($0)", []) }), to: "many.zip")
        let other = try Container(path: many, limits: limits)
        #expect(throws: ImportError.self) { while try other.next() != nil {} }
    }

    @Test func symbolicLinksAreNotFollowed() throws {
        let folder = try TemporaryFolder()
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(feed, to: "feed.atom")
        try folder.write(feed, to: "own/feed.atom")
        try folder.link("loop", to: folder.path)
        try folder.link("other", to: elsewhere.path)
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(found.map(\.path) == [folder.path + "/own/feed.atom"])
    }
}
