internal import ArchiveImport
internal import SQLite

/// `annals --version`.
enum VersionCommand {
    /// The version of annals.
    static let version = "0.1.0"

    /// Runs it.
    static func run(in context: CommandContext) -> ExitCode {
        let parts = ["SQLite \(Connection.libraryVersion)"] + ArchiveImport.libraryVersions
        context.output.line("annals \(version) (\(parts.joined(separator: ", ")))")
        return .done
    }
}
