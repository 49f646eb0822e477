import Prose
import Testing

@testable import Typesetting

@Suite struct FormulaTests {
    @Test(
        arguments: [
            (#"A{\text{ even}}\quad \iff \quad a_{ij}\in \mathbb {Z}"#, "A even ⟺ a_ij ∈ ℤ"),
            (#"\langle v,w\rangle =\lambda _{j}x^{\mathsf {T}}."#, "⟨v,w⟩ = λ_j x^T."),
            (#"1\leq j\leq n"#, "1 ≤ j ≤ n"),
            (#"{\frac {n^{2}-n}{\sqrt {2}}}\left(a+b\right)"#, "(n^2-n)/(√2) (a+b)"),
            (#"x^{-1}, x_{i+1}"#, "x^(-1), x_(i+1)"),
            (#"{\overline {x}}\neq {\overline {ab}}"#, "x\u{304} ≠ a\u{305}b\u{305}"),
            (#"A\overline {a_{ji}}\,\hat{x}"#, "Aa\u{304}_ji x\u{302}"),
            (#"\bar{x}+\overline{x^2}"#, "x\u{304}+x\u{305}^\u{305}2\u{305}"),
            (#"\overline{x + y}"#, "x\u{305}+\u{305}y\u{305}"),
            (#"\overline{x_1 + x_2 + x_3 + x_4}"#, "overline(x_1 + x_2 + x_3 + x_4)"),
            (#"\hat{x_i}, \hat{ab}"#, "x\u{302}_i, hat(ab)"),
            (#"\lVert x \rVert=\left\vert y \right\vert"#, "‖x‖ = |y|"),
            (#"\beta - 1 => \mathscr{L}\odot x \cdot 30^\circ"#, "β - 1 ⇒ L ⊙ x ⋅ 30°"),
            (#"a \overset{def}{=} b \tag {12}"#, "a =^def b \u{A0}\u{A0}\u{A0}(12)"),
            (#"x_{1}>>31 == y=z"#, "x_1 >> 31 == y = z"),
            (#"a \\[2pt] b \\ [c]"#, "a; b; [c]"),
            (#"f(x):=x^{2}"#, "f(x) := x^2"), ("f(x)=y", "f(x) = y"), ("R(M): =x", "R(M) := x"),
            ("x<=y, a==b", "x<=y, a==b"),
            (#"\det \left(A\right)=\ln x"#, "det(A) = ln x"),
            (#"{\begin{bmatrix}1&2\\3&4\end{bmatrix}}"#, "[1, 2; 3, 4]"),
            (#"\begin{pmatrix}1&2\\3&4\\\end{pmatrix}^{T}"#, "(1, 2; 3, 4)^T"),
            (#"\begin{cases}1&x>0\\2\end{cases}"#, "{ 1 x > 0; 2"),
            (#"\begin{array}{cc}1&2\end{array}"#, "[1, 2]"),
            (#"\begin{aligned}x&=1\\y&=2\end{aligned}"#, "x = 1; y = 2"),
            (#"\begin{aligned}x&=1\\\\y&=a \bmod b\\\\\end{aligned}"#, "x = 1; y = a mod b"),
            (#"a\equiv b\pmod{n}"#, "a ≡ b (mod n)"),
            (#"\begin{tabular}1&2\end{tabular}"#, #"\begin{tabular}1&2\end{tabular}"#),
            (#"\mystery {x}"#, #"\mystery{x}"#), (#"a\"#, #"a\"#), (#"x^"#, "x^"),
            ("{x | x > 1}", "{x | x > 1}"), ("∑_(i=1)^n a_i", "∑_(i=1)^n a_i"),
        ])
    func `formulas in TeX are shown in signs`(_ source: String, _ shown: String) {
        #expect(Formula.shown(source) == shown)
    }

    private func displayed(_ source: String) -> String {
        Formula.shown(source, isDisplayed: true)
    }

    @Test func `one that stands by itself has a line for each row, and for those of a matrix`() {
        let matrix = #"\begin{pmatrix}1\\20\end{pmatrix}"#
        let rows = #"\begin{aligned}x&=1\\ y&="# + matrix + #"\\\\z\\\end{aligned}"#
        #expect(
            displayed(rows) == """
                x = 1
                y = ⎛ 1  ⎞
                    ⎝ 20 ⎠
                z
                """)
    }

    @Test func `columns of a matrix stand below each other, words beside it on its middle row`() {
        let matrix = #"{\begin{bmatrix}1&-x\\a_{12}&\hat y\\漢&3\end{bmatrix}}"#
        #expect(
            displayed("A = " + matrix + #"^{T} \begin{vmatrix}1\\2\end{vmatrix}, b"#) == """
                    ⎡  1    -x ⎤
                A = ⎢ a_12  y\u{302}  ⎥^T │ 1 │, b
                    ⎣  漢   3  ⎦   │ 2 │
                """)
        let widths = displayed(matrix).split(separator: "\n").map { Glyphs.width(of: String($0)) }
        #expect(widths == [12, 12, 12])
    }

    @Test func `cases stand behind a brace, a number for the formula beside them`() {
        #expect(
            displayed(#"f := \begin{cases} 1, & if\ b \\ 0, & else \\ \end{cases} \tag{4}"#) == """
                f := ⎧ 1,  if b\u{A0}\u{A0}\u{A0}(4)
                     ⎩ 0,  else
                """)
        #expect(
            displayed(#"|x|=\left\{\begin{array}{rl}x&x>0\\0\\-x&x<0\end{array}\right."#) == """
                      ⎧  x  x > 0
                |x| = ⎨  0
                      ⎩ -x  x < 0
                """)
    }

    @Test func `brackets written beside rows without any become theirs`() {
        #expect(
            displayed(#"\left(\begin{array}{cc}1&2\\3&4\end{array}\right)x"#) == """
                ⎛ 1  2 ⎞ x
                ⎝ 3  4 ⎠
                """)
        #expect(displayed(#"A=\begin{matrix}1&2\\3&4\end{matrix}"#) == "A = 1  2\n    3  4")
    }

    @Test func `a matrix keeps one row where it is part of another sign, or wide`() {
        let matrix = #"\begin{pmatrix}a\\b\end{pmatrix}"#
        #expect(displayed(#"\sqrt{"# + matrix + #"}"#) == "√(a; b)")
        #expect(displayed(#"\begin{bmatrix}"# + matrix + #"&c\end{bmatrix}"#) == "[(a; b), c]")
        #expect(
            displayed(matrix + String(repeating: "+x", count: 30))
                == "(a; b)" + String(repeating: "+x", count: 30))
        #expect(Formula.shown(matrix) == "(a; b)")
        #expect(displayed("\u{1}" + matrix) == "\u{1}" + matrix)
        #expect(displayed(#"\begin{pmatrix}a\\b"#) == "⎛ a ⎞\n⎝ b ⎠")
    }

    @Test func `formulas nested without end are bounded`() {
        for piece in ["{", "\\sqrt[", "\\frac{", "^{", "\\overline ", "\\left(", "\\\\a&"] {
            let source = #"\begin{array}{l}"# + String(repeating: piece, count: 1_000) + "_{x}"
            #expect(Formula.shown(source).utf8.count < 20_000)
            #expect(Formula.shown(source, isDisplayed: true).utf8.count < 100_000)
        }
    }

    @Test func `a matrix of a thousand rows and as many columns takes no longer than its source`() {
        let grid =
            #"\begin{matrix}"# + String(repeating: "&", count: 2_000)
            + String(repeating: #"a\\"#, count: 1_500) + #"\end{matrix}"#
        #expect(displayed(grid).utf8.count < 10_000)
    }

    @Test func `a formula is broken beside relations rather than within brackets`() {
        let blocks: [Block] = [.paragraph([.text("Proof: "), .math(#"(a b c)^{2}=(d e f)_{n}"#)])]
        #expect(page(blocks, width: 22).dump() == "Proof: (a b c)^2 =\n(d e f)_n")
    }
}
