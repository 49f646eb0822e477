internal import Typesetting

/// Lays out a line of a listing: in columns for a person, divided by tabs for a program.
struct Columns {
    /// A field of the line.
    enum Field {
        /// Starts at the left of its column.
        case left(String, width: Int)
        /// Ends at the right of its column.
        case right(String, width: Int)
        /// Takes the rest of the line, cut where the terminal ends.
        case last(String)

        fileprivate var text: String {
            switch self {
            case .left(let text, _), .right(let text, _), .last(let text): text
            }
        }
    }

    private let output: TextOutput
    private let columns: Int

    /// Lays out lines for an output.
    init(_ output: TextOutput) {
        self.output = output
        columns = output.columns
    }

    /// The line, without its end; its fields may hold any text.
    func line(_ fields: [Field]) -> String {
        guard output.isTerminal else {
            return fields.map { PlainText.neutral($0.text) }.joined(separator: "\t")
        }
        var line = ""
        var width = 0
        for field in fields {
            if !line.isEmpty {
                line += "  "
                width += 2
            }
            let text = Glyphs.fitted(field.text, to: max(0, columns - width))
            let (padded, cells) = pad(text, as: field)
            line += padded
            width += cells
        }
        return line
    }

    private func pad(_ text: String, as field: Field) -> (String, Int) {
        let cells = Glyphs.width(of: text)
        switch field {
        case .last: return (text, cells)
        case .left(_, let width):
            return (text + String(repeating: " ", count: max(0, width - cells)), max(width, cells))
        case .right(_, let width):
            return (String(repeating: " ", count: max(0, width - cells)) + text, max(width, cells))
        }
    }
}
