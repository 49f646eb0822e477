internal import Glibc

/// A program in a terminal of 80×24 whose output is read and timed.
final class PseudoTerminal {
    private let master: Int32
    private let process: pid_t
    /// When the program was started, in nanoseconds of the monotonic clock.
    let startedAt: UInt64
    private(set) var lastOutputAt: UInt64
    private var recent: [UInt8] = []
    /// Made once, so that no time has the making in it.
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    /// What a person sees.
    private(set) var screen: TerminalScreen

    /// Starts a program with its standard streams on a new terminal, which it controls.
    init(_ words: [String], columns: UInt16 = 80, rows: UInt16 = 24) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var ends: (own: Int32, other: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&ends.own, &ends.other, &name, nil, &size) == 0 else {
            fail("no pseudo-terminal")
        }
        master = ends.own
        screen = TerminalScreen(columns: Int(columns), rows: Int(rows))
        _ = fcntl(master, F_SETFD, FD_CLOEXEC)
        _ = fcntl(ends.other, F_SETFD, FD_CLOEXEC)
        startedAt = now()
        lastOutputAt = startedAt
        process = spawn(words, terminal: name)
        close(ends.other)
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(master)
    }

    /// Reads until a text has come, and gives the nanoseconds from the start to its last byte.
    func timeUntil(_ text: String, limit: UInt64 = 120_000_000_000) -> UInt64? {
        let needle = Array(text.utf8)
        while now() - startedAt < limit {
            guard read(waiting: 1_000) else { continue }
            if recent.contains(sequence: needle) { return lastOutputAt - startedAt }
        }
        return nil
    }

    /// Reads until the screen is as wanted, and gives the nanoseconds from a moment to the last byte
    /// of that.
    func time(
        since start: UInt64, limit: UInt64 = 60_000_000_000,
        until isReached: (TerminalScreen) -> Bool
    ) -> UInt64? {
        while now() - start < limit {
            if isReached(screen) { return lastOutputAt > start ? lastOutputAt - start : 0 }
            guard read(waiting: 1_000) else { continue }
        }
        return nil
    }

    /// Presses keys, and gives the nanoseconds until a text has come that they lead to.
    func time(keys: String, until text: String, limit: UInt64 = 60_000_000_000) -> UInt64? {
        recent = []
        let needle = Array(text.utf8)
        let pressedAt = now()
        press(keys)
        while now() - pressedAt < limit {
            guard read(waiting: 1_000) else { continue }
            if recent.contains(sequence: needle) { return lastOutputAt - pressedAt }
        }
        return nil
    }

    /// Reads until nothing has come for a time.
    func settle(milliseconds: Int32 = 60) {
        while read(waiting: milliseconds) {}
    }

    /// Presses a key, and gives the nanoseconds to the last byte that it led to; nil for silence.
    func time(key: String, quiet: Int32 = 12) -> UInt64? {
        let bytes = Array(key.utf8)
        let pressedAt = now()
        _ = write(master, bytes, bytes.count)
        guard read(waiting: 500) else { return nil }
        settle(milliseconds: quiet)
        return lastOutputAt - pressedAt
    }

    /// The most memory the program has had, in bytes.
    var peakMemory: Int {
        memory(of: process)
    }

    /// Presses keys.
    func press(_ keys: String) {
        Array(keys.utf8).withUnsafeBytes { _ = write(master, $0.baseAddress, $0.count) }
    }

    private func read(waiting milliseconds: Int32) -> Bool {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0 else { return false }
        let count = Glibc.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        lastOutputAt = now()
        recent = Array((recent + buffer[..<count]).suffix(65_536))
        screen.take(buffer[..<count])
        return true
    }
}

/// Nanoseconds of the monotonic clock.
func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// The peak resident memory of a running process in bytes (`VmHWM`, proc_pid_status(5)).
private func memory(of process: pid_t) -> Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
        var kilobytes = 0
        let text = String(
            decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("VmHWM:") else { continue }
        for digit in text.utf8 where (48...57).contains(digit) {
            kilobytes = kilobytes * 10 + Int(digit - 48)
        }
        return kilobytes * 1_024
    }
    return 0
}

extension [UInt8] {
    fileprivate func contains(sequence needle: [UInt8]) -> Bool {
        guard let first = needle.first, count >= needle.count else { return false }
        return (0...(count - needle.count)).contains { start in
            self[start] == first && self[start...].starts(with: needle)
        }
    }
}
