import Foundation
import Screen
import Testing

@testable import CursesTerminal

@Suite("Colours")
struct PaletteTests {
    @Test(
        "Of 256 colours, each role's can be read on white and on black",
        arguments: CellStyle.Colour.allCases)
    func contrast(colour: CellStyle.Colour) throws {
        guard let index = Palette.index(of: colour, colours: 256) else { return }
        // The first sixteen are the person's own, and nothing is known of them.
        try #require((16...255).contains(index))
        let luminance = Self.luminance(ofColour: Int(index))
        #expect(1.05 / (luminance + 0.05) >= 3.9)
        #expect((luminance + 0.05) / 0.05 >= 3.6)
    }

    @Test("Eight and sixteen colours use none that fades into a usual background")
    func basic() {
        for colours in [8, 16, 88] {
            for colour in CellStyle.Colour.allCases {
                let index = Palette.index(of: colour, colours: colours)
                #expect(index == nil || index == 1 || index == 5)
            }
        }
        #expect(CellStyle.Colour.allCases.allSatisfy { Palette.index(of: $0, colours: 0) == nil })
    }

    /// WCAG 2 relative luminance of one of xterm's fixed colours.
    private static func luminance(ofColour index: Int) -> Double {
        let levels = [0, 95, 135, 175, 215, 255]
        let cube = index - 16
        let channels =
            index >= 232
            ? Array(repeating: 8 + 10 * (index - 232), count: 3)
            : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
        let linear = channels.map { value in
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
