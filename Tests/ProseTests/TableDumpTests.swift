import Prose
import Testing

@Suite("HTML: tables")
struct TableDumpTests {
    @Test(
        "Data",
        arguments: [
            DumpCase(
                "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
                "table\n  \"a\" | \"b\"\n  \"c\" | \"d\""),
            DumpCase(
                "<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d</table>",
                "table header 1\n  \"a\" | \"b\"\n  \"c\" | \"d\""),
            DumpCase(
                "<table><tr><th>a<th>b<tr><th>c<td>d</table>",
                "table header 1\n  \"a\" | \"b\"\n  \"c\" | \"d\""),
            DumpCase(
                "<table><tfoot><tr><td>f<td>g</tfoot><tr><td>a<td>b</table>",
                "table\n  \"a\" | \"b\"\n  \"f\" | \"g\""),
            DumpCase(
                "<table><caption>C <i>d</i></caption><tr><td>a<td>b</table>",
                "table\n  caption \"C \" emphasis(\"d\")\n  \"a\" | \"b\""),
            DumpCase(
                "<table><tr><td align=right>a<td style='text-align:center'>b</table>",
                "table\n  trailing \"a\" | center \"b\""),
            DumpCase(
                "<table><tr align=right><td>a<td align=left>b</table>",
                "table\n  trailing \"a\" | \"b\""),
            DumpCase(
                "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
                "table\n  \"a\" | \"\" | \"b\"\n  \"c\" | \"d\" | \"e\""),
            DumpCase(
                "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
                "table\n  \"a\" | \"b\"\n  \"\" | \"c\"\n  \"d\" | \"e\""),
            DumpCase(
                "<table><tr><td>a<td><p>b</p><p>c</p></table>", "table\n  \"a\" | \"b\" br \"c\""),
            DumpCase(
                "<table><tr><th>a<th>b<tr><td>c<td><ul><li>d<li>e</ul></table>",
                "table header 1\n  \"a\" | \"b\"\n  \"c\" | \"• \" \"d\" br \"• \" \"e\""),
            DumpCase("<table><tr><td>a<td></table>", "table\n  \"a\""),
            DumpCase("<table><tr><td><td></table>x", #"p "x""#),
            DumpCase(
                "<table><tr><td>a<td><a href=x>b</a></table>", "table\n  \"a\" | link(x, \"b\")"),
        ])
    func data(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Tables that only place things are flow",
        arguments: [
            DumpCase("<table><tr><td>a</table>", #"p "a""#),
            DumpCase("<table><tr><td>a<tr><td>b</table>", "p \"a\"\np \"b\""),
            DumpCase("<table role=presentation><tr><td>a<td>b</table>", "p \"a\"\np \"b\""),
            DumpCase(
                "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
                "p \"a\"\ntable\n  \"b\" | \"c\""),
            DumpCase("<table><tr><td><h2>a</h2><td>b</table>", "h2 \"a\"\np \"b\""),
            DumpCase(
                "<table><tr><td><img src=a.png><td><img src=b.png></table>",
                "figure image(\"\", a.png)\nfigure image(\"\", b.png)"),
            DumpCase("<tr><td>a</td></tr>b", #"p "ab""#),
            DumpCase("<table>a<tr><td>b</table>", "p \"a\"\np \"b\""),
        ])
    func layout(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test("Hostile spans neither fill the memory nor lose cells")
    func spans() {
        let row = "<tr><td colspan=1000000 rowspan=1000000>a<td>b"
        let source = "<table>" + String(repeating: row, count: 500) + "</table>"
        let document = Prose.document(html: source)
        guard case .table(let table)? = document.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.joined().count { !$0.inlines.isEmpty } == 1000)
        #expect(table.rows.joined().count <= 11_000)
    }
}
