internal import ArchiveModel

/// Reads `<livejournal>`: the site's export of a month, or ljArchive's of a whole journal.
///
/// Source: livejournal.com/export.bml; the importer of WordPress, which reads the same.
final class LiveJournalReader: FormatReader {
    private let delivery: Delivery
    private let blog = BlogInfo(identity: "", kind: .liveJournal)

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    func take(_ element: Element) throws(ImportError) {
        guard element.name == Name(.core, "entry") else { return }
        try delivery.take(blog)
        let entry = LiveJournalEntry(element.children)
        let post = entry.post(repairs: delivery.repairs)
        try delivery.take(post)
        for comment in entry.comments(on: post.identity) { try delivery.take(comment) }
    }

    func finish() throws(ImportError) { try delivery.take(blog) }
}

/// Reads the files of ljdump: an entry in each `L-7`, its comments in `C-7`.
///
/// Source: github.com/ghewgill/ljdump.
struct LiveJournalDumpReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it.
    func read(_ tree: FileTree) throws(ImportError) {
        var blog = BlogInfo(identity: "", kind: .liveJournal)
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let name = file.lastPart
            guard name.hasPrefix("L-") || name.hasPrefix("C-") else { return }
            bytesRead += file.byteCount
            try delivery.progress(bytesRead)
            let root = name.hasPrefix("L-") ? "event" : "comments"
            let fields = try fields(of: source, root: root)
            if name.hasPrefix("L-") {
                let post = LiveJournalEntry(fields).post(repairs: delivery.repairs)
                if blog.identity.isEmpty { Self.name(&blog, by: post.permalink) }
                try delivery.take(blog)
                try delivery.take(post)
            } else {
                let post = LiveJournalEntry.identity(of: String(name.dropFirst(2)))
                for field in fields where field.name == Name(.core, "comment") {
                    guard let comment = LiveJournalComment(field).content(on: post) else {
                        continue
                    }
                    try delivery.take(blog)
                    try delivery.take(comment)
                }
            }
        }
        try delivery.take(blog)
    }

    private func fields(
        of source: any ByteSource, root: String
    ) throws(ImportError) -> [Element] {
        let fields = FieldCollector()
        let input = DecodedInput(try PeekedSource(source), repairs: delivery.repairs)
        _ = try XMLArchive(input, rootName: root, repairs: delivery.repairs)
            .read(into: fields) { (_) throws(ImportError) in }
        return fields.elements
    }

    /// An entry's address names the journal.
    private static func name(_ blog: inout BlogInfo, by address: String) {
        guard let host = Identity.origin(of: address), !host.isEmpty else { return }
        blog.identity = "livejournal:" + host
        blog.link = "https://\(host)/"
        blog.title = host.split(separator: ".").first.map(String.init) ?? ""
    }
}

/// Keeps the fields of a file, all of them.
private final class FieldCollector: FormatReader {
    private(set) var elements: [Element] = []

    func take(_ element: Element) throws(ImportError) { elements.append(element) }
    func finish() throws(ImportError) {}
}
