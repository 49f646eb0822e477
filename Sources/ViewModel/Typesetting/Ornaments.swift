/// The signs that are drawn and not said, in Unicode or ASCII.
struct Ornaments: Sendable {
    var isUnicode: Bool

    /// Runs along a quotation.
    var bar: String { isUnicode ? "│" : "|" }
    /// Ends the part of a code line that goes on below.
    var fold: String { isUnicode ? "↩" : "\\" }
    /// Parts the cells of a table's row that are set one after the other.
    var parting: String { isUnicode ? " · " : " - " }
    /// Underlines a table's headings.
    var rule: String { isUnicode ? "─" : "-" }
    /// Shown at a soft hyphen where a line ends.
    var hyphen: String { "-" }
    /// Stands where a page of one cell has no room for a cluster of two.
    var narrow: String { isUnicode ? "\u{FFFD}" : "?" }
    /// Stands before a comment that is indented less than its depth asks for.
    var deeper: String { isUnicode ? "↳" : ">" }
    /// Divides sections.
    var sectionBreak: String { "* * *" }
    /// Runs along a comment that answers another.
    var guide: String { isUnicode ? "┊" : ":" }
    /// Underlines headings of the highest level.
    var heavyRule: String { isUnicode ? "═" : "=" }
    /// Underlines headings of the third level.
    var dottedRule: String { isUnicode ? "┄" : "." }
    /// Stands before what is folded away on the web and open here.
    var open: String { isUnicode ? "▾" : "v" }
    /// Stands before each of several pictures that belong together.
    var picture: String { isUnicode ? "▫" : "+" }
    /// Stands where a line goes on beyond the page's left edge.
    var cutLeft: String { isUnicode ? "‹" : "<" }
    /// Stands where a line goes on beyond the page's right edge.
    var cutRight: String { isUnicode ? "›" : ">" }

    /// Stands before a heading below the third rank, which has no rule: of two cells, so that none
    /// is taken for a bullet; nil for the ranks that have one.
    func heading(rank: Int) -> String? {
        switch rank {
        case ...3: nil
        case 4: isUnicode ? "──" : "--"
        case 5: isUnicode ? "┄┄" : ".."
        default: isUnicode ? "··" : "::"
        }
    }

    /// Marks a task.
    func task(isDone: Bool) -> String {
        isUnicode ? (isDone ? "☑" : "☐") : (isDone ? "[x]" : "[ ]")
    }

    /// Marks an item of an unordered list, 1 for an outermost one.
    func bullet(depth: Int) -> String {
        switch depth % 3 {
        case 1: isUnicode ? "•" : "*"
        case 2: isUnicode ? "◦" : "o"
        default: isUnicode ? "–" : "-"
        }
    }
}
