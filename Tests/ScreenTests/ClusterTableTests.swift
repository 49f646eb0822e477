import Testing

@testable import Screen

@Suite("Clusters of several scalars")
struct ClusterTableTests {
    @Test("Each has one number, by its bytes")
    func numbers() {
        var table = ClusterTable(limit: 10)
        // Equal to Unicode, but not to a terminal.
        let (one, other) = ("a\u{323}\u{302}", "a\u{302}\u{323}")
        #expect(one == other)
        for _ in 0..<20 {
            #expect(table.number(of: one) == 0 && table.number(of: other) == 1)
        }
        #expect(Array(table.text(0).utf8) == Array(one.utf8))
        #expect(Array(table.text(1).utf8) == Array(other.utf8))
        #expect(table.text(2) == "")
    }

    @Test("A full table takes no more, and keeps what it has")
    func full() {
        var table = ClusterTable(limit: 3)
        let texts = (0..<5).map { "\($0)\u{301}" }
        #expect(texts.map { table.number(of: $0) } == [0, 1, 2, nil, nil])
        #expect(texts.map { table.number(of: $0) } == [0, 1, 2, nil, nil])
        #expect(table.text(2) == texts[2])
    }

    @Test("A cell gives back what it was made with")
    func cells() {
        for text in ["", " ", "a", "é", "e\u{301}", "日", "क्ष्म्य", "🇩🇪", "e\u{301}\u{302}\u{303}\u{304}"]
        {
            let cell = Cell(text: text, style: .plain)
            #expect(Array(cell.text.utf8) == Array(text.utf8))
            #expect(cell.isHalf == text.isEmpty)
            #expect(cell.isScalar == (text.unicodeScalars.count == 1))
            #expect(cell == Cell(text: text, style: .plain))
        }
        #expect(MemoryLayout<Cell>.size == 8)
    }
}
