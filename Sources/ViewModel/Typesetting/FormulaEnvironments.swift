/// Rows of cells in formulas, and the brackets around them.
extension FormulaText {
    /// What ends a row of cells in one row.
    static let rowEnd = "; "

    /// What stands around rows of cells, and between two cells.
    struct Environment {
        var open = ""
        var close = ""
        var parting = ""
        /// The side on which cells are set where nothing says more: `l`, `c` or `r`.
        var side: Character = "c"
        /// Whether the brackets are annals' own, for where the rows stand in one.
        var isBare = false
        /// What ends a row, where that is special.
        var rowEnd: String?
    }

    /// Environments that are read.
    static let environments: [Substring: Environment] = [
        "matrix": .init(open: "[", close: "]", parting: ", ", isBare: true),
        "smallmatrix": .init(open: "[", close: "]", parting: ", ", isBare: true),
        "array": .init(open: "[", close: "]", parting: ", ", isBare: true),
        "bmatrix": .init(open: "[", close: "]", parting: ", "),
        "pmatrix": .init(open: "(", close: ")", parting: ", "),
        "Bmatrix": .init(open: "{", close: "}", parting: ", "),
        "vmatrix": .init(open: "|", close: "|", parting: ", "),
        "Vmatrix": .init(open: "‖", close: "‖", parting: ", "),
        "cases": .init(open: "{ ", close: "", parting: " ", side: "l"),
        "aligned": .init(), "align": .init(), "align*": .init(), "split": .init(),
        "gathered": .init(),
    ]

    /// Whether all environments of a formula are read.
    static func knowsEnvironments(of source: String) -> Bool {
        source.split(separator: "\\begin{", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { rest in
                rest.firstIndex(of: "}").map { environments[rest[..<$0]] != nil } ?? false
            }
    }

    /// The brackets that close others.
    static let closing: [Character: Character] = [
        "(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖", "⌈": "⌉", "⌊": "⌋", "⟨": "⟩",
    ]

    /// A bracket as high as so many lines: a sign for each of them; none for no bracket.
    static func tall(_ bracket: String, _ height: Int) -> [String] {
        guard let sign = bracket.first else { return [] }
        guard height > 1, let parts = tallBrackets[sign] else {
            return [String](repeating: String(sign), count: height)
        }
        return (0..<height).map { row in
            if row == 0 { return String(parts.top) }
            if row == height - 1 { return String(parts.bottom) }
            return String(row == (height - 1) / 2 ? parts.middle : parts.between)
        }
    }

    private static let tallBrackets:
        [Character: (top: Character, between: Character, middle: Character, bottom: Character)] = [
            "(": ("⎛", "⎜", "⎜", "⎝"), ")": ("⎞", "⎟", "⎟", "⎠"),
            "[": ("⎡", "⎢", "⎢", "⎣"), "]": ("⎤", "⎥", "⎥", "⎦"),
            "{": ("⎧", "⎪", "⎨", "⎩"), "}": ("⎫", "⎪", "⎬", "⎭"),
            "|": ("│", "│", "│", "│"), "⌈": ("⎡", "⎢", "⎢", "⎢"), "⌉": ("⎤", "⎥", "⎥", "⎥"),
            "⌊": ("⎢", "⎢", "⎢", "⎣"), "⌋": ("⎥", "⎥", "⎥", "⎦"),
        ]
}
