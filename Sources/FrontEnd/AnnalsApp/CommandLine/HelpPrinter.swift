/// Writes the help of the command line from its ``Grammar``.
enum HelpPrinter {
    /// The help of annals, or of one subcommand.
    static func text(_ subcommand: Subcommand?) -> String {
        guard let subcommand else { return overview }
        let usages = Grammar.usages.filter { $0.subcommand == subcommand }
        let options = Grammar.options.filter {
            $0.subcommands.isEmpty || $0.subcommands.contains(subcommand)
        }
        let lines = usages.flatMap { usage in
            ["Usage: " + call(usage), "", capitalised(usage.summary) + "."]
        }
        var all = lines + ["", "Options:"] + options.map(row)
        if subcommand == .import {
            all += ["", "With --json, a line for each archive:"]
            all += ImportResult.jsonKeys.map { column($0.name, width: 12) + $0.meaning }
        }
        return all.joined(separator: "\n") + "\n"
    }

    private static var overview: String {
        var lines = [
            "annals: read a whole blog in the terminal, from its first post to its last", "",
            "Usage:",
        ]
        for usage in Grammar.usages {
            lines += ["  " + call(usage), "      " + usage.summary]
        }
        lines += ["", "Options:"] + Grammar.options.map(row)
        lines +=
            ["", "Exit status:"]
            + ExitCode.allCases.map {
                column("\($0.rawValue)", width: 8) + $0.summary
            }
        lines += ["", "Environment:"]
        lines += variables.map { column($0.name, width: 18) + $0.summary }
        lines += ["", "A file named like a command is read when it is written as ./import."]
        lines += ["Keys: F1 in the reader."]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let variables: [(name: String, summary: String)] = [
        ("ANNALS_LIBRARY", "the library, where --library does not say"),
        ("XDG_DATA_HOME", "the library is annals/library.db in it; else ~/.local/share"),
        ("ANNALS_DATA", "where the sample archive is"),
        ("BROWSER", "browsers, divided by colons; else xdg-open"),
        ("NO_COLOR", "when set and not empty, no colours"),
        ("ANNALS_HYPERLINKS", "1: the terminal knows links (OSC 8); 0: it does not"),
        ("ANNALS_PROBE", "0: don't ask the terminal how wide it draws"),
    ]

    private static func call(_ usage: Grammar.Usage) -> String {
        ["annals", usage.subcommand?.rawValue ?? "", usage.words].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private static func row(_ option: Option) -> String {
        let value = option.value.map { "=" + $0 } ?? ""
        return column("-\(option.letter), --\(option.name)\(value)", width: 26) + option.summary
    }

    private static func column(_ text: String, width: Int) -> String {
        "  " + text + String(repeating: " ", count: max(2, width - text.count - 2))
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
