internal import ArchiveModel
internal import Library
internal import ReaderModel

/// `annals list`: the archives of the library.
enum ListCommand {
    /// Runs it.
    static func run(asJSON: Bool, in context: CommandContext) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        var archives = try context.using { () throws(LibraryError) in try library.archives() }
        if archives.isEmpty { context.sayEmpty() }
        archives += try KeptSearches(library: library, context: context).all()
        for archive in archives {
            if asJSON {
                context.output.line(archive.json.text)
            } else {
                context.output.line(line(archive, for: context.output))
            }
        }
        return .done
    }

    private static func line(_ archive: ArchiveSummary, for output: TextOutput) -> String {
        let months = [archive.firstMonth, archive.lastMonth].compactMap { $0?.description }
        return Columns(output).line([
            .right(archive.kept == nil ? "\(archive.id.rawValue)" : "kept", width: 4),
            .right(Counting.of(archive.tally.posts, "post"), width: 14),
            .right("\(Counting.number(archive.tally.unread)) unread", width: 16),
            .left(months.joined(separator: " to "), width: 18),
            .last(archive.displayTitle),
        ])
    }
}

extension CommandContext {
    /// Says that there is nothing yet, beside the output that programs read.
    func sayEmpty() {
        complain("the library is empty; bring an archive in with 'annals import PATH'")
    }
}

extension ArchiveSummary {
    /// The archive for a program.
    var json: JSON {
        guard let kept else { return archiveJSON }
        return .object([
            ("kept", .string(displayTitle)),
            ("query", .string(kept.shownQuery)),
            ("archive", kept.archive.map { .integer($0.rawValue) } ?? .null),
            ("posts", .integer(tally.posts)),
            ("unread", .integer(tally.unread)),
            ("words", .integer(tally.words)),
            ("first", firstMonth.map { .string($0.description) } ?? .null),
            ("last", lastMonth.map { .string($0.description) } ?? .null),
        ])
    }

    private var archiveJSON: JSON {
        .object([
            ("id", .integer(id.rawValue)),
            ("title", .string(blog.title)),
            ("kind", .string(blog.kind.rawValue)),
            ("identity", .string(blog.identity)),
            ("link", .string(blog.link)),
            ("posts", .integer(tally.posts)),
            ("unread", .integer(tally.unread)),
            ("drafts", .integer(drafts)),
            ("pages", .integer(pages)),
            ("comments", .integer(comments)),
            ("words", .integer(tally.words)),
            ("first", firstMonth.map { .string($0.description) } ?? .null),
            ("last", lastMonth.map { .string($0.description) } ?? .null),
        ])
    }
}
