/// One archive that is made to do harm, and what must become of it.
struct HostileCase: Sendable {
    /// What it is, in a few words that have no spaces between them.
    let name: String
    /// Makes it in an empty folder, in the name that it gives.
    let make: @Sendable (_ folder: String) -> String
    /// How many posts it has all the same; nil where any number will do, also none.
    var posts: Int?

    /// Whether it names a file beside it, which must not get into the library.
    var namesSecret: Bool {
        ["external", "parameter", "ways-out", "links"].contains { name.contains($0) }
    }

    /// All there are.
    static let all = documents + texts + values + containers + folders + lines

    /// The case of this name.
    static func named(_ name: String) -> HostileCase? { all.first { $0.name == name } }

    /// A case that is one file, written by `write`.
    static func file(
        _ name: String, _ fileName: String, posts: Int? = nil,
        _ write: @escaping @Sendable (FileWriter) -> Void
    ) -> HostileCase {
        HostileCase(
            name: name,
            make: { folder in
                write(FileWriter(folder + "/" + fileName))
                return fileName
            }, posts: posts)
    }

    #if DEBUG
        /// What stands for a million in a build that is ten times as slow.
        static let million = 100_000
    #else
        /// A million.
        static let million = 1_000_000
    #endif
    /// The text that lies beside the archives and must not get into the library.
    static let secret = "the-keeper-of-the-secret-light"
}

// MARK: XML

extension HostileCase {
    private static let item = "<item><guid>7</guid><title>Fog</title><description>"
    private static let itemEnd = "</description></item>"

    private static func feed(
        _ name: String, declaring entities: String, posts: Int? = 1,
        _ content: @escaping @Sendable (FileWriter) -> Void
    ) -> HostileCase {
        file(name, "feed.xml", posts: posts) { out in
            out.put("<?xml version=\"1.0\"?>\n")
            if !entities.isEmpty { out.put("<!DOCTYPE rss [\n\(entities)\n]>\n") }
            out.put("<rss version=\"2.0\"><channel><title>Fog log</title>" + item)
            content(out)
            out.put(itemEnd + "</channel></rss>\n")
        }
    }

    static let documents: [HostileCase] = [
        feed("xml-billion-laughs", declaring: laughs) { $0.put("fog &laugh9; bank") },
        feed(
            "xml-quadratic-entity",
            declaring: "<!ENTITY a \"\(String(repeating: "a", count: 60))\">"
        ) { $0.put("&a;", times: 3 * million) },
        feed(
            "xml-quadratic-large-entity",
            declaring: "<!ENTITY a \"\(String(repeating: "a", count: 100_000))\">"
        ) { $0.put("&a;", times: million) },
        feed("xml-external-file", declaring: "<!ENTITY x SYSTEM \"secret.txt\">") {
            $0.put("fog &x; bank")
        },
        feed("xml-external-root-file", declaring: "<!ENTITY x SYSTEM \"file:///etc/passwd\">") {
            $0.put("fog &x; bank")
        },
        feed("xml-external-address", declaring: "<!ENTITY x SYSTEM \"http://192.0.2.1/x\">") {
            $0.put("fog &x; bank")
        },
        feed("xml-parameter-entities", declaring: parameters) { $0.put("fog &all; bank") },
        feed("xml-external-dtd", declaring: "<!ENTITY % d SYSTEM \"secret.txt\"> %d;") {
            $0.put("fog")
        },
        feed("xml-nested-elements", declaring: "") { $0.put("<b>", times: million) },
        feed("xml-nested-elements-closed", declaring: "") {
            $0.put("<b>", times: million)
            $0.put("</b>", times: million)
        },
        feed("xml-nested-fields", declaring: "") {
            $0.put(itemEnd.replacing("</item>", with: ""))
            $0.put("<x>", times: million)
        },
        feed("xml-new-names", declaring: "", posts: nil) { out in
            out.put(itemEnd.replacing("</item>", with: ""))
            for number in 0..<million { out.put("<n\(number)/>") }
        },
        feed("xml-attributes", declaring: "", posts: nil) { out in
            out.put("<b ")
            for number in 0..<million { out.put("a\(number)='1' ") }
            out.put("/>")
        },
        feed("html-nested-elements", declaring: "") { $0.put("&lt;div&gt;", times: million) },
        feed("html-nested-quotes", declaring: "") { $0.put("&lt;blockquote&gt;", times: million) },
        feed("html-nested-tables", declaring: "") {
            $0.put("&lt;table&gt;&lt;tr&gt;&lt;td&gt;", times: million / 4)
        },
        feed("title-nested-elements", declaring: "") {
            $0.put(itemEnd.replacing("</item>", with: "<title>"))
            $0.put("&lt;b&gt;", times: million)
            $0.put("</title><description>")
        },
        file("opml-nested-outlines", "blog.opml") { out in
            out.put("<opml version='2.0'><head><title>Log</title></head><body>")
            out.put("<outline text='Fog' created='Mon, 06 Jan 2003 10:00:00 GMT'>", times: 200_000)
            out.put("<outline text='fog'>", times: million)
        },
        file("blogml-nested-elements", "blog.xml") { out in
            out.put("<blog xmlns='http://www.blogml.com/2006/09/BlogML'><title>Log</title><posts>")
            out.put("<post id='1' date-created='2003-01-06T10:00:00'><title>Fog</title>")
            out.put("<comments><comment id='1'>", times: million)
        },
        file("wxr-nested-short-codes", "blog.xml", posts: 1) { out in
            out.put("<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='")
            out.put("http://purl.org/rss/1.0/modules/content/'><channel><title>Log</title>")
            out.put("<link>http://log.example</link><wp:wxr_version>1.2</wp:wxr_version>")
            out.put("<item><guid>7</guid><title>Fog</title><content:encoded><![CDATA[")
            out.put("[caption]", times: million)
            out.put("]]></content:encoded></item></channel></rss>")
        },
        file("xml-one-element-of-500-mb", "feed.xml") { out in
            out.put("<rss version='2.0'><channel><title>Fog log</title>" + item)
            out.put("the fog lies on the bank and the horn sounds \n", times: 11_000_000)
            out.put(itemEnd + "</channel></rss>")
        },
    ]

    private static var laughs: String {
        "<!ENTITY laugh0 \"fog\">\n"
            + (1...9).map { level in
                let inner = String(repeating: "&laugh\(level - 1);", count: 10)
                return "<!ENTITY laugh\(level) \"\(inner)\">"
            }.joined(separator: "\n")
    }

    private static let parameters = """
        <!ENTITY % file SYSTEM "secret.txt">
        <!ENTITY % start "<!ENTITY all '">
        <!ENTITY % end "'>">
        %start;%file;%end;
        """
}
