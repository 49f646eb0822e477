internal import Glibc

/// Gives the terminal back when the process dies by a fatal signal.
///
/// Everything the handler needs is made ready beforehand, because after a fault nothing may
/// allocate: the bytes that undo what was set up, and the line discipline as it was. The signal is
/// raised anew with its default action, so that the exit status tells the truth.
enum CrashGuard {
    private static let numbers = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS]
    private static let stackSize = 64 * 1_024

    nonisolated(unsafe) private static var isArmed = false
    nonisolated(unsafe) private static var output: Int32 = 1
    nonisolated(unsafe) private static var bytes: UnsafeMutableBufferPointer<UInt8>?
    nonisolated(unsafe) private static var modes: UnsafeMutablePointer<termios>?

    /// Catches fatal signals from now on.
    ///
    /// Called once a terminal; the memory is kept for good.
    static func install(output: Int32, restoring text: [UInt8], modes saved: termios) {
        isArmed = false
        self.output = output
        bytes?.deallocate()
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
        _ = buffer.initialize(from: text)
        bytes = buffer
        modes?.deallocate()
        let modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        modes.initialize(to: saved)
        self.modes = modes
        coverThread()
        for number in numbers { _ = replaceAction(of: number, by: handler, flags: SA_ONSTACK) }
    }

    /// Whether the terminal is ours, and to be given back.
    static func arm(_ isOurs: Bool) { isArmed = isOurs }

    /// Gives this thread a stack to handle the overflow of its own on.
    static func coverThread() {
        var current = stack_t()
        guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0
        else { return }
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
        stack.ss_size = stackSize
        sigaltstack(&stack, nil)
    }

    private static let handler: sighandler_t = { number in
        CrashGuard.giveBack()
        _ = replaceAction(of: number, by: SIG_DFL)
        raise(number)
    }

    /// Calls only what POSIX allows in a signal handler.
    private static func giveBack() {
        guard isArmed else { return }
        isArmed = false
        if let bytes { _ = write(output, bytes.baseAddress, bytes.count) }
        guard let modes else { return }
        // From the background, setting the modes would stop the process instead of ending it.
        signal(SIGTTOU, SIG_IGN)
        tcsetattr(output, TCSANOW, modes)
    }
}
