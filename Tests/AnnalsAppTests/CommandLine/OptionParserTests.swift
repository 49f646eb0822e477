import Testing

@testable import AnnalsApp

@Suite("Taking a command line apart, as getopt_long does")
struct OptionParserTests {
    private func parse(_ line: String) throws -> String {
        let words = line.split(separator: " ").map(String.init)
        let parsed = try OptionParser.parse(words)
        let options = parsed.options.map { given in
            given.value.map { "\(given.option.name)=\($0)" } ?? given.option.name
        }
        let operands = parsed.operands.enumerated().map { index, operand in
            index == parsed.operandsBeforeTerminator ? "| \(operand)" : operand
        }
        return (options + ["/"] + operands).joined(separator: " ")
    }

    @Test(
        "options and operands",
        arguments: [
            ("", "/"),
            ("a b", "/ a b"),
            ("--json", "json /"),
            ("-j", "json /"),
            ("list --json", "json / list"),
            ("--json list", "json / list"),
            ("--width=60 show 4", "width=60 / show 4"),
            ("show --width 60 4", "width=60 / show 4"),
            ("show -w60 4", "width=60 / show 4"),
            ("show -w 60 4", "width=60 / show 4"),
            ("--width=", "width= /"),
            ("--library=a=b", "library=a=b /"),
            ("-ju", "json unread /"),
            ("-jl x.db", "json library=x.db /"),
            ("-jlx.db", "json library=x.db /"),
            ("--library --json", "library=--json /"),
            ("--lib x", "library=x /"),
            ("--w 3", "width=3 /"),
            ("-- --json -x", "/ | --json -x"),
            ("a -- b", "/ a | b"),
            ("--json -- -- a", "json / | -- a"),
            ("- a", "/ - a"),
        ])
    func takesApart(line: String, expected: String) throws {
        #expect(try parse(line) == expected)
    }

    @Test(
        "what is wrong is named, with what to write instead",
        arguments: [
            ("--jsn", "there is no option '--jsn'; did you mean '--json'?"),
            ("--unraed", "there is no option '--unraed'; did you mean '--unread'?"),
            ("--colour", "there is no option '--colour'"),
            ("-x", "there is no option '-x'"),
            ("-jx", "there is no option '-x'"),
            ("--json=yes", "option '--json' takes no value"),
            ("--width", "option '--width' needs a value: CELLS"),
            ("-w", "option '-w' needs a value: CELLS"),
        ])
    func complains(line: String, message: String) {
        #expect(throws: UsageError(message: message)) { try parse(line) }
    }

    @Test("an abbreviation that fits two options is refused")
    func ambiguity() {
        let options = [
            Option(name: "month", letter: "m", summary: ""),
            Option(name: "monochrome", letter: "c", summary: ""),
        ]
        let error = UsageError(message: "option '--mon' could be '--month', '--monochrome'")
        #expect(throws: error) { try OptionParser.parse(["--mon"], options: options) }
        #expect(throws: Never.self) { try OptionParser.parse(["--mont"], options: options) }
    }

    @Test("no two options share a name or a letter")
    func tableIsUnambiguous() {
        #expect(Set(Grammar.options.map(\.name)).count == Grammar.options.count)
        #expect(Set(Grammar.options.map(\.letter)).count == Grammar.options.count)
    }
}

@Suite("Words that were meant")
struct SimilarityTests {
    @Test(
        "distances",
        arguments: [
            ("", "", 0), ("import", "import", 0), ("imprt", "import", 1), ("improt", "import", 1),
            ("list", "lost", 1), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3),
        ])
    func distances(left: String, right: String, expected: Int) {
        #expect(Similarity.distance(left, right) == expected)
    }

    @Test("a word that is far from all is not guessed at")
    func farWords() {
        let names = Subcommand.allCases.map(\.rawValue)
        #expect(Similarity.closest(to: "imprt", among: names) == "import")
        #expect(Similarity.closest(to: "takeout", among: names) == nil)
        #expect(Similarity.closest(to: String(repeating: "a", count: 100_000), among: names) == nil)
    }
}
