import ArchiveImport
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
        let start = Self.threadTime
        let imported = try Imported(html + Self.words)
        let time = Self.threadTime - start
        #expect(imported.posts.count <= 1)
        // More elements than these never reach the tree, however long the page. Unoptimised code.
        #expect(time < 20, "\(unit): \(time) s")
        print("hostile page:", unit, time)
    }

    /// Seconds that this thread has worked, whatever else the machine does.
    private static var threadTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
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
