/// What a captured screen shows, cell by cell, whatever sequences it came by.
enum StyledCells {
    /// The rows' cells, each as its sign and what is to be seen of its style; blanks at a row's end are
    /// left out.
    static func rows(of capture: String) -> [[String]] {
        var style = Style()
        return capture.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var cells: [String] = []
            var rest = line[...]
            while let sign = rest.popFirst() {
                if sign == "\u{1B}", rest.first == "[", let end = rest.firstIndex(of: "m") {
                    style.take(rest[..<end].dropFirst())
                    rest = rest[rest.index(after: end)...]
                } else {
                    cells.append("\(sign)\(style.shown(on: sign))")
                }
            }
            while cells.last == " " { cells.removeLast() }
            return cells
        }
    }

    /// A rendition by its numbers (ECMA-48, 8.3.117).
    private struct Style {
        private var attributes: Set<Int> = []
        private var colour = ""

        mutating func take(_ text: Substring) {
            let numbers = text.split(separator: ";").compactMap { Int($0) }
            if numbers.isEmpty { self = Style() }
            if numbers.first == 38 {
                colour = String(text)
            } else {
                for number in numbers { take(number) }
            }
        }

        private mutating func take(_ number: Int) {
            switch number {
            case 0: self = Style()
            case 1...9: attributes.insert(number)
            case 39: colour = ""
            default: break
            }
        }

        /// Of a blank one sees only that it is reversed, underlined or struck out.
        func shown(on sign: Character) -> String {
            let seen = sign == " " ? attributes.intersection([4, 7, 9]) : attributes
            return seen.sorted().map(String.init).joined(separator: ",")
                + (sign == " " ? "" : colour)
        }
    }
}
