internal import ArchiveModel

/// The reading of an archive that is made of many files.
struct TreeReading {
    /// Its files.
    let tree: FileTree
    /// Where what is read goes.
    let delivery: Delivery

    /// Reads all of it.
    ///
    /// Returns whether that was the whole blog.
    func read(_ kind: ArchiveKind) throws(ImportError) -> Bool {
        switch kind {
        case .medium: try MediumReader(delivery: delivery).read(tree)
        case .markdown: try MarkdownReader(delivery: delivery).read(tree)
        case .substack: try SubstackReader(delivery: delivery).read(tree)
        case .tumblr: try TumblrPagesReader(delivery: delivery).read(tree)
        case .webPages:
            // A mirror may lack what nothing led to.
            try PagesReader(delivery: delivery).read(tree)
            return false
        case .liveJournal: try LiveJournalDumpReader(delivery: delivery).read(tree)
        case .mail:
            try MailReader(delivery: delivery, path: tree.path).read(MailFolder(tree: tree))
            // What is no longer in a mailbox was put away, not taken back.
            return false
        default: throw .sink(reason: "\(kind.name) is one file")
        }
        try delivery.finish()
        return delivery.postCount > 0 && !delivery.repairs.tellsOfLoss
    }
}

/// A file of a tree as text.
enum PieceText {
    private static let byteLimit = 16 << 20

    /// All of a file's text as UTF-8, cut short beyond 16 MB.
    static func read(
        _ source: any ByteSource, named name: String, repairs: RepairLog, encoding: String? = nil
    ) throws(ImportError) -> String {
        let input = DecodedInput(try PeekedSource(source), repairs: repairs, stated: encoding)
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = try piece.read(from: input, start: 0)
            guard count > 0 else { break }
            text.append(contentsOf: piece[..<count])
            guard text.count < byteLimit else {
                repairs.note(.tooMuchInOneEntry, at: name)
                break
            }
        }
        if source.damage != nil { repairs.note(.truncated, at: name) }
        return String(decoding: text, as: UTF8.self)
    }
}
