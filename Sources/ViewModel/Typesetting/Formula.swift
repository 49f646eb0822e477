/// Writes TeX as it is read in a line of text: `\lambda _{j}\leq 1` as `λ_j ≤ 1`.
///
/// 1. Commands that stand for signs become these; those that only set letters in another face go.
/// 2. What is above or below the line is written as MathML is: `x^2`, `E_jk`, `a_(i+1)`.
/// 3. A formula with a command that is not known keeps this as it was written, with its braces.
struct Formula {
    /// Nesting up to which groups are read; deeper ones stay as written.
    private static let mostDepth = 40

    private let source: [Character]
    private var position = 0
    private var depth = 0
    /// The environments under way.
    private var environments: [FormulaText.Environment] = []
    /// The rows of cells that are marked in what was read, each of their rows to have its line.
    private var grids: [FormulaGrid] = []
    /// How many arguments of commands are under way, within which no line is another's.
    private var argumentDepth = 0
    /// Whether it stands by itself and its rows below each other.
    private let isDisplayed: Bool

    private init(_ source: String, isDisplayed: Bool) {
        self.source = Array(source)
        self.isDisplayed = isDisplayed
    }

    /// The formula as it is shown; one that is no TeX stays as it is.
    ///
    /// One that stands by itself has a line for each of its rows, and for those of its matrices and
    /// cases (``FormulaGrid``). Cost: linear in the source.
    static func shown(_ source: String, isDisplayed: Bool = false) -> String {
        guard FormulaText.isTeX(source) else { return FormulaText.spaced(source) }
        var formula = Formula(source, isDisplayed: isDisplayed)
        let text = FormulaText.collapsed(formula.row(until: nil))
        return FormulaGrid.set(text, formula.grids)
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
        case "=", "<", ">": relation(sign)
        case "'": "′"
        default: String(sign)
        }
    }

    /// Reads a relation from its first sign on: `=`, `=>`, `>>`.
    private mutating func relation(_ sign: Character) -> String {
        let isArrow = sign == "=" && next == ">"
        guard isArrow || next == sign else { return " \(sign) " }
        position += 1
        return isArrow ? " ⇒ " : " \(sign)\(sign) "
    }

    /// Reads a group, a command or a single sign; nil at the end.
    private mutating func argument() -> String? {
        argumentDepth += 1
        defer { argumentDepth -= 1 }
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
        if sign == "^", text == "∘" { return "°" }
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
            case "\\": return endRow()
            case "|": return "‖"
            default: return String(source[position])
            }
        }
        let isSpaced = next == " "
        skipSpaces()
        if let sign = FormulaText.relations[name] { return " \(sign) " }
        if let sign = FormulaText.signs[name] {
            // TeX sees no space there, but a reader of `β - 1` does.
            return isSpaced && next.map { "+-/".contains($0) } == true ? sign + " " : sign
        }
        if FormulaText.functions.contains(name) { return " " + name + gap() }
        if FormulaText.spaces.contains(name) { return " " }
        if FormulaText.faces.contains(name) { return argument() ?? "" }
        return construct(name)
    }

    /// Reads how much room follows the end of a row, as of `\\[2pt]`.
    private mutating func endRow() -> String {
        if position + 1 < source.count, source[position + 1] == "[" {
            let room = source[(position + 2)...].prefix(12).prefix { $0 != "]" }
            let after = room.endIndex
            if after < source.count, source[after] == "]", room.first?.isNumber == true,
                room.last?.isLetter == true
            {
                position = after
            }
        }
        return environments.last?.rowEnd ?? (isAtTop ? "\n" : FormulaText.rowEnd)
    }

    /// Whether rows may have lines of their own: they stand within no others, and nothing's part.
    private var isAtTop: Bool {
        isDisplayed && argumentDepth == 0 && environments.allSatisfy(\.parting.isEmpty)
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
            return name == "right" ? String(FormulaText.noSpace) : ""
        case "rvert": return "\(FormulaText.noSpace)|"
        case "rVert": return "\(FormulaText.noSpace)‖"
        case "tag": return "\u{A0}\u{A0}\u{A0}(" + FormulaText.collapsed(argument() ?? "") + ")"
        case "label":
            _ = argument()
            return ""
        case "overset", "stackrel": return scripted(by: "^")
        case "underset": return scripted(by: "_")
        case "begin", "end": return environment(isBegun: name == "begin")
        case "frac", "dfrac", "tfrac":
            let (above, below) = (argument() ?? "", argument() ?? "")
            return FormulaText.atom(above) + "/" + FormulaText.atom(below) + " "
        case "sqrt":
            guard next == "[", depth < Self.mostDepth else {
                return "√" + FormulaText.atom(argument() ?? "")
            }
            position += 1
            argumentDepth += 1
            let root = row(until: "]")
            argumentDepth -= 1
            return "√[\(root)]" + FormulaText.atom(argument() ?? "")
        case "pmod": return " (mod " + FormulaText.collapsed(argument() ?? "") + ")"
        case "mathbb":
            let letter = argument() ?? ""
            return FormulaText.doubleStruck[letter] ?? letter
        case let name where FormulaText.accents[name] != nil || FormulaText.bars.contains(name):
            return FormulaText.accented(argument() ?? "", by: name)
        default:
            guard next == "{" else { return "\\" + name + " " }
            return "\\\(name){\(argument() ?? "")}"
        }
    }

    /// Reads what stands above or below a sign, and the sign.
    private mutating func scripted(by sign: Character) -> String {
        let script = FormulaText.atom(argument() ?? "")
        let base = FormulaText.collapsed(argument() ?? "").drop { $0 == " " }
        let isSpaced = base.first.map { !$0.isLetter && !$0.isNumber } == true
        return isSpaced ? " \(base)\(sign)\(script) " : "\(base)\(sign)\(script)"
    }

    /// Reads the name of an environment that begins or ends, and what says how its columns stand.
    private mutating func environment(isBegun: Bool) -> String {
        let name = argument() ?? ""
        guard isBegun else { return environments.popLast()?.close ?? "" }
        var environment = FormulaText.environments[name[...]] ?? FormulaText.Environment()
        let sides = name == "array" ? argument() ?? "" : ""
        skipSpaces()
        if !environment.parting.isEmpty, isAtTop {
            grids.append(FormulaGrid(environment, sides: sides))
            environment = .init(
                open: String(FormulaGrid.Mark.begin), close: String(FormulaGrid.Mark.end),
                parting: String(FormulaGrid.Mark.cell), rowEnd: String(FormulaGrid.Mark.row))
        } else if !environment.close.isEmpty {
            environment.close = String(FormulaText.noSpace) + environment.close
        }
        environments.append(environment)
        return environment.open
    }
}
