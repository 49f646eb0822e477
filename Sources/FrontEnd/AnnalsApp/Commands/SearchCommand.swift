internal import ArchiveModel
internal import Library
internal import ReaderModel
internal import Search

/// `annals search`: the posts that a query finds, one a line, with the text around what was found.
struct SearchCommand {
    /// What to look in, and what to say.
    struct Options: Equatable {
        /// The archive to look in, as a person names it; nil for all.
        var archive: String?
        /// At most so many posts; nil for all.
        var limit: Int?
        /// The order; in that of relevance nothing is said before all is found.
        var order = SearchOrder.relevance
        /// The name to keep the search by; nil to keep none.
        var keptName: String?
        /// Whether other forms of words do as well.
        var isInflected = false
        /// Whether each post is a JSON object.
        var asJSON = false
    }

    private let context: CommandContext
    private let library: Library
    private let reader: SearchReader
    private let query: SearchQuery
    private let signals = SignalWatch()

    /// Runs it.
    static func run(
        _ text: String, _ options: Options, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let command = try SearchCommand(
            text, isInflected: options.isInflected, of: library, in: context)
        var archive: ArchiveID?
        if let name = options.archive { archive = try context.archive(named: name, of: library) }
        if let name = options.keptName { try command.keep(text, in: archive, called: name) }
        return try command.list(archive, options)
    }

    /// Keeps the search, and counts what it finds.
    private func keep(
        _ text: String, in archive: ArchiveID?, called name: String
    ) throws(Failure) {
        // The last word is whole here, and stays so.
        let search = KeptSearch(query: text + " ", year: Clock.currentYear(), archive: archive)
        let id = try context.using { () throws(LibraryError) in
            try library.keep(search, called: name)
        }
        guard let id else { throw Failure(.failed, "another kept search is called '\(name)'") }
        _ = try context.using { () throws(LibraryError) in
            try library.refreshKeptSearch(id, by: reader) { signals.pending() != nil }
        }
    }

    /// The posts that a query finds, to be marked; all of them, or a failure.
    static func posts(
        _ text: String, of library: Library, in context: CommandContext
    ) throws(Failure) -> [PostID] {
        let command = try SearchCommand(text, of: library, in: context)
        var posts: [PostID] = []
        try command.find(in: nil, .oldest) { posts += $0.map(\.post) }
        if let signal = command.signals.pending() { throw Failure(signal, Marking.stopped) }
        return posts
    }

    /// Brings the index up to date, and reads the query.
    private init(
        _ text: String, isInflected: Bool = false, of library: Library, in context: CommandContext
    ) throws(Failure) {
        self.context = context
        self.library = library
        let parser = SearchParser(currentYear: Clock.currentYear(), isInflecting: isInflected)
        let query = parser.read(text, isTyping: false)
        if let note = query.notes.first { throw Failure(.usage, note) }
        guard !query.isEmpty else {
            throw Failure(.usage, "there is nothing to look for in '\(text)'")
        }
        self.query = query
        try Indexing(library: library, context: context).run()
        reader = try context.using { () throws(LibraryError) in
            try SearchReader(libraryPath: library.path)
        }
    }

    private func list(_ archive: ArchiveID?, _ options: Options) throws(Failure) -> ExitCode {
        var results = SearchResults(order: options.order)
        try find(in: archive, options.order) { results.add($0) }
        for hit in results.hits.prefix(options.limit ?? .max) {
            guard !context.output.isClosed else { break }
            try show(hit, asJSON: options.asJSON)
        }
        if let signal = signals.pending() { return signal }
        return results.hits.isEmpty ? .failed : .done
    }

    private func find(
        in archive: ArchiveID?, _ order: SearchOrder, found: ([SearchHit]) -> Void
    ) throws(Failure) {
        do throws(LibraryError) {
            try reader.search(
                query, in: archive, order: order, isCancelled: { signals.pending() != nil },
                found: found)
        } catch .cancelled {
            return
        } catch {
            throw Failure(error)
        }
    }

    private func show(_ hit: SearchHit, asJSON: Bool) throws(Failure) {
        let found = try context.using { () throws(LibraryError) in
            try reader.found([hit.post], query).first
        }
        guard let found else { return }
        let row = found.row
        let output = context.output
        guard !asJSON else {
            output.line(found.json.text)
            return
        }
        let day = row.date?.day.description ?? "undated"
        output.line(PlainText.line("\(row.id.rawValue)  \(day)  \(row.displayTitle)", for: output))
        let excerpt = found.excerpt.text
        if !excerpt.isEmpty { output.line(PlainText.line("    " + excerpt, for: output)) }
    }
}

extension FoundPost {
    /// The post for a program.
    fileprivate var json: JSON {
        .object([
            ("id", .integer(row.id.rawValue)),
            ("archive", .integer(row.archive.rawValue)),
            ("title", .string(row.title)),
            ("opening", .string(row.opening)),
            ("date", row.date.map { .string($0.rfc3339) } ?? .null),
            ("read", .bool(row.isRead)),
            ("starred", .bool(row.isStarred)),
            ("excerpt", .string(excerpt.text)),
            (
                "hits",
                .array(
                    excerpt.hits.map {
                        .array([
                            .integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound)),
                        ])
                    })
            ),
        ])
    }
}
