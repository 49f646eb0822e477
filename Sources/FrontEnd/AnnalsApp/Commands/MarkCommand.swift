internal import ArchiveModel
internal import Library
internal import ReaderModel

/// `annals mark`: sets marks on posts; when it says so they are on disk.
enum MarkCommand {
    /// Runs it.
    static func run(
        _ posts: [PostID], as mark: MarkRequest.Mark, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        let library = try context.openExistingLibrary()
        var known: Set<PostID> = []
        if let library {
            known = try context.using { () throws(LibraryError) in
                Set(try library.rows(of: posts).map(\.id))
            }
        }
        let unknown = posts.filter { !known.contains($0) }
        // All or nothing: a list with a wrong number in it is most likely the wrong list.
        guard let library, unknown.isEmpty else {
            let names = unknown.prefix(5).map { "\($0.rawValue)" }.joined(separator: ", ")
            let more = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
            throw Failure(.failed, "no post \(names)\(more); nothing is marked, see 'annals posts'")
        }
        let outcome = try Marking(library: library, context: context).run(
            MarkRequest(scope: .posts(posts), mark: mark))
        context.output.line(sentence(outcome, asked: known.count))
        return .done
    }

    /// Marks what a query finds.
    static func run(
        found query: String, as mark: MarkRequest.Mark, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let posts = try SearchCommand.posts(query, of: library, in: context)
        guard !posts.isEmpty else {
            context.output.line("nothing found, nothing marked")
            return .done
        }
        let outcome = try Marking(library: library, context: context).run(
            MarkRequest(scope: .posts(posts), mark: mark))
        context.output.line(sentence(outcome, asked: posts.count))
        return .done
    }

    /// Marks what a kept search finds now.
    static func run(
        kept name: String, as mark: MarkRequest.Mark, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let search = try KeptSearches(library: library, context: context).current(named: name)
        let count = try context.using { () throws(LibraryError) in
            try library.outline(of: search).total.posts
        }
        let outcome = try Marking(library: library, context: context).run(
            MarkRequest(scope: .section(search, .posts), mark: mark))
        context.output.line(sentence(outcome, asked: count))
        return .done
    }

    private static func sentence(_ outcome: MarkOutcome, asked: Int) -> String {
        let state =
            switch outcome.mark {
            case .read(let isRead): isRead ? "marked read" : "marked unread"
            case .starred(let isStarred): isStarred ? "starred" : "unstarred"
            }
        let already = asked - outcome.changed
        let rest = already > 0 ? ", \(Counting.number(already)) already so" : ""
        return "\(Counting.of(outcome.changed, "post")) \(state)\(rest)"
    }
}
