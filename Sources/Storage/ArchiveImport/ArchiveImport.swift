public import ArchiveModel

/// The public face of import: find the archives at a path, read one of them into a sink.
public enum ArchiveImport {
    /// Finds the archives at a path: a file, a folder or a zip, told apart by content.
    ///
    /// A folder is walked eight folders deep, without following links or entering other file
    /// systems. `isCancelled` is asked often, for that and unpacking can take long.
    ///
    /// - Throws: ``ImportError`` when there is nothing annals can read, saying what was found; when
    ///   a folder holds more than 100,000 files; ``ImportError/cancelled`` when asked to stop.
    public static func candidates(
        at path: String, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) -> [ImportCandidate] {
        try search(at: path, isCancelled: isCancelled).candidates
    }

    /// Finds the archives at a path as ``candidates(at:isCancelled:)`` does, and says what is left
    /// out.
    public static func search(
        at path: String, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) -> ImportSearch {
        try CandidateFinder.search(at: path, isCancelled: isCancelled)
    }

    /// Reads an archive from start to end, in memory that does not grow with it.
    ///
    /// What cannot be read is skipped and reported; a file that is not an archive throws before
    /// anything reaches the sink. The sink is only called on the thread that calls this.
    ///
    /// - Parameters:
    ///   - candidate: What to read.
    ///   - sink: Where it goes.
    ///   - placeLimit: Of how many repairs of each kind the places are kept: some dozen bytes each.
    /// - Returns: What was found and mended.
    /// - Throws: ``ImportError``, also when the sink throws or asks to stop.
    public static func read(
        _ candidate: ImportCandidate, into sink: any ImportSink, placeLimit: Int = 3
    ) throws(ImportError) -> ImportReport {
        try SinkRelay.read(into: sink) { (relay) throws(ImportError) in
            try readDirectly(candidate, into: relay, repairs: RepairLog(placeLimit: placeLimit))
        }
    }

    private static func readDirectly(
        _ candidate: ImportCandidate, into sink: any ImportSink, repairs: RepairLog
    ) throws(ImportError) -> ImportReport {
        if candidate.folder != nil {
            return try readTree(candidate, into: sink, repairs: repairs)
        }
        let source = try PeekedSource(
            OpenedArchive.source(of: candidate) { sink.isCancelled })
        let kind: ArchiveKind
        let rootName: String
        switch ContentKind(head: source.head) {
        case .archive(let shape, let name): (kind, rootName) = (shape, name)
        case .piece(let shape): (kind, rootName) = (shape, "")
        case .container:
            throw .unknownFormat(path: candidate.path, found: "an archive of other files")
        case .other(let found):
            throw source.damage ?? .unknownFormat(path: candidate.path, found: found)
        }
        if kind == .mail { return try readMail(candidate, into: sink, repairs: repairs) }
        if kind == .warc {
            let delivery = Delivery(to: sink, of: candidate, repairs: repairs)
            try WARCReader(delivery: delivery).read(source)
            return ImportReport(
                kind: kind, isComplete: false, pings: delivery.pingCount, repairs: repairs.repairs)
        }
        let reading = Reading(
            input: DecodedInput(source, repairs: repairs),
            reopen: { (repairs) throws(ImportError) in
                let source = try OpenedArchive.source(of: candidate) { sink.isCancelled }
                return DecodedInput(try PeekedSource(source), repairs: repairs)
            }, rootName: rootName, repairs: repairs,
            // A log of its own: entries are read while the text behind them is mended.
            delivery: Delivery(to: sink, of: candidate, repairs: repairs.empty()))
        let isComplete = try reading.read(kind) { OpenedArchive.settings(of: candidate) }
        repairs.add(reading.delivery.repairs)
        if source.damage != nil, repairs.count(of: .truncated) == 0 {
            repairs.note(.truncated, at: Place(byte: source.bytesRead, line: 1).text)
        }
        return ImportReport(
            kind: kind,
            isComplete: isComplete && source.damage == nil
                && !(kind == .wxr && SourceName.isPart(candidate)),
            pings: reading.delivery.pingCount, repairs: repairs.repairs)
    }

    private static func readMail(
        _ candidate: ImportCandidate, into sink: any ImportSink, repairs: RepairLog
    ) throws(ImportError) -> ImportReport {
        let delivery = Delivery(to: sink, of: candidate, repairs: repairs)
        let file = MailFile { () throws(ImportError) in
            try OpenedArchive.source(of: candidate) { sink.isCancelled }
        }
        try MailReader(delivery: delivery, path: candidate.path).read(file)
        return ImportReport(kind: .mail, isComplete: false, repairs: repairs.repairs)
    }

    private static func readTree(
        _ candidate: ImportCandidate, into sink: any ImportSink, repairs: RepairLog
    ) throws(ImportError) -> ImportReport {
        let delivery = Delivery(to: sink, of: candidate, repairs: repairs)
        let tree = FileTree(candidate) { sink.isCancelled }
        let isWhole = try TreeReading(tree: tree, delivery: delivery).read(candidate.kind)
        return ImportReport(
            kind: candidate.kind, isComplete: isWhole, pings: delivery.pingCount,
            repairs: repairs.repairs)
    }
}

/// What takes in an archive as it is read.
public protocol ImportSink: AnyObject {
    /// Takes what the archive says of the blog; called at least once, again when more is learnt.
    /// The last call stands.
    func take(_ blog: BlogInfo) throws
    /// Takes a post, page or draft.
    func take(_ post: PostContent) throws
    /// Takes a comment; it may come before its post.
    func take(_ comment: CommentContent) throws
    /// Learns how many of the archive's bytes are read; called a few hundred times per archive.
    func progress(byteCount: Int64)
    /// Whether to stop: asked often, answered quickly.
    var isCancelled: Bool { get }
}

/// What reading an archive found.
public struct ImportReport: Hashable, Sendable {
    /// The shape that was read.
    public var kind: ArchiveKind
    /// Whether the source holds the whole blog, so that what it lacks has vanished: true for
    /// untruncated backups and Takeout blogs, false for feeds, comment feeds and saved pages.
    public var isComplete: Bool
    /// Links from other blogs under published posts and pages: counted, not kept.
    public var pings: Int
    /// What was mended, by kind, in order of first occurrence: of the text, then of its entries.
    public var repairs: [Repair]

    /// Makes a report from its parts.
    public init(kind: ArchiveKind, isComplete: Bool, pings: Int = 0, repairs: [Repair] = []) {
        self.kind = kind
        self.isComplete = isComplete
        self.pings = pings
        self.repairs = repairs
    }
}

/// One kind of mending, how often it was needed and where.
public struct Repair: Hashable, Sendable {
    /// What programs know the kind by, the same in every version: "control-character".
    public var name: String
    /// What was wrong and what was done, for a person: "control characters removed".
    public var what: String
    /// How often.
    public var count: Int
    /// Where it first happened, as far as it is known and as many as were asked for: "line 12",
    /// "byte 5,309", a file's name or an entry's title.
    public var places: [String]

    /// Makes a repair from its parts.
    public init(name: String, what: String, count: Int, places: [String]) {
        self.name = name
        self.what = what
        self.count = count
        self.places = places
    }
}

/// Why nothing was imported.
public enum ImportError: Error, Hashable, Sendable {
    /// The path cannot be opened or read: which, and the system's reason.
    case unreadable(path: String, reason: String)
    /// The content is none of the shapes annals reads: where, and what it looks like.
    case unknownFormat(path: String, found: String)
    /// A zip, tar or compressed file is damaged or exceeds a bound.
    case damagedContainer(path: String, reason: String)
    /// The sink asked to stop.
    case cancelled
    /// The sink could not take a value.
    case sink(reason: String)
}
