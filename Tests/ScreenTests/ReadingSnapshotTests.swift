import ReaderModel
import Screen
import Testing

@Suite("Screens of reading as recorded")
struct ReadingSnapshotTests {
    static let sizes = [(80, 24), (120, 40), (200, 50)]

    private func expect(_ keys: String, _ name: String, _ size: (Int, Int)) throws {
        let stage = Stage(.harbour, columns: size.0, rows: size.1).press("<Enter>" + keys)
        try Snapshot(stage.grid()).expect("\(name)-\(size.0)x\(size.1)")
    }

    @Test("Labels on the links", arguments: sizes)
    func labels(size: (Int, Int)) throws { try expect("f", "labels", size) }

    @Test("A footnote over the text", arguments: sizes)
    func note(size: (Int, Int)) throws { try expect("fj", "note", size) }

    @Test("Two columns", arguments: sizes)
    func columns(size: (Int, Int)) throws {
        try expect(":set columns=2<Enter>z", "columns", size)
    }

    @Test("The paragraph that is read stands out", arguments: sizes)
    func paragraph(size: (Int, Int)) throws {
        try expect(":set focus=paragraph<Enter>5j", "focus-paragraph", size)
    }

    @Test("The line that is read has a mark", arguments: sizes)
    func ruler(size: (Int, Int)) throws {
        try expect(":set focus=ruler<Enter>5j", "focus-ruler", size)
    }

    @Test("Nothing but the text and one line", arguments: sizes)
    func zoom(size: (Int, Int)) throws { try expect("z<Space>", "zoomed", size) }

    @Test("All settings", arguments: sizes)
    func settings(size: (Int, Int)) throws {
        try expect(":set width=60<Enter>:set<Enter>", "settings", size)
    }

    @Test("Threads, the answers folded and unfolded", arguments: sizes)
    func threads(size: (Int, Int)) throws {
        try expect("G", "threads-open", size)
        try expect("CG", "threads-folded", size)
    }

    @Test("An address to be opened", arguments: [(40, 12), (80, 24)])
    func address(size: (Int, Int)) throws {
        try expect("/newspaper<Enter><Esc>" + (size.0 == 40 ? "ff" : "fs"), "address", size)
    }

    @Test("Labels, notes and marks in ASCII")
    func ascii() throws {
        for (keys, name) in [("f", "labels"), ("fj", "note"), (":set focus=ruler<Enter>", "ruler")]
        {
            let stage = Stage(.harbour, columns: 80, rows: 24, usesUnicodeOrnaments: false)
            try Snapshot(stage.press("<Enter>" + keys).grid()).expect("ascii-\(name)-80x24")
        }
    }
}
