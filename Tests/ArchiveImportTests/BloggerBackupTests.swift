import ArchiveImport
import ArchiveModel
import Foundation
import Testing

/// A backup as Blogger wrote them, with these entries.
func backup(_ entries: String, id: String = "tag:blogger.com,1999:blog-77.archive") -> String {
    """
    <?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/\
    atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' \
    xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0' \
    xmlns:app='http://purl.org/atom/app#'><id>\(id)</id><updated>2014-10-11T23:46:09.297-04:00\
    </updated><title type='text'>Fog &amp;amp; Light</title><link rel='self' href='http://www.\
    blogger.com/feeds/77/archive'/><link rel='alternate' type='text/html' href='http://fog.\
    blogspot.com/'/>\(entries)</feed>
    """
}

/// An entry of a backup.
func entry(_ kind: String, _ id: String, _ inside: String, author: String = owner) -> String {
    """
    <entry><id>tag:blogger.com,1999:blog-77.\(id)</id>\
    <category scheme='http://schemas.google.com/g/2005#kind' \
    term='http://schemas.google.com/blogger/2008/kind#\(kind)'/>\(inside)\(author)</entry>
    """
}

private let owner = person("Keeper", "http://www.blogger.com/profile/0042")

private func person(_ name: String, _ address: String?) -> String {
    let uri = address.map { "<uri>\($0)</uri>" } ?? ""
    return "<author><name>\(name)</name>\(uri)<email>noreply@blogger.com</email></author>"
}

private func reply(to post: String) -> String {
    "<thr:in-reply-to href='http://fog.blogspot.com/x.html' ref='tag:blogger.com,1999:blog-77.\(post)' "
        + "type='text/html'/>"
}

@Suite struct BloggerBackupTests {
    @Test func aPostHasAllItsFacts() throws {
        let imported = try Imported(
            backup(
                entry(
                    "post", "post-11",
                    """
                    <published>2011-01-25T23:30:00.001+11:00</published>\
                    <updated>2012-05-05T00:00:00Z</updated>\
                    <category scheme='http://www.blogger.com/atom/ns#' term='fog'/>\
                    <category scheme='http://www.blogger.com/atom/ns#' term='Q&amp;A'/>\
                    <category scheme='http://www.blogger.com/atom/ns#' term='fog'/>\
                    <title type='text'>Signals &amp;#8211; and  silence</title>\
                    <content type='html'>&lt;p&gt;Two words &amp;amp; more&lt;/p&gt;</content>\
                    <link rel='edit' href='http://www.blogger.com/feeds/77/posts/default/11'/>\
                    <link rel='alternate' type='text/html' \
                    href='http://fog.blogspot.com/2011/01/signals.html' title='t'/>
                    """)))
        let post = try #require(imported.posts.first)
        #expect(
            post
                == PostContent(
                    identity: "11", kind: .post, status: .published, title: "Signals – and silence",
                    date: PostDate(
                        year: 2011, month: 1, day: 25, hour: 23, minute: 30, offsetMinutes: 660),
                    author: "Keeper", labels: ["fog", "Q&A"],
                    permalink: "http://fog.blogspot.com/2011/01/signals.html",
                    body: PostBody(text: "<p>Two words &amp; more</p>", format: .html), words: 3,
                    updated: 1_336_176_000))
        #expect(
            imported.blog
                == BlogInfo(
                    identity: "blogger:77", kind: .bloggerBackup, title: "Fog & Light",
                    link: "http://fog.blogspot.com/", exportedAt: 1_413_085_569,
                    sourceName: "archive"))
        #expect(imported.report == ImportReport(kind: .bloggerBackup, isComplete: true))
    }

    @Test func kindsAreToldApartByTheirCategory() throws {
        let draft = "<app:control><app:draft>yes</app:draft></app:control><title>Draft</title>"
        let imported = try Imported(
            backup(
                entry("settings", "settings.BLOG_DESCRIPTION", "<content>Of lamps</content>")
                    + entry("settings", "settings.BLOG_LOCALE", "<content>en_GB</content>")
                    + entry("template", "layout", "<content>&lt;html&gt;</content>")
                    + entry("post", "post-1", "<title>Post</title>")
                    + entry("post", "post-2", draft)
                    + entry("page", "page-3", "<title>Page</title>")
                    + entry("page", "page-4", draft)
                    + entry("comment", "post-5", reply(to: "post-1") + "<content>Hello</content>")))
        // Drafts come last, for one may share its id with a post.
        #expect(imported.posts.map(\.kind) == [.post, .page, .post, .page])
        #expect(imported.posts.map(\.status) == [.published, .published, .draft, .draft])
        #expect(imported.posts.map(\.identity) == ["1", "3", "2", "4"])
        #expect(imported.comments.map(\.identity) == ["5"])
        #expect(imported.blog?.summary == "Of lamps")
        #expect(imported.blog?.language == "en-GB")
    }

    @Test func theBackupSaysWhenItWasMade() throws {
        // 2014-10-11T23:46:09-04:00
        #expect(try Imported(backup("")).blog?.exportedAt == 1_413_085_569)
    }

    @Test func commentsAreThreadedAndOnPagesToo() throws {
        let related =
            "<link rel='related' href='http://www.blogger.com/feeds/77/1/comments/default/5'/>"
        let imported = try Imported(
            backup(
                entry("post", "post-1", "") + entry("page", "page-2", "")
                    + entry("comment", "post-5", reply(to: "post-1") + "<content>a\nb</content>")
                    + entry("comment", "post-6", related + reply(to: "post-1"))
                    + entry("comment", "post-7", reply(to: "post-2"))))
        #expect(imported.comments.map(\.postIdentity) == ["1", "1", "2"])
        #expect(imported.comments.map(\.parentIdentity) == [nil, "5", nil])
        #expect(imported.comments[0].body.text == "a\nb")
        #expect(imported.sink.counts.comments == 3)
    }

    @Test func commentsThatWereRemovedAreLeftOut() throws {
        let removed = "<gd:extendedProperty name='blogger.contentRemoved' value='true'/>"
        let imported = try Imported(
            backup(
                entry("post", "post-1", "")
                    + entry("comment", "post-5", reply(to: "post-1") + removed)
                    + entry("comment", "post-6", "<content>to no post</content>")))
        #expect(imported.comments.isEmpty)
    }

    @Test func theBlogsOwnAuthorIsKnownByTheProfile() throws {
        func comment(_ number: Int, _ author: String) -> String {
            entry("comment", "post-\(number)", reply(to: "post-1"), author: author)
        }
        let imported = try Imported(
            backup(
                comment(5, person("Keeper", "https://www.blogger.com/profile/0042"))
                    + entry("post", "post-1", "")
                    + comment(6, person("The Keeper", "http://www.blogger.com/profile/0042"))
                    + comment(7, person("Keeper", "http://www.blogger.com/profile/0099"))
                    + comment(8, person("Visitor", nil))))
        let byNumber = Dictionary(
            uniqueKeysWithValues: imported.comments.map { ($0.identity, $0.isByBlogAuthor) })
        #expect(byNumber == ["5": true, "6": true, "7": false, "8": false])
    }

    @Test func undeclaredPrefixesAreUnderstood() throws {
        let text = backup(
            entry("post", "post-1", "<app:control><app:draft>yes</app:draft></app:control>")
        )
        .replacingOccurrences(of: " xmlns:app='http://purl.org/atom/app#'", with: "")
        let imported = try Imported(text)
        #expect(imported.posts.map(\.status) == [.draft])
        #expect(imported.report.repairs.map(\.count) == [2])
    }

    @Test func aFeedThatLooksLikeABackupIsNoWholeBlog() throws {
        let imported = try Imported(
            backup(entry("post", "post-1", ""), id: "tag:blogger.com,1999:blog-77.posts"))
        #expect(imported.report == ImportReport(kind: .bloggerBackup, isComplete: false))
        #expect(imported.blog?.identity == "blogger:77")
    }

    @Test func anEmptyBackupIsNoWholeBlog() throws {
        let imported = try Imported(backup(""))
        #expect(imported.report.isComplete == false)
        #expect(imported.blog?.title == "Fog & Light")
    }

    @Test(arguments: [false, true])
    func aDraftThatSharesItsPostsIDStaysApartWhicheverComesFirst(_ isDraftFirst: Bool) throws {
        let entries = [
            entry("post", "post-1", "<title>Post</title>"),
            entry(
                "post", "post-1",
                "<title>Draft</title><app:control><app:draft>yes</app:draft></app:control>"),
        ]
        let ordered = isDraftFirst ? entries.reversed() : entries
        let imported = try Imported(backup(ordered.joined()))
        #expect(imported.posts.map(\.identity) == ["1", "1+draft"])
        #expect(imported.titles == ["Post", "Draft"])
        #expect(imported.report.isComplete)
    }

    @Test func aTitleAboutTagsKeepsThem() throws {
        func title(_ text: String) throws -> String {
            try Imported(backup(entry("post", "post-1", "<title type='text'>\(text)</title>")))
                .titles[0]
        }
        #expect(try title("The &lt;b&gt; tag") == "The <b> tag")
        #expect(try title("&lt;i&gt;Emma&lt;/i&gt;, again") == "Emma, again")
        #expect(try title("Vec&lt;T&gt; &amp;amp; co") == "Vec<T> & co")
        #expect(try title("It&amp;#39;s") == "It's")
    }
}
