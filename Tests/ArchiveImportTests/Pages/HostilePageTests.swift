import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

/// Pages made to take for ever, or the memory.
@Suite("Hostile pages")
struct HostilePageTests {
    private static let words = "<p>The lamp burns, and the sea is calm, for once, as it should.</p>"

    @Test(
        "A million elements in one another, and other piles",
        arguments: [
            "<div>", "<div class=comment>", "<ul><li id=comment-1>",
            "<div class=entry-content><p>a, b",
            "<table><tr><td>", "<span class=\"a b c d e f\">x,",
            "<div class=hentry><h2><a href=/x>y</a>",
            "<time datetime=2011-01-01>", "<dl><dt class=comment>x<dd>", "<b id=x><div>",
            "<div class=comments><div id=comments>", "<figure><div>", "<code><div>", "<a rel=tag>x",
            "<p>Posted by x at January 1, 2011 ",
        ])
    func piles(_ unit: String) throws {
        let count = 1 << 20
        var html = "<html><body>" + Self.words
        html += String(repeating: unit, count: count / unit.utf8.count)
        let time = try workingTime {
            let imported = try Imported(html + Self.words)
            #expect(imported.posts.count <= 1)
        }
        // More elements than these never reach the tree, however long the page. Unoptimised code.
        #expect(time < .seconds(20), "\(unit): \(time)")
    }

    @Test(
        "Scripts of data, none of which ends",
        arguments: ["<script type=\"application/ld+json\">{", "<x ld+json", "ld+json"])
    func scripts(_ unit: String) throws {
        let text =
            "<html><body>\(Self.words)"
            + String(
                repeating: unit, count: (1 << 20) / unit.utf8.count)
        let time = try workingTime {
            let imported = try Imported(text)
            #expect(imported.posts.count <= 1)
        }
        #expect(time < .seconds(20), "\(unit): \(time)")
    }

    @Test("An address too long for one is not the page's")
    func longAddress() throws {
        let address = "http://fog.example/" + String(repeating: "b", count: 500_000)
        let link = Self.words.replacing("lamp", with: "<a href=\"x\">lamp</a>")
        let imported = try Imported(
            "<html><head><link rel=canonical href=\"\(address)/\"></head><body>"
                + String(repeating: link, count: 2_000) + "</body></html>")
        let post = try #require(imported.posts.first)
        #expect(post.body.text.contains("lamp</a>"))
        #expect(post.body.text.utf8.count < 1 << 20)
        #expect(post.permalink.utf8.count < 2_048)
    }

    @Test("Scripts of data that never end, and long names")
    func names() throws {
        let imported = try Imported(
            "<html><head>"
                + String(
                    repeating: "<script type=\"application/ld+json\">{\"@graph\":[", count: 20_000)
                + "</script><title>" + String(repeating: "a - ", count: 100_000)
                + "</title></head><body>"
                + "<div class=\"\(String(repeating: "entry ", count: 100_000))\">\(Self.words)</div>"
        )
        #expect(imported.posts.count == 1)
    }
}
