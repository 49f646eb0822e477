internal import ArchiveModel
internal import Library

/// `annals posts`: posts one a line, archive by archive, in reading order oldest first.
struct PostsCommand {
    private let library: Library
    private let context: CommandContext

    /// Runs it.
    static func run(
        _ selection: Invocation.PostSelection, asJSON: Bool, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let command = PostsCommand(library: library, context: context)
        try command.list(selection, asJSON: asJSON)
        return .done
    }

    private func list(
        _ selection: Invocation.PostSelection, asJSON: Bool
    ) throws(Failure) {
        var archive: ArchiveID?
        if let name = selection.archive {
            archive = try context.archive(named: name, of: library)
        }
        if let name = selection.kept {
            archive = try KeptSearches(library: library, context: context).current(named: name)
        }
        let output = context.output
        let columns = Columns(output)
        // On a terminal the archives are told apart by headings; elsewhere every line is a post.
        var shown = archive
        do {
            try library.forEachPost(
                archive: archive, months: selection.months, unreadOnly: selection.unreadOnly
            ) { post in
                if output.isTerminal, selection.kept == nil, post.archive != shown {
                    output.line(PlainText.line(post.archiveTitle, for: output))
                }
                shown = post.archive
                output.line(
                    asJSON ? post.json.text : columns.line(post.fields(context.usesUnicode)))
                return !output.isClosed
            }
        } catch {
            guard let error = error as? LibraryError else {
                throw Failure(.failed, "cannot list the posts: \(error)")
            }
            throw Failure(error)
        }
    }
}

extension PostListing {
    /// The post's line, field by field.
    fileprivate func fields(_ usesUnicode: Bool) -> [Columns.Field] {
        let name = status == .draft ? "draft" : kind.word
        let state =
            (isRead ? "read" : "unread") + (isStarred ? " *" : "")
            + (isChanged ? usesUnicode ? " ≠" : " ~" : "")
            + (isVanished ? usesUnicode ? " †" : " x" : "")
        return [
            .right("\(id.rawValue)", width: 6),
            .left(date?.day.description ?? "undated", width: 10),
            .left(name, width: 5),
            .left(state, width: 8),
            .last(displayTitle),
        ]
    }

    /// The post for a program.
    var json: JSON {
        .object([
            ("id", .integer(id.rawValue)),
            ("archive", .integer(archive.rawValue)),
            ("kind", .string(kind.word)),
            ("status", .string(status == .draft ? "draft" : "published")),
            ("title", .string(title)),
            ("opening", .string(opening)),
            ("date", date.map { .string($0.rfc3339) } ?? .null),
            ("month", .string(month.description)),
            ("author", .string(author)),
            ("labels", .array(labels.map { .string($0) })),
            ("comments", .integer(comments)),
            ("words", .integer(words)),
            ("read", .bool(isRead)),
            ("starred", .bool(isStarred)),
            ("changed", .bool(isChanged)),
            ("vanished", .bool(isVanished)),
            ("permalink", .string(permalink)),
        ])
    }
}

extension PostKind {
    fileprivate var word: String { self == .page ? "page" : "post" }
}
