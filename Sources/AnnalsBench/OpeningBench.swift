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
        let blog = LongBlog(of: post, in: folder)
        let library = folder + "/library.db"
        defer {
            blog.remove()
            for file in [library, "\(library)-wal", "\(library)-shm"] { unlink(file) }
        }
        _ = measure([program, "--library", library, "import", blog.path])
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
}
