internal import Glibc

/// Programs that annals starts: directly, with a list of arguments, never through a shell.
enum ChildProcess {
    /// Where a program reads and writes.
    enum Place {
        /// Nowhere, in a session of its own, which outlives the terminal's.
        case apart
        /// In the terminal, as a part of the job that annals is to the shell.
        case terminal
    }

    /// Starts a program; nil when it cannot be: mostly because there is none of that name.
    static func start(_ words: [String], in place: Place) -> pid_t? {
        guard let name = words.first else { return nil }
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        switch place {
        case .apart:
            for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
                posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
            }
            flags |= newSession
        case .terminal:
            // Errors of annals itself may go elsewhere.
            posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What annals ignores or blocks is its own affair.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process = pid_t()
        var status = posix_spawnp(&process, name, &files, &attributes, arguments, environ)
        // A program that is being written just now, or that a child of another still has open from
        // its writing, can be run a moment later.
        for _ in 0..<patience where status == ETXTBSY {
            usleep(10_000)
            status = posix_spawnp(&process, name, &files, &attributes, arguments, environ)
        }
        return status == 0 ? process : nil
    }

    /// How often a program that is being written is tried again, a hundredth of a second apart.
    private static let patience = 50

    /// Waits for a program's end: its exit status, or 128 and the number of the signal that ended
    /// it, as a shell counts.
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return 0 }
        }
        // wait(2), WIFEXITED.
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// POSIX_SPAWN_SETSID of glibc 2.26, which its header hides from Swift.
    private static let newSession: Int32 = 0x80
}
