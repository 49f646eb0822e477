internal import ArchiveModel
internal import Library

/// What a command works with: where it writes, and where the library is.
struct CommandContext {
    var output: TextOutput
    var errors: TextOutput
    var environment: Environment
    /// What `--library` says.
    var libraryOption: String?
    /// Whether ornaments may be typographic signs.
    var usesUnicode = true

    /// Says on one line what went wrong.
    func complain(_ message: String) {
        // What is asked for comes first, as it happened, where both go to one terminal.
        output.flush()
        let sentence = "annals: " + PlainText.line(message, for: errors)
        let lines =
            errors.isTerminal ? PlainText.lines(sentence, columns: errors.columns) : [sentence]
        for line in lines { errors.line(line) }
        errors.flush()
    }

    /// Where the library is.
    func location() throws(Failure) -> LibraryLocation {
        try LibraryLocation.find(option: libraryOption, in: environment)
    }

    /// Does something with the library, making it if need be; one that was made for it and holds
    /// nothing afterwards goes again.
    func withLibrary<Value>(
        _ work: (Library) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let location = try location()
        let isNew = !location.exists
        let library = try open(location)
        // What it could not do was told; an empty file that stays does no harm.
        defer { if isNew { try? library.removeIfEmpty() } }
        return try work(library)
    }

    /// Opens the library if there is one; nil while nothing was ever imported.
    ///
    /// A command that only looks makes no file, and a slip in `--library` is told.
    func openExistingLibrary() throws(Failure) -> Library? {
        let location = try location()
        guard location.exists else {
            if let obstacle = Obstacle.onTheWay(to: location.path) {
                throw Failure(.library, "cannot look for the library \(location.path): \(obstacle)")
            }
            guard location.isNamed else { return nil }
            throw Failure(.library, "there is no library \(location.path); check its name")
        }
        return try open(location)
    }

    /// Opens the library, after the first import into it where one is under way: only that keeps
    /// others out, for seconds, or for minutes where it is of gigabytes.
    private func open(_ location: LibraryLocation) throws(Failure) -> Library {
        let deadline = Clock.milliseconds() + Self.patience
        var hasTold = false
        let upgrade = UpgradeProgress(on: errors)
        defer { upgrade.end() }
        while true {
            do {
                return try Library(path: location.path) {
                    upgrade.advance()
                    return true
                }
            } catch {
                guard error == .busy, Clock.milliseconds() < deadline else {
                    throw Failure(opening: error)
                }
                if !hasTold { complain("another program fills the library; this waits for it") }
                hasTold = true
            }
        }
    }

    /// In milliseconds.
    private static let patience: Int64 = 1_200_000

    /// Does something with the library, its errors told as failures.
    func using<Value>(
        _ work: () throws(LibraryError) -> Value
    ) throws(Failure) -> Value {
        do { return try work() } catch { throw Failure(error) }
    }

    /// The one archive that a person means.
    func archive(named name: String, of library: Library) throws(Failure) -> ArchiveID {
        let found = try using { () throws(LibraryError) in try library.archives(matching: name) }
        guard let first = found.first else {
            throw Failure(.failed, "no archive '\(name)'; 'annals list' shows those there are")
        }
        guard found.count == 1 else {
            let list = found.map { "\($0.id.rawValue) \($0.displayTitle)" }
            throw Failure(
                .failed,
                "'\(name)' fits several archives: \(list.joined(separator: ", ")); name one")
        }
        return first.id
    }
}
