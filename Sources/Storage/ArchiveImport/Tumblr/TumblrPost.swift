internal import ArchiveModel

/// A post as one of Tumblr's interfaces gives it.
///
/// Version 1 writes `regular-title` where version 2 writes `title`.
struct TumblrPost {
    private let post: JSONValue

    /// Makes a reader of a post.
    init(_ post: JSONValue) { self.post = post }

    /// The post it states.
    func content(repairs: RepairLog) -> PostContent {
        var content = PostContent(identity: "")
        let hidden = ["draft", "queued", "queue", "submission"]
        content.status = hidden.contains(post["state"].text) ? .draft : .published
        content.title = title
        content.date = date
        content.author =
            post["blog_name"].text.isEmpty
            ? post["tumblelog"]["name"].text : post["blog_name"].text
        content.labels = Labels.unique(post["tags"].elements.map(\.text))
        content.permalink =
            ["url-with-slug", "post_url", "url"].lazy.map { post[$0].text }.first { !$0.isEmpty }
            ?? ""
        content.body = PostBody(text: TumblrBody(post).html, format: .html)
        content.words = FieldBody.wordCount(content.body)
        let id = post["id"].text
        content.identity =
            id.isEmpty ? Identity.made(of: content, repairs: repairs) : "tumblr:" + id
        return content
    }

    /// The title; most kinds of posts have none.
    private var title: String {
        switch post["type"].text {
        case "regular": TitleText.read(plain: post["regular-title"].text)
        case "conversation": TitleText.read(plain: post["conversation-title"].text)
        case "link":
            TitleText.read(
                plain: post["link-text"].text.isEmpty
                    ? post["title"].text : post["link-text"].text)
        default: TitleText.read(plain: post["title"].text)
        }
    }

    /// When it was published.
    ///
    /// Version 1 shows the blog's own clock beside GMT, and the difference is the zone; version 2
    /// knows GMT alone.
    private var date: PostDate? {
        let local = DateReader.read(post["date"].text)
        if let universal = DateReader.read(post["date-gmt"].text), let local {
            let minutes = (local.local - universal.local) / 60
            guard (-1_080...1_080).contains(minutes) else { return universal }
            return PostDate(local: local.local, offsetMinutes: Int(minutes))
        }
        if let local { return local }
        let seconds = post["timestamp"].integer ?? post["unix-timestamp"].integer
        return seconds.map { PostDate(local: $0, offsetMinutes: 0) }
    }
}
