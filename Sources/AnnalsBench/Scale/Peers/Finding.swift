internal import Glibc

/// A rare word by programs of the command line: annals, ripgrep, and FTS5 of a plain `sqlite3`.
struct Finding {
    let library: KeptLibrary
    let data: PeerData
    private static let rounds = 5

    /// Measures those that are installed.
    func rows() -> [PeerBench.Row] {
        var others: [(name: String, command: [String])] = []
        if let program = CorpusBench.program("rg") {
            others.append(("rg, a file a post", [program, "-l", MadePost.rareWord, data.files()]))
            others.append(("rg, one mailbox", [program, "-n", MadePost.rareWord, data.mailbox()]))
        }
        if let program = CorpusBench.program("sqlite3") {
            others.append(("sqlite3, FTS5", [program, index(program), Self.query]))
        }
        let own = [library.program, "--library", library.path, "search", MadePost.rareWord]
        return others.map { other in
            var row = PeerBench.Row(name: other.name, what: "a rare word", times: [], own: [])
            for _ in 0..<Self.rounds {
                row.own.append(measure(own).time)
                let usage = measure(other.command)
                row.times.append(usage.time)
                row.memory = max(row.memory ?? 0, usage.memory)
            }
            return row
        }
    }

    private static let query =
        """
        SELECT p.title, snippet(f, 1, '', '', '…', 20) FROM f JOIN p ON p.id = f.rowid
        WHERE f MATCH '\(MadePost.rareWord)' ORDER BY rank
        """

    /// An index of the library's texts as they are, made by `sqlite3` alone.
    private func index(_ program: String) -> String {
        let path = data.folder + "/fts.db"
        guard access(path, F_OK) != 0 else { return path }
        say("sqlite3 indexes \(library.plan.postCount) posts")
        let sql = """
            ATTACH '\(library.path)' AS l;
            CREATE TABLE p (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
            INSERT INTO p SELECT post.id, title, text FROM l.post JOIN l.body ON body.post = post.id;
            CREATE VIRTUAL TABLE f USING fts5 (title, body, content = 'p', content_rowid = 'id');
            INSERT INTO f (f) VALUES ('rebuild');
            """
        _ = measure([program, path + ".new", sql])
        rename(path + ".new", path)
        return path
    }
}
