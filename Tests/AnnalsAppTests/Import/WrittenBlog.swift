/// A small blog, written as an export of Blogger or of WordPress for the tests.
struct WrittenBlog {
    /// Tells it from other blogs, by its id and its address.
    var number: Int
    /// The year in which it was exported: the later, the newer.
    var year = 2015
    var posts: [Post]
    /// Whether it says at which address it is.
    var hasAddress = true

    struct Post {
        var number: Int
        var body: String
        var label = "fog"
        var comments = 1
    }

    /// A blog with posts that are numbered from 1.
    init(_ number: Int, year: Int = 2015, posts count: Int = 4, body: String = "Words") {
        self.number = number
        self.year = year
        posts = (1...count).map { Post(number: $0, body: "\(body) of \($0)") }
    }

    private var address: String { "http://blog\(number).example" }

    private func address(of post: Post) -> String {
        hasAddress ? "\(address)/\(post.number).html" : ""
    }

    private func day(of post: Post) -> String { "2011-01-\(10 + post.number)" }

    // MARK: Blogger

    private static let kind = "http://schemas.google.com/g/2005#kind"
    private static let blogger = "http://schemas.google.com/blogger/2008/kind#"

    /// It as a backup of Blogger.
    var blogger: String {
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>
        <id>tag:blogger.com,1999:blog-\(number).archive</id>
        <updated>\(year)-01-01T00:00:00Z</updated><title type='text'>Blog \(number)</title>
        \(hasAddress ? "<link rel='alternate' type='text/html' href='\(address)/'/>" : "")
        \(posts.map(entries).joined(separator: "\n"))
        </feed>

        """
    }

    private func entries(_ post: Post) -> String {
        let id = "tag:blogger.com,1999:blog-\(number).post-\(post.number)"
        let link =
            hasAddress
            ? "<link rel='alternate' type='text/html' href='\(address(of: post))'/>" : ""
        let entry = """
            <entry><id>\(id)</id>\(dates(of: post))
            <category scheme='\(Self.kind)' term='\(Self.blogger)post'/>
            <category scheme='http://www.blogger.com/atom/ns#' term='\(post.label)'/>
            <title type='text'>Entry \(post.number)</title>
            <content type='html'>\(post.body)</content>\(link)
            <author><name>Keeper</name></author></entry>
            """
        let comments = (0..<post.comments).map { comment in
            """
            <entry><id>\(id)00\(comment)</id>\(dates(of: post))
            <category scheme='\(Self.kind)' term='\(Self.blogger)comment'/>
            <title type='text'>Said</title><content type='html'>Comment \(comment)</content>
            <author><name>Visitor</name></author>
            <thr:in-reply-to href='\(address(of: post))' ref='\(id)'/></entry>
            """
        }
        return ([entry] + comments).joined(separator: "\n")
    }

    private func dates(of post: Post) -> String {
        let date = "\(day(of: post))T10:00:00.000Z"
        return "<published>\(date)</published><updated>\(date)</updated>"
    }

    // MARK: WordPress

    /// It as an export of WordPress.
    var wordPress: String {
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Blog \(number)</title><link>\(address)</link>
        <pubDate>Thu, 01 Jan \(year) 00:00:00 +0000</pubDate>
        <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>\(address)</wp:base_blog_url>
        \(posts.map(item).joined(separator: "\n"))
        </channel></rss>

        """
    }

    private func item(_ post: Post) -> String {
        """
        <item><title>Entry \(post.number)</title><link>\(address(of: post))</link>
        <dc:creator>Keeper</dc:creator>
        <guid isPermaLink="false">\(address)/?p=\(post.number)</guid>
        <content:encoded><![CDATA[\(post.body)]]></content:encoded>
        <wp:post_id>\(post.number)</wp:post_id><wp:post_date>\(day(of: post)) 10:00:00</wp:post_date>
        <wp:post_date_gmt>\(day(of: post)) 10:00:00</wp:post_date_gmt>
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
        <category domain="post_tag" nicename="\(post.label)">\(post.label)</category></item>
        """
    }
}
