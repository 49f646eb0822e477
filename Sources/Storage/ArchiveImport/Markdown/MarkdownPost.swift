internal import ArchiveModel

/// A file of a site's texts.
struct MarkdownPost {
    private let path: SitePath
    private let fields: FieldValues
    private let body: String
    private let isZola: Bool

    /// Takes a file apart.
    init(_ path: SitePath, text: String, repairs: RepairLog) {
        self.path = path
        var text = text
        (fields, body, isZola) = text.withUTF8 { bytes in
            guard let front = FrontMatter(bytes) else {
                return (FieldValues(.null), String(decoding: bytes, as: UTF8.self), false)
            }
            let fields = FieldValues(
                bytes.slice(front.fields), front.notation,
                name: path.parts.joined(separator: "/"), repairs: repairs)
            let body = bytes[front.bodyStart...].drop { $0 == 0x0A || $0 == 0x0D }
            return (fields, String(decoding: body, as: UTF8.self), front.notation == .toml)
        }
    }

    /// The language it states, a BCP 47 tag; empty when it states none.
    var language: String { LanguageTag.normalise(fields.text("lang", "language", "locale")) }

    /// The title it states.
    var statedTitle: String { TitleText.read(plain: fields.text("title")) }

    /// Whether it is the frame of pages rather than one: a list of the posts, a style.
    var isTemplate: Bool {
        guard !path.isInPosts else { return false }
        return ["css", "scss", "sass", "js", "json", "xml"].contains(path.ending)
            || body.utf8Range(of: "{% for ") != nil || body.utf8Range(of: "{{ content }}") != nil
    }

    /// The post or page.
    func post(_ settings: SiteSettings) -> PostContent {
        var post = PostContent(
            identity: identity, kind: kind, status: isDraft ? .draft : .published)
        post.title = statedTitle.isEmpty ? titleOfName : statedTitle
        post.date = date
        let authors = names("author") + names("authors")
        post.author = authors.isEmpty ? settings.author : authors.joined(separator: ", ")
        post.labels = labels
        let permalink = statedPermalink ?? fields.text("original_url")
        post.permalink = Address.resolve(permalink, against: settings.link)
        post.aliases = aliases
        post.updated =
            ["lastmod", "updated", "modified", "last_modified_at"].lazy
            .compactMap { DateReader.read(fields.text($0)) }.first?.instant
        post.body = PostBody(text: body, format: format)
        post.words = FieldBody.wordCount(post.body)
        return post
    }

    /// Where it was before: Hugo's and Zola's `aliases`, Jekyll's `redirect_from`, Hexo's `alias`.
    private var aliases: [String] {
        let stated = ["aliases", "redirect_from", "alias"].flatMap { name in
            fields.list(name) { $0.isEmpty ? [] : [$0] }
        }
        let named = stated.filter { !$0.isEmpty }.map {
            Address.isWeb($0) || $0.hasPrefix("/") ? $0 : "/" + $0
        }
        return named + (statedPermalink == nil ? usualAddresses : []) + fileAddress
    }

    /// What links to the file itself come to: its name from the root.
    private var fileAddress: [String] {
        slug.isEmpty || path.isSection ? [] : ["/" + slug]
    }

    /// Where generators put a post that states no address, unless the site's settings say
    /// otherwise, which seldom are there: links of other posts lead to one of these.
    private var usualAddresses: [String] {
        let slug = fields.text("slug").isEmpty ? slug : fields.text("slug")
        guard !slug.isEmpty, !path.isSection else { return [] }
        var addresses = ["", "/posts", "/post", "/blog"].map { "\($0)/\(slug)" }
        let day = date?.day.description.replacing("-", with: "/")
        if let day { addresses += ["", "/blog"].map { "\($0)/\(day)/\(slug)" } }
        return addresses + ["/\(slug).html"] + (day.map { ["/\($0)/\(slug).html"] } ?? [])
    }

    private var kind: PostKind {
        let words = [fields.text("layout"), fields.text("type")].map { $0.lowercased() }
        if words.contains("page") || path.isSection { return .page }
        if path.isInPosts || path.isInDrafts { return .post }
        // Hexo's and Octopress's other texts are pages, dated or not.
        return path.isInPages || path.isInSource || date == nil ? .page : .post
    }

    private var isDraft: Bool {
        if let isDraft = fields.flag("draft") { return isDraft }
        if fields.flag("published") == false { return true }
        return path.isInDrafts || ["draft", "hidden"].contains(fields.text("status").lowercased())
    }

    /// The stated date, else the one of the file's or its folder's name, else that of its address.
    private var date: PostDate? {
        for name in ["date", "publishdate", "pubdate", "published", "created"] {
            if let date = DateReader.read(fields.text(name)) { return date }
        }
        if let date = datedName.flatMap({ DateReader.read($0.date) }) { return date }
        // `/2012/03/04/fog`, perhaps below the name of a section.
        let parts = (statedPermalink ?? "").split(separator: "/")
        for start in parts.indices.dropLast(2) where parts[start].utf8.count == 4 {
            let numbers = parts[start...start + 2]
            guard numbers.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { continue }
            return DateReader.read(numbers.joined(separator: "-"))
        }
        return nil
    }

    private var datedName: DatedName? {
        DatedName(path.stem)
            ?? (path.stem == "index" ? path.folders.last.flatMap(DatedName.init) : nil)
    }

    /// The name of the file, or of the folder it stands for, without a date.
    private var slug: String {
        let isFolder = path.stem == "index" || path.isSection
        let name = isFolder ? path.folders.last ?? path.stem : path.stem
        return String(DatedName(name)?.rest ?? name)
    }

    private var titleOfName: String {
        let words = slug.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private func names(_ field: String) -> [String] {
        fields.list(field) { [$0] }.map(TitleText.name).filter { !$0.isEmpty }
    }

    /// Lists and single values; Jekyll divides the latter at spaces, others at commas.
    private var labels: [String] {
        let isJekyll = path.isInPosts && !path.isInSource
        let taxonomies = FieldValues(fields["taxonomies"])
        var found: [String] = []
        for name in ["categories", "category", "tags", "labels", "keywords"] {
            for fields in [fields, taxonomies] {
                found += fields.list(name) { text in
                    if text.contains(",") { return text.split(separator: ",").map(String.init) }
                    let isDivided = isJekyll && (name == "tags" || name == "categories")
                    return isDivided ? text.split(separator: " ").map(String.init) : [text]
                }
            }
        }
        return Labels.unique(found)
    }

    /// The address the file states, with what stands for its name and date filled in; nil when it
    /// states none.
    private var statedPermalink: String? {
        let stated = fields.text("permalink", "url")
        var address = stated.isEmpty && isZola ? fields.text("path") : stated
        guard !address.isEmpty else { return nil }
        if address.contains("/:") {
            let day = datedName.flatMap { DateReader.read($0.date)?.day.description } ?? ""
            let numbers = day.split(separator: "-")
            var values = [("title", slug), ("slug", slug), ("name", slug)]
            if numbers.count == 3 {
                values += [("year", numbers[0]), ("month", numbers[1]), ("day", numbers[2])]
                    .map { ($0, String($1)) }
            }
            for (name, value) in values {
                address = address.replacing("/:\(name)", with: "/" + value)
            }
            guard !address.contains("/:") else { return nil }
        }
        return Address.isWeb(address) || address.hasPrefix("/") ? address : "/" + address
    }

    /// The stated address, else the path.
    private var identity: String {
        guard let address = statedPermalink else { return "md:" + path.key }
        guard !Address.isWeb(address) else { return PermalinkKey.normalise(address) }
        return "md:"
            + (address.count > 1 && address.hasSuffix("/") ? String(address.dropLast()) : address)
    }

    private var format: BodyFormat {
        switch path.ending {
        case "html", "htm": .html
        case "textile", "rst", "org", "adoc": .plainText
        default: .markdown
        }
    }
}
