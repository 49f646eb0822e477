import TestSupport
import ArchiveModel
import Testing

@testable import ArchiveImport

@Suite("What a blog without a name is called")
struct SourceNameTests {
    @Test(arguments: [
        ("exports/allofphysics.feed.atom", nil, "allofphysics"),
        ("Takeout/Blogger/Blogs/Fog Log/feed.atom", nil, "Fog Log"),
        ("takeout.zip", "Takeout/Blogger/Blogs/Fog Log/feed.atom", "Fog Log"),
        ("blog-01-02-2013.xml", nil, "blog-01-02-2013"), ("v1.2.xml", nil, "v1.2"),
        ("feed.xml", nil, "feed"), ("/feed", nil, "feed"), (".xml", nil, ""), ("", nil, ""),
    ])
    func name(path: String, entry: String?, expected: String) {
        let candidate = ImportCandidate(path: path, entry: entry, kind: .atom, byteCount: 0)
        #expect(SourceName.of(candidate) == expected)
    }

    @Test func twoFeedsWithoutIDAndAddressAreTwoBlogs() throws {
        let item = "<item><title>One</title></item>"
        let feed = "<rss version='2.0'><channel><title>News</title>\(item)</channel></rss>"
        let folder = try TemporaryFolder()
        let identities = try ["first.xml", "second.xml"].map { name in
            try Imported(path: folder.write(feed.utf8, to: name)).blog?.identity
        }
        #expect(identities == ["file:first:News", "file:second:News"])
    }
}
