internal import ArchiveModel

/// Links that the terminal itself can follow: OSC 8.
///
/// Source: “Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators”, the specification that
/// VTE and iTerm2 share.
enum Hyperlinks {
    /// The longest address, encoded, that terminals take: VTE's limit.
    static let limit = 2_083

    /// Whether the terminal knows OSC 8, by what it says of itself in the environment.
    ///
    /// Only those that are known to are told of links, as some others print what they don't know.
    /// A multiplexer hides the terminal it runs in, whose variables a shell within still sees.
    /// `ANNALS_HYPERLINKS` decides against all of that.
    static func areSupported(by environment: (String) -> String) -> Bool {
        switch environment("ANNALS_HYPERLINKS") {
        case "0": return false
        case "1": return true
        default: break
        }
        let type = environment("TERM")
        let program = environment("TERM_PROGRAM")
        if program == "tmux" { return isVersion(environment("TERM_PROGRAM_VERSION"), from: (3, 4)) }
        let hiding = ["screen", "tmux", "linux", "dumb", "eterm", "vt"]
        guard environment("INSIDE_EMACS").isEmpty, !hiding.contains(where: type.hasPrefix) else {
            return false
        }
        let types = [
            "xterm-kitty", "foot", "alacritty", "wezterm", "xterm-ghostty", "ghostty", "contour",
        ]
        return types.contains { type == $0 || type.hasPrefix($0 + "-") }
            || ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(program)
            || !environment("KITTY_WINDOW_ID").isEmpty || !environment("WT_SESSION").isEmpty
            || (Int(environment("VTE_VERSION")) ?? 0) >= 5_000
            || (Int(environment("KONSOLE_VERSION")) ?? 0) >= 201_200
    }

    /// The bytes that begin a link; nil for an address that is not to be followed, or too long.
    ///
    /// They hold nothing but printable ASCII between the introducer and the end, whatever the
    /// address does.
    static func opening(_ address: String, id: Int) -> [UInt8]? {
        guard let encoded = encoded(address) else { return nil }
        return Array("\u{1B}]8;id=annals\(id);".utf8) + encoded + end
    }

    /// The bytes that end a link.
    static let closing = Array("\u{1B}]8;;".utf8) + end

    private static let end: [UInt8] = [0x1B, UInt8(ascii: "\\")]

    /// The address in printable ASCII; all else percent-encoded (RFC 3986, 2.1).
    private static func encoded(_ address: String) -> [UInt8]? {
        guard Address(address).isOpenable else { return nil }
        let bytes = Array(address.utf8.prefix(limit + 1))
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in bytes {
            // Browsers take a backslash for a slash, and so another host for the address's.
            if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return encoded.count <= limit ? encoded : nil
    }

    /// Whether `3.4`, `3.4a` or `next-3.5` is a version or a later one.
    private static func isVersion(_ text: String, from least: (Int, Int)) -> Bool {
        let numbers = text.drop { !$0.isASCII || !$0.isNumber }.split(separator: ".")
            .map { Int($0.prefix { $0.isASCII && $0.isNumber }) ?? 0 }
        guard let major = numbers.first else { return false }
        return (major, numbers.count > 1 ? numbers[1] : 0) >= least
    }
}
