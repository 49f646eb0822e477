internal import Library
internal import ReaderModel
internal import Search

/// `annals reindex`: makes the search index anew, or brings it up to date.
enum ReindexCommand {
    /// Runs it.
    static func run(
        onlyNew: Bool, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard let library = try context.openExistingLibrary() else {
            context.sayEmpty()
            return .done
        }
        try Indexing(library: library, context: context, isAnew: !onlyNew).run()
        let coverage = try context.using { () throws(LibraryError) in
            try SearchIndexer(libraryPath: library.path).coverage()
        }
        context.output.line("\(Counting.of(coverage.indexed, "post")) can be searched")
        return .done
    }
}
