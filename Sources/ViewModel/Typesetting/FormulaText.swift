/// What commands of TeX mean, and how parts of a formula are put together.
enum FormulaText {
    /// Bytes up to which it is looked at whether a text needs parentheses.
    private static let longestAtom = 512

    /// A text without double spaces, spaces at its ends and those that part it from its brackets
    /// and its points.
    static func collapsed(_ text: String) -> String {
        var result = ""
        for sign in text {
            if sign == " ", result.isEmpty || result.last == " " || result.last == "(" { continue }
            if result.last == " ", ".,;)".contains(sign) { result.removeLast() }
            result.append(sign)
        }
        if result.last == " " { result.removeLast() }
        return result
    }

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

    /// Environments that are read: rows of cells.
    static let matrices: Set<Substring> = [
        "matrix", "bmatrix", "pmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix",
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
        "perp": "⊥", "oplus": "⊕", "otimes": "⊗", "lt": "<", "gt": ">",
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
