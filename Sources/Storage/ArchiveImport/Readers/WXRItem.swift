internal import ArchiveModel

/// One item of a WordPress export.
struct WXRItem {
    private let item: Element
    private let blogLink: String

    /// Makes a reader of an item of the blog at an address.
    init(_ item: Element, blogLink: String = "") {
        self.item = item
        self.blogLink = blogLink
    }

    /// Post or page; nil for a picture, a menu or anything else.
    var kind: PostKind? {
        switch item.text(WXRName.postType) {
        case "post", "": .post
        case "page": .page
        default: nil
        }
    }

    /// Whether it was published; nil for what is in the trash or never was a post of its own.
    ///
    /// What is private, planned or waits for review no reader of the blog has seen: a draft.
    var status: PostStatus? {
        switch item.text(WXRName.status) {
        case "publish", "": .published
        case "trash", "auto-draft", "inherit": nil
        default: .draft
        }
    }

    /// The post the item states; its author is the name that one logs in by.
    func post(kind: PostKind, status: PostStatus, repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "", kind: kind, status: status)
        post.title = TitleText.read(item.first(WXRName.title))
        post.date = date
        post.author = TitleText.name(item.text(WXRName.creator))
        post.labels = labels
        post.permalink = item.text(WXRName.link)
        if let body {
            post.body = body
            post.words = FieldBody.wordCount(body)
        }
        post.updated = DateReader.read(item.text(WXRName.postModifiedGmt))?.instant
        post.aliases = aliases(of: post)
        post.identity = identity ?? Identity.made(of: post, repairs: repairs)
        return post
    }

    /// The address of its number, by which links lead to it whatever the permalinks look like, and
    /// those it had under other names.
    private func aliases(of post: PostContent) -> [String] {
        var aliases: [String] = []
        let guid = item.text(WXRName.guid)
        if Address.isWeb(guid) { aliases.append(guid) }
        let number = item.text(WXRName.postId)
        if !number.isEmpty, Address.isWeb(blogLink) {
            let site = blogLink.hasSuffix("/") ? blogLink : blogLink + "/"
            aliases.append(site + (post.kind == .page ? "?page_id=" : "?p=") + number)
        }
        for meta in item.all(WXRName.postmeta)
        where meta.text(WXRName.metaKey) == "_wp_old_slug" {
            let slug = meta.text(WXRName.metaValue)
            if let address = Self.address(post.permalink, slug: slug) { aliases.append(address) }
        }
        return aliases
    }

    /// A permalink with another name at its end; nil where it does not end in one.
    private static func address(_ permalink: String, slug: String) -> String? {
        var address = Address(permalink)
        var parts = address.path.split(separator: "/", omittingEmptySubsequences: false)
        guard !slug.isEmpty, address.query == nil,
            let last = parts.lastIndex(where: { !$0.isEmpty })
        else { return nil }
        let ending = parts[last].lastIndex(of: ".").map { parts[last][$0...] } ?? ""
        parts[last] = Substring(slug + ending)
        address.path = Substring(parts.joined(separator: "/"))
        return address.text
    }

    private var body: PostBody? {
        let excerpt = item.first(WXRName.excerpt)
        for field in [item.first(WXRName.content), excerpt, item.first(WXRName.description)] {
            guard let field, !field.isBlank else { continue }
            return PostBody(text: field.trimmed, format: .wordPress)
        }
        return nil
    }

    /// The local time, with the offset that the time in Greenwich beside it shows; for a draft
    /// these say "never", and for some posts too.
    private var date: PostDate? {
        let stated = DateReader.read(item.text(WXRName.postDate))
        guard let stated else {
            return DateReader.read(item.text(WXRName.pubdate))
                ?? DateReader.read(item.text(WXRName.postDateGmt))
        }
        return Self.date(stated, utc: item.text(WXRName.postDateGmt))
    }

    /// A local time with its offset, as far as the same time in UTC tells it.
    static func date(_ local: PostDate, utc text: String) -> PostDate {
        guard let utc = DateReader.read(text) else { return local }
        let minutes = Int((local.local - utc.local) / 60)
        let isOffset = abs(minutes) <= 14 * 60 && (local.local - utc.local) % 900 == 0
        return isOffset ? PostDate(local: local.local, offsetMinutes: minutes) : local
    }

    private var labels: [String] {
        let names = item.all(WXRName.category).compactMap { category -> String? in
            let domain = category[attribute: "domain"] ?? ""
            guard ["category", "post_tag", "tag"].contains(domain) else { return nil }
            return category.trimmed
        }
        return Labels.unique(names)
    }

    /// The item's guid, by which the blog's feed knows it too, else its number.
    private var identity: String? {
        let guid = item.text(WXRName.guid)
        if !guid.isEmpty { return Identity.entry(guid) }
        let number = item.text(WXRName.postId)
        return number.isEmpty ? nil : "wp:" + number
    }
}

/// One comment of a WordPress export.
struct WXRComment {
    private let element: Element

    /// Makes a reader of a comment.
    init(_ element: Element) { self.element = element }

    /// Whether the blog showed it.
    var isApproved: Bool { text(WXRName.commentApproved) == "1" }
    /// Whether a person wrote it.
    var isComment: Bool { ["", "comment"].contains(text(WXRName.commentType)) }
    /// Whether another blog's software announced a link.
    var isPing: Bool { ["pingback", "trackback"].contains(text(WXRName.commentType)) }
    /// The number of the user who was logged in; "0" or empty for nobody.
    var userNumber: String { text(WXRName.commentUserId) }
    /// The writer's mail address in lower case; may be empty.
    var mail: String { text(WXRName.commentAuthorEmail).lowercased() }

    /// The comment under a post.
    func comment(on post: String) -> CommentContent {
        let id = text(WXRName.commentId)
        let parent = text(WXRName.commentParent)
        var comment = CommentContent(
            identity: "comment-" + id, postIdentity: post,
            parentIdentity: parent.isEmpty || parent == "0" ? nil : "comment-" + parent,
            author: TitleText.name(text(WXRName.commentAuthor)), date: date,
            body: PostBody(text: text(WXRName.commentContent), format: .wordPress))
        if id.isEmpty {
            comment.identity = Identity.made(from: [
                post, comment.author, comment.date?.rfc3339 ?? "", comment.body.text,
            ])
        }
        return comment
    }

    private var date: PostDate? {
        guard let local = DateReader.read(text(WXRName.commentDate)) else {
            return DateReader.read(text(WXRName.commentDateGmt))
        }
        return WXRItem.date(local, utc: text(WXRName.commentDateGmt))
    }

    private func text(_ field: Name) -> String { element.text(field) }
}

/// The names of what an item holds, made once: they are looked for in every item.
private enum WXRName {
    static let postType = Name(.wordPress, "post_type")
    static let status = Name(.wordPress, "status")
    static let title = Name(.core, "title")
    static let creator = Name(.dublinCore, "creator")
    static let link = Name(.core, "link")
    static let postModifiedGmt = Name(.wordPress, "post_modified_gmt")
    static let guid = Name(.core, "guid")
    static let postId = Name(.wordPress, "post_id")
    static let postmeta = Name(.wordPress, "postmeta")
    static let metaKey = Name(.wordPress, "meta_key")
    static let metaValue = Name(.wordPress, "meta_value")
    static let excerpt = Name(.wordPress, "encoded")
    static let content = Name(.content, "encoded")
    static let description = Name(.core, "description")
    static let postDate = Name(.wordPress, "post_date")
    static let pubdate = Name(.core, "pubdate")
    static let postDateGmt = Name(.wordPress, "post_date_gmt")
    static let category = Name(.core, "category")
    static let commentApproved = Name(.wordPress, "comment_approved")
    static let commentType = Name(.wordPress, "comment_type")
    static let commentUserId = Name(.wordPress, "comment_user_id")
    static let commentAuthorEmail = Name(.wordPress, "comment_author_email")
    static let commentId = Name(.wordPress, "comment_id")
    static let commentParent = Name(.wordPress, "comment_parent")
    static let commentAuthor = Name(.wordPress, "comment_author")
    static let commentContent = Name(.wordPress, "comment_content")
    static let commentDate = Name(.wordPress, "comment_date")
    static let commentDateGmt = Name(.wordPress, "comment_date_gmt")
}
