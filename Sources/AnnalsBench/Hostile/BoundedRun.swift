internal import Glibc

/// A program that ran to its end, or to the end of the time it had.
struct BoundedRun {
    /// How it ended.
    enum Ending: Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        case hung
    }

    /// How it ended.
    let ending: Ending
    /// Nanoseconds of processor time, its system calls included: what a busy machine changes least.
    let processorTime: UInt64
    /// Bytes of peak resident memory.
    let memory: Int

    /// A program that waits for something, and so takes no processor time, ends after so many times
    /// the seconds that it has: on a busy machine all programs wait.
    private static let waiting: UInt64 = 10

    /// Runs a program for so many seconds of processor time at most.
    init(_ words: [String], seconds: Double, output: String? = nil) {
        let limit = UInt64(seconds * 1e9)
        let deadline = now() + limit * Self.waiting
        let process = spawn(words, output: output)
        var status: Int32 = 0
        var usage = rusage()
        var isHung = false
        var memory = 0
        while true {
            let found = wait4(process, &status, WNOHANG, &usage)
            if found == process { break }
            guard found == 0 || errno == EINTR else { fail("cannot wait for \(words[0])") }
            memory = max(memory, Self.peakMemory(of: process))
            if !isHung, now() > deadline || Self.processorTime(of: process) > limit {
                isHung = true
                kill(process, SIGKILL)
            }
            usleep(2_000)
        }
        // The low seven bits are the signal, the next byte the exit status: wait(2).
        if isHung {
            ending = .hung
        } else {
            ending =
                status & 0x7F != 0 ? .killed(signal: status & 0x7F) : .exited(status >> 8 & 0xFF)
        }
        let times = [usage.ru_utime, usage.ru_stime]
        processorTime = times.reduce(0) {
            $0 + UInt64($1.tv_sec) * 1_000_000_000 + UInt64($1.tv_usec) * 1_000
        }
        // What the system says of a program that has ended includes the memory of its parent.
        self.memory = memory > 0 ? memory : usage.ru_maxrss * 1_024
    }

    /// The processor time of a running program, in nanoseconds; 0 once it has ended.
    private static func processorTime(of process: pid_t) -> UInt64 {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            return 0
        }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// The most memory a running program has had; 0 once it has ended.
    ///
    /// Source: proc(5), `VmHWM`.
    private static func peakMemory(of process: pid_t) -> Int {
        guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&bytes, 1, bytes.count, file)
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) * 1_024
    }
}
