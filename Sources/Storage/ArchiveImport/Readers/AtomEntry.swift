internal import ArchiveModel

/// What the entries of every kind of Atom file have in common.
enum AtomEntry {
    /// The post an entry states.
    ///
    /// Its author, kind and status are for the reader to set.
    static func post(_ entry: Element, repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        post.title = TitleText.read(entry.first(.core, "title"))
        post.date = date(of: entry)
        post.labels = labels(of: entry)
        post.permalink = permalink(of: entry)
        if !entry.text(.feedburner, "origlink").isEmpty {
            post.aliases = entry.all(.core, "link").compactMap { $0[attribute: "href"]?.trimmed }
                .filter { Address.isWeb($0) && $0 != post.permalink }
        }
        post.updated =
            ["updated", "modified"].lazy
            .compactMap { DateReader.read(entry.text(.core, $0)) }.first?.instant
        if let body = body(of: entry) {
            post.body = body
            post.words = FieldBody.wordCount(body)
        }
        post.identity = identity(of: entry, post: post, repairs: repairs)
        return post
    }

    /// The comment an entry states under a post.
    static func comment(_ entry: Element, on post: String, author: Author) -> CommentContent {
        let body = body(of: entry) ?? PostBody(text: "", format: .html)
        let date = date(of: entry)
        let id = entry.text(.core, "id")
        let made = [post, author.name, date?.rfc3339 ?? "", body.text]
        return CommentContent(
            identity: id.isEmpty ? Identity.made(from: made) : Identity.entry(id),
            postIdentity: post, author: author.name, date: date, body: body)
    }

    /// When an entry was published, or else the best it states.
    static func date(of entry: Element) -> PostDate? {
        for field in ["published", "issued", "created", "updated", "modified"] {
            if let date = DateReader.read(entry.text(.core, field)) { return date }
        }
        return DateReader.read(entry.text(.dublinCore, "date"))
    }

    /// Labels in their order, each once; Blogger's marks of an entry's kind are none.
    static func labels(of entry: Element) -> [String] {
        let names = entry.all(.core, "category").compactMap { category -> String? in
            let scheme = category[attribute: "scheme"] ?? ""
            guard !scheme.hasSuffix("/g/2005#kind") else { return nil }
            let label = category[attribute: "label"] ?? ""
            return label.trimmed.isEmpty ? category[attribute: "term"] : label
        }
        return Labels.unique(names + entry.all(.dublinCore, "subject").map(\.trimmed))
    }

    /// The page of an entry.
    static func permalink(of entry: Element) -> String {
        let original = entry.text(.feedburner, "origlink")
        if !original.isEmpty { return original }
        let links = entry.all(.core, "link").filter {
            $0[attribute: "rel"].map { $0 == "alternate" || $0.isEmpty } ?? true
        }
        let page =
            links.first { $0[attribute: "type"]?.utf8Range(of: "html") != nil } ?? links.first
        guard let page else { return "" }
        let address = page[attribute: "href"]?.trimmed ?? page.trimmed
        return Address.resolve(address, against: page.base)
    }

    /// The text of an entry: its content, else its summary, else that of a film, else a link to where its content is.
    static func body(of entry: Element) -> PostBody? {
        let content = entry.first(.core, "content")
        if let body = FieldBody.read(content, isTextByDefault: true) { return body }
        if let body = FieldBody.read(entry.first(.core, "summary"), isTextByDefault: true) {
            return body
        }
        let media = entry.first(.media, "group")?.first(.media, "description")
        if let body = FieldBody.read(media, isTextByDefault: true) { return body }
        guard let content, let source = content[attribute: "src"] else { return nil }
        var link: [UInt8] = []
        let address = Element.Attribute(
            name: Name(.core, "href"), value: Address.resolve(source, against: content.base))
        MarkupWriter.writeStart(Name(.core, "a"), [address], base: "", to: &link)
        MarkupWriter.write(address.value.utf8, to: &link)
        MarkupWriter.writeEnd(Name(.core, "a"), to: &link)
        return PostBody(text: String(decoding: link, as: UTF8.self), format: .html)
    }

    private static func identity(
        of entry: Element, post: PostContent, repairs: RepairLog
    ) -> String {
        let id = entry.text(.core, "id")
        if !id.isEmpty { return Identity.entry(id) }
        if !post.permalink.isEmpty { return PermalinkKey.normalise(post.permalink) }
        return Identity.made(of: post, repairs: repairs)
    }
}

/// Lists of labels.
enum Labels {
    /// The labels as text, each once, in their order.
    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.map(TitleText.name).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
