/// The command line taken apart into options and operands, before their meaning is known.
struct ParsedArguments: Equatable {
    /// An option as it was given.
    struct Given: Equatable {
        var option: Option
        var value: String?
    }

    /// Options in the order they came.
    var options: [Given] = []
    /// Everything else, in order.
    var operands: [String] = []
    /// How many of ``operands`` stand before `--`; all of them when there is none.
    var operandsBeforeTerminator = 0

    /// The value of the last such option; nil when it isn't there.
    func value(of option: Option) -> String? {
        options.last { $0.option == option }?.value
    }

    /// Whether an option is there.
    func contains(_ option: Option) -> Bool { options.contains { $0.option == option } }
}

/// A command line that annals does not understand.
struct UsageError: Error, Equatable {
    /// What is wrong, where, and what to write instead.
    let message: String
}

/// Takes a command line apart as GNU getopt_long does: short options in clusters, long ones with
/// `=` or without and abbreviated as long as that is clear, operands anywhere, `--` ends options.
///
/// Source: glibc manual, "Program Argument Syntax Conventions".
struct OptionParser {
    private let options: [Option]
    private var parsed = ParsedArguments()

    private init(options: [Option]) { self.options = options }

    /// Takes the words after the program's name apart.
    static func parse(
        _ words: [String], options: [Option] = Grammar.options
    ) throws(UsageError) -> ParsedArguments {
        var parser = OptionParser(options: options)
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                parser.parsed.operandsBeforeTerminator = parser.parsed.operands.count
                parser.parsed.operands += rest
                return parser.parsed
            }
            if word.hasPrefix("--") {
                try parser.takeLong(word.dropFirst(2), rest: &rest)
            } else if word.hasPrefix("-"), word != "-" {
                try parser.takeCluster(word.dropFirst(), rest: &rest)
            } else {
                parser.parsed.operands.append(word)
            }
        }
        parser.parsed.operandsBeforeTerminator = parser.parsed.operands.count
        return parser.parsed
    }

    private mutating func takeLong(
        _ word: Substring, rest: inout ArraySlice<String>
    ) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let option = try named(String(parts[0]))
        var value = parts.count > 1 ? String(parts[1]) : nil
        if option.value == nil, value != nil {
            throw UsageError(message: "option '--\(option.name)' takes no value")
        }
        if let placeholder = option.value, value == nil {
            value = rest.popFirst()
            if value == nil {
                throw UsageError(message: "option '--\(option.name)' needs a value: \(placeholder)")
            }
        }
        parsed.options.append(.init(option: option, value: value))
    }

    private func named(_ name: String) throws(UsageError) -> Option {
        if let exact = options.first(where: { $0.name == name }) { return exact }
        let fitting = options.filter { !name.isEmpty && $0.name.hasPrefix(name) }
        if fitting.count > 1 {
            let names = fitting.map { "'--\($0.name)'" }.joined(separator: ", ")
            throw UsageError(message: "option '--\(name)' could be \(names)")
        }
        if let only = fitting.first { return only }
        let close = Similarity.closest(to: name, among: options.map(\.name))
        let advice = close.map { "; did you mean '--\($0)'?" } ?? ""
        throw UsageError(message: "there is no option '--\(name)'\(advice)")
    }

    private mutating func takeCluster(
        _ letters: Substring, rest: inout ArraySlice<String>
    ) throws(UsageError) {
        var letters = letters
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.letter == letter }) else {
                throw UsageError(message: "there is no option '-\(letter)'")
            }
            guard let placeholder = option.value else {
                parsed.options.append(.init(option: option))
                continue
            }
            let value = letters.isEmpty ? rest.popFirst() : String(letters)
            guard let value else {
                throw UsageError(message: "option '-\(letter)' needs a value: \(placeholder)")
            }
            parsed.options.append(.init(option: option, value: value))
            return
        }
    }
}
