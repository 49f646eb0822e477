public import Foundation

/// What a program left behind.
public struct Outcome: Sendable {
    /// Its exit status; 128 + the signal's number when a signal ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String
}

/// Runs a program to its end with standard input closed.
///
/// Not by Foundation's `Process`: that waits until everyone who inherited its sockets is gone, and
/// tmux's server, a grandchild, never is.
public func run(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:]
) throws -> Outcome {
    let folder = try TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder.path("output"), create, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder.path("errors"), create, 0o600)

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var process: pid_t = 0
    let error = withCStrings([program.path] + arguments) { words in
        withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
            withSpawnAttributes {
                posix_spawn(&process, program.path, &actions, $0, words, variables)
            }
        }
    }
    guard error == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: error) ?? .ENOENT)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
        status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
        output: try folder.text("output"), errors: try folder.text("errors"))
}

func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
}

extension TemporaryFolder {
    fileprivate func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }
}
