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
            (#"A\overline {a_{ji}}\,\hat{x}"#, "A overline(a_ji) x\u{302}"),
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

    @Test func `one that stands by itself has a line for each row, but for those of a matrix`() {
        let matrix = #"\begin{pmatrix}1\\2\end{pmatrix}"#
        let rows = #"\begin{aligned}x&=1\\ y&="# + matrix + #"\\\\z\\\end{aligned}"#
        #expect(Formula.shown(rows, isDisplayed: true) == "x = 1\ny = (1; 2)\nz")
    }

    @Test func `formulas nested without end are bounded`() {
        for piece in ["{", "\\sqrt[", "\\frac{", "^{", "\\overline "] {
            let source = String(repeating: piece, count: 1_000) + "_{x}"
            #expect(Formula.shown(source).utf8.count < 20_000)
        }
    }

    @Test func `a formula is broken beside relations rather than within brackets`() {
        let blocks: [Block] = [.paragraph([.text("Proof: "), .math(#"(a b c)^{2}=(d e f)_{n}"#)])]
        #expect(page(blocks, width: 22).dump() == "Proof: (a b c)^2 =\n(d e f)_n")
    }
}
