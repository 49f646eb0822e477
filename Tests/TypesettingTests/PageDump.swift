import Prose

@testable import Typesetting

/// A page of a document's body alone.
func page(
    _ blocks: [Block], width: Int = 40, isUnicode: Bool = true
) -> Page {
    Page(
        parts: [PagePart(role: .body, blocks: blocks)],
        options: TypesetOptions(width: width, usesUnicodeOrnaments: isUnicode))
}

extension Page {
    /// All lines of the page.
    func allLines() -> [Line] {
        var page = self
        return page.lines(from: .start, count: .max)
    }

    /// All lines as text, without blanks at their ends.
    func dump() -> String { allLines().map { $0.dump() }.joined(separator: "\n") }

    /// All lines with their styles: `e{stressed} plain o{•}`.
    func styledDump() -> String { allLines().map { $0.styledDump() }.joined(separator: "\n") }
}

extension Line {
    /// The line as text, each run at its column.
    func dump() -> String {
        var text = ""
        var column = 0
        for run in runs {
            text += String(repeating: " ", count: max(run.column - column, 0)) + run.text
            column = run.column + run.width
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The line with its styles.
    func styledDump() -> String {
        var text = ""
        var column = 0
        for run in runs {
            text += String(repeating: " ", count: max(run.column - column, 0))
            let letters = run.style.letters + (run.link.map { String($0) } ?? "")
            text += letters.isEmpty ? run.text : "\(letters){\(run.text)}"
            column = run.column + run.width
        }
        return text
    }
}

extension RunStyle {
    /// A letter for each style in the set.
    var letters: String {
        let names: [(RunStyle, String)] = [
            (.title, "T"), (.heading, "H"), (.subheading, "h"), (.emphasis, "e"), (.strong, "s"),
            (.code, "c"), (.deleted, "d"), (.inserted, "i"), (.quiet, "q"), (.quote, "Q"),
            (.media, "m"), (.ornament, "o"), (.highlighted, "y"), (.blogAuthor, "a"),
            (.hit, "!"), (.link, "l"), (.minorHeading, "n"), (.keyboard, "k"), (.math, "x"),
            (.pullQuote, "p"), (.added, "+"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined()
    }
}
