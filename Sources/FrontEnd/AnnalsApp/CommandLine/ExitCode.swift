/// What annals tells the shell.
enum ExitCode: Int32, CaseIterable {
    case done = 0
    case failed = 1
    case usage = 2
    case library = 3
    case hungUp = 129
    case interrupted = 130
    case terminated = 143

    /// What it means, for help.
    var summary: String {
        switch self {
        case .done: "done"
        case .failed: "something could not be done: it cannot be read, or is not there"
        case .usage: "the command line is not understood"
        case .library: "the library cannot be used: locked, damaged, newer, or no library"
        case .hungUp: "ended by SIGHUP; nothing half-done is kept"
        case .interrupted: "ended by Ctrl-C; nothing half-done is kept"
        case .terminated: "ended by SIGTERM; nothing half-done is kept"
        }
    }
}
