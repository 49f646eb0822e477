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
        switch item.text(.wordPress, "post_type") {
        case "post", "": .post
        case "page": .page
        default: nil
        }
    }

    /// Whether it was published; nil for what is in the trash or never was a post of its own.
    ///
    /// What is private, planned or waits for review no reader of the blog has seen: a draft.
    var status: PostStatus? {
        switch item.text(.wordPress, "status") {
        case "publish", "": .published
        case "trash", "auto-draft", "inherit": nil
        default: .draft
        }
    }

    /// The post the item states; its author is the name that one logs in by.
    func post(kind: PostKind, status: PostStatus, repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "", kind: kind, status: status)
        post.title = TitleText.read(item.first(.core, "title"))
        post.date = date
        post.author = TitleText.name(item.text(.dublinCore, "creator"))
        post.labels = labels
        post.permalink = item.text(.core, "link")
        if let body {
            post.body = body
            post.words = FieldBody.wordCount(body)
        }
        post.updated = DateReader.read(item.text(.wordPress, "post_modified_gmt"))?.instant
        post.aliases = aliases(of: post)
        post.identity = identity ?? Identity.made(of: post, repairs: repairs)
        return post
    }

    /// The address of its number, by which links lead to it whatever the permalinks look like, and
    /// those it had under other names.
    private func aliases(of post: PostContent) -> [String] {
        var aliases: [String] = []
        let guid = item.text(.core, "guid")
        if Address.isWeb(guid) { aliases.append(guid) }
        let number = item.text(.wordPress, "post_id")
        if !number.isEmpty, Address.isWeb(blogLink) {
            let site = blogLink.hasSuffix("/") ? blogLink : blogLink + "/"
            aliases.append(site + (post.kind == .page ? "?page_id=" : "?p=") + number)
        }
        for meta in item.all(.wordPress, "postmeta")
        where meta.text(.wordPress, "meta_key") == "_wp_old_slug" {
            let slug = meta.text(.wordPress, "meta_value")
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
        let excerpt = item.first(.wordPress, "encoded")
        for field in [item.first(.content, "encoded"), excerpt, item.first(.core, "description")] {
            guard let field, !field.isBlank else { continue }
            return PostBody(text: field.trimmed, format: .wordPress)
        }
        return nil
    }

    /// The local time, with the offset that the time in Greenwich beside it shows; for a draft
    /// these say "never", and for some posts too.
    private var date: PostDate? {
        let stated = DateReader.read(item.text(.wordPress, "post_date"))
        guard let stated else {
            return DateReader.read(item.text(.core, "pubdate"))
                ?? DateReader.read(item.text(.wordPress, "post_date_gmt"))
        }
        return Self.date(stated, utc: item.text(.wordPress, "post_date_gmt"))
    }

    /// A local time with its offset, as far as the same time in UTC tells it.
    static func date(_ local: PostDate, utc text: String) -> PostDate {
        guard let utc = DateReader.read(text) else { return local }
        let minutes = Int((local.local - utc.local) / 60)
        let isOffset = abs(minutes) <= 14 * 60 && (local.local - utc.local) % 900 == 0
        return isOffset ? PostDate(local: local.local, offsetMinutes: minutes) : local
    }

    private var labels: [String] {
        let names = item.all(.core, "category").compactMap { category -> String? in
            let domain = category[attribute: "domain"] ?? ""
            guard ["category", "post_tag", "tag"].contains(domain) else { return nil }
            return category.trimmed
        }
        return Labels.unique(names)
    }

    /// The item's guid, by which the blog's feed knows it too, else its number.
    private var identity: String? {
        let guid = item.text(.core, "guid")
        if !guid.isEmpty { return Identity.entry(guid) }
        let number = item.text(.wordPress, "post_id")
        return number.isEmpty ? nil : "wp:" + number
    }
}

/// One comment of a WordPress export.
struct WXRComment {
    private let element: Element

    /// Makes a reader of a comment.
    init(_ element: Element) { self.element = element }

    /// Whether the blog showed it.
    var isApproved: Bool { text("approved") == "1" }
    /// Whether a person wrote it.
    var isComment: Bool { ["", "comment"].contains(text("type")) }
    /// Whether another blog's software announced a link.
    var isPing: Bool { ["pingback", "trackback"].contains(text("type")) }
    /// The number of the user who was logged in; "0" or empty for nobody.
    var userNumber: String { text("user_id") }
    /// The writer's mail address in lower case; may be empty.
    var mail: String { text("author_email").lowercased() }

    /// The comment under a post.
    func comment(on post: String) -> CommentContent {
        let id = text("id")
        let parent = text("parent")
        var comment = CommentContent(
            identity: "comment-" + id, postIdentity: post,
            parentIdentity: parent.isEmpty || parent == "0" ? nil : "comment-" + parent,
            author: TitleText.name(text("author")), date: date,
            body: PostBody(text: text("content"), format: .wordPress))
        if id.isEmpty {
            comment.identity = Identity.made(from: [
                post, comment.author, comment.date?.rfc3339 ?? "", comment.body.text,
            ])
        }
        return comment
    }

    private var date: PostDate? {
        guard let local = DateReader.read(text("date")) else {
            return DateReader.read(text("date_gmt"))
        }
        return WXRItem.date(local, utc: text("date_gmt"))
    }

    private func text(_ field: String) -> String { element.text(.wordPress, "comment_" + field) }
}
