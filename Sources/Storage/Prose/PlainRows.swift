internal import CGumbo

/// Rows of a table that need no parser: cells of plain text, their tags without attributes.
///
/// The parser takes half a microsecond for an element, and a megabyte of such rows has a hundred
/// thousand of them. Where many follow each other ``MarkupGuard`` therefore lets one row through in
/// their place, whose only cell is their ticket; ``TreeSurvey`` notes of that cell that it stands
/// for others, and who reads a table reads those from the source.
///
/// Plain is a text that the parser would give back byte for byte. End tags of cells and rows may be
/// missing where the next cell or row follows.
struct PlainRows {
    /// So many save more than the ticket costs.
    static let least = 64

    /// What stands in a cell.
    struct Cell {
        var text: Range<Int>
        var isHeading: Bool
    }

    let bytes: Bytes
    /// Where the next row begins.
    private(set) var position: Int

    init(bytes: Bytes, from start: Int = 0) {
        self.bytes = bytes
        position = start
    }

    /// Those that a row of the tree stands for; nil if it stands for itself.
    init?(behind row: Node) {
        guard row.holds(.plainRows), row.childCount == 1, let cell = row.child(0),
            cell.tag == GUMBO_TAG_TD, cell.childCount == 1, let text = cell.child(0)?.text
        else { return nil }
        self.init(bytes: text)
    }

    /// Reads a row into `cells`; false, and nothing read, if none that is plain and ended follows.
    mutating func next(_ cells: inout [Cell]) -> Bool {
        cells.removeAll(keepingCapacity: true)
        guard bytes.has("<tr>", at: position) else { return false }
        var end = afterSpace(position + 4)
        while let cell = cell(at: &end) { cells.append(cell) }
        guard !cells.isEmpty else { return false }
        if bytes.has("</tr>", at: end) {
            end = afterSpace(end + 5)
        } else if !bytes.has("<tr>", at: end) {
            return false
        }
        position = end
        return true
    }

    private func cell(at position: inout Int) -> Cell? {
        let isHeading = bytes.has("<th>", at: position)
        guard isHeading || bytes.has("<td>", at: position) else { return nil }
        let start = position + 4
        guard let end = bytes.index(of: UInt8(ascii: "<"), from: start),
            bytes.endOfPlainText(in: start..<end) == end
        else { return nil }
        let isEnded = bytes.has(isHeading ? "</th>" : "</td>", at: end)
        position = isEnded ? afterSpace(end + 5) : end
        return Cell(text: start..<end, isHeading: isHeading)
    }

    private func afterSpace(_ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position].isDepositedSpace { position += 1 }
        return position
    }
}
