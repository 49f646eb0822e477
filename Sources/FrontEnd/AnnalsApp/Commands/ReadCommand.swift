internal import ArchiveImport
internal import ArchiveModel
internal import CursesTerminal
internal import Glibc
internal import Library
internal import ReaderModel
internal import SQLite

/// `annals` and `annals PATH...`: the reader.
struct ReadCommand {
    private let context: CommandContext
    private let library: Library
    private let path: String

    /// How long the reader's end waits for a library that another program keeps locked.
    private static let patience: Int64 = 5_000

    /// Imports what is new in some paths, then reads the first of them; goes on reading without.
    static func run(_ paths: [String], in context: CommandContext) throws(Failure) -> ExitCode {
        if let slip = slip(paths) { throw slip }
        let hasTerminal = isatty(STDIN_FILENO) == 1 && context.output.isTerminal
        guard hasTerminal else { throw refusal(paths, in: context) }
        let path = try context.location().path
        return try context.withLibrary { (library) throws(Failure) in
            try ReadCommand(context: context, library: library, path: path).run(paths)
        }
    }

    /// That a command was mistyped: what stands where it would is no file, but much like one.
    private static func slip(_ paths: [String]) -> Failure? {
        guard let word = paths.first, access(word, F_OK) != 0 else { return nil }
        let names = Subcommand.allCases.map(\.rawValue)
        guard let name = Similarity.closest(to: word, among: names) else { return nil }
        return Failure(
            .usage, "there is no file and no command '\(word)'; did you mean '\(name)'?")
    }

    private static func refusal(_ paths: [String], in context: CommandContext) -> Failure {
        if let missing = paths.first(where: { access($0, F_OK) != 0 }) {
            let error = ImportError.unreadable(
                path: missing, reason: String(cString: strerror(errno)))
            return Failure(.failed, error.explanation ?? "cannot read \(missing)")
        }
        guard paths.isEmpty else {
            return Failure(
                .failed, "the reader needs a terminal; 'annals import PATH' imports without one")
        }
        return Failure(
            .failed,
            "the reader needs a terminal; bring archives in with 'annals import PATH',"
                + " write them out with 'annals posts' and 'annals show'")
    }

    private func run(_ paths: [String]) throws(Failure) -> ExitCode {
        var paths = paths
        if paths.isEmpty {
            let isEmpty = try context.using { () throws(LibraryError) in try library.isEmpty() }
            if isEmpty {
                guard let sample = offerSample() else { return .done }
                paths = [sample]
            }
        }
        guard !paths.isEmpty else {
            return try read(nil, notice: nil)
        }
        let command = ImportCommand(context: context, library: library)
        let summary = command.run(paths, progress: context.importProgress(asJSON: true)) { _ in }
        // Only a signal or a library that cannot take anything in keeps the reader closed.
        let first = summary.results.first { $0.outcome.archive != nil }
        guard let first, summary.status == .done || summary.status == .failed else {
            if summary.status == .done { context.complain("there is nothing to read in it") }
            return summary.status == .done ? .failed : summary.status
        }
        let ended = try read(first.outcome.archive, notice: first.notice)
        return ended == .done ? summary.status : ended
    }

    /// Asks whether to read the sample archive; nil when not, or when there is none.
    private func offerSample() -> String? {
        let output = context.output
        output.line("Your library is empty. To bring a blog in: annals import PATH")
        guard let sample = DataFolder.sample(environment: context.environment) else {
            output.flush()
            return nil
        }
        output.write("Press Enter to read the sample archive, or Ctrl-C to leave. ")
        output.flush()
        var answer: [UInt8] = []
        var byte: UInt8 = 0
        while Glibc.read(STDIN_FILENO, &byte, 1) == 1 {
            guard byte != UInt8(ascii: "\n") else { return answer.isEmpty ? sample : nil }
            answer.append(byte)
        }
        output.line()
        return nil
    }

    private func read(_ archive: ArchiveID?, notice: String?) throws(Failure) -> ExitCode {
        Connection.returnLargePieces()
        let settings = try context.using { () throws(LibraryError) in try library.settings() }
        let mailbox = try Mailbox()
        let runner = EffectRunner(library: library, path: path, mailbox: mailbox)
        let browser = Browser(environment: context.environment, mailbox: mailbox)
        context.output.flush()
        context.errors.flush()
        let device = try CursesDevice()
        let program = Program(
            device: device, runner: runner, mailbox: mailbox, browser: browser, settings: settings)
        program.start(archive, notice: notice)
        // Once there is something to look at.
        let indexing = BackgroundIndexing(libraryPath: path)
        program.run()
        indexing.end()
        // The terminal first: should the library be locked, the wait is the shell's, not that of
        // a dead screen.
        device.restore()
        let unsaved = runner.finish(within: Self.patience)
        for sentence in unsaved { context.complain(sentence) }
        return device.endingStatus ?? (unsaved.isEmpty ? .done : .library)
    }
}

extension ImportResult {
    /// What was found and what that brought, in one line for the reader's bottom row.
    var notice: String {
        let changes = outcome.changes
        let parts = [
            (changes.new, "new"), (changes.changed, "changed"), (changes.vanished, "vanished"),
        ].filter { $0.0 > 0 }.map { "\(Counting.number($0.0)) \($0.1)" }
        let news = parts.isEmpty ? "nothing new" : parts.joined(separator: ", ")
        let repairs = report.repairs.isEmpty ? "" : "; mended, 'annals import' says what"
        let posts = Counting.of(outcome.counts.posts, "post")
        return "\(report.kind.name), \(posts): \(news)\(repairs)"
    }
}
