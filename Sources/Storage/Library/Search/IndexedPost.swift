internal import ArchiveModel
internal import Glibc
internal import Prose
internal import SQLite
internal import Search

/// What of a post is indexed, field by field, as words with a space after each.
struct IndexedPost {
    /// What is kept of a post beside its words.
    struct Doc: Hashable {
        let id: Int64
        let archive: Int64
        /// Its date in local seconds, as in `PostKey.local`.
        let local: Int64
        let hasCode: Bool
        /// Tells its words from others.
        let digest: Int64
    }

    let doc: Doc
    /// In the order of ``columns``, in UTF-8.
    let fields: [[UInt8]]
    /// How many bytes its texts have, as they are seen.
    let byteCount: Int

    /// The columns of a shard, in order.
    ///
    /// The text comes first: of the first column alone FTS5 need not say for each word which column
    /// it stands in, which is a quarter of an index. The last one has the words of title, labels and
    /// author once more, each with a ``SearchField/mark``, so that what is looked for in one of these
    /// is found without a look at the texts that have it.
    static let columns =
        [SearchField.text, .title, .comments, .labels, .author].map(\.rawValue) + [heads]
    /// The last column.
    static let heads = "heads"
    /// How much a word in each of the columns tells, see bm25.
    static let weights = "1, 8, 0.5, 4, 2, 6"

    /// Binds its parts to a statement that writes it.
    func bind(to insertion: Statement) throws(SQLiteError) {
        try insertion.bind(doc.id, at: 1)
        for (index, field) in fields.enumerated() { try insertion.bind(field, at: index + 2) }
    }

    fileprivate static func digest(_ fields: [[UInt8]]) -> Int64 {
        var fingerprint = Fingerprint()
        for field in fields { field.withUnsafeBytes { fingerprint.mix($0) } }
        return fingerprint.value
    }
}

extension SearchField {
    /// A letter before each word of the field where a column has several.
    ///
    /// Nil for one that is only looked for in its own column. No text's words have these letters.
    var mark: String? {
        switch self {
        case .title: "\u{E000}"
        case .labels: "\u{E001}"
        case .author: "\u{E002}"
        case .text, .comments: nil
        }
    }
}

/// Reads posts of a library as they are to be indexed.
///
/// Not for use from two threads at once.
final class IndexedPostReader {
    private let connection: Connection
    private var visible = VisibleText()
    private var cutter = WordCutter(.index)
    private var byteCount = 0

    /// More bytes of a text than these are not indexed: a person wrote none of so many.
    private static let longestText = 4 << 20

    /// Reads through a connection that the library is attached to as `library`.
    init(connection: Connection) { self.connection = connection }

    /// Reads through a connection of its own.
    convenience init(libraryPath: String) throws(SQLiteError) {
        // Nothing is kept in the database without a name.
        let connection = try Connection(path: "")
        try connection.run("ATTACH ? AS library", Connection.plain(libraryPath))
        self.init(connection: connection)
    }

    private static let columns = """
        p.id, p.archive, p.local, p.title, p.author, p.comments, b.format, b.text
        """

    /// The posts above an id, and none above another, in the order of their ids.
    func posts(
        above id: Int64, through last: Int64 = .max, limit: Int
    ) throws(SQLiteError) -> [IndexedPost] {
        var rows = try connection.rows(
            """
            SELECT \(Self.columns) FROM library.post p CROSS JOIN library.body b ON b.post = p.id
            WHERE p.id > ? AND p.id <= ? ORDER BY p.id LIMIT ?
            """, id, last, limit)
        var posts: [IndexedPost] = []
        while let row = try rows.next() { posts.append(try read(row)) }
        return posts
    }

    /// A post; nil when there is none.
    func post(_ id: Int64) throws(SQLiteError) -> IndexedPost? {
        var rows = try connection.rows(
            """
            SELECT \(Self.columns) FROM library.post p CROSS JOIN library.body b ON b.post = p.id
            WHERE p.id = ?
            """, id)
        guard let row = try rows.next() else { return nil }
        return try read(row)
    }

    private func read(_ row: Row) throws(SQLiteError) -> IndexedPost {
        let id = row.int64(0)
        byteCount = 0
        let title = words { $0.cut(row.text(3)) }
        let author = words { $0.cut(row.text(4)) }
        visible.removeAll()
        let format = BodyFormat(rawValue: row.int(6)) ?? .html
        let hasCode = row.withText(7) { bytes in
            visible.add(UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestText)), format)
            return Self.hasCode(bytes, format)
        }
        let text = seenWords()
        let comments = row.int(5) > 0 ? try self.comments(of: id) : []
        let labels = try labels(of: id)
        let heads =
            Self.marked(title, .title) + Self.marked(labels, .labels)
            + Self.marked(author, .author)
        let fields = [text, title, comments, labels, author, heads]
        let doc = IndexedPost.Doc(
            id: id, archive: row.int64(1), local: row.int64(2), hasCode: hasCode,
            digest: IndexedPost.digest(fields))
        return IndexedPost(doc: doc, fields: fields, byteCount: byteCount)
    }

    /// Words with a field's mark before each.
    private static func marked(_ words: [UInt8], _ field: SearchField) -> [UInt8] {
        let mark = Array((field.mark ?? "").utf8)
        var marked: [UInt8] = []
        for word in words.split(separator: 0x20) {
            marked += mark
            marked += word
            marked.append(0x20)
        }
        return marked
    }

    private func comments(of post: Int64) throws(SQLiteError) -> [UInt8] {
        visible.removeAll()
        var rows = try connection.rows(
            """
            SELECT author, format, text FROM library.comment
            WHERE post = ? ORDER BY local, id
            """, post)
        while let row = try rows.next(), visible.bytes.count < Self.longestText {
            row.withText(0) { visible.add(plainText: $0) }
            let format = BodyFormat(rawValue: row.int(1)) ?? .html
            row.withText(2) { visible.add($0, format) }
        }
        return seenWords()
    }

    private func labels(of post: Int64) throws(SQLiteError) -> [UInt8] {
        let names = try connection.all(
            """
            SELECT l.name FROM library.post_label x CROSS JOIN library.label l ON l.id = x.label
            WHERE x.post = ? ORDER BY x.ordinal
            """, post
        ) { $0.text(0) }
        return words { cutter in
            for name in names { cutter.cut(name) }
        }
    }

    private func seenWords() -> [UInt8] {
        byteCount += visible.bytes.count
        return words { cutter in visible.bytes.withUnsafeBufferPointer { cutter.cut($0) } }
    }

    private func words(_ cut: (inout WordCutter) -> Void) -> [UInt8] {
        cutter.removeAll()
        cut(&cutter)
        return Array(cutter.bytes[...])
    }

    /// Whether a body has a block of code, as its format writes one.
    private static func hasCode(_ bytes: UnsafeBufferPointer<UInt8>, _ format: BodyFormat) -> Bool {
        let signs: [StaticString] =
            switch format {
            case .html: ["<pre", "<code"]
            case .wordPress: ["<pre", "<code", "[sourcecode", "[code", "[cc"]
            case .markdown: ["```", "~~~", "{% highlight", "<pre", "\n    "]
            case .plainText: []
            }
        return signs.contains { sign in
            bytes.has(sign)
        }
    }
}

extension VisibleText {
    /// Reads a body of any format.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ format: BodyFormat) {
        switch format {
        case .html: add(html: bytes)
        case .wordPress: add(wordPress: bytes)
        case .markdown: add(markdown: bytes)
        case .plainText: add(plainText: bytes)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether some bytes stand anywhere in these.
    fileprivate func has(_ part: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount)
        guard let start = baseAddress, let first = wanted.first else { return false }
        var position = 0
        while position + wanted.count <= count {
            guard let found = memchr(start + position, Int32(first), count - position) else {
                return false
            }
            position = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            let rest = self[position...].prefix(wanted.count)
            if rest.elementsEqual(wanted) { return true }
            position += 1
        }
        return false
    }
}
