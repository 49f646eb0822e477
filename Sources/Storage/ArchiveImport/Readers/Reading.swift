internal import ArchiveModel

/// The reading of one archive: the input, the reader for its kind, and the way to the sink.
struct Reading {
    /// The archive's text.
    var input: DecodedInput
    /// Opens the archive's text anew, for kinds that are read twice.
    var reopen: (RepairLog) throws(ImportError) -> DecodedInput
    /// The name of its root element, when it is XML.
    var rootName: String
    /// What is wrong with that text, entries aside.
    var repairs: RepairLog
    /// Where what is read goes.
    var delivery: Delivery

    /// Reads all of it.
    ///
    /// Returns whether that was the whole blog.
    func read(
        _ kind: ArchiveKind, settings: () -> TakeoutSettings
    ) throws(ImportError) -> Bool {
        switch kind {
        case .bloggerBackup:
            let reader = BloggerBackupReader(delivery: delivery)
            return try readXML(into: reader) && reader.isWholeBlog
        case .bloggerTakeout:
            let reader = BloggerTakeoutReader(delivery: delivery, settings: settings())
            return try readXML(into: reader) && reader.isWholeBlog
        case .wxr:
            let reader = WXRReader(delivery: delivery)
            return try readXML(into: reader) && reader.isWholeBlog
        case .blogML:
            let isWhole = try readXML(into: BlogMLReader(delivery: delivery))
            return isWhole && delivery.postCount > 0
        case .movableType:
            // An export in several files says so nowhere.
            try MovableTypeReader(delivery: delivery).read(input, progress: delivery.progress)
        case .ghost: return try GhostReader(delivery: delivery).read(reopen)
        case .markdown, .medium, .substack, .webPages, .mail:
            throw .sink(reason: "\(kind.name) is no one text")
        case .rss:
            _ = try readXML(into: RSSReader(delivery: delivery))
        case .atom:
            _ = try readXML(into: AtomFeedReader(delivery: delivery))
        case .tumblr: return try TumblrReader(delivery: delivery).read(reopen)
        case .jsonFeed: try JSONFeedReader(delivery: delivery).read(reopen)
        case .liveJournal:
            // The site exports a month at a time.
            _ = try readXML(into: LiveJournalReader(delivery: delivery))
        case .opml:
            // Outlines are kept a year or month to a file.
            _ = try readXML(into: OPMLReader(delivery: delivery))
        case .savedText:
            try SavedTextReader(delivery: delivery).read(input, progress: delivery.progress)
        case .warc: throw .sink(reason: "\(kind.name) is no text")
        }
        return false
    }

    private func readXML(into reader: any FormatReader) throws(ImportError) -> Bool {
        let archive = XMLArchive(input, rootName: rootName, repairs: repairs)
        let isWhole = try archive.read(into: reader, progress: delivery.progress) {
            delivery.meetCutEntry()
        }
        try delivery.finish()
        return isWhole
    }
}
