internal import CursesTerminal
internal import Glibc

/// annals as a whole: what `main` calls.
public enum AnnalsApp {
    /// Does what a command line asks for.
    ///
    /// - Parameter words: the words after the program's name.
    /// - Returns: the exit status.
    public static func run(_ words: [String]) -> Int32 {
        // A write to a pipe that nobody reads fails with EPIPE then; see `TextOutput`.
        signal(SIGPIPE, SIG_IGN)
        let usesUnicode = CursesTerminal.setEncoding()
        let context = CommandContext(
            output: TextOutput(descriptor: STDOUT_FILENO),
            errors: TextOutput(descriptor: STDERR_FILENO), environment: .ofProcess,
            usesUnicode: usesUnicode)
        return run(words, in: context).rawValue
    }

    /// Does what a command line asks for, in a context of one's own.
    static func run(_ words: [String], in context: CommandContext) -> ExitCode {
        var context = context
        var status: ExitCode
        do {
            status = try dispatch(words, in: &context)
        } catch {
            context.complain(error.message)
            status = error.status
        }
        context.output.flush()
        if let reason = context.output.failure {
            context.complain("cannot write the output: \(reason)")
            status = .failed
        }
        context.errors.flush()
        return status
    }

    private static func dispatch(
        _ words: [String], in context: inout CommandContext
    ) throws(Failure) -> ExitCode {
        let invocation: Invocation
        do { invocation = try Invocation.parse(words) } catch { throw Failure(error) }
        context.libraryOption = invocation.library
        switch invocation.action {
        case .read(let paths): return try ReadCommand.run(paths, in: context)
        case .importArchives(let paths, let options):
            return try ImportCommand.run(paths, options, in: context)
        case .listArchives(let asJSON): return try ListCommand.run(asJSON: asJSON, in: context)
        case .listPosts(let selection, let asJSON):
            return try PostsCommand.run(selection, asJSON: asJSON, in: context)
        case .search(let query, let options):
            return try SearchCommand.run(query, options, in: context)
        case .markFound(let query, let mark):
            return try MarkCommand.run(found: query, as: mark, in: context)
        case .markKept(let name, let mark):
            return try MarkCommand.run(kept: name, as: mark, in: context)
        case .mark(let posts, let mark): return try MarkCommand.run(posts, as: mark, in: context)
        case .show(let post, let options):
            return try ShowCommand.run(post, options, in: context)
        case .check: return try CheckCommand.run(in: context)
        case .reindex(let onlyNew):
            return try ReindexCommand.run(onlyNew: onlyNew, in: context)
        case .help(let subcommand):
            context.output.write(HelpPrinter.text(subcommand))
            return .done
        case .version: return VersionCommand.run(in: context)
        }
    }
}
