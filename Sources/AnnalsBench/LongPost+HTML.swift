extension LongPost {
    /// Kinds of HTML.
    static let htmlKinds: [Kind] = [
        ("one paragraph", { $0.megabyte { text, _ in text.prose(60) + " " } }),
        ("3,000 paragraphs", { $0.megabyte { text, _ in "<p>\(text.prose(46))</p>\n" } }),
        (
            "one block of code",
            {
                $0.megabyte(from: "<pre><code>", to: "</code></pre>") { text, number in
                    String(repeating: " ", count: number % 5 * 4) + text.words(9) + "\n"
                }
            }
        ),
        (
            "a table, 20,000 rows",
            {
                $0.megabyte(from: "<table><tr><th>n</th><th>a</th><th>b</th></tr>", to: "</table>")
                {
                    text, number in
                    "<tr><td>\(number)</td><td>\(text.words(1))</td><td>\(text.words(1))</td></tr>"
                }
            }
        ),
        (
            "lists, 20 deep",
            {
                $0.megabyte { text, number in
                    number % 40 < 20 ? "<ul><li>\(text.prose(20))" : "</li></ul>"
                }
            }
        ),
        ("short words in bold", { $0.megabyte { text, _ in "<b>\(text.words(1))</b> " } }),
        (
            "a flat list",
            { $0.megabyte(from: "<ul>", to: "</ul>") { text, _ in "<li>\(text.words(1))</li>" } }
        ),
        (
            "a list of definitions",
            {
                $0.megabyte(from: "<dl>", to: "</dl>") { text, _ in
                    "<dt>\(text.words(1))</dt><dd>\(text.words(1))</dd>"
                }
            }
        ),
        (
            "short links",
            { $0.megabyte { text, number in "<a href='/\(number)'>\(text.words(1))</a> " } }
        ),
        (
            "a table with links",
            {
                $0.megabyte(from: "<table>", to: "</table>") { text, number in
                    "<tr><td><a href='/\(number)'>\(text.words(1))</a></td>"
                        + "<td>\(text.words(1))</td></tr>"
                }
            }
        ),
        (
            "a table with styles",
            {
                $0.megabyte(from: "<table>", to: "</table>") { text, number in
                    "<tr><td style='color: red'><b>\(text.words(1))</b></td><td>\(number)</td></tr>"
                }
            }
        ),
        ("one word", { $0.megabyte { text, _ in text.word(from: 0x61) } }),
        (
            "a paragraph in Hebrew",
            {
                $0.megabyte { text, number in
                    (number % 9 == 0 ? text.words(1) : text.word(from: 0x5D0)) + " "
                }
            }
        ),
        ("a paragraph in Chinese", { $0.megabyte { text, _ in text.word(from: 0x6C34) + "，" } }),
    ]
}
