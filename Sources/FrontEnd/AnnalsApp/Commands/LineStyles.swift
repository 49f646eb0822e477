internal import Typesetting

/// Writes typeset lines outside the reader: plain, or on a terminal with styles that need no
/// colour.
struct LineStyles {
    private let isStyled: Bool

    /// Chooses by what the output is and what the person has asked for.
    ///
    /// Source: <https://no-color.org>.
    init(for output: TextOutput, in environment: Environment) {
        isStyled =
            output.isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }

    /// The line's text, each run at its column.
    func text(of line: Line) -> String {
        var text = ""
        var column = 0
        for run in line.runs {
            text += String(repeating: " ", count: max(0, run.column - column))
            let codes = isStyled ? Self.codes(of: run.style) : []
            text += codes.isEmpty ? run.text : Self.sequence(codes) + run.text + Self.sequence([0])
            column = run.column + run.width
        }
        return text
    }

    /// Asks for graphic renditions by their numbers.
    ///
    /// Source: ECMA-48, 8.3.117.
    private static func sequence(_ codes: [Int]) -> String {
        "\u{1B}[" + codes.map(String.init).joined(separator: ";") + "m"
    }

    private static func codes(of style: RunStyle) -> [Int] {
        let bold: RunStyle = [.title, .heading, .subheading, .strong, .blogAuthor]
        let table: [(styles: RunStyle, code: Int)] = [
            (bold, 1), ([.quiet, .ornament], 2), (.emphasis, 3), ([.link, .inserted], 4),
            (.highlighted, 7), (.deleted, 9),
        ]
        return table.filter { !style.isDisjoint(with: $0.styles) }.map(\.code)
    }
}
