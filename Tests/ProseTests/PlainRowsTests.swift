import TestSupport
import Testing

@testable import Prose

@Suite("Rows of tables that need no parser")
struct PlainRowsTests {
    private static let row = "<tr><td>reef</td><td>12 13</td></tr>"

    private static func rows(_ row: (Int) -> String) -> String {
        (0..<PlainRows.least).map(row).joined()
    }

    /// The document by the reader's way and by that of a parser that gets every row.
    private func documents(of source: String) -> (short: Document, whole: Document) {
        var source = source
        return source.withUTF8 {
            (HTMLReader.read($0), HTMLReader.read($0, attributes: nil))
        }
    }

    private func condensed(_ source: String) -> String {
        var source = source
        return source.withUTF8 { bytes in
            MarkupGuard.condensed(bytes).bytes.map { String(decoding: $0, as: UTF8.self) }
                ?? bytes.text
        }
    }

    @Test("Many of them go through the parser as one")
    func condensedRows() {
        let table = "<table>" + Self.rows { _ in Self.row } + "</table>"
        #expect(condensed(table).utf8.count < 50)
        #expect(condensed(Self.rows { _ in Self.row }).utf8.count > 1_000)
        #expect(documents(of: table).short == documents(of: table).whole)
    }

    @Test(
        "The document is that of the whole source",
        arguments: [
            "<table><caption>x</caption><tr><th>a<th>b</tr>ROWS<tr><td colspan=2>y</table>",
            "<table><thead>ROWS</thead><tfoot>ROWS</tfoot><tbody>ROWS",
            "<p>x<table>\n<tr><td>a<td>b\nROWS\n</table>y", "<b>x<table>ROWS</table>y</b>",
            "<table><b>x<tr><td>ROWS</table>", "<table><tr><td><p>x ROWS</table>",
            "<table><tr><td>x<table>ROWS</table></table>", "<table><caption>ROWS</table>",
            "<table><colgroup><col>ROWS</table>", "<table><tr><td rowspan=9>x</td></tr>ROWS",
            "<pre><table>ROWS</table></pre>", "<div class=highlight><table>ROWS</table></div>",
            "<table role=presentation>ROWS</table>", "ROWS", "<ul><li><table>ROWS</ul>x",
            "<table><select>ROWS</table>", "<table><form>ROWS</table>", "<table><div>ROWS</table>",
            "<p><a href=#n>1</a><table><tr id=n><td>1</td></tr>ROWS</table>", "<i><table>ROWS",
            "<table>ROWS<tr><td>\u{10FFFD}@@@</table>", "<a name=x></a><table>ROWS</table>",
            "<p>$$a^2$$<table>ROWS</table>", "<div lang=de><table>ROWS</table></div><p lang=en>x",
            "<table>ROWS ROWS</td>ROWSx ROWS</table>",
        ],
        [
            "<tr><td>a</td><td>b c</td></tr>", "<TR>\n<TD> a  b\n</TD>\n<th>é 日本\n語</TH> </TR>\n",
            "<tr><td>a<td>b", "<tr><th>a</td><td>b</td></tr>", "<tr><td></td><td>\u{A0}b</td></tr>",
            "<tr><td>$x$</td><td>\(String(repeating: "long ", count: 9))</td></tr>",
            "<tr><td>a</td></tr>", "<tr><td>a &amp; b</td><td>c</td></tr>",
        ])
    func document(_ frame: String, _ row: String) {
        let source = frame.replacing("ROWS", with: Self.rows { _ in row })
        let (short, whole) = documents(of: source)
        #expect(short == whole)
    }

    @Test("The document of random rows is that of the whole source", arguments: 0..<20)
    func random(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<30 {
            var source = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                source += piece == "ROWS" ? Self.rows { _ in Self.row } : piece
            }
            let (short, whole) = documents(of: source)
            let rows = Self.rows { _ in Self.row }
            #expect(short == whole, "\(source.replacing(rows, with: "ROWS"))")
        }
    }

    @Test("Rows that are plain only at first take no longer for it")
    func time() {
        let plain = String(repeating: "<tr><td>a</td></tr>", count: PlainRows.least - 1)
        let rows = plain + "<tr><td><b>"
        let source = "<table>" + String(repeating: rows + "x</b></td></tr>", count: 500)
        let took = workingTime { _ = condensed(source) }
        #expect(took < .seconds(2))
    }

    private static let pieces = [
        "ROWS", "ROWS", "ROWS", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<tbody>",
        "</tbody>", "<thead>", "<tfoot>", "<caption>", "</caption>", "<colgroup>", "<b>", "</b>",
        "<a href=x>", "</a>", "<p>", "</p>", "<div>", "</div>", "x", " ", "<pre>", "</pre>", "<th>",
        "<select>", "</select>", "<form>", "<object>", "</object>", "<button>", "<li>", "<ul>",
    ]
}
