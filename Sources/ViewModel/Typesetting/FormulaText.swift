/// What commands of TeX mean, and how parts of a formula are put together.
enum FormulaText {
    /// Bytes up to which it is looked at whether a text needs parentheses.
    private static let longestAtom = 512

    /// A text without double spaces and ends of rows, those at its ends, and spaces that part it
    /// from its brackets and its points.
    static func collapsed(_ text: String) -> String {
        var result = ""
        for sign in text {
            if sign == " " || sign == "\n" {
                if sign == "\n", result.last == " " { result.removeLast() }
                guard let last = result.last, !" \n(".contains(last) else { continue }
            }
            if result.last == " ", ".,;)]".contains(sign) { result.removeLast() }
            if sign == ";", result.last == ";" { continue }
            // The last row of a matrix has nothing to be parted from.
            if sign == "]" || sign == ")" || sign == "|", result.last == ";" { result.removeLast() }
            result.append(sign)
        }
        while let last = result.last, " ;\n".contains(last) { result.removeLast() }
        return result
    }

    /// A formula that is not TeX, with spaces around its equals signs; not around those above or
    /// below the line, as of `∑_(i=1)^n`.
    static func spaced(_ source: String) -> String {
        guard source.utf8.contains(UInt8(ascii: "=")) else { return source }
        let signs = Array(source)
        var result = ""
        // Parentheses open within a script, from its own on.
        var scriptDepth = 0
        for (index, sign) in signs.enumerated() {
            let before: Character = index > 0 ? signs[index - 1] : " "
            let after: Character = index + 1 < signs.count ? signs[index + 1] : " "
            if sign == "(", scriptDepth > 0 || before == "_" || before == "^" { scriptDepth += 1 }
            if sign == ")", scriptDepth > 0 { scriptDepth -= 1 }
            guard sign == "=", scriptDepth == 0, !"=<>!~+-*/&|^".contains(before), after != "=",
                after != ">"
            else {
                result.append(sign)
                continue
            }
            if before == " ", result.hasSuffix(": ") {
                result.removeLast(2)
                result += " :"
            } else if before == ":" {
                result.removeLast()
                result += " :"
            } else if before != " ", index > 0 {
                result += " "
            }
            result += "="
            if after != " ", index + 1 < signs.count { result += " " }
        }
        return result
    }

    /// A letter below an accent, or several below a bar; what is more is named as a function is.
    static func accented(_ text: String, by name: String) -> String {
        let text = collapsed(text)
        guard let accent = accents[name] else { return text }
        if text.count == 1 { return text + accent.one }
        let isWord = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber }
        if let each = accent.each, isWord { return text.map { String($0) + each }.joined() }
        return " " + name + (isFenced(text) ? text : "(\(text))")
    }

    /// Accents by their commands: what follows a single letter, and each of several.
    static let accents: [String: (one: String, each: String?)] = [
        "overline": ("\u{304}", "\u{305}"), "bar": ("\u{304}", "\u{305}"),
        "underline": ("\u{332}", "\u{332}"), "hat": ("\u{302}", nil),
        "widehat": ("\u{302}", nil), "tilde": ("\u{303}", nil), "widetilde": ("\u{303}", nil),
        "vec": ("\u{20D7}", nil), "dot": ("\u{307}", nil), "ddot": ("\u{308}", nil),
    ]

    /// The text, in parentheses unless it is one thing anyway.
    static func atom(_ text: String) -> String {
        let text = collapsed(text)
        guard text.utf8.count < longestAtom else { return "(\(text))" }
        let isOne =
            text.count == 1 || text.allSatisfy(\.isLetter)
            || text.allSatisfy { $0.isNumber || $0 == "." }
        return isOne || isFenced(text) ? text : "(\(text))"
    }

    /// Whether parentheses around the text belong together.
    private static func isFenced(_ text: String) -> Bool {
        guard text.first == "(", text.last == ")" else { return false }
        var depth = 0
        for (index, sign) in text.enumerated() {
            if sign == "(" { depth += 1 }
            if sign == ")" { depth -= 1 }
            if depth == 0 { return index == text.count - 1 }
        }
        return false
    }

    /// What ends a row of cells.
    static let rowEnd = "; "

    /// What stands around rows of cells, and between two cells.
    struct Environment {
        var open = ""
        var close = ""
        var parting = ""
    }

    /// Environments that are read.
    static let environments: [Substring: Environment] = [
        "matrix": .init(open: "[", close: "]", parting: ", "),
        "smallmatrix": .init(open: "[", close: "]", parting: ", "),
        "array": .init(open: "[", close: "]", parting: ", "),
        "bmatrix": .init(open: "[", close: "]", parting: ", "),
        "pmatrix": .init(open: "(", close: ")", parting: ", "),
        "Bmatrix": .init(open: "{", close: "}", parting: ", "),
        "vmatrix": .init(open: "|", close: "|", parting: ", "),
        "Vmatrix": .init(open: "‖", close: "‖", parting: ", "),
        "cases": .init(open: "{ ", close: "", parting: " "),
        "aligned": .init(), "align": .init(), "align*": .init(), "split": .init(),
        "gathered": .init(),
    ]

    /// Commands that set letters in another face, or text.
    static let faces: Set<String> = [
        "text", "mathrm", "mathsf", "mathbf", "mathit", "mathcal", "mathfrak", "mathtt",
        "boldsymbol", "operatorname", "textbf", "textit", "textrm", "mbox", "hbox",
    ]

    /// Commands that are spaces, or say how large all is.
    static let spaces: Set<String> = ["quad", "qquad", "displaystyle", "textstyle", "limits"]

    /// Functions by their names.
    static let functions: Set<String> = [
        "sin", "cos", "tan", "cot", "log", "ln", "exp", "det", "dim", "ker", "lim", "max", "min",
        "sup", "inf", "arg", "deg", "gcd", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan",
    ]

    /// Signs of sets of numbers.
    static let doubleStruck = [
        "C": "ℂ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "H": "ℍ",
    ]

    /// Signs with a space on both sides.
    static let relations = [
        "iff": "⟺", "implies": "⟹", "Leftrightarrow": "⇔", "Rightarrow": "⇒", "Leftarrow": "⇐",
        "rightarrow": "→", "to": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
        "mapsto": "↦", "in": "∈", "notin": "∉", "ni": "∋", "leq": "≤", "le": "≤", "geq": "≥",
        "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃",
        "cong": "≅", "propto": "∝", "subset": "⊂", "subseteq": "⊆", "supset": "⊃",
        "supseteq": "⊇", "cup": "∪", "cap": "∩", "wedge": "∧", "land": "∧", "vee": "∨",
        "lor": "∨", "times": "×", "pm": "±", "mp": "∓", "ll": "≪", "gg": "≫", "mid": "|",
        "mod": "mod", "bmod": "mod", "perp": "⊥", "oplus": "⊕", "otimes": "⊗", "lt": "<", "gt": ">",
        "coloneqq": ":=",
    ]

    /// Signs by their commands.
    static let signs = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
        "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
        "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
        "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
        "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
        "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
        "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
        "lbrace": "{", "rbrace": "}", "vert": "|", "Vert": "‖",
        "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮", "partial": "∂", "nabla": "∇",
        "infty": "∞", "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬", "emptyset": "∅",
        "dagger": "†", "ast": "∗", "cdot": "⋅", "bullet": "∙", "circ": "∘", "prime": "′",
        "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ell": "ℓ", "hbar": "ℏ",
        "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "star": "⋆", "setminus": "∖", "div": "÷",
    ]
}
