import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// Folders of Markdown, as site generators have them.
@Suite("Markdown folders")
struct MarkdownTests {
    /// Reads the one site of some files.
    private func site(_ files: [String: String]) throws -> Imported {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text.utf8, to: "fog/" + name) }
        return try Imported(path: folder.path + "/fog")
    }

    private func post(_ name: String, _ text: String) throws -> PostContent {
        try #require(try site([name: text]).posts.first)
    }

    @Test("YAML: title, date with its offset, labels, author, address; the body is left as it was")
    func yaml() throws {
        let text = """
            ---
            layout: post
            title: "Fog: a note"
            date: 2004-12-28 12:13:10.000000000 +02:00
            categories: [Sea, "Air"]
            tags: wet grey
            author: Anna
            permalink: /notes/:year/:title/
            ---

            Some *fog* {{ site.url }}.
            """
        let post = try post("_posts/2004-12-29-fog-note.md", text)
        #expect(post.title == "Fog: a note")
        #expect(post.date?.rfc3339 == "2004-12-28T12:13:10+02:00")
        #expect(post.labels == ["Sea", "Air", "wet", "grey"])
        #expect(post.author == "Anna")
        #expect(post.permalink == "/notes/2004/fog-note/")
        #expect(post.identity == "md:/notes/2004/fog-note")
        #expect(post.body == PostBody(text: "Some *fog* {{ site.url }}.", format: .markdown))
        #expect(post.kind == .post && post.status == .published && post.words == 2)
    }

    @Test("A post without an address is found where generators put it, one with an address is not")
    func usualAddresses() throws {
        let post = try post("_posts/2012-03-04-fog.md", "---\ntitle: Fog\n---\nGrey.")
        #expect(post.permalink.isEmpty)
        for address in ["/2012/03/04/fog", "/2012/03/04/fog.html", "/blog/2012/03/04/fog", "/fog"] {
            #expect(post.aliases.contains(address))
        }
        let placed = try self.post(
            "_posts/2012-03-04-fog.md", "---\npermalink: /a/\nredirect_from: [old]\n---\nGrey.")
        // But by the name of its file, for links to that.
        #expect(placed.aliases == ["/old", "/fog"])
    }

    @Test("TOML: the date may stand in the path alone")
    func toml() throws {
        let text = """
            +++
            path = "inside/2024/03/26/fog"
            title = "Fog"
            authors = ["Anna", "Ben"]
            [taxonomies]
            tags = ["sea"]
            +++
            Wet.
            """
        let post = try post("content/fog.md", text)
        #expect(post.date?.day.description == "2024-03-26")
        #expect(post.author == "Anna, Ben")
        #expect(post.labels == ["sea"])
        #expect(post.permalink == "/inside/2024/03/26/fog")
    }

    @Test(
        "Other notations",
        arguments: [
            "Title: Fog\nDate: 2012-03-04 10:00\nTags: sea, grey air\nSlug: fog\n\nWet.",
            "<!--yml\ntitle: Fog\ndate: 2012-03-04\ntags: [sea, grey air]\n-->\nWet.",
            "{\n\"title\": \"Fog\", \"date\": \"2012-03-04\", \"tags\": [\"sea\", \"grey air\"]\n}\n\nWet.",
            "title: Fog\ndate: 2012-03-04\ntags:\n- sea\n- grey air\n---\nWet.",
        ])
    func notations(text: String) throws {
        let post = try post("content/fog.md", text)
        #expect(post.title == "Fog")
        #expect(post.date?.day.description == "2012-03-04")
        #expect(post.labels == ["sea", "grey air"])
        #expect(post.body.text == "Wet.")
    }

    @Test("Front matter that is no YAML is read line by line, and said so")
    func brokenYAML() throws {
        let site = try site([
            "_posts/2012-03-04-fog.md":
                "---\ntitle: Fog: \"wet\ntags: [sea\ndate: 2012-03-04\n---\nA"
        ])
        #expect(site.titles == ["Fog: \"wet"])
        #expect(site.repairs == ["1× front matter that is no YAML or TOML read line by line"])
    }

    @Test(
        "So is what only looks like TOML, and it ends no program",
        arguments: [
            "[%extra]", "[]", "[a.%]", "[[%]]", "[\u{1}]", "= 1", "a.% = 1", "a = [%", "[[a]\n%",
        ])
    func brokenTOML(line: String) throws {
        let site = try site([
            "content/fog.md": "+++\ntitle = \"Fog\"\ndate = 2012-03-04\n\(line)\n+++\nA"
        ])
        #expect(site.titles == ["Fog"])
        #expect(site.repairs == ["1× front matter that is no YAML or TOML read line by line"])
    }

    @Test("What is a post, a page, a draft, and nothing")
    func kinds() throws {
        let site = try site([
            "_config.yml": "title: Fog & Sea\nurl: https://fog.example\nlang: en_gb",
            "README.md": "# About this repository",
            "_posts/2012-03-04-no-fields.md": "Wet.",
            "_posts/2012-03-05-old.html": "---\ntitle: Old\n---\n<p>Wet</p>",
            "_posts/2012-03-06-secret.md": "---\ntitle: Secret\npublished: false\n---\nA",
            "_drafts/soon.md": "---\ntitle: Soon\n---\nA",
            "about.md": "---\nlayout: page\ntitle: About\n---\nMe",
            "index.html": "---\nlayout: default\n---\n{% for post in site.posts %}x{% endfor %}",
            "_layouts/post.html": "---\nlayout: default\n---\n{{ content }}",
            "feed.xml": "---\nlayout: null\n---\n<?xml version=\"1.0\"?><rss></rss>",
        ])
        let found = site.posts.map { "\($0.title) \($0.kind) \($0.status) \($0.body.format)" }
        #expect(
            found.sorted() == [
                "About page published markdown", "No fields post published markdown",
                "Old post published html", "Secret post draft markdown", "Soon post draft markdown",
            ])
        #expect(site.blog?.title == "Fog & Sea")
        #expect(site.blog?.link == "https://fog.example")
        #expect(site.blog?.language == "en-GB")
        #expect(site.report.isComplete)
    }

    @Test("Each site of a folder is an archive; sections of one site are one")
    func roots() throws {
        let folder = try TemporaryFolder()
        let text = "---\ntitle: Fog\ndate: 2012-03-04\n---\nWet."
        let names = [
            "a/_posts/2012-03-04-x.md", "b/content/x.md", "c/en/blog/_posts/2012-03-04-x.md",
            "c/ta/blog/_posts/2012-03-04-x.md", "d/source/_posts/x.md",
        ]
        for name in names { try folder.write(text.utf8, to: name) }
        let all = try ArchiveImport.candidates(at: folder.path)
        #expect(all.map(\.folder) == ["a", "b", "c", "d"])
        #expect(all.allSatisfy { $0.kind == .markdown })
        let one = try ArchiveImport.candidates(at: folder.path + "/c")
        #expect(one.map(\.folder) == [""])
        let file = try ArchiveImport.candidates(at: folder.path + "/b/content/x.md")
        #expect(file.count == 1)
    }

    @Test("A tree of aliases does not grow, and mutated files never crash")
    func hostile() throws {
        var bomb = "---\ntitle: Fog\na0: &a0 [x, x]\n"
        for level in 1...30 {
            bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
        }
        #expect(try post("_posts/2012-03-04-x.md", bomb + "---\nA").title == "Fog")
        let seeds = [
            "---\ntitle: Fog\ntags: [a, {b: c}]\n---\n{% highlight a %}x{% endhighlight %} $a$",
            "+++\ntitle = \"Fog\"\n[taxonomies]\ntags = [\"a\"]\n+++\n{{< figure src=\"a\" >}}",
            "Title: Fog\nDate: 2012-03-04\n\n| a |\n|---|\n| `b` |\n{: .c}",
        ]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<60 {
            for seed in seeds {
                var bytes = Array(seed.utf8)
                for _ in 0..<4 {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[place] = UInt8.random(in: 0...255, using: &generator)
                }
                let folder = try TemporaryFolder()
                try folder.write(bytes, to: "_posts/2012-03-04-x.md")
                let sink = CollectingSink()
                for found in (try? ArchiveImport.candidates(at: folder.path)) ?? [] {
                    _ = try ArchiveImport.read(found, into: sink)
                }
            }
        }
    }

    @Test("The corpus's seven blogs are as counted by other means", .enabled(if: Corpus.isPresent))
    func corpus() throws {
        let expected = [
            "hegongshan-hexo-zh 506 0 0 2018-03-24 2021-12-26",
            "jakevdp-pelican 56 0 0 2012-08-08 2016-08-25",
            "malvinly 63 0 0 2011-02-28 2017-06-10",
            "premkumar-tamil 153 0 0 2009-03-04 2026-08-14",
            "rails-weblog 1502 0 0 2004-12-16 2021-12-15",
            "rust-blog 750 0 0 2014-09-15 2026-08-21",
            "shaked-hebrew 24 0 0 2011-06-06 2025-11-08",
        ]
        let found = try ArchiveImport.candidates(at: Corpus.path("markdown")).map { candidate in
            let sink = CollectingSink()
            let report = try ArchiveImport.read(candidate, into: sink)
            #expect(report.isComplete)
            let counts = sink.counts
            let days = [counts.first, counts.last].compactMap { $0?.description }
            let numbers = "\(counts.posts) \(counts.drafts) \(counts.pages)"
            return ([candidate.folder ?? "", numbers] + days).joined(separator: " ")
        }
        #expect(found == expected)
    }
}
