internal import ArchiveModel

/// Reads a Substack export: `posts.csv` and, in `posts/`, the body of each post.
///
/// Source: support.substack.com, "How do I export my posts?".
struct SubstackReader {
    /// What the list of posts is called.
    static let listName = "posts.csv"

    private let delivery: Delivery
    private static let rowLimit = 200_000

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it: the list, then the bodies, then the posts that have none.
    func read(_ tree: FileTree) throws(ImportError) {
        var rows = try rows(of: tree)
        let blog = BlogInfo(identity: "", kind: .substack)
        try delivery.take(blog)
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let name = file.lastPart
            guard name.hasSuffix(".html"),
                let row = rows.removeValue(forKey: String(name.dropLast(5)))
            else { return }
            let text = try PieceText.read(source, named: file.name, repairs: delivery.repairs)
            bytesRead += Int64(text.utf8.count)
            try delivery.progress(bytesRead)
            try delivery.take(row.post(body: text))
        }
        for row in rows.values.sorted(by: { $0.id < $1.id }) where !row.title.isEmpty {
            try delivery.take(row.post(body: ""))
        }
    }

    private func rows(of tree: FileTree) throws(ImportError) -> [String: SubstackRow] {
        var rows: [String: SubstackRow] = [:]
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            guard file.lastPart == Self.listName else { return }
            let text = try PieceText.read(source, named: file.name, repairs: delivery.repairs)
            var reader = CSVReader(Array(text.utf8))
            let names = reader.nextRow()
            while rows.count < Self.rowLimit {
                let values = reader.nextRow()
                guard !values.isEmpty else { break }
                let row = SubstackRow(Dictionary(zip(names, values)) { first, _ in first })
                if !row.id.isEmpty { rows[row.id] = row }
            }
        }
        return rows
    }
}

/// A row of the list of posts.
struct SubstackRow {
    private let fields: [String: String]

    /// Makes a row of its fields by column.
    init(_ fields: [String: String]) { self.fields = fields }

    /// What the file with the body is called, without its ending: `123.slug`.
    var id: String { self["post_id"] }
    /// The title; may be empty.
    var title: String { TitleText.read(plain: self["title"]) }

    private subscript(name: String) -> String { fields[name] ?? "" }

    /// The post with its body, which of a paid post may be cut and of a thread is empty: then the
    /// subtitle stands for it.
    func post(body: String) -> PostContent {
        let isPublished = ["true", "1"].contains(self["is_published"].lowercased())
        var post = PostContent(
            identity: "substack:" + id.prefix { $0 != "." },
            kind: self["type"] == "page" ? .page : .post,
            status: isPublished ? .published : .draft)
        post.title = title
        post.date = DateReader.read(self["post_date"])
        if let slug = id.split(separator: ".", maxSplits: 1).dropFirst().first {
            post.permalink = "/p/" + slug
        }
        let subtitle = TitleText.read(plain: self["subtitle"])
        let isEmpty = body.trimmed.isEmpty
        post.body = PostBody(
            text: isEmpty ? subtitle : body, format: isEmpty ? .plainText : .html)
        let sound = self["podcast_url"]
        if !isEmpty, Address.isWeb(sound) {
            let address = sound.replacing("\"", with: "%22")
            post.body.text = "<audio src=\"\(address)\"></audio>\n" + body
        }
        post.words = FieldBody.wordCount(post.body)
        return post
    }
}
