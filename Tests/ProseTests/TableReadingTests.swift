import Prose
import Testing

@Suite("Tables")
struct TableReadingTests {
    @Test("Of data", arguments: data)
    func dataTable(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let data: [Reading] = [
        Reading(
            "Two rows", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "table", #"  "a" | "b""#, #"  "c" | "d""#),
        Reading(
            "Cells not ended", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "table",
            #"  "a" | "b""#, #"  "c" | "d""#),
        Reading(
            "A heading", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "table header 1",
            #"  heading "a" | heading "b""#, #"  "c" | "d""#),
        Reading(
            "Head, body and foot in any order",
            "<table><thead><tr><td>a<td>b</thead><tfoot><tr><td>e<td>f</tfoot><tbody><tr><td>c<td>d</table>",
            "table header 1", #"  "a" | "b""#, #"  "c" | "d""#, #"  "e" | "f""#),
        Reading(
            "A heading at the side", "<table><tr><th>a<td>b<tr><th>c<td>d</table>", "table",
            #"  heading "a" | "b""#, #"  heading "c" | "d""#),
        Reading(
            "A caption", "<table><caption>x <b>y</b></caption><tr><td>a<td>b</table>", "table",
            #"  caption "x " strong("y")"#, #"  "a" | "b""#),
        Reading(
            "Alignment",
            "<table><tr align=right><td>a<td align=center>b<td style='text-align:left'>c</table>",
            "table", #"  trailing "a" | center "b" | "c""#),
        Reading(
            "A cell over two columns", "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
            "table", #"  2x1 "a" | "b""#, #"  "c" | "d" | "e""#),
        Reading(
            "A cell over two rows", "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "table",
            #"  1x2 "a" | "b""#, #"  "c""#),
        Reading(
            "A cell over both",
            "<table><tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>",
            "table", #"  2x2 "a" | "b""#, #"  "c""#, #"  "d" | "e" | "f""#),
        Reading(
            "Rows of different lengths", "<table><tr><td>a<td>b<td>c<tr><td>d</table>", "table",
            #"  "a" | "b" | "c""#, #"  "d""#),
        Reading(
            "Empty cells and rows", "<table><tr><td>a<td><td>b<tr><td><td><tr><td>c</table>",
            "table", #"  "a" | "" | "b""#, #"  "c""#),
        Reading(
            "Cells of many lines", "<table><tr><td>a<br>b<td><p>c</p><p>d</p></table>", "table",
            #"  "a" br "b" | "c" br "d""#),
        Reading(
            "Styles", "<table><tr><td><b>a</b> b<td><a href=/x>c</a></table>", "table",
            #"  strong("a") " b" | link(/x, "c")"#),
        Reading(
            "Pictures and words", "<table><tr><td><img src=x.png alt=X><td>a</table>", "table",
            #"  image("X", x.png) | "a""#),
        Reading(
            "A heading keeps its list",
            "<table><tr><th>a<th>b<tr><td><ul><li>c<li>d</ul><td>e</table>",
            "table header 1", #"  heading "a" | heading "b""#, #"  "• " "c" br "• " "d" | "e""#),
        Reading(
            "Text misplaced between rows", "<table>x<tr><td>a<td>b</table>", #"p "x""#, "table",
            #"  "a" | "b""#),
        Reading(
            "Hidden rows and cells",
            "<table><tr hidden><td>x<td>y<tr><td>a<td style='display:none'>z<td>b</table>", "table",
            #"  "a" | "b""#),
        Reading(
            "Between text", "a<table><tr><td>b<td>c</table>d", #"p "a""#, "table", #"  "b" | "c""#,
            #"p "d""#),
        Reading(
            "In an item", "<ul><li><table><tr><td>a<td>b</table></ul>", "ul", "- table",
            #"    "a" | "b""#),
        Reading(
            "In a quotation", "<blockquote>a<table><tr><td>b<td>c</table></blockquote>", "quote",
            #"  p "a""#, "  table", #"    "b" | "c""#),
        Reading(
            "In a paragraph", "<p>a<table><tr><td>b<td>c</table>d</p>", #"p "a""#, "table",
            #"  "b" | "c""#, #"p "d""#),
        Reading(
            "Two headings rows",
            "<table><thead><tr><th>a<th>b<tr><th>c<th>d</thead><tr><td>e<td>f</table>",
            "table header 2", #"  heading "a" | heading "b""#, #"  heading "c" | heading "d""#,
            #"  "e" | "f""#),
        Reading(
            "An empty corner", "<table><tr><td>&nbsp;<th>a<th>b<tr><th>c<td>d<td>e</table>",
            "table header 1", #"  "" | heading "a" | heading "b""#, #"  heading "c" | "d" | "e""#),
        Reading(
            "Code in a cell", "<table><tr><td><code>a</code><td>b<br><br>c</table>", "table",
            #"  code("a") | "b" br "c""#),
        Reading("Not ended", "<table><tr><td>a<td>b", "table", #"  "a" | "b""#),
    ]

    @Test("Whose first rows are more than rows", arguments: beginnings)
    func beginning(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let beginnings: [Reading] = [
        Reading(
            "A title over all columns", "<table><tr><th colspan=2>a<tr><td>b<td>c</table>", "table",
            #"  caption "a""#, #"  "b" | "c""#),
        Reading(
            "A title below the caption",
            "<table><caption>x</caption><tr><td colspan=9>a<tr><th>b<th>c<tr><td>d<td>e</table>",
            "table header 1", #"  caption "x" br "a""#, #"  heading "b" | heading "c""#,
            #"  "d" | "e""#),
        Reading(
            "A title of two rows",
            "<table><tr><th colspan=2>a<tr><th colspan=2>b<tr><td>c<td>d</table>", "table",
            #"  caption "a" br "b""#, #"  "c" | "d""#),
        Reading(
            "Links to edit a table",
            "<table><tr><th colspan=2><ul><li>v<li>t<li><a href=/x>e</a></ul>a<tr><td>b<td>c</table>",
            "table", #"  caption "a""#, #"  "b" | "c""#),
        Reading(
            "What stands over several columns, marked like the rows' headings",
            "<table><tr><th>a<td colspan=2>b<td>c<tr><th>d<td>e<td>f<td>g</table>",
            "table", #"  heading "a" | 2x1 "b" | "c""#,
            #"  heading "d" | "e" | "f" | "g""#),
        Reading(
            "A heading in the middle",
            "<table><tr><th>a<th>b<tr><th colspan=2>c<tr><td>d<td>e</table>", "table header 1",
            #"  heading "a" | heading "b""#, #"  2x1 heading "c""#, #"  "d" | "e""#),
        Reading(
            "A first row in bold",
            "<table><tr><td><b>a</b><td><p><b>b</b></p><tr><td>c<td>d</table>",
            "table header 1", #"  strong("a") | strong("b")"#, #"  "c" | "d""#),
        Reading(
            "All rows in bold",
            "<table><tr><td><b>a</b><td><b>b</b><tr><td><b>c</b><td><b>d</b></table>",
            "table", #"  strong("a") | strong("b")"#, #"  strong("c") | strong("d")"#),
        Reading(
            "A first row on a ground of its own",
            "<table><tr bgcolor=gray><td>a<td>b<tr bgcolor=white><td>c<td>d<tr><td>e<td>f</table>",
            "table header 1", #"  "a" | "b""#, #"  "c" | "d""#, #"  "e" | "f""#),
        Reading(
            "Rows on two grounds in turn",
            "<table><tr><td bgcolor=gray>a<td>b<tr><td>c<td>d<tr><td bgcolor=gray>e<td>f</table>",
            "table", #"  "a" | "b""#, #"  "c" | "d""#, #"  "e" | "f""#),
        Reading(
            "Nothing where headings meet",
            "<table><tr><td><td>a<td>b<tr><td>c<td>d<td>e<tr><td>f<td>g<td>h</table>",
            "table header 1", #"  "" | "a" | "b""#, #"  "c" | "d" | "e""#, #"  "f" | "g" | "h""#),
        Reading(
            "Words above numbers",
            "<table><tr><td>a<td>b<tr><td>c<td>1<tr><td>d<td>-<tr><td>e<td>£3</table>",
            "table header 1", #"  "a" | "b""#, #"  "c" | "1""#, #"  "d" | "-""#, #"  "e" | "£3""#),
        Reading(
            "Numbers from the first row on",
            "<table><tr><td>a<td>1<tr><td>c<td>2<tr><td>d<td>3</table>",
            "table", #"  "a" | "1""#, #"  "c" | "2""#, #"  "d" | "3""#),
        Reading(
            "Names of several columns each, where all rows have headings",
            "<table><tr><th>a<td colspan=2>b<td>c<tr><th>d<td>1<td>2<td>3<tr><th>e<td>4<td>5<td>6"
                + "</table>",
            "table header 1", #"  heading "a" | 2x1 "b" | "c""#,
            #"  heading "d" | "1" | "2" | "3""#, #"  heading "e" | "4" | "5" | "6""#),
        Reading(
            "Values of several columns each, where some rows have no headings",
            "<table><tr><th>a<td colspan=2>b<td>c<tr><th>d<td>1<td>2<td>3<tr><td>e<td>4<td>5<td>f"
                + "</table>",
            "table", #"  heading "a" | 2x1 "b" | "c""#,
            #"  heading "d" | "1" | "2" | "3""#, #"  "e" | "4" | "5" | "f""#),
    ]

    @Test("That stand beside themselves", arguments: folded)
    func folding(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let folded: [Reading] = [
        Reading(
            "Headings that repeat",
            "<table><tr><th>a<th>b<th>a<th>b<tr><td>1<td>c<td>3<td>d<tr><td>2<td>e</table>",
            "table header 1", #"  heading "a" | heading "b""#, #"  "1" | "c""#, #"  "2" | "e""#,
            #"  "3" | "d""#),
        Reading(
            "Between pictures",
            """
            <table><tr><th><th>a<th>b<th>a<th>b<th>
            <tr><td rowspan=9><img src=x.png alt=X><br>f<td>1<td>c<td>3<td>d<td rowspan=9>g
            <tr><td>2<td>e</table>
            """,
            "table header 1", #"  heading "a" | heading "b""#, #"  "1" | "c""#, #"  "2" | "e""#,
            #"  "3" | "d""#, #"p image("X", x.png) br "f""#, #"p "g""#),
        Reading(
            "Headings that only begin alike",
            "<table><tr><th>a<th>b<th>a<th>c<tr><td>1<td>2<td>3<td>4</table>",
            "table header 1", #"  heading "a" | heading "b" | heading "a" | heading "c""#,
            #"  "1" | "2" | "3" | "4""#),
        Reading(
            "A cell that reaches into the next set",
            "<table><tr><th>a<th>b<th>a<th>b<tr><td>1<td colspan=2>2<td>3</table>",
            "table header 1", #"  heading "a" | heading "b" | heading "a" | heading "b""#,
            #"  "1" | 2x1 "2" | "3""#),
    ]

    @Test("That only place things", arguments: layout)
    func layoutTable(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let layout: [Reading] = [
        Reading(
            "Rows of a line each",
            "<table><tr><td>a<tr><td><b>b</b> c<tr><td><tr><td>d<tr><td><p>e<p>f</table>",
            #"p "a" br strong("b") " c" br "d""#, #"p "e""#, #"p "f""#),
        Reading(
            "One of them nearly as wide as a page",
            "<table><tr><td>a<tr><td>\(String(repeating: "燈", count: 33))<tr><td>b</table>",
            #"p "a" br ""# + String(repeating: "燈", count: 33) + #"" br "b""#),
        Reading("Two rows of a line", "<table><tr><td>a<tr><td>b</table>", #"p "a""#, #"p "b""#),
        Reading("One cell", "<table><tr><td>a<p>b</p></table>", #"p "a""#, #"p "b""#),
        Reading("One column", "<table><tr><td>a<tr><td>b</table>", #"p "a""#, #"p "b""#),
        Reading(
            "One column with a caption", "<table><caption>a</caption><tr><th>b<tr><td>c</table>",
            #"p "a""#, #"p "b""#, #"p "c""#),
        Reading(
            "By its role", "<table role=presentation><tr><td>a<td>b</table>", #"p "a""#, #"p "b""#),
        Reading(
            "Holding a page", "<table><tr><td><h2>a</h2>b<td>c</table>", #"h2 "a""#, #"p "b""#,
            #"p "c""#),
        Reading(
            "Holding a table", "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
            #"p "a""#, "table", #"  "b" | "c""#),
        Reading(
            "Pictures side by side", "<table><tr><td><img src=a.png><td><img src=b.png></table>",
            #"figure image("", a.png)"#, #"figure image("", b.png)"#),
        Reading(
            "Long text beside short",
            "<table><tr><td>\(String(repeating: "word ", count: 250))<td>b</table>",
            "p \"" + Array(repeating: "word", count: 250).joined(separator: " ") + "\"", #"p "b""#),
        Reading(
            "Round corners",
            "<table><tr><td><img src=a.gif width=7><td>a<td><img src=b.gif height=7></table>",
            #"p "a""#),
        Reading("Parts outside a table", "<tr><td>a</td><td>b</td></tr>", #"p "ab""#),
    ]

    @Test("Small pictures in cells are words", arguments: pictures)
    func picture(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let pictures: [Reading] = [
        Reading(
            "Alone",
            "<table><tr><td>a<td><img src=/lamp-2-lit.png width=20px><tr><td>b<td>c</table>",
            "table", #"  "a" | "lamp lit""#, #"  "b" | "c""#),
        Reading(
            "Beside words",
            "<table><tr><td>a<td><img alt=Rise src=/up.png width=9>2<tr><td>b<td>c</table>",
            "table", #"  "a" | "Rise 2""#, #"  "b" | "c""#),
        Reading(
            "How a number has changed",
            "<table><tr><td>a<td><img alt=Increase src=/i.png width=9> 2 in group one<tr><td>b"
                + "<td><img alt=up src=/i.png width=9>3 in group two<tr><td>c"
                + "<td><img alt=DECREASE src=/d.png width=9>4<tr><td>d"
                + "<td><img alt=steady src=/s.png width=9>5</table>",
            "table", #"  "a" | "▲ 2 in group one""#, #"  "b" | "▲ 3 in group two""#,
            #"  "c" | "▼ 4""#, #"  "d" | "▬ 5""#),
        Reading(
            "What is no number's change",
            "<table><tr><td>a<td><img alt=Down src=/i.png width=9> the road<tr><td>b<td>c</table>",
            "table", #"  "a" | "Down the road""#, #"  "b" | "c""#),
        Reading(
            "Beside their own words",
            "<table><tr><td>a<td><img alt=Cork src=/c.png width=9> Cork<tr><td>b<td>c</table>",
            "table", #"  "a" | "Cork""#, #"  "b" | "c""#),
        Reading(
            "Beside words without any of their own",
            "<table><tr><td>a<td><img alt='' src=/flag.png width=9> 2<tr><td>b<td>c</table>",
            "table", #"  "a" | "2""#, #"  "b" | "c""#),
        Reading(
            "Large ones stay pictures",
            "<table><tr><td>a<td><img alt=Cork src=/c.png width=90><tr><td>b<td>c</table>",
            "table", #"  "a" | image("Cork", /c.png)"#, #"  "b" | "c""#),
    ]

    @Test("Hostile spans neither fill the memory nor lose a cell")
    func spans() {
        let cell = "<td colspan=1000 rowspan=65534>a"
        let html = "<table>" + String(repeating: "<tr>" + cell + cell, count: 2000) + "</table>"
        guard case .table(let table)? = Prose.document(html: html).blocks.first else {
            Issue.record("no table")
            return
        }
        let cells = table.rows.joined()
        #expect(cells.count == 4000)
        #expect(cells.allSatisfy { $0.inlines == [.text("a")] })
        #expect(cells.map { $0.columns * $0.rows }.reduce(0, +) <= 4000 + 200_000)
    }

    @Test(
        "Spans that are none", arguments: ["1", "-5", "x", "", "99999999999999999999", "1.5"])
    func noSpan(_ span: String) {
        let html = "<table><tr><td colspan='\(span)' rowspan='\(span)'>a<td>b<tr><td>c<td>d</table>"
        #expect(Prose.document(html: html).dump == "table\n  \"a\" | \"b\"\n  \"c\" | \"d\"")
    }
}
