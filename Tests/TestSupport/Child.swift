public import Foundation

/// A program that runs beside the test, nothing before it and nothing behind it.
public final class Child {
    private let process: pid_t
    private var ending: Ending?

    /// How a program ended.
    public struct Ending: Equatable, Sendable {
        /// Its exit status; 128 + the signal's number when a signal ended it.
        public var status: Int32
        /// How long it, and all its threads, worked on a processor.
        public var work: Duration
    }

    /// Starts a program with standard input, output and errors closed.
    public init(_ program: URL, _ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var process: pid_t = 0
        let error = withCStrings([program.path] + arguments) { words in
            withSpawnAttributes {
                posix_spawn(&process, program.path, &actions, $0, words, environ)
            }
        }
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .ENOENT) }
        self.process = process
    }

    deinit {
        signal(SIGKILL)
        wait()
    }

    /// Sends it a signal while it runs.
    public func signal(_ number: Int32) {
        if ending == nil { kill(process, number) }
    }

    /// Stops it in the middle of its work; false when it has come to its end before (proc(5)).
    public func stop() -> Bool {
        signal(SIGSTOP)
        while !hasEnded {
            let facts = text(of: "/proc/\(process)/stat")
            switch facts[(facts.lastIndex(of: ")") ?? facts.startIndex)...].dropFirst(2).first {
            case "T": return true
            case "Z", "X", nil: return false
            default: usleep(1_000)
            }
        }
        return false
    }

    /// Whether it has come to its end.
    public var hasEnded: Bool { wait(WNOHANG) != nil }

    /// Waits for its end.
    @discardableResult
    public func wait() -> Ending { wait(0) ?? Ending(status: -1, work: .zero) }

    private func wait(_ options: Int32) -> Ending? {
        if let ending { return ending }
        var status: Int32 = 0
        var usage = rusage()
        var found: pid_t
        repeat {
            found = wait4(process, &status, options, &usage)
        } while found < 0 && errno == EINTR
        guard found == process else { return nil }
        let signal = status & 0x7F
        ending = Ending(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            work: Self.duration(usage.ru_utime) + Self.duration(usage.ru_stime))
        return ending
    }

    private static func duration(_ time: timeval) -> Duration {
        .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }
}
