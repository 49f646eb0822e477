import ArchiveImport
import ArchiveModel
import Testing

@Suite("Movable Type exports")
struct MovableTypeTests {
    private let export = """
        AUTHOR: Ida Wren
        TITLE: Fog &amp; horn
        BASENAME: fog_horn
        STATUS: Publish
        CONVERT BREAKS: 1
        PRIMARY CATEGORY: Weather
        CATEGORY: Weather
        CATEGORY: Sound
        DATE: 01/31/2004 07:45:01 PM
        TAGS: "deep sea",bell
        -----
        BODY:
        One line
        another: line
        -----
        still of the body

        NOTE: too
        -----
        EXTENDED BODY:
        More.
        -----
        EXCERPT:

        -----
        COMMENT:
        AUTHOR: Jo
        EMAIL: jo@x.example
        IP: 192.0.2.1
        URL:
        DATE: 02/01/2004 06:28:00 AM
        First line: yes
        AUTHOR: not a field
        -----
        PING:
        TITLE: Elsewhere
        URL: http://o.example/
        Text
        -----
        --------
        TITLE: Later
        STATUS: Draft
        CONVERT BREAKS: 0
        DATE: 12/01/2004 18:00:00
        -----
        BODY:
        <p>Soon</p>
        -----
        --------

        """

    @Test("Posts with their texts, labels, comments and dates month first")
    func posts() throws {
        let imported = try Imported(export)
        #expect(imported.report.kind == .movableType)
        #expect(imported.report.pings == 1)
        let posts = imported.posts
        #expect(posts.map(\.title) == ["Fog & horn", "Later"])
        #expect(posts.map(\.status) == [.published, .draft])
        #expect(posts.map { $0.date?.rfc3339 } == ["2004-01-31T19:45:01", "2004-12-01T18:00:00"])
        #expect(posts[0].labels == ["Weather", "Sound", "deep sea", "bell"])
        #expect(posts[0].identity == "mt:fog_horn")
        #expect(posts[0].body.format == .wordPress)
        #expect(
            posts[0].body.text
                == "One line\nanother: line\n-----\nstill of the body\n\nNOTE: too\n\nMore.")
        #expect(posts[1].body == PostBody(text: "<p>Soon</p>", format: .html))
        let comment = try #require(imported.comments.first)
        #expect(imported.comments.count == 1)
        #expect(comment.author == "Jo")
        #expect(comment.date?.rfc3339 == "2004-02-01T06:28:00")
        #expect(comment.body.text == "First line: yes\nAUTHOR: not a field")
        #expect(comment.postIdentity == "mt:fog_horn")
    }

    @Test("Line ends of Windows and an export cut anywhere give what is there")
    func cut() throws {
        let windows = export.replacing("\n", with: "\r\n")
        #expect(try Imported(windows).titles == ["Fog & horn", "Later"])
        let bytes = Array(export.utf8)
        for length in stride(from: 150, to: bytes.count, by: 97) {
            #expect(try !Imported(bytes.prefix(length)).posts.isEmpty)
        }
    }

    @Test("Notes with colons are no export")
    func others() throws {
        #expect(try refusal("TITLE: x\nnothing else".utf8) != nil)
        #expect(try refusal("Note: one\nAuthor: two\n-----\n".utf8) != nil)
    }
}
