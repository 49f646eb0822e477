internal import Glibc

/// Starts a program; with a terminal, its standard streams are on it and it leads a session.
///
/// Without one, what it says goes nowhere, or to the file `output`.
func spawn(
    _ words: [String], terminal: UnsafePointer<CChar>? = nil, output: String? = nil
) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if let terminal {
        // A session leader that opens a terminal gets it as its controlling one (credentials(7)).
        // POSIX_SPAWN_SETSID, which glibc declares for _GNU_SOURCE only.
        posix_spawnattr_setflags(&attributes, 0x80)
        for stream in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, stream, terminal, O_RDWR, 0)
        }
    } else {
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
    guard error == 0 else { fail("cannot start \(words[0]): \(String(cString: strerror(error)))") }
    return process
}

/// What a program took from start to end.
struct Usage {
    /// Nanoseconds.
    var time: UInt64
    /// Bytes of peak resident memory.
    var memory: Int
}

/// Runs a program to its end; ends the benchmark when the program fails.
func measure(_ words: [String]) -> Usage {
    let start = now()
    let process = spawn(words)
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
        fail("\(words.joined(separator: " ")) failed")
    }
    return Usage(time: now() - start, memory: usage.ru_maxrss * 1_024)
}

/// Says why there is no benchmark, and ends it.
func fail(_ reason: String) -> Never {
    let line = Array("annals-bench: \(reason)\n".utf8)
    _ = write(2, line, line.count)
    exit(1)
}
