import Prose
import Testing

@Suite("Texts that are numbers")
struct FigureTextTests {
    @Test(
        "Are told from others by their digits",
        arguments: [
            "1", "-1.5", "−1.5", "12 %", "£3,000", "€ 5", "$1.2m", "(3)", "13.4 MB (-81%)", "≈ 40",
            "1 234", "23/16", "70.2%", "12 км",
        ])
    func numbers(_ text: String) { #expect(FigureText(text.utf8) == .number) }

    @Test(
        "Are no words with digits in them",
        arguments: [
            "a", "May 2014", "4.2.3", "1 September", "section 3", "10.0.0.1", "no", "三", "...",
            "1234567890 1234567890 1234567890 1234567890",
        ])
    func words(_ text: String) { #expect(FigureText(text.utf8) == .words) }

    @Test("Nor nothing at all", arguments: ["", " ", "-", "–", "—", "?"])
    func nothing(_ text: String) { #expect(FigureText(text.utf8) == .nothing) }
}
