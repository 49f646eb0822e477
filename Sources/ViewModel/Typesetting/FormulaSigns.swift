/// What commands of TeX mean.
extension FormulaText {
    /// Accents by their commands: what follows a letter.
    static let accents = [
        "underline": "\u{332}", "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}",
        "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
        "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}",
    ]

    /// Commands that set a line above what follows.
    static let bars: Set<String> = ["overline", "bar"]

    /// Commands that set letters in another face, or text.
    static let faces: Set<String> = [
        "text", "mathrm", "mathsf", "mathbf", "mathit", "mathcal", "mathfrak", "mathtt",
        "boldsymbol", "operatorname", "textbf", "textit", "textrm", "mbox", "hbox", "mathscr", "bm",
        "mathop", "mathbin", "mathrel", "overbrace", "underbrace",
    ]

    /// Commands that are spaces, or say how large all is.
    static let spaces: Set<String> = [
        "quad", "qquad", "displaystyle", "textstyle", "limits", "hline",
    ]

    /// Functions by their names.
    static let functions: Set<String> = [
        "sin", "cos", "tan", "cot", "log", "ln", "exp", "det", "dim", "ker", "lim", "max", "min",
        "sup", "inf", "arg", "deg", "gcd", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan",
        "lg", "Pr", "limsup", "liminf", "argmax", "argmin",
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
        "coloneqq": ":=", "odot": "⊙", "ominus": "⊖", "cdot": "⋅", "bullet": "∙", "ast": "∗",
        "circ": "∘", "setminus": "∖", "div": "÷", "triangleq": "≜", "doteq": "≐", "asymp": "≍",
        "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "leqslant": "⩽", "geqslant": "⩾",
        "subsetneq": "⊊", "supsetneq": "⊋", "subseteqq": "⫅", "supseteqq": "⫆",
        "subsetneqq": "⫋", "supsetneqq": "⫌", "vdash": "⊢", "models": "⊨", "parallel": "∥",
        "longrightarrow": "⟶", "longleftarrow": "⟵", "Longrightarrow": "⟹",
        "hookrightarrow": "↪", "rightharpoonup": "⇀", "leadsto": "⇝",
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
        "varnothing": "∅", "dagger": "†", "prime": "′", "lvert": "|", "lVert": "‖",
        "backslash": "\\", "lbrack": "[", "rbrack": "]", "colon": ":",
        "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "ell": "ℓ",
        "hbar": "ℏ",
        "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "star": "⋆", "uparrow": "↑", "downarrow": "↓",
        "Uparrow": "⇑", "Downarrow": "⇓", "nearrow": "↗", "searrow": "↘", "swarrow": "↙",
        "nwarrow": "↖", "angle": "∠", "triangle": "△", "square": "□", "Box": "□", "top": "⊤",
        "bot": "⊥", "therefore": "∴", "because": "∵", "iint": "∬", "iiint": "∭",
        "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "coprod": "∐",
        "varrho": "ϱ", "varsigma": "ς", "varpi": "ϖ", "Upsilon": "Υ", "imath": "ı", "jmath": "ȷ",
    ]
}
