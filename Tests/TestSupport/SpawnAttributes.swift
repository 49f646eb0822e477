import Foundation

/// How a program is started from a test: with no signal held back.
///
/// The threads that tests run on hold back nearly all, and a program inherits that: tmux's server
/// then heeds no SIGTERM, nor hears that its programs have ended, and stays for ever.
func withSpawnAttributes<Result>(
    leadingASession: Bool = false, _ body: (UnsafePointer<posix_spawnattr_t>) -> Result
) -> Result {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // POSIX_SPAWN_SETSIGMASK and POSIX_SPAWN_SETSID, macros that Swift cannot see.
    posix_spawnattr_setflags(&attributes, 0x08 | (leadingASession ? 0x80 : 0))
    return body(&attributes)
}
