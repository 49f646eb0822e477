import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

/// Folders that hold several things.
@Suite("Folders of several things")
struct MixedFolderTests {
    private static let feed = """
        <rss version="2.0"><channel><title>Lamp</title><item><guid>1</guid></item></channel></rss>
        """
    private static let export = feed.replacing(
        "2.0\"", with: "2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"")
    private static let text = "---\ntitle: Fog\ndate: 2012-03-04\n---\nWet."

    /// Pages of a site, with links between them and a feed.
    private func mirror(_ folder: String, _ name: String, links: String = "") -> [String: String] {
        var files = [folder + "/feed/index.xml": Self.feed]
        for number in 1...4 {
            files["\(folder)/2011/0\(number)/p.html"] = """
                <!DOCTYPE html><html><head><title>Day \(number) | \(name)</title></head><body>
                <div class="post"><h1>Day \(number)</h1><p>The lamp was lit, and it burned until \
                the morning came over the sea. <a href="../0\(number % 4 + 1)/p.html">next</a>
                \(links)</p></div></body></html>
                """
        }
        return files
    }

    /// The archives in a folder of these files, and then what is left out.
    private func found(_ files: [String: String]...) throws -> [String] {
        let folder = try TemporaryFolder()
        for files in files {
            for (name, text) in files { try folder.write(text.utf8, to: name) }
        }
        let search = try ArchiveImport.search(at: folder.path)
        let archives = search.candidates.map { candidate in
            let place = candidate.place.dropFirst(folder.path.count).drop { $0 == "/" }
            return "\(place) \(candidate.kind)"
        }
        return archives + search.leftOut.map { $0.line.replacing(folder.path, with: "") }
    }

    @Test("A mirror beside other archives is one too, with the feeds in it")
    func mirrorBeside() throws {
        let lamp = mirror("lamp.example", "The Lamp")
        #expect(
            try found(lamp, ["export.xml": Self.export])
                == ["export.xml wxr", "lamp.example webPages"])
        #expect(
            try found(lamp, ["fog/_posts/2012-03-04-x.md": Self.text])
                == ["fog markdown", "lamp.example webPages"])
        #expect(
            try found(
                mirror("old/saved", "The Lamp"), ["fog/x.md": Self.text, "sea/y.md": Self.text])
                == [" markdown", "old webPages"])
        #expect(
            try found(lamp, ["a.xml": Self.feed, "b/a.xml": Self.feed, "b/b.xml": Self.feed])
                == ["a.xml rss", "b/a.xml rss", "b/b.xml rss", "lamp.example webPages"])
    }

    @Test("Two sites without hosts are told apart by their names")
    func names() throws {
        let lamp = mirror("a", "The Lamp")
        #expect(try found(lamp, mirror("b", "Fog and Sea")) == ["a webPages", "b webPages"])
        #expect(
            try found(mirror("x/a", "The Lamp"), mirror("x/b", "Fog and Sea"))
                == ["x/a webPages", "x/b webPages"])
        #expect(
            try found(lamp, mirror("lamp.example", "Fog and Sea"))
                == ["a webPages", "lamp.example webPages"])
    }

    @Test("Three sites, two of them in folders named after hosts, are three archives")
    func hostsAndNames() throws {
        #expect(
            try found(
                mirror("a", "The Lamp"), mirror("b.example", "Fog"), mirror("c.example", "Sea"))
                == ["a webPages", "b.example webPages", "c.example webPages"])
    }

    @Test("A page of another host within a site takes nothing from it")
    func strayHost() throws {
        var lamp = mirror("a", "The Lamp")
        lamp["a/get/c.example/p.html"] = lamp["a/2011/01/p.html"]
        #expect(
            try found(lamp, mirror("b.example", "Fog and Sea")) == [
                "a webPages", "b.example webPages",
            ])
    }

    @Test("Sections that link to each other, share a name or an index page are one site")
    func sections() throws {
        let fog = mirror("b", "Fog and Sea")
        #expect(
            try found(mirror("a", "The Lamp", links: "<a href='../../../b/2011'>fog</a>"), fog)
                == [" webPages"])
        #expect(try found(mirror("a", "Fog and Sea"), fog) == [" webPages"])
        let index = "<!DOCTYPE html><html><body><p>Welcome to my pages.</p></body></html>"
        #expect(try found(mirror("a", "The Lamp"), fog, ["index.html": index]) == [" webPages"])
    }

    @Test("Pages that come with an export or a site are part of it")
    func owned() throws {
        let page = "<!DOCTYPE html><html><body><p>One of the many notes.</p></body></html>"
        #expect(
            try found([
                "Takeout/Blogger/Blogs/Fog/feed.atom": takeout(takeoutEntry("POST", 1)),
                "Takeout/Keep/a.html": page, "Takeout/Keep/b.html": page,
            ]) == ["Takeout/Blogger/Blogs/Fog/feed.atom bloggerTakeout"])
        #expect(
            try found([
                "_posts/2012-03-04-x.md": Self.text, "_site/a.html": page, "_site/b.html": page,
            ]) == [" markdown"])
    }

    @Test("A file that cannot be read is named, and the others are read")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.export.utf8, to: "export.xml")
        let lost = try folder.write(Self.export.utf8, to: "lost.xml")
        // It vanishes as soon as the folder is listed.
        var questions = 0
        let search = try ArchiveImport.search(at: folder.path) {
            questions += 1
            if questions == 5 { try? FileManager.default.removeItem(atPath: lost) }
            return false
        }
        #expect(search.candidates.map(\.kind) == [.wxr])
        #expect(search.failures == [.unreadable(path: lost, reason: "No such file or directory")])
    }

    @Test("Pages that are read with no archive are named by their folder")
    func leftOut() throws {
        let page = "<!DOCTYPE html><html><body><p>How to read this file.</p></body></html>"
        #expect(
            try found([
                "export.xml": Self.export, "docs/a.html": page, "help.html": page,
                "page_files/b.html": page,
            ]) == [
                "export.xml wxr", "docs webPages", "left out: , one page",
                "left out: /page_files, one page",
            ])
    }
}
