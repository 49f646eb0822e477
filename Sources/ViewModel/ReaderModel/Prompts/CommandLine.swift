internal import ArchiveModel

extension ReaderState {
    /// Runs what was typed on the command line: a name or the beginning of one, and an argument.
    mutating func run(_ text: String) {
        let (name, argument) = Self.split(text)
        guard !name.isEmpty else { return }
        let matches = Self.matches(name)
        guard let entry = matches.first else {
            return say("No command is called “\(name)”", isError: true)
        }
        guard matches.count == 1 else {
            let names = matches.map(\.command.rawValue).joined(separator: ", ")
            return say("“\(name)” may be \(names)", isError: true)
        }
        help = nil
        if argument.isEmpty {
            perform(entry.command, count: nil)
        } else {
            run(entry, argument)
        }
    }

    private mutating func run(_ entry: Command.Entry, _ argument: String) {
        guard entry.argument != nil else {
            return say("“\(entry.command.rawValue)” takes nothing after it", isError: true)
        }
        switch entry.command {
        case .archive: openArchive(named: argument)
        case .set: set(argument)
        case .keep: keepSearch(called: argument)
        case .rename: renameSearch(to: argument)
        case .go, .only, .find, .findBackward, .search:
            perform(entry.command, count: nil)
            guard prompt != nil else { return }
            prompt?.replace(with: argument)
            if entry.command == .only { promptHasChanged() }
            pressInPrompt(.named(.enter))
        default: perform(entry.command, count: nil)
        }
    }

    /// The text completed as far as it is certain.
    func completed(_ text: String) -> String {
        let (name, argument) = Self.split(text)
        if text.contains(" "), Self.matches(name).map(\.command) == [.archive] {
            let titles = archives.map(\.displayTitle).filter {
                $0.lowercased().hasPrefix(argument.lowercased())
            }
            guard let common = Self.commonPrefix(titles), common.count >= argument.count else {
                return text
            }
            return Command.archive.rawValue + " " + common
        }
        if text.contains(" "), Self.matches(name).map(\.command) == [.set] {
            let rest = String(text.drop { $0 == " " || $0 == ":" }.dropFirst(name.count + 1))
            let candidates = SetCompletion.candidates(rest)
            guard let common = Self.commonPrefix(candidates), common.count >= rest.count else {
                return text
            }
            return Command.set.rawValue + " " + common
        }
        let matches =
            Self.shortNames[name]?.entry.map { [$0] } ?? Self.table(beginningWith: name)
        guard !text.contains(" "), let common = Self.commonPrefix(matches.map(\.command.rawValue))
        else { return text }
        return matches.count == 1 && matches[0].argument != nil ? common + " " : common
    }

    /// What is said beside the command line: the names that match, or what the one found does.
    func commandHint(_ text: String) -> String {
        let (name, argument) = Self.split(text)
        guard !name.isEmpty else { return "" }
        let matches = Self.matches(name)
        guard let first = matches.first else { return "no such command" }
        guard matches.count == 1 else {
            return matches.map(\.command.rawValue).joined(separator: " ")
        }
        if first.command == .set, text.contains(" ") {
            return SetCompletion.hint(argument, in: settings)
        }
        let wanted = first.argument.map { " " + $0 } ?? ""
        return "\(first.command.rawValue)\(wanted): \(first.summary)"
    }

    private static func split(_ text: String) -> (name: String, argument: String) {
        let trimmed = text.drop { $0 == " " || $0 == ":" }
        let name = trimmed.prefix { $0 != " " }
        let rest = trimmed.dropFirst(name.count).drop { $0 == " " }
        let argument = rest.reversed().drop { $0 == " " }.reversed()
        return (name.lowercased(), String(argument))
    }

    /// The commands a name may mean: the one that is called so, else those that begin with it.
    private static func matches(_ name: String) -> [Command.Entry] {
        if let exact = Command(rawValue: name)?.entry { return [exact] }
        if let short = shortNames[name]?.entry { return [short] }
        return table(beginningWith: name)
    }

    /// The names that other programs have taught everybody.
    private static let shortNames: [String: Command] = ["q": .quit, "h": .help, "se": .set]

    private static func table(beginningWith name: String) -> [Command.Entry] {
        Command.table.filter { $0.command.rawValue.hasPrefix(name) }
    }

    /// The names of all commands, for a completion of nothing.
    static let allNames = Command.table.map(\.command.rawValue).joined(separator: " ")

    private static func commonPrefix(_ names: [String]) -> String? {
        guard var common = names.first else { return nil }
        for name in names.dropFirst() {
            let shared = zip(common, name).prefix { $0.0.lowercased() == $0.1.lowercased() }.count
            common = String(common.prefix(shared))
        }
        return common
    }
}
