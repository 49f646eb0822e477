/// Writes TeX as it is read in a line of text: `\lambda _{j}\leq 1` as `λ_j ≤ 1`.
///
/// 1. Commands that stand for signs become these; those that only set letters in another face go.
/// 2. What is above or below the line is written as MathML is: `x^2`, `E_jk`, `a_(i+1)`.
/// 3. A formula with a command that is not known keeps this as it was written, with its braces.
struct Formula {
    /// Nesting up to which groups are read; deeper ones stay as written.
    private static let mostDepth = 40

    /// Longer formulas, in bytes, stay as they are.
    private static let longest = 8_192

    private let source: [Character]
    private var position = 0
    private var depth = 0
    /// The environments under way.
    private var environments: [FormulaText.Environment] = []
    /// Whether it stands by itself and its rows below each other.
    private let isDisplayed: Bool

    private init(_ source: String, isDisplayed: Bool) {
        self.source = Array(source)
        self.isDisplayed = isDisplayed
    }

    /// The formula as it is shown; one that is no TeX stays as it is.
    ///
    /// One that stands by itself has a line for each of its rows; those of matrices and cases stay
    /// together. Cost: linear in the source.
    static func shown(_ source: String, isDisplayed: Bool = false) -> String {
        let bytes = source.utf8
        let isTeX = bytes.contains(0x5C) || source.contains("_{") || source.contains("^{")
        guard isTeX, bytes.count <= longest, hasOnlyKnownEnvironments(source) else {
            return FormulaText.spaced(source)
        }
        var formula = Formula(source, isDisplayed: isDisplayed)
        let text = formula.row(until: nil)
        return FormulaText.collapsed(text)
    }

    private static func hasOnlyKnownEnvironments(_ source: String) -> Bool {
        source.split(separator: "\\begin{", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { rest in
                rest.firstIndex(of: "}").map { FormulaText.environments[rest[..<$0]] != nil }
                    ?? false
            }
    }

    // MARK: Reading

    /// Reads up to a sign, which is passed, or to the end.
    private mutating func row(until end: Character?) -> String {
        depth += 1
        defer { depth -= 1 }
        var text = ""
        var followsScript = false
        while position < source.count {
            let sign = source[position]
            position += 1
            if sign == end { return text }
            let isScript = sign == "^" || sign == "_"
            if isScript {
                while text.last == " " { text.removeLast() }
                text += script(after: sign)
            } else {
                let piece = piece(sign)
                if piece == FormulaText.rowEnd || piece == "\n" || piece.hasPrefix(" ") {
                    while text.last == " " { text.removeLast() }
                }
                // `:=` is one sign, though TeX has its two apart.
                if piece == " = ", text.last == ":" {
                    text.removeLast()
                    text += " := "
                    continue
                }
                // The y of `x^2 y` is no power.
                if followsScript, piece.first.map({ $0.isLetter || $0.isNumber }) == true {
                    text += " "
                }
                text += piece
            }
            followsScript = isScript
        }
        return text
    }

    private mutating func piece(_ sign: Character) -> String {
        switch sign {
        case "\\": command()
        case "{" where depth < Self.mostDepth: row(until: "}")
        case "&": environments.last?.parting ?? ""
        case "~": " "
        case "=", "<", ">": " \(sign) "
        case "'": "′"
        default: String(sign)
        }
    }

    /// Reads a group, a command or a single sign; nil at the end.
    private mutating func argument() -> String? {
        skipSpaces()
        guard position < source.count else { return nil }
        let sign = source[position]
        position += 1
        switch sign {
        case "{" where depth < Self.mostDepth: return row(until: "}")
        case "\\":
            depth += 1
            defer { depth -= 1 }
            return depth < Self.mostDepth ? command() : "\\"
        default: return String(sign)
        }
    }

    private mutating func skipSpaces() {
        while position < source.count, source[position] == " " { position += 1 }
    }

    private mutating func name() -> String {
        var name = ""
        while position < source.count, source[position].isASCII, source[position].isLetter {
            name.append(source[position])
            position += 1
        }
        return name
    }

    private mutating func script(after sign: Character) -> String {
        let text = FormulaText.collapsed(argument() ?? "")
        guard !text.isEmpty else { return "" }
        if sign == "^", text == "′" { return text }
        return String(sign) + FormulaText.atom(text.filter { $0 != " " || text.contains("\\") })
    }

    /// Reads a command after its backslash.
    private mutating func command() -> String {
        let name = name()
        guard !name.isEmpty else {
            guard position < source.count else { return "\\" }
            defer { position += 1 }
            switch source[position] {
            case ",", ";", ":", " ", ">": return " "
            case "!": return ""
            case "\\": return rowEnd
            case "|": return "‖"
            default: return String(source[position])
            }
        }
        skipSpaces()
        if let sign = FormulaText.relations[name] { return " \(sign) " }
        if let sign = FormulaText.signs[name] { return sign }
        if FormulaText.functions.contains(name) { return " " + name + gap() }
        if FormulaText.spaces.contains(name) { return " " }
        if FormulaText.faces.contains(name) { return argument() ?? "" }
        return construct(name)
    }

    private var rowEnd: String {
        isDisplayed && environments.allSatisfy(\.parting.isEmpty) ? "\n" : FormulaText.rowEnd
    }

    private var next: Character? { position < source.count ? source[position] : nil }

    /// What parts a function from what comes next.
    private func gap() -> String {
        let isFenced = source[position...].starts(with: "\\left")
        return isFenced || next.map { "({^_".contains($0) } ?? true ? "" : " "
    }

    private mutating func construct(_ name: String) -> String {
        switch name {
        case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr":
            if next == "." { position += 1 }
            return ""
        case "begin", "end": return environment(isBegun: name == "begin")
        case "frac", "dfrac", "tfrac":
            let (above, below) = (argument() ?? "", argument() ?? "")
            return FormulaText.atom(above) + "/" + FormulaText.atom(below) + " "
        case "sqrt":
            guard next == "[", depth < Self.mostDepth else {
                return "√" + FormulaText.atom(argument() ?? "")
            }
            position += 1
            let root = row(until: "]")
            return "√[\(root)]" + FormulaText.atom(argument() ?? "")
        case "pmod": return " (mod " + FormulaText.collapsed(argument() ?? "") + ")"
        case "mathbb":
            let letter = argument() ?? ""
            return FormulaText.doubleStruck[letter] ?? letter
        case let name where FormulaText.accents[name] != nil:
            return FormulaText.accented(argument() ?? "", by: name)
        default:
            guard next == "{" else { return "\\" + name + " " }
            return "\\\(name){\(argument() ?? "")}"
        }
    }

    /// Reads the name of an environment that begins or ends, and what says how its columns stand.
    private mutating func environment(isBegun: Bool) -> String {
        let name = argument() ?? ""
        guard isBegun else { return environments.popLast()?.close ?? "" }
        let environment = FormulaText.environments[name[...]] ?? FormulaText.Environment()
        environments.append(environment)
        if name == "array" { _ = argument() }
        return environment.open
    }
}
