internal import ArchiveModel
internal import Glibc
internal import Prose
internal import ReaderModel

/// What opens addresses outside annals.
protocol AddressOpener: AnyObject {
    /// Opens an address, and says what is being done.
    ///
    /// A program that needs the terminal is run within `lend`, which gives that away meanwhile.
    func open(_ address: String, lending lend: (() -> Void) -> Void) -> Opening
}

/// What has become of an address that was to be opened.
enum Opening: Equatable {
    /// A program of this name has it now; that it failed may come later.
    case begun(with: String)
    /// A program of this name had the terminal, and has been left.
    case left(String)
    /// A program of this name had the terminal, and ended with this status, which is not 0.
    case failed(String, status: Int32)
    /// It is not opened; a sentence for the person.
    case refused(String)
}

/// Opens addresses in the person's browser, started directly and never through a shell.
///
/// One that draws in the terminal gets it until it is left; any other is started apart from it.
final class Browser: AddressOpener {
    private let commands: [[String]]
    private let hasDisplay: Bool
    private let mailbox: Mailbox

    /// Makes an opener from the value of `$BROWSER`.
    ///
    /// That is commands divided by colons and tried in order, their words divided by spaces, with
    /// `%s` for the address, which else comes last. Source: E. S. Raymond, "The BROWSER
    /// convention". A command's failure is told through the mailbox.
    init(environment: Environment, mailbox: Mailbox) {
        let given = (environment["BROWSER"] ?? "").split(separator: ":").map {
            $0.split(separator: " ").map(String.init)
        }
        commands = given.filter { !$0.isEmpty } + [["xdg-open"]]
        hasDisplay = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
        self.mailbox = mailbox
    }

    func open(_ address: String, lending lend: (() -> Void) -> Void) -> Opening {
        guard Self.isAllowed(address) else {
            return .refused("Only addresses that begin with http:, https: or mailto: are opened")
        }
        for command in commands {
            let words = Self.words(command, opening: address)
            let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
            let opening =
                needsTerminal(name, command)
                ? run(words, called: name, lending: lend) : start(words, called: name)
            if let opening { return opening }
        }
        return .refused("No browser found; set BROWSER or install xdg-open to open \(address)")
    }

    /// What is said of a program that has failed.
    static func complaint(of name: String, _ status: Int32) -> String {
        "\(name) could not open the address (status \(status))"
    }

    /// Programs that draw in the terminal, by the names they are called by.
    private static let textBrowsers: Set = [
        "browsh", "carbonyl", "cha", "chawan", "edbrowse", "elinks", "links", "links2", "lynx",
        "netrik", "retawq", "w3m", "www-browser",
    ]

    /// Whether a program needs the terminal: without a display every one does that shows anything.
    private func needsTerminal(_ name: String, _ command: [String]) -> Bool {
        guard hasDisplay else { return true }
        // Links has a window of its own, when asked for it.
        if name.hasPrefix("links"), command.contains("-g") { return false }
        return Self.textBrowsers.contains(name)
    }

    /// Runs a program in the terminal; nil when it cannot be started.
    private func run(
        _ words: [String], called name: String, lending lend: (() -> Void) -> Void
    ) -> Opening? {
        var status: Int32?
        lend {
            status = ChildProcess.start(words, in: .terminal).map { ChildProcess.wait(for: $0) }
        }
        return status.map { $0 == 0 ? .left(name) : .failed(name, status: $0) }
    }

    /// Starts a program apart from the terminal; nil when it cannot be started.
    private func start(_ words: [String], called name: String) -> Opening? {
        guard let process = ChildProcess.start(words, in: .apart) else { return nil }
        let mailbox = mailbox
        // Waited for, so that no zombie stays, and so that its failure is told.
        startThread {
            let status = ChildProcess.wait(for: process)
            guard status != 0 else { return }
            mailbox.post(.failed(Self.complaint(of: name, status), in: .other))
        }
        return .begun(with: name)
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
}
