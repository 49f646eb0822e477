internal import Glibc

/// A blog of two posts on disk, a short one and a long one, in a shape that keeps the long one's
/// text as it is: WordPress's export, a folder of Markdown, or a feed.
struct LongBlog {
    /// What is to be imported.
    let path: String
    private let files: [(path: String, text: String)]
    private let folders: [String]

    /// Writes it into a folder.
    init(of post: LongPost, in folder: String) {
        let first = post.format == .html ? "<p>Moorings</p>" : "Moorings\n\n"
        let posts = [
            Entry(title: "Buoys", day: 1, text: "Short"),
            Entry(title: "Almanac", day: 2, text: first + post.text),
        ]
        switch post.format {
        case .html: self.init(feed: posts, type: "html", in: folder)
        case .plainText: self.init(feed: posts, type: "text", in: folder)
        case .wordPress: self.init(export: posts, in: folder)
        case .markdown: self.init(site: posts, in: folder)
        }
        for folder in folders { mkdir(folder, 0o700) }
        for file in files {
            guard let stream = fopen(file.path, "w") else { fail("cannot write \(file.path)") }
            fputs(file.text, stream)
            fclose(stream)
        }
    }

    /// Removes it.
    func remove() {
        for file in files { unlink(file.path) }
        for folder in folders.reversed() { rmdir(folder) }
    }

    private struct Entry {
        let title: String
        let day: Int
        let text: String
    }

    /// Atom.
    private init(feed posts: [Entry], type: String, in folder: String) {
        let entries = posts.map {
            """
            <entry><id>urn:\($0.day)</id><title>\($0.title)</title>\
            <published>2011-01-0\($0.day)T10:00:00Z</published>\
            <content type='\(type)'><![CDATA[\($0.text)]]></content></entry>
            """
        }
        self.init(
            file: folder + "/archive.xml",
            "<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:log</id><title>Log</title>"
                + entries.joined() + "</feed>")
    }

    /// WXR 1.2.
    private init(export posts: [Entry], in folder: String) {
        let items = posts.map {
            """
            <item><title>\($0.title)</title><link>http://log.example/\($0.day)</link>\
            <wp:post_id>\($0.day)</wp:post_id><wp:post_date>2011-01-0\($0.day) 10:00:00</wp:post_date>\
            <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
            <content:encoded><![CDATA[\($0.text)]]></content:encoded></item>
            """
        }
        self.init(
            file: folder + "/archive.xml",
            """
            <rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/' \
            xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Log</title>\
            <link>http://log.example</link><wp:wxr_version>1.2</wp:wxr_version>
            """ + items.joined() + "</channel></rss>")
    }

    /// Jekyll's folders.
    private init(site posts: [Entry], in folder: String) {
        path = folder + "/site"
        let place = path + "/_posts"
        folders = [path, place]
        files = posts.map {
            (
                "\(place)/2011-01-0\($0.day)-\($0.title).md",
                "---\ntitle: \($0.title)\ndate: 2011-01-0\($0.day)\n---\n\n\($0.text)"
            )
        }
    }

    private init(file path: String, _ text: String) {
        self.path = path
        files = [(path, text)]
        folders = []
    }
}
