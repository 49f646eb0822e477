internal import ArchiveModel
internal import Glibc
internal import Prose
internal import ReaderModel

/// What opens addresses outside annals.
protocol AddressOpener: AnyObject {
    /// Opens an address, and says what is being done.
    func open(_ address: String) -> Opening
}

/// What has become of an address that was to be opened.
enum Opening: Equatable {
    /// A program of this name has it now; that it failed may come later.
    case begun(with: String)
    /// It is not opened; a sentence for the person.
    case refused(String)
}

/// Opens addresses in the person's browser, started directly and never through a shell.
final class Browser: AddressOpener {
    private let commands: [[String]]
    private let mailbox: Mailbox

    /// Makes an opener from the value of `$BROWSER`.
    ///
    /// That is commands divided by colons and tried in order, their words divided by spaces, with
    /// `%s` for the address, which else comes last. Source: E. S. Raymond, "The BROWSER
    /// convention". A command's failure is told through the mailbox.
    init(variable: String?, mailbox: Mailbox) {
        let given = (variable ?? "").split(separator: ":").map {
            $0.split(separator: " ").map(String.init)
        }
        commands = given.filter { !$0.isEmpty } + [["xdg-open"]]
        self.mailbox = mailbox
    }

    func open(_ address: String) -> Opening {
        guard Self.isAllowed(address) else {
            return .refused("Only addresses that begin with http:, https: or mailto: are opened")
        }
        for command in commands {
            let words = Self.words(command, opening: address)
            guard let process = Self.start(words) else { continue }
            let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
            let mailbox = mailbox
            // Waited for, so that no zombie stays, and so that its failure is told.
            startThread {
                let status = Self.wait(for: process)
                guard status != 0 else { return }
                let sentence = "\(name) could not open the address (status \(status))"
                mailbox.post(.failed(sentence, in: .other))
            }
            return .begun(with: name)
        }
        return .refused("No browser found; set BROWSER or install xdg-open to open \(address)")
    }

    /// The longest address that is opened: 8,000 bytes is what every server should take.
    ///
    /// Source: RFC 9110, 4.1.
    private static let lengthLimit = 8_000

    /// Whether an address is one for a browser or a mail program, and is nothing but an address.
    ///
    /// No mail is begun with a file of the person's attached to it, as xdg-email would.
    static func isAllowed(_ address: String) -> Bool {
        // Browsers take a backslash for a slash, and so another host for the address's.
        guard address.utf8.count <= lengthLimit, !address.utf8.contains(UInt8(ascii: "\\")),
            address.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && $0.properties.generalCategory != .control
                    && $0.properties.generalCategory != .format
            })
        else { return false }
        let parts = Address(address)
        guard parts.isOpenable else { return false }
        if parts.isWeb { return true }
        let plain = PercentCoding.decoded(address).lowercased()
        return parts.fragment == nil && !plain.contains("attach")
    }

    /// A command's words with the address put in.
    static func words(_ command: [String], opening address: String) -> [String] {
        guard command.contains(where: { $0.contains("%s") }) else { return command + [address] }
        return command.map { word in
            var parts: [String] = []
            var rest = word[...]
            while let mark = rest.firstRange(of: "%s") {
                parts.append(String(rest[..<mark.lowerBound]))
                rest = rest[mark.upperBound...]
            }
            return (parts + [String(rest)]).joined(separator: address)
        }
    }

    /// Starts a program in a session of its own with nothing to read and nowhere to write.
    static func start(_ words: [String]) -> pid_t? {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
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
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | newSession
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process = pid_t()
        let status = posix_spawnp(
            &process, words[0], &files, &attributes, arguments, environ)
        return status == 0 ? process : nil
    }

    /// POSIX_SPAWN_SETSID of glibc 2.26, which its header hides from Swift.
    private static let newSession: Int32 = 0x80

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return 0 }
        }
        // As a shell counts: the exit status, or 128 and the signal (wait(2), WIFEXITED).
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
