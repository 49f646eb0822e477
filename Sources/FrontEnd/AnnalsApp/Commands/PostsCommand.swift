internal import ArchiveModel
internal import Library

/// `annals posts`: posts one a line, archive by archive, in reading order oldest first.
struct PostsCommand {
    private let library: Library
    private let selection: Invocation.PostSelection
    private let asJSON: Bool
    private let context: CommandContext
    private let columns: Columns

    /// How many rows are fetched at a time.
    private static let pageSize = 500

    /// Runs it.
    static func run(
        _ selection: Invocation.PostSelection, asJSON: Bool, in context: CommandContext
    ) throws(Failure) -> ExitStatus {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let command = PostsCommand(
            library: library, selection: selection, asJSON: asJSON, context: context,
            columns: Columns(context.output))
        for archive in try command.archives() {
            for section in Section.allCases {
                try command.list(section, of: archive)
                if context.output.isClosed { return .done }
            }
        }
        return .done
    }

    private func archives() throws(Failure) -> [ArchiveSummary] {
        guard let name = selection.archive else {
            let all = try context.using { () throws(LibraryError) in try library.archives() }
            if all.isEmpty { context.sayEmpty() }
            return all
        }
        let found = try context.using { () throws(LibraryError) in
            try library.archives(matching: name)
        }
        guard found.count < 2 else {
            let list = found.map { "\($0.id.rawValue) \($0.displayTitle)" }
            throw Failure(
                .failed,
                "'\(name)' fits several archives: \(list.joined(separator: ", ")); name one")
        }
        guard !found.isEmpty else {
            throw Failure(.failed, "no archive '\(name)'; 'annals list' shows those there are")
        }
        return found
    }

    private func list(_ section: Section, of archive: ArchiveSummary) throws(Failure) {
        var query = RowQuery(
            archive: archive.id, section: section, anchor: .first, limit: Self.pageSize)
        if let month = selection.month {
            query.anchor = .after(PostKey(local: month.firstLocal, id: PostID(Int64.min)))
        }
        while true {
            let page = try context.using { () throws(LibraryError) in try library.rows(query) }
            for row in page.rows {
                if let month = selection.month, row.key.local >= month.endLocal { return }
                if selection.unreadOnly, row.isRead { continue }
                try write(row)
            }
            guard let last = page.rows.last, page.hasAfter, !context.output.isClosed else { return }
            query.anchor = .after(last.key)
        }
    }

    private func write(_ row: PostRow) throws(Failure) {
        guard asJSON else {
            context.output.line(line(row))
            return
        }
        let stored = try context.using { () throws(LibraryError) in try library.post(row.id) }
        // Gone between the two reads: an import in another annals replaced it.
        guard let stored else { return }
        context.output.line(stored.json.text)
    }

    private func line(_ row: PostRow) -> String {
        var state = row.isRead ? "read" : "unread"
        if row.isStarred { state += " *" }
        let kind =
            switch row.section {
            case .posts: "post"
            case .pages: "page"
            case .drafts: "draft"
            }
        return columns.line([
            .right("\(row.id.rawValue)", width: 6),
            .left(row.date?.day.description ?? "undated", width: 10),
            .left(kind, width: 5),
            .left(state, width: 8),
            .last(row.title.isEmpty ? "(untitled)" : row.title),
        ])
    }
}

extension StoredPost {
    /// The post for a program.
    var json: JSON {
        .object([
            ("id", .integer(row.id.rawValue)),
            ("archive", .integer(row.archive.rawValue)),
            ("kind", .string(kind == .page ? "page" : "post")),
            ("status", .string(status == .draft ? "draft" : "published")),
            ("title", .string(row.title)),
            ("date", row.date.map { .string($0.rfc3339) } ?? .null),
            ("month", .string(row.month.description)),
            ("author", .string(author)),
            ("labels", .array(labels.map { .string($0) })),
            ("comments", .integer(row.comments)),
            ("words", .integer(row.words)),
            ("read", .bool(row.isRead)),
            ("starred", .bool(row.isStarred)),
            ("permalink", .string(permalink)),
        ])
    }
}
