internal import Glibc

/// Texts of a blog made to do harm: nesting in Markdown and its front matter, JSON, and files of one
/// endless line.
extension HostileCase {
    private static func post(
        _ name: String, front: String = "title: Fog\ndate: 2003-01-06", posts: Int? = 1,
        _ content: @escaping @Sendable (FileWriter) -> Void
    ) -> HostileCase {
        HostileCase(
            name: name,
            make: { folder in
                mkdir(folder + "/_posts", 0o700)
                let out = FileWriter(folder + "/_posts/2003-01-06-fog.md")
                if !front.isEmpty { out.put("---\n\(front)\n---\n\n") }
                content(out)
                return "_posts/2003-01-06-fog.md"
            }, posts: posts)
    }

    static let texts: [HostileCase] = [
        post("markdown-nested-quotes") { $0.put(">", times: million) },
        post("markdown-nested-lists") { out in
            // Deeper by two each line, as far as a megabyte goes.
            for depth in 0..<1_000 {
                out.put(String(repeating: " ", count: 2 * depth) + "- fog\n")
            }
        },
        post("markdown-list-marks") { $0.put("- ", times: million) },
        post("markdown-brackets") { $0.put("[", times: million) },
        post("markdown-brackets-16-mb") { $0.put("[", times: 16 * million) },
        post("markdown-emphasis") { $0.put("*a _b ", times: million / 4) },
        post("markdown-code-ticks") { out in
            for length in 1...1_400 { out.put(String(repeating: "`", count: length) + "e") }
        },
        post("markdown-footnotes") { out in
            for number in 0..<100_000 {
                out.put("[^\(number)]\n\n[^\(number)]: [^\(number + 1)]\n")
            }
        },
        post("liquid-tags") { $0.put("{% if fog %}", times: million / 4) },
        post("yaml-nested-brackets", front: "", posts: nil) { out in
            out.put("---\ntitle: ")
            out.put("[", times: million)
            out.put("\n---\nFog.\n")
        },
        post("yaml-nested-braces", front: "", posts: nil) { out in
            out.put("---\ntitle: ")
            out.put("{a: ", times: million / 4)
            out.put("\n---\nFog.\n")
        },
        post("yaml-nested-blocks", front: "", posts: nil) { out in
            out.put("---\ntitle: Fog\ntags:\n")
            out.put("- ", times: million)
            out.put("\n---\nFog.\n")
        },
        post("yaml-aliases", front: "title: Fog\n" + aliases) { $0.put("Fog.\n") },
        post("toml-nested-brackets", front: "", posts: nil) { out in
            out.put("+++\ntitle = \"Fog\"\ntags = ")
            out.put("[", times: million)
            out.put("\n+++\nFog.\n")
        },
        post("toml-nested-names", front: "", posts: nil) { out in
            out.put("+++\ntitle = \"Fog\"\na")
            // No more than the first part of a file that is looked at.
            out.put(".a", times: 25_000)
            out.put(" = 1\n+++\nFog.\n")
        },
    ]

    private static var aliases: String {
        "a0: &a0 [fog, fog, fog, fog, fog, fog, fog, fog, fog]\n"
            + (1...9).map { level in
                let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
                return "a\(level): &a\(level) [\(inner)]"
            }.joined(separator: "\n") + "\ntags: *a9"
    }

    private static let jsonFeed =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Log\",\"items\":["

    static let values: [HostileCase] = [
        file("json-nested-arrays", "feed.json") { out in
            out.put(jsonFeed + "{\"id\":\"1\",\"content_text\":\"fog\"},")
            out.put("[", times: million)
        },
        file("json-nested-objects", "feed.json") { out in
            out.put(jsonFeed)
            out.put("{\"id\":", times: million / 4)
        },
        file("json-only-arrays", "feed.json") { $0.put("[", times: million) },
        file("json-many-members", "feed.json", posts: 1) { out in
            out.put(jsonFeed + "{\"id\":\"1\",\"content_text\":\"fog\"")
            for number in 0..<million { out.put(",\"m\(number)\":0") }
            out.put("}]}")
        },
        file("ghost-nested-lexical", "ghost.json") { out in
            out.put("{\"db\":[{\"meta\":{\"version\":\"5.0\"},\"data\":{\"posts\":[{\"id\":\"1\",")
            out.put(
                "\"title\":\"Fog\",\"slug\":\"fog\",\"status\":\"published\",\"type\":\"post\",")
            out.put("\"published_at\":\"2003-01-06T10:00:00.000Z\",\"lexical\":\"")
            out.put("{\\\"root\\\":")
            out.put("{\\\"children\\\":[", times: million / 8)
            out.put("\"}]}}]}")
        },
    ]

    /// Files of 2 GB that take no room on the disk: a beginning that says what they are, then zeros.
    static let lines: [HostileCase] =
        hollowLines
        + [
            ("text", "page.txt", "Monday, January 6, 2003\n\nFog\n\nPosted by Keeper\n\nFog "),
            ("json", "feed.json", jsonFeed + "{\"id\":\"1\",\"content_text\":\"fog"),
            ("movable-type", "mt.txt", movableType),
            ("mail", "log.mbox", mail),
            ("substack", "posts.csv", "post_id,post_date,is_published,title\n1.fog,2003-01-06,"),
            ("web-page", "index.html", "<html><head><title>Fog</title><body><p>"),
            ("markdown", "2003-01-06-fog.md", "---\ntitle: Fog\n---\n\nFog "),
        ].map { kind, fileName, start in
            file("line-of-100-mb-as-\(kind)", fileName) { out in
                out.put(start)
                out.put("fog on the bank ", times: 100 * million / 16)
            }
        }

    private static let movableType =
        "AUTHOR: Keeper\nTITLE: Fog\nDATE: 01/06/2003 10:00:00 AM\n-----\nBODY:\nFog "
    private static let mail =
        "From keeper@log.example Mon Jan  6 10:00:00 2003\nFrom: keeper@log.example\n"
        + "Subject: Fog\nDate: Mon, 6 Jan 2003 10:00:00 +0000\n\nFog "

    private static let hollowLines: [HostileCase] = [
        hollow("line-of-2-gb-as-text", "page.txt", "Monday, January 6, 2003\n\nFog "),
        hollow(
            "line-of-2-gb-as-xml", "feed.xml",
            "<rss version='2.0'><channel><title>Log</title><item><title>Fog</title><description>fog"
        ),
        hollow(
            "tag-of-2-gb-as-xml", "feed.xml",
            "<rss version='2.0'><channel><title>Log</title><item><title x='"),
        hollow(
            "line-of-2-gb-as-json", "feed.json", jsonFeed + "{\"id\":\"1\",\"content_text\":\"fog"),
        hollow("line-of-2-gb-as-mail", "log.mbox", mail),
        hollow("line-of-2-gb-as-movable-type", "mt.txt", movableType),
        HostileCase(
            name: "line-of-2-gb-as-substack",
            make: { folder in
                Self.hollow(
                    folder + "/posts.csv", "post_id,post_date,is_published,title\n1.fog,2003-01-06,"
                )
                return ""
            }),
        hollow("line-of-2-gb-as-web-page", "index.html", "<html><head><title>Fog</title><body><p>"),
        HostileCase(
            name: "line-of-2-gb-as-markdown",
            make: { folder in
                mkdir(folder + "/_posts", 0o700)
                Self.hollow(
                    folder + "/_posts/2003-01-06-fog.md",
                    "---\ntitle: Fog\ndate: 2003-01-06\n---\n\nFog ")
                return ""
            }),
    ]

    private static func hollow(_ name: String, _ fileName: String, _ start: String) -> HostileCase {
        HostileCase(
            name: name,
            make: { folder in
                hollow(folder + "/" + fileName, start)
                return fileName
            })
    }

    private static func hollow(_ path: String, _ start: String) {
        FileWriter(path).put(start)
        guard truncate(path, 2 << 30) == 0 else { fail("cannot make a file of 2 GB: \(path)") }
    }
}
