/// Which keys mean which command.
struct Keymap: Sendable {
    /// What a sequence of keys means.
    enum Meaning: Hashable {
        /// It is a command's keys.
        case command(Command)
        /// Longer sequences begin with it.
        case prefix
        /// Nothing.
        case nothing
    }

    private var commands: [[KeyPress]: Command] = [:]
    private var prefixes: Set<[KeyPress]> = []

    /// The keymap of the table of commands.
    static let standard = Keymap(Command.table)

    /// Makes a keymap; of two commands with the same keys the later one has them.
    init(_ entries: [Command.Entry]) {
        for entry in entries {
            for keys in entry.keys.compactMap(KeyPress.sequence) {
                commands[keys] = entry.command
                for length in 1..<max(1, keys.count) { prefixes.insert(Array(keys.prefix(length))) }
            }
        }
    }

    func meaning(of keys: [KeyPress]) -> Meaning {
        if let command = commands[keys] { return .command(command) }
        return prefixes.contains(keys) ? .prefix : .nothing
    }
}

/// The keys of a command that is not complete yet.
struct PendingKeys: Hashable, Sendable {
    /// The number typed before the command.
    var count: Int?
    /// The command's first keys.
    var keys: [KeyPress] = []

    /// Larger counts become this one, so that no arithmetic with a count can overflow.
    static let largestCount = 99_999

    /// As typed: `12g`.
    var shown: String { (count.map(String.init) ?? "") + keys.map(\.shown).joined() }

    /// Takes a digit of a count; false when the key is none, or is a 0 that begins no number.
    mutating func takeDigit(_ key: KeyPress) -> Bool {
        guard keys.isEmpty, case .character(let character) = key, character.isASCII,
            let digit = character.wholeNumberValue, digit > 0 || count != nil
        else { return false }
        count = min((count ?? 0) * 10 + digit, Self.largestCount)
        return true
    }
}
