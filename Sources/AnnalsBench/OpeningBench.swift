internal import Glibc

/// Measures how long the built reader takes to open a post of a megabyte: from the keys in an 80×24
/// terminal to the first screen of its text, one post of each kind.
struct OpeningBench {
    let program: String
    let folder: String

    /// Measures and prints.
    func run() {
        print("\nopening a post of 1 MB in the reader, keys to first screen (limit 50 ms)")
        for post in LongPost.all {
            let times = openings(of: post)
            print(
                Table.line(
                    [post.name, Table.milliseconds(median(times))], first: 24))
        }
    }

    private func openings(of post: LongPost) -> [UInt64] {
        let archive = folder + "/archive.xml"
        let library = folder + "/library.db"
        defer {
            for file in [archive, library, "\(library)-wal", "\(library)-shm"] { unlink(file) }
        }
        guard let file = fopen(archive, "w") else { fail("cannot write \(archive)") }
        fputs(Self.blog(with: post), file)
        fclose(file)
        _ = measure([program, "--library", library, "import", archive])
        return (0..<7).map { _ in opening(library) }
    }

    private func opening(_ library: String) -> UInt64 {
        let terminal = PseudoTerminal([program, "--library", library])
        guard terminal.timeUntil("Buoys") != nil else { fail("no list on the screen") }
        terminal.settle()
        // In one go, so that nothing is loaded ahead of the key that opens it.
        guard let time = terminal.time(keys: "j\r", until: "Moorings") else {
            fail("the post did not open")
        }
        return time
    }

    /// A short post and a long one.
    private static func blog(with post: LongPost) -> String {
        let posts = [
            ("Buoys", "<p>Short</p>", 1), ("Almanac", "<p>Moorings</p>" + post.html, 2),
        ]
        let entries = posts.map { title, html, day in
            """
            <entry><id>urn:\(day)</id><title>\(title)</title>\
            <published>2011-01-0\(day)T10:00:00Z</published>\
            <content type='html'><![CDATA[\(html)]]></content></entry>
            """
        }
        return "<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:log</id><title>Log</title>"
            + entries.joined() + "</feed>"
    }
}
