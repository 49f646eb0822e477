import ArchiveImport
import ArchiveModel
import Foundation
import Testing

@Suite struct SavedTextTests {
    @Test(.enabled(if: Corpus.isPresent, "no corpus"))
    func thePageTheProjectBeganWithIsRead() throws {
        let path = try #require(Corpus.files(in: "saved-text").first)
        let imported = try Imported(path: path)
        let post = try #require(imported.posts.first)
        #expect(imported.posts.count == 1)
        #expect(post.title == "Drug Gangs Are Focus of Clinton's Mexico Visit")
        #expect(post.date?.rfc3339 == "2011-01-25T00:00:00")
        let paragraphs = post.body.text.components(separatedBy: "\n\n")
        #expect(paragraphs.count == 12)
        #expect(paragraphs.first?.hasPrefix("MEXICO CITY") == true)
        #expect(paragraphs.last?.hasSuffix("last year.") == true)
        #expect(post.body.format == .plainText)
        #expect(imported.comments.isEmpty)
        #expect(imported.report == ImportReport(kind: .savedText, isComplete: false))
        #expect(post.words > 400)
    }

    @Test func aPageWithCommentsIsRead() throws {
        let imported = try Imported(
            """
            The Lighthouse Log
            Notes from the rock

            Tuesday, January 25, 2011

            Fog signals

            First paragraph.
            Its second line.

            Second paragraph.

            Posted by Keeper at 9:14 PM
            Email ThisBlogThis!Share to Twitter
            Labels: fog, harbour

            2 comments:

            Visitor said...
            I heard it.

            Twice.
            January 26, 2011 at 8:12 AM
            Keeper said...
            Thank you.
            January 26, 2011 at 10:00 PM
            Post a Comment
            Newer Post Older Post Home
            BLOG ARCHIVE
            ▼ 2011 (96)
            """)
        #expect(
            imported.blog
                == BlogInfo(
                    identity: "saved-text:the lighthouse log", kind: .savedText,
                    title: "The Lighthouse Log", summary: "Notes from the rock",
                    sourceName: "archive"))
        let post = try #require(imported.posts.first)
        #expect(imported.posts.count == 1)
        #expect(post.title == "Fog signals")
        #expect(post.body.text == "First paragraph.\nIts second line.\n\nSecond paragraph.")
        #expect(post.author == "Keeper")
        #expect(post.labels == ["fog", "harbour"])
        #expect(post.date?.rfc3339 == "2011-01-25T21:14:00")
        #expect(imported.comments.map(\.author) == ["Visitor", "Keeper"])
        #expect(imported.comments.map(\.body.text) == ["I heard it.\n\nTwice.", "Thank you."])
        #expect(imported.comments.map(\.isByBlogAuthor) == [false, true])
        #expect(imported.comments[0].date?.rfc3339 == "2011-01-26T08:12:00")
        #expect(imported.comments.allSatisfy { $0.postIdentity == post.identity })
    }

    @Test func theNewerLookOfCommentsIsRead() throws {
        let imported = try Imported(
            """
            Wednesday, 26 January 2011
            A letter

            Text.

            3 comments:

            Ann Other26 January 2011 at 08:12
            One.

            Reply
            Replies
            Keeper
            January 27, 2011 at 9:00 AM
            Two.
            ReplyDelete
            BoJanuary 28, 2011 at 1:00 PM
            Three.
            Add comment
            BLOG ARCHIVE
            """)
        #expect(imported.comments.map(\.author) == ["Ann Other", "Keeper", "Bo"])
        #expect(imported.comments.map(\.body.text) == ["One.", "Two.", "Three."])
        #expect(
            imported.comments.map { $0.date?.rfc3339 } == [
                "2011-01-26T08:12:00", "2011-01-27T09:00:00", "2011-01-28T13:00:00",
            ])
    }

    @Test func severalPostsStandOnOnePage() throws {
        let imported = try Imported(
            """
            Tuesday, January 25, 2011
            One
            Text of one.
            Posted by Keeper at 9:14 PM 3 comments
            3 comments:
            Two
            Text of two.
            January 26, 2011
            No comments:
            Monday, January 24, 2011

            Three

            Text of three.

            No comments:
            Older Posts Home
            Subscribe to: Posts (Atom)
            BLOG ARCHIVE
            About Me
            I keep the light.
            """)
        #expect(imported.titles == ["One", "Two", "Three"])
        #expect(
            imported.posts.map { $0.date?.day.description } == [
                "2011-01-25", "2011-01-25", "2011-01-24",
            ])
        #expect(imported.posts[1].body.text == "Text of two.\nJanuary 26, 2011")
        #expect(imported.blog?.title == "Saved pages")
        #expect(imported.blog?.identity == "saved-text")
    }

    @Test func theThirdPostOfADayIsNotDropped() throws {
        let imported = try Imported(
            """
            Tuesday, January 25, 2011
            One
            Text of one.
            2 comments:
            Two
            Text of two.
            Posted by Keeper at 9:14 PM
            2 comments:
            Three
            Text of three.
            1 comment:
            Four
            Text of four.
            Older Posts Home
            About me
            """)
        #expect(imported.titles == ["One", "Two", "Three", "Four"])
        #expect(
            imported.posts.map(\.body.text) == [
                "Text of one.", "Text of two.", "Text of three.", "Text of four.",
            ])
        #expect(imported.posts.allSatisfy { $0.date?.day.description == "2011-01-25" })
        #expect(imported.comments.isEmpty)
    }

    @Test func identityIsThatOfThePageNotOfTheFile() throws {
        let page = "Tuesday, January 25, 2011\nOne\nOne\nText.\nNo comments:\n"
        let one = try Imported(page)
        let other = try Imported(
            page.replacingOccurrences(of: "\n", with: "\r\n")
                .replacingOccurrences(of: "Text.", with: "Text.\r\nPosted by Ann at 9:14 PM"))
        #expect(one.posts[0].identity == other.posts[0].identity)
        #expect(one.titles == ["One"])
        #expect(one.posts[0].body.text == "Text.")
    }

    @Test func longLinesWithoutBlankOnesAreParagraphs() throws {
        let line = String(repeating: "word ", count: 60)
        let imported = try Imported(
            "Tuesday, January 25, 2011\nOne\n\(line)\n\(line)\nNo comments:")
        #expect(imported.posts[0].body.text.components(separatedBy: "\n\n").count == 2)
    }

    @Test(arguments: [
        "A short story.\n\nIt was Tuesday, January 25, 2011, and the fog came in.\n",
        "Tuesday, January 25, 2011\n\nDear diary,\n\nThe fog came in.\n",
        "Mardi 25 janvier 2011\n\nBrume\n\nBrume\n\nAucun commentaire:\n",
        "No comments:\n\nBLOG ARCHIVE\n",
    ])
    func otherTextIsRefused(_ text: String) throws {
        #expect(try refusal(text.utf8) == "plain text that is no saved page of a blog")
    }
}
