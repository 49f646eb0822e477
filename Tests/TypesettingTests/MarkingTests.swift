import Prose
import Testing

@testable import Typesetting

@Suite struct MarkingTests {
    private func line(_ text: String) -> Line {
        page([.paragraph([.text(text)])]).allLines()[0]
    }

    @Test func `a hit cuts the run it lies in`() {
        let marked = line("in the fog").marking([3..<6])
        #expect(marked.styledDump() == "in !{the} fog")
        #expect(marked.runs.map(\.offset) == [0, 3, 6])
        #expect(marked.runs.map(\.column) == [0, 3, 6])
        #expect(marked.runs.map(\.width) == [3, 3, 4])
    }

    @Test func `several hits, in any order, also overlapping ones`() {
        #expect(
            line("in the fog").marking([7..<9, 0..<2, 1..<3]).styledDump() == "!{in }the !{fo}g")
    }

    @Test func `a hit that covers a line or none of it`() {
        #expect(line("fog").marking([-9..<99]).styledDump() == "!{fog}")
        #expect(line("fog").marking([3..<9, -5..<0, 1..<1]).styledDump() == "fog")
        #expect(line("fog").marking([]) == line("fog"))
    }

    @Test func `clusters are marked as a whole`() {
        #expect(line("e\u{301}te\u{301}").marking([0..<1]).styledDump() == "!{e\u{301}}te\u{301}")
        #expect(line("日本語").marking([4..<5]).runs.map(\.width) == [2, 2, 2])
        #expect(line("a👩‍👩‍👧b").marking([5..<6]).styledDump() == "a!{👩}b")
        #expect(line("ab👍🏽c").marking([3..<4]).styledDump() == "ab!{👍}c")
    }

    @Test func `a tab is one cluster`() {
        let line = page([.code(text: "a\tbc", language: "")]).allLines()[0]
        #expect(line.marking([1..<2]).styledDump() == "  c{a}c!{   }c{bc}")
        #expect(line.marking([2..<3]).styledDump() == "  c{a}c{   }c!{b}c{c}")
    }

    @Test func `reversed runs are cut from their other end`() {
        let marked = line("אבגד").marking([0..<4])
        #expect(marked.runs.map(\.text) == ["דג", "בא"])
        #expect(marked.runs.map { $0.style.contains(.hit) } == [false, true])
        #expect(marked.runs.map(\.offset) == [4, 0])
        #expect(marked.runs.map(\.column) == [36, 38])
    }

    @Test func `ornaments are never marked`() {
        let line = page([.quote([.paragraph([.text("fog")])])]).allLines()[0]
        #expect(line.marking([0..<1]).styledDump() == "o{│} Q!{f}Q{og}")
    }
}
