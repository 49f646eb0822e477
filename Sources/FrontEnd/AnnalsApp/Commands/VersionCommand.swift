/// `annals --version`.
enum VersionCommand {
    /// The version of annals.
    static let version = "0.1.0"

    /// Runs it.
    static func run(in context: CommandContext) -> ExitStatus {
        context.output.line("annals \(version)")
        return .done
    }
}
