/// The signs that are drawn and not said, in Unicode or ASCII.
struct Ornaments: Sendable {
    var isUnicode: Bool

    /// Runs along a quotation.
    var bar: String { isUnicode ? "│" : "|" }
    /// Ends the part of a code line that goes on below.
    var fold: String { isUnicode ? "↩" : "\\" }
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

    /// Marks an item of an unordered list, 1 for an outermost one.
    func bullet(depth: Int) -> String {
        switch depth % 3 {
        case 1: isUnicode ? "•" : "*"
        case 2: isUnicode ? "◦" : "o"
        default: isUnicode ? "–" : "-"
        }
    }
}
