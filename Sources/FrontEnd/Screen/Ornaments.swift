internal import Typesetting

/// The signs the screen is drawn with, in typographic and in ASCII form.
struct Ornaments: Sendable {
    /// Whether these are signs beyond ASCII.
    let usesUnicode: Bool
    /// Whether texts are put in visual order; false leaves that to the terminal.
    var ordersText = true
    /// A post not yet read.
    let unread: String
    /// A starred post.
    let starred: String
    /// What stands before the selected row.
    let selected: String
    /// A year whose months follow.
    let expanded: String
    /// A year whose months are hidden.
    let collapsed: String
    /// Between two panes.
    let rule: String
    /// A cell of a line that something lies under.
    let line: String
    /// Between two things said in one line.
    let separator: String
    /// Between the first and the last of a span.
    let dash: String
    /// Where a text is cut.
    let ellipsis: String
    /// After a number of comments.
    let comments: String
    /// A post that the newest export no longer has.
    let vanished: String
    /// A post whose text changed after it was read.
    let changed: String
    /// What is asked for already.
    let chosen: String
    /// How far down the page one is.
    let thumb: String
    /// Between columns and rows of a size.
    let times: String
    /// The ends of a progress bar.
    let barEnds: (start: String, end: String)
    /// A cell of a progress bar, from the least filled to the full.
    let barSteps: [String]
    /// A month of a year in little, from the least to the most posts; empty when it can't be drawn.
    let sparks: [String]
    /// A month of a year in little without posts.
    let silence: String

    /// Signs beyond ASCII, all of them one cell wide.
    static let typographic = Ornaments(
        usesUnicode: true, unread: "●", starred: "★", selected: "▐", expanded: "▾", collapsed: "▸",
        rule: "│", line: "─",
        separator: " · ", dash: "–", ellipsis: "…", comments: "✎", vanished: "†", changed: "≠",
        chosen: "✓",
        thumb: "▐",
        times: "×", barEnds: ("▕", "▏"), barSteps: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        sparks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], silence: "·")

    /// ASCII only.
    static let ascii = Ornaments(
        usesUnicode: false, unread: "N", starred: "*", selected: ">", expanded: "v", collapsed: ">",
        rule: "|", line: "-",
        separator: " - ", dash: "-", ellipsis: "...", comments: "c", vanished: "x", changed: "~",
        chosen: "+",
        thumb: "|",
        times: "x", barEnds: ("[", "]"), barSteps: ["#"], sparks: [], silence: " ")

    /// A title ready to be put: cut to a width, then in visual order.
    func fitted(_ title: String, to width: Int) -> String {
        ordersText
            ? Glyphs.fitted(title, to: width, ellipsis: ellipsis)
            : Glyphs.truncated(title, to: width, ellipsis: ellipsis)
    }

    /// A sentence of annals' own ready to be put: as ``fitted(_:to:)``, its punctuation in the form
    /// that the terminal can show.
    func said(_ text: String, to width: Int = .max) -> String {
        guard !usesUnicode else { return fitted(text, to: width) }
        let plain = text.unicodeScalars.reduce(into: "") { line, scalar in
            if scalar.isASCII {
                line.unicodeScalars.append(scalar)
            } else {
                line += Self.asciiForms[scalar] ?? String(scalar)
            }
        }
        return fitted(plain, to: width)
    }

    private static let asciiForms: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "…": "...", "·": "-", "–": "-", "—": "-",
        "×": "x", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right",
    ]

    /// A bar of so many cells, its ends included, filled by a part 0…1.
    ///
    /// Empty and full say what they say: a bar with anything left to read is never full, one with
    /// anything read never empty.
    func bar(_ fraction: Double, cells: Int) -> String {
        let inner = max(1, cells - 2)
        let most = inner * barSteps.count
        let part = fraction.isFinite ? min(1, max(0, fraction)) : 0
        var steps = Int((part * Double(most)).rounded())
        if part > 0 { steps = max(1, steps) }
        if part < 1 { steps = min(most - 1, steps) }
        let full = steps / barSteps.count
        let rest = steps % barSteps.count
        var text = barEnds.start
        for _ in 0..<full { text += barSteps[barSteps.count - 1] }
        if rest > 0 { text += barSteps[rest - 1] }
        for _ in 0..<inner - full - (rest > 0 ? 1 : 0) { text += " " }
        return text + barEnds.end
    }

    /// Numbers in little, a cell each, relative to the highest of all.
    func sparkline(_ numbers: [Int], highest: Int) -> String {
        numbers.reduce(into: "") { line, number in
            guard number > 0, highest > 0, !sparks.isEmpty else { return line += silence }
            let part = Double(min(number, highest)) / Double(highest)
            line += sparks[min(sparks.count - 1, Int(part * Double(sparks.count)))]
        }
    }
}
