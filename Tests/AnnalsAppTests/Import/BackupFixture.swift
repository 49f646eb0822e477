/// A small Blogger backup as text, made for the tests.
struct BackupFixture {
    var title = "The Fixture Log"
    var posts: [Post] = []

    struct Post {
        var id: Int
        var title: String
        var date: String
        var body: String
        var isDraft = false
        var labels: [String] = []
    }

    /// A backup with posts that differ only in their numbers.
    init(posts count: Int, body: String = "<p>Words of a post.</p>") {
        posts = (0..<count).map { number in
            let month = number % 12 + 1
            return Post(
                id: number + 1, title: "Entry \(number + 1)",
                date:
                    "20\(10 + number / 12)-\(month < 10 ? "0" : "")\(month)-15T10:00:00.000+01:00",
                body: body, labels: ["fog"])
        }
    }

    private static let kind = "http://schemas.google.com/g/2005#kind"
    private static let blogger = "http://schemas.google.com/blogger/2008/kind#"

    /// The archive's text.
    var xml: String {
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#'>
        <id>tag:blogger.com,1999:blog-4711.archive</id><title type='text'>\(title)</title>
        \(posts.map(entry).joined(separator: "\n"))
        </feed>

        """
    }

    private func entry(_ post: Post) -> String {
        let labels = post.labels.map {
            "<category scheme='http://www.blogger.com/atom/ns#' term='\($0)'/>"
        }
        let draft =
            post.isDraft ? "<app:control><app:draft>yes</app:draft></app:control>" : ""
        let body = post.body.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return """
            <entry><id>tag:blogger.com,1999:blog-4711.post-\(post.id)</id>
            <published>\(post.date)</published><updated>\(post.date)</updated>\(draft)
            <category scheme='\(Self.kind)' term='\(Self.blogger)post'/>\(labels.joined())
            <title type='text'>\(post.title)</title><content type='html'>\(body)</content>
            <author><name>Keeper</name></author></entry>
            """
    }
}
