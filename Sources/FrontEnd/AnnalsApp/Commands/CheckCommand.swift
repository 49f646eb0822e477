internal import Library
internal import ReaderModel

/// `annals check`: the library's file and its counters, recomputed and compared.
enum CheckCommand {
    /// Runs it.
    static func run(in context: CommandContext) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        let problems = try context.using { () throws(LibraryError) in
            try library.check() + SearchIndexer(libraryPath: library.path).check()
        }
        guard !problems.isEmpty else {
            context.output.line("the library is in order")
            return .done
        }
        for problem in problems {
            context.output.line(PlainText.line(problem, for: context.output))
        }
        let count = Counting.of(problems.count, "problem")
        throw Failure(
            .library,
            "\(count) in the library; keep a copy of it, and report what is said above; "
                + "'annals reindex' makes the search index anew")
    }
}
