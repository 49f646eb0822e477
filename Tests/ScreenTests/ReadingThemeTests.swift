import Testing
import Typesetting

@testable import Screen

@Suite("Looks of what lies over the text")
struct ReadingThemeTests {
    @Test("Labels are told from links, and their parts from each other, without colour")
    func labels() {
        let label = Theme.label.attributes
        #expect(label != Theme.style(of: .link).attributes)
        #expect(label != Theme.typedLabel.attributes)
    }

    @Test("What is quiet keeps what its attributes say, being bold too")
    func fades() {
        for run in [[.strong], [.link], [.hit], [.emphasis], [.title], []] as [RunStyle] {
            let before = Theme.style(of: run)
            var after = before
            Theme.fade(&after)
            #expect(after.colour == .quiet)
            #expect(after.attributes == before.attributes)
        }
    }

    @Test("Titles that were looked for are marked until Escape")
    func titles() {
        let stage = Stage(.tideTables, columns: 80, rows: 24).press(
            "gm2011-01<Enter>/letter<Enter>")
        func underlined() -> Int {
            stage.grid().cells.count { $0.style.attributes.contains(.underline) }
        }
        // The pane cuts that title short; no other has the word.
        #expect(underlined() == "A letter from the harbo…".count)
        stage.press("<Esc>")
        #expect(underlined() == 0)
    }
}
