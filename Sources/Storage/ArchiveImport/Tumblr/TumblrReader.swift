internal import ArchiveModel

/// Reads the posts of a blog as Tumblr's interfaces give them, version 1 or 2, in JSON.
///
/// What it says of the blog may stand after the posts, so that the file is read twice.
///
/// Source: tumblr.com/docs/en/api/v1, tumblr.com/docs/en/api/v2.
struct TumblrReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it; `open` opens the archive anew.
    ///
    /// Returns whether it was there to its end and held every post of the blog.
    func read(_ open: (RepairLog) throws(ImportError) -> DecodedInput) throws(ImportError) -> Bool {
        let head = TumblrHead()
        let scratch = RepairLog()
        let isWhole = try JSONArchive(open(scratch), repairs: scratch)
            .read(into: head) { (_) throws(ImportError) in try delivery.progress(0) }
        try delivery.take(head.blog)
        let posts = TumblrPosts(head, delivery)
        _ = try JSONArchive(open(delivery.repairs), repairs: delivery.repairs)
            .read(into: posts, progress: delivery.progress)
        try delivery.finish()
        guard isWhole, let total = head.postTotal else { return false }
        return delivery.postCount > 0 && delivery.postCount >= total
    }
}

/// What the file says beside its posts.
private final class TumblrHead: JSONReader {
    private(set) var blog = BlogInfo(identity: "", kind: .tumblr)
    /// How many posts the blog has; nil when the file does not say.
    private(set) var postTotal: Int64?
    /// Whether the file is one post and nothing else.
    private(set) var isOnePost = false

    func wants(_ path: [String]) -> Bool {
        ["tumblelog", "blog"].contains(path.last) && path.count <= 3 && !path.contains("posts")
    }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        switch path.last {
        case "tumblelog", "blog":
            // A post names its own blog so too, not always as an object.
            guard wants(path), case .object = value else { return }
            blog.title = TitleText.read(plain: value["title"].text)
            blog.summary = TitleText.read(plain: value["description"].text)
            takeName(value["name"].text)
            let stated = [value["url"].text, value["cname"].text].first { !$0.isEmpty } ?? ""
            if Address.isWeb(stated) { blog.link = stated }
            if path.contains("response") || path.count == 1 {
                postTotal = value["posts"].integer ?? value["total_posts"].integer ?? postTotal
            }
        case "blog_name":
            takeName(value.text)
            isOnePost = isOnePost || path.count == 1
        case "posts-total", "total_posts": postTotal = value.integer ?? postTotal
        default: break
        }
    }

    /// Takes the name that is part of the blog's address; the first that is stated stands.
    private func takeName(_ name: String) {
        guard blog.identity.isEmpty, !name.isEmpty else { return }
        blog.identity = "tumblr:" + name.lowercased()
        if blog.title.isEmpty { blog.title = name }
        if blog.link.isEmpty { blog.link = "https://\(name).tumblr.com/" }
    }
}

/// The posts themselves.
private final class TumblrPosts: JSONReader {
    private let head: TumblrHead
    private let delivery: Delivery
    private static let pathLimit = 4

    init(_ head: TumblrHead, _ delivery: Delivery) {
        self.head = head
        self.delivery = delivery
    }

    func wants(_ path: [String]) -> Bool {
        if path.isEmpty { return head.isOnePost }
        if path.count <= Self.pathLimit, path.suffix(2) == ["posts", "*"] { return true }
        return path == ["*"]
    }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        guard wants(path), case .object = value else { return }
        // Several answers of the interface in one array.
        let pages = [value["response"]["posts"], value["posts"]].first { !$0.isNull }
        for post in pages?.elements ?? [value] {
            guard !post["id"].isNull else { continue }
            let read = TumblrPost(post).content(repairs: delivery.repairs)
            try delivery.take(named(by: post))
            try delivery.take(read)
        }
    }

    /// The blog; a file of posts alone names it in each of them.
    private func named(by post: JSONValue) -> BlogInfo {
        var blog = head.blog
        let name = post["blog_name"].text
        guard blog.identity.isEmpty, !name.isEmpty else { return blog }
        blog.identity = "tumblr:" + name.lowercased()
        blog.title = name
        blog.link = "https://\(name).tumblr.com/"
        return blog
    }
}
