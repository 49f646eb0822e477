import TestSupport
import ArchiveImport
import ArchiveModel
import Testing

@Suite struct RefusalTests {
    @Test(arguments: [
        ("", "an empty file"), (" \n\t\n", "a file of white space"),
        ("<!DOCTYPE html><html><head><title>x</title></head></html>", "a web page without text"),
        ("<p> <b></b></p>", "a web page without text"),
        (
            "<?xml version=\"1.0\"?><!DOCTYPE html><html b:version='2' "
                + "xmlns:b='http://www.google.com/2005/gml/b'><b:skin/></html>",
            "a Blogger template, which holds no posts"
        ),
        (
            "<html><body><Blogger><$BlogItemBody$></Blogger></body></html>",
            "a Blogger template, which holds no posts"
        ),
        ("<opml version=\"2.0\"><body/></opml>", "an OPML list of feeds"),
        ("<recipes><recipe/></recipes>", "an XML file of another kind (<recipes>)"),
        ("<?xml version=\"1.0\"?>\n", "XML without any content"),
        ("{\"db\": []}", "JSON data"),
        ("just words\n", "plain text that is no saved page of a blog"),
        ("%PDF-1.4 ...", "a PDF document"),
    ])
    func whatIsNoArchiveIsNamed(_ text: String, _ found: String) throws {
        #expect(try refusal(text.utf8) == found)
    }

    @Test func binaryDataIsNamed() throws {
        #expect(try refusal([0x89, 0x50, 0x4E, 0x47, 0]) == "a PNG picture")
        #expect(try refusal([1, 2, 0, 0, 0, 9, 200, 0, 0, 0, 0, 3, 4]) == "binary data")
    }

    @Test func missingAndEmptyPlacesAreNamed() throws {
        let folder = try TemporaryFolder()
        #expect(
            throws: ImportError.unreadable(
                path: "/nowhere/at/all", reason: "No such file or directory")
        ) { try ArchiveImport.candidates(at: "/nowhere/at/all") }
        #expect(
            throws: ImportError.unknownFormat(
                path: folder.path, found: "a folder with nothing to read")
        ) { try ArchiveImport.candidates(at: folder.path) }
        try folder.write([], to: "a")
        try folder.write(Array("<html>".utf8), to: "b/c")
        #expect(
            throws: ImportError.unknownFormat(
                path: folder.path,
                found:
                    "a folder with 2 files, none of them a blog: an empty file, a web page without "
                    + "text")
        ) { try ArchiveImport.candidates(at: folder.path) }
        #expect(
            throws: ImportError.unreadable(
                path: "/dev/null", reason: "it is neither a file nor a folder")
        ) { try ArchiveImport.candidates(at: "/dev/null") }
    }

    @Test func aFileThatChangedItsShapeReachesNoSink() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("<html></html>".utf8, to: "feed.atom")
        let candidate = ImportCandidate(path: path, kind: .atom, byteCount: 13)
        let sink = CollectingSink()
        #expect(throws: ImportError.unknownFormat(path: path, found: "a web page without text")) {
            try ArchiveImport.read(candidate, into: sink)
        }
        #expect(sink.blogs.isEmpty)
    }

    @Test func namesSayNothing() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(backup(entry("post", "post-1", "")).utf8, to: "theme.jpg")
        #expect(try ArchiveImport.candidates(at: path).map(\.kind) == [.bloggerBackup])
    }

    @Test func aPostAboutBackupsMakesNoBackup() throws {
        let imported = try Imported(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id><entry><id>urn:2</id>
            <content type="html">&lt;category term='http://schemas.google.com/blogger/2008/kind#post'/>
            in tag:blogger.com,1999:blog-1.archive</content></entry></feed>
            """)
        #expect(imported.report.kind == .atom)
        #expect(imported.posts.count == 1)
    }
}
