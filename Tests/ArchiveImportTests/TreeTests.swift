import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// Archives of many files, as folders and as zips.
enum TreeForm: CaseIterable {
    case folder
    case zip
    case zipInZip

    /// Reads the one archive that the files make up.
    func read(_ files: [(name: String, text: String)]) throws -> Imported {
        let bytes = files.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        switch self {
        case .folder:
            let folder = try TemporaryFolder()
            for file in bytes { try folder.write(file.bytes, to: "lamp/" + file.name) }
            return try Imported(path: folder.path)
        case .zip: return try Imported(ZipWriter.zip(bytes))
        case .zipInZip: return try Imported(ZipWriter.zip([("a.zip", ZipWriter.zip(bytes))]))
        }
    }
}

@Suite("Medium exports")
struct MediumTests {
    private func page(
        _ title: String, body: String,
        footer: String =
            """
        <p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann Lee</a> on \
        <a href="https://medium.com/p/1"><time class="dt-published" \
        datetime="2018-06-01T12:30:00.123Z">June 1, 2018</time></a>.</p><p>\
        <a href="https://medium.com/@ann/wick-0123456789ab" class="p-canonical">Canonical \
        link</a></p>
        """
    ) -> String {
        """
        <!DOCTYPE html><html><head><title>\(title)</title></head><body><article class="h-entry">
        <header><h1 class="p-name">\(title)</h1></header>
        <section data-field="subtitle" class="p-summary">Of light</section>
        <section data-field="body" class="e-content"><section class="section">\(body)</section>
        </section>
        <footer>\(footer)</footer></article></body></html>
        """
    }

    @Test("Posts and drafts of a folder or a zip", arguments: TreeForm.allCases)
    func posts(form: TreeForm) throws {
        let imported = try form.read([
            ("README.html", "<!DOCTYPE html><html><body>Your archive</body></html>"),
            (
                "posts/2018-06-01_Wick-0123456789ab.html",
                page("Wick &amp; oil", body: "<p>Burn</p>")
            ),
            (
                "posts/draft_Glass-ba9876543210.html",
                page("Glass", body: "<p>Blow</p>", footer: "<p>View original.</p>")
            ),
            ("profile/profile.html", "<html><body class=\"h-card\">Ann</body></html>"),
        ])
        #expect(imported.report.kind == .medium)
        #expect(imported.report.isComplete)
        #expect(imported.blog?.identity == "medium:medium.com/@ann")
        #expect(imported.blog?.title == "Ann Lee")
        #expect(imported.titles == ["Wick & oil", "Glass"])
        let post = try #require(imported.posts.first)
        #expect(post.identity == "medium:0123456789ab")
        #expect(post.date?.rfc3339 == "2018-06-01T12:30:00Z")
        #expect(post.author == "Ann Lee")
        #expect(post.permalink == "https://medium.com/@ann/wick-0123456789ab")
        #expect(post.body.text == "<section class=\"section\"><p>Burn</p></section>")
        let draft = try #require(imported.posts.last)
        #expect(draft.status == .draft)
        #expect(draft.identity == "medium:ba9876543210")
        #expect(draft.date == nil)
    }

    @Test("What a post says about the classes of a page is text")
    func ownClasses() throws {
        let body = """
            <p>My page had <code>p-name</code> and <a href="https://b.example/" \
            class="p-author">someone</a>, <code>dt-published</code> and p-canonical.</p>
            """
        let imported = try TreeForm.zip.read([
            ("posts/2018-06-01_Wick-0123456789ab.html", page("Classes", body: body))
        ])
        let post = try #require(imported.posts.first)
        #expect(post.title == "Classes")
        #expect(post.author == "Ann Lee")
        #expect(post.date?.rfc3339 == "2018-06-01T12:30:00Z")
        #expect(post.permalink == "https://medium.com/@ann/wick-0123456789ab")
    }

    @Test("A first heading that repeats the title is not set twice")
    func repeatedTitle() throws {
        let heading =
            "<h3 name=\"1\" class=\"graf graf--h3 graf--title\">Wick &amp; <em>oil</em></h3>"
        let imported = try TreeForm.zip.read([
            (
                "posts/2018-06-01_Wick-0123456789ab.html",
                page("Wick &amp; oil", body: heading + "<p>Burn</p><h3>Wick &amp; oil</h3>")
            ),
            (
                "posts/2018-06-02_Other-0123456789ac.html",
                page("Other", body: "<h3>Another</h3><p>Burn</p>", footer: "")
            ),
        ])
        #expect(
            imported.posts.map(\.body.text) == [
                "<section class=\"section\"><p>Burn</p><h3>Wick &amp; oil</h3></section>",
                "<section class=\"section\"><h3>Another</h3><p>Burn</p></section>",
            ])
        #expect(imported.posts.map(\.words) == [3, 2])
    }

    @Test("A first line between sections goes, and a title whose last words are kept together")
    func dividedTitle() throws {
        let line = #"<div class="section-divider"><hr class="section-divider"></div>"#
        let imported = try TreeForm.zip.read([
            (
                "posts/2018-06-01_Wick-0123456789ab.html",
                page(
                    "Wick and oil",
                    body: "<section>\(line)<h3>Wick and&nbsp;oil</h3><p>Burn</p>\(line)</section>")
            )
        ])
        #expect(
            imported.posts.map(\.body.text) == [
                "<section class=\"section\"><section><p>Burn</p>\(line)</section></section>"
            ])
    }

    @Test("A draft is one by its footer too, when its file has another name")
    func renamedDraft() throws {
        let footer = "<p><a href=\"https://medium.com/p/ba9876543210\">View original.</a></p>"
        let imported = try TreeForm.zip.read([
            ("renamed.html", page("Glass", body: "<p>Blow</p>", footer: footer))
        ])
        #expect(imported.posts.map(\.status) == [.draft])
    }

    @Test("A page cut short gives what there is of it")
    func cut() throws {
        let whole = page("Wick", body: "<p>Burn slowly</p>")
        let end = try #require(whole.firstRange(of: "slowly"))
        let imported = try TreeForm.folder.read([
            ("posts/2018-06-01_Wick-0123456789ab.html", String(whole[..<end.lowerBound]))
        ])
        #expect(imported.titles == ["Wick"])
        #expect(imported.posts.first?.identity == "medium:0123456789ab")
        #expect(imported.posts.first?.words == 1)
    }
}

/// Counts found by a script of its own.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct TreeCorpusTests {
    @Test(arguments: [
        ("medium/enkiv2", 584, 0, 0), ("medium/ghost-fixtures", 8, 1, 0),
        ("substack/ghost-fixtures/mg-substack/test/fixtures", 3, 1, 1),
    ])
    func counts(_ path: String, _ posts: Int, _ drafts: Int, _ pages: Int) throws {
        let counts = try Imported(path: Corpus.path(path)).sink.counts
        #expect(counts.posts == posts)
        #expect(counts.drafts == drafts)
        #expect(counts.pages == pages)
    }
}

@Suite("Substack exports")
struct SubstackTests {
    private let list = #"""
        post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
        11.wick,2019-07-26T20:48:19.814Z,true,,newsletter,everyone,&#x201C;Wick&#x201D; &amp; oil,Of light,
        12.glass,2019-08-01T10:00:00.000Z,TRUE,,podcast,everyone,"Glass, ""blown""",,https://a.example/b.mp3
        13.smoke,,false,,newsletter,everyone,Smoke,,
        14.talk,2019-08-03T10:00:00.000Z,true,,thread,everyone,Talk,"Say
        something",
        15.about,2019-08-04T10:00:00.000Z,true,,page,everyone,About,,
        """#

    private func files() -> [(name: String, text: String)] {
        [
            ("posts.csv", list),
            ("posts/11.wick.html", "<p>Burn</p>"), ("posts/12.glass.html", "<p>Hear</p>"),
            ("posts/13.smoke.html", "<p>Not yet</p>"), ("posts/15.about.html", "<p>Us</p>"),
            ("posts/99.stray.html", "<p>Not in the list</p>"),
            ("posts/11.wick.opens.csv", "post_id,timestamp\n11,2019"),
        ]
    }

    @Test("The list gives titles and dates, the files bodies", arguments: TreeForm.allCases)
    func posts(form: TreeForm) throws {
        let imported = try form.read(files())
        #expect(imported.report.kind == .substack)
        let posts = imported.posts.sorted { $0.identity < $1.identity }
        #expect(posts.map(\.identity) == (11...15).map { "substack:\($0)" })
        #expect(
            posts.map(\.title) == ["“Wick” & oil", "Glass, \"blown\"", "Smoke", "Talk", "About"])
        #expect(posts.map(\.status) == [.published, .published, .draft, .published, .published])
        #expect(posts.map(\.kind) == [.post, .post, .post, .post, .page])
        #expect(posts[0].date?.rfc3339 == "2019-07-26T20:48:19Z")
        #expect(posts[2].date == nil)
        #expect(posts[0].permalink == "/p/wick")
        #expect(
            posts[1].body.text == "<audio src=\"https://a.example/b.mp3\"></audio>\n<p>Hear</p>")
    }

    @Test("A post whose body file is missing is there, with its subtitle")
    func missingBody() throws {
        let imported = try TreeForm.zip.read(files())
        let talk = try #require(imported.posts.first { $0.title == "Talk" })
        #expect(talk.body == PostBody(text: "Say something", format: .plainText))
    }

    @Test("Two exports in one folder are two blogs")
    func twoExports() throws {
        let folder = try TemporaryFolder()
        for name in ["lamp", "candle"] {
            for file in files() { try folder.write(file.text.utf8, to: "\(name)/\(file.name)") }
        }
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(found.map(\.folder) == ["candle", "lamp"])
        let sink = CollectingSink()
        _ = try ArchiveImport.read(try #require(found.first), into: sink)
        #expect(sink.posts.count == 5)
        #expect(sink.blog?.sourceName == "candle")
    }

    @Test("Names that climb out of the archive lead nowhere")
    func climbing() throws {
        let imported = try TreeForm.zip.read([
            ("posts.csv", "post_id,post_date,is_published,title\n../../etc/passwd,,true,Wick"),
            ("../posts/../../etc/passwd.html", "<p>Burn</p>"),
        ])
        #expect(imported.titles == ["Wick"])
        #expect(imported.posts.first?.body.text.contains("root:") == false)
    }
}
