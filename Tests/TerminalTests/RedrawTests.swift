import TestSupport
import Testing

/// What came to be on the screen by differences, against the same drawn anew.
@Suite struct RedrawTests {
    private static let keys = [
        "j", "k", "J", "K", "C-d", "C-u", "Space", "b", "]", "[", "}", "{", "Tab", "Enter", "q",
        "G",
        "g", "m", "*", "t", "z", "c", "r",
    ]

    @Test(arguments: [(80, 24), (120, 40)])
    func `whatever is pressed, nothing is left behind`(columns: Int, rows: Int) throws {
        let reader = try Reader(columns: columns, rows: rows)
        var random = SeededGenerator(seed: UInt64(columns))
        var compared = 0
        for _ in 0..<20 {
            let pressed = (0..<5).map { _ in Self.keys.randomElement(using: &random) ?? "j" }
            for key in pressed { try reader.tmux.press(key) }
            try reader.tmux.settle()
            let before = StyledCells.rows(of: try reader.tmux.styledScreen())
            try reader.tmux.press("C-l")
            try reader.tmux.settle()
            let anew = StyledCells.rows(of: try reader.tmux.styledScreen())
            // A post that has been on the screen long enough is marked read meanwhile.
            guard before.first == anew.first else { continue }
            compared += 1
            // What the bottom row says goes with the next key.
            let differing = zip(before, anew).dropLast(before.count - rows + 1).filter { $0 != $1 }
            #expect(differing.isEmpty, "after \(pressed)")
        }
        #expect(compared > 10)
    }
}
