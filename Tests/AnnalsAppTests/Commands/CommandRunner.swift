@testable import AnnalsApp

/// What a command said and how it ended.
struct Said {
    var status: ExitCode
    var output: String
    var errors: String

    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// Runs annals in this process on a library, as the shell would.
func annals(
    _ line: String..., library: TestLibrary? = nil, variables: [String: String] = [:],
    onTerminal: Bool = false
) -> Said {
    let output = TextOutput(inMemoryAsTerminal: onTerminal)
    let errors = TextOutput(inMemoryAsTerminal: false)
    let context = CommandContext(
        output: output, errors: errors, environment: Environment { variables[$0] })
    let words = (library.map { ["--library", $0.path] } ?? []) + line
    let status = AnnalsApp.run(words, in: context)
    return Said(status: status, output: output.text, errors: errors.text)
}
