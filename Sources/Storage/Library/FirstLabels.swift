internal import SQLite

/// Writes the labels of posts of a ``FirstImport``, and now and then lists the posts of each label.
///
/// Those lists are in another order than posts come in. Batch by batch, each sorted, costs little
/// more than all at once, and is done while the source is still being read.
final class FirstLabels {
    private let connection: Connection
    private let label: Statement
    private let batch: Statement
    private var numbers = LabelNumbers()
    private var listed: Int64 = 0

    /// Makes one that writes by a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        self.connection = connection
        label = try connection.prepare(
            "INSERT INTO post_label (post, ordinal, label) VALUES (?, ?, ?)")
        batch = try connection.prepare(
            """
            INSERT INTO label_post
            SELECT x.label, p.section, p.local, p.id
            FROM post p CROSS JOIN post_label x ON x.post = p.id
            WHERE p.id > ? AND p.id <= ? ORDER BY 1, 2, 3, 4
            """)
    }

    /// Writes those of a post; the rows of the labels, each once.
    func write(_ names: [String], of post: Int64) throws(SQLiteError) -> [Int64] {
        var written: [Int64] = []
        for text in names {
            let number = try numbers.number(of: text, else: row)
            guard !written.contains(number) else { continue }
            written.append(number)
            try label.bind(post, at: 1)
            try label.bind(Int64(written.count), at: 2)
            try label.bind(number, at: 3)
            try label.run()
        }
        return written
    }

    /// Lists the posts up to this one that are not listed yet.
    func list(through newest: Int64) throws(SQLiteError) {
        try batch.bind(listed, at: 1)
        try batch.bind(newest, at: 2)
        try batch.run()
        listed = newest
    }

    private func row(_ name: String) throws(SQLiteError) -> Int64 {
        let archive = FirstImport.archive
        let isNew = try connection.run(
            "INSERT OR IGNORE INTO label (archive, name) VALUES (?, ?)", archive, name)
        if isNew > 0 { return connection.lastInsertRowID }
        return try connection.first(
            "SELECT id FROM label WHERE archive = ? AND name = ?", archive, name
        ) { $0.int64(0) } ?? 0
    }
}
