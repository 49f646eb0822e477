internal import ArchiveModel
internal import Prose

/// The article of a saved page as a post with its comments; or the reason why there is none.
struct PageArticle {
    /// The post; its identity is its address where it has one.
    let post: PostContent
    /// Its comments, in order.
    let comments: [CommentContent]
    /// How many other blogs it says link to it.
    let pingCount: Int
    /// What the site is called, as far as the page tells.
    let siteName: String
    /// The language the page is in; empty when it does not say.
    let language: String

    /// Articles of fewer words are none, unless they have a date or picture.
    private static let leastWords = 12

    /// Reads a page; nil when it is none of an article.
    ///
    /// `isAlone` is for a page that is no part of a mirror, which is wanted whatever it is.
    init?(
        _ source: String, address: MirrorAddress, site: String, repeatedTitles: Set<String> = [],
        isAlone: Bool
    ) {
        let html = WaybackPage.withoutBar(source)
        let page = WebPage(html: html)
        guard !page.nodes.isEmpty else { return nil }
        let data = LinkedData(html: html)
        let found = PageComments(in: page)
        let title = PageTitle(page, site: site, repeated: repeatedTitles)
        let shape = PageShape(page, isComment: found.isOut, address: address, html: html)
        guard isAlone || !shape.isLeftOut(title: title.text, data: data) else { return nil }
        let finder = ArticleFinder(in: page, without: found.isOut, title: title.text)
        guard let text = finder.find() else { return nil }
        let extent = (text.roots.first ?? 0)..<(text.roots.last.map { page.nodes[$0].end } ?? 0)
        let article = Standfirst(in: page, title: title.text).added(to: text)
        let facts = PageFacts(
            page, data: data, comments: found.isOut, article: extent, path: address.text)
        var post = PostContent(identity: "", kind: facts.date == nil && !isAlone ? .page : .post)
        post.permalink = Self.permalink(facts.canonical, address)
        post.title = title.text
        post.date = facts.date
        post.author = facts.author
        post.labels = facts.labels
        let base = post.permalink.isEmpty ? "" : post.permalink
        let writer = PageWriter(page: page, isOut: article.isOut, base: base)
        post.body = PostBody(text: writer.html(of: article.roots), format: .html)
        post.words = FieldBody.wordCount(post.body)
        let hasPicture = post.body.text.utf8Range(of: "<img") != nil
        let isEnough =
            post.words >= Self.leastWords || facts.date != nil && (post.words > 0 || hasPicture)
        guard isAlone || isEnough && !shape.isIndex(article, words: post.words) else { return nil }
        self.post = post
        siteName = title.siteName
        language = facts.language
        var reader = PageCommentReader(page: page, comments: found.found, base: base)
        var comments: [CommentContent] = []
        var identities: [Int: String] = [:]
        var pings = 0
        for (place, one) in found.found.enumerated() {
            if one.isPing {
                pings += 1
                continue
            }
            let comment = reader.read(place)
            guard Prose.wordCount(html: comment.html) > 0 || comment.html.contains("<img") else {
                continue
            }
            let identity =
                comment.name.isEmpty
                ? Identity.made(from: [
                    post.permalink, comment.author, comment.date?.rfc3339 ?? "", comment.html,
                ]) : post.permalink + "#" + comment.name
            identities[place] = identity
            comments.append(
                CommentContent(
                    identity: identity, postIdentity: "",
                    parentIdentity: one.parent.flatMap { identities[$0] }, author: comment.author,
                    isByBlogAuthor: !post.author.isEmpty && comment.author == post.author,
                    date: comment.date, body: PostBody(text: comment.html, format: .html)))
        }
        self.comments = comments
        pingCount = pings
    }

    /// The address that the page calls its own, where it is on the host the page is from and says
    /// more than that; else where the page was.
    private static func permalink(_ canonical: String, _ address: MirrorAddress) -> String {
        // All the page's relative links are made longer by it.
        guard canonical.utf8.count <= 2_048 else { return address.text }
        let whole = MirrorAddress.resolve(WaybackPage.original(canonical), against: address.text)
        guard Address.isWeb(whole) else { return address.text }
        let path = Address(whole).path
        let own = Address(address.text).path
        if path.isEmpty || path == "/", own != "/", !own.isEmpty { return address.text }
        return whole
    }
}
