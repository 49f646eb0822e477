public import Foundation

/// A program on a terminal whose other end is the test: every byte it sends can be read, and any
/// answer given.
public final class PseudoTerminal {
    private let master: Int32
    private let process: pid_t
    /// All that the program has sent so far.
    public private(set) var output: [UInt8] = []

    /// Starts a program with its standard streams on a new terminal, which it controls.
    public init(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        columns: UInt16 = 80, rows: UInt16 = 24
    ) throws {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var ends: (own: Int32, other: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&ends.own, &ends.other, &name, nil, &size) == 0 else {
            throw POSIXError(.ENXIO)
        }
        defer { close(ends.other) }
        master = ends.own
        for end in [ends.own, ends.other] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, it becomes its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        for stream: Int32 in 1...2 { posix_spawn_file_actions_adddup2(&actions, 0, stream) }
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var started: pid_t = 0
        let error = withCStrings([program.path] + arguments) { words in
            withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
                withSpawnAttributes(leadingASession: true) {
                    posix_spawn(&started, program.path, &actions, $0, words, variables)
                }
            }
        }
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .ENOENT) }
        process = started
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(master)
    }

    /// Types bytes.
    public func type(_ text: String) {
        Array(text.utf8).withUnsafeBytes { _ = write(master, $0.baseAddress, $0.count) }
    }

    /// Reads until a text has come, and gives all that came up to its end; throws when it doesn't.
    @discardableResult
    public func wait(for text: String, from start: Int = 0, seconds: Double = 60) throws -> [UInt8]
    {
        let needle = Data(text.utf8)
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            let sent = Data(output.dropFirst(start))
            if let found = sent.range(of: needle) { return Array(sent[..<found.upperBound]) }
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, 100) > 0 else { continue }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(master, &bytes, bytes.count)
            guard count > 0 else { break }
            output += bytes[..<count]
        }
        let seen = String(decoding: output.dropFirst(start), as: UTF8.self)
        throw TmuxError(text: "waited in vain for “\(text)”: \(seen.debugDescription)")
    }
}
