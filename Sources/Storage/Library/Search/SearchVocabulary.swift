internal import SQLite
internal import Search

/// Forms of the words that a run looks for, see ``WordForms``.
struct SearchForms {
    private var forms: [String: [String]] = [:]

    /// No forms of any word.
    static let none = SearchForms()

    /// Whether no word has another form.
    var isEmpty: Bool { forms.isEmpty }

    /// The other forms of a word.
    func of(_ word: String) -> [String] { forms[word] ?? [] }

    /// Notes the other forms of a word.
    mutating func set(_ others: [String], of word: String) {
        if !others.isEmpty { forms[word] = others }
    }
}

/// The words that shards have, where other forms of a typed word are looked for: an index needs
/// nothing for them.
final class SearchVocabulary {
    private let connection: Connection
    private var forms: [String: WordForms?] = [:]
    /// Shards whose words there is a table for.
    private var tables: Set<Int64> = []

    /// No query needs more forms of a word than these.
    private static let most = 64

    init(connection: Connection) { self.connection = connection }

    /// The other forms of words that a shard has.
    func forms(of words: [String], in shard: Shard) throws(SQLiteError) -> SearchForms {
        var found = SearchForms()
        for word in words {
            guard let forms = wordForms(word) else { continue }
            let table = try table(of: shard)
            let others = try connection.all(
                "SELECT term FROM temp.\(table) WHERE term >= ?1 AND term < ?2", forms.beginning,
                forms.beginning + "{"
            ) { $0.text(0) }
            found.set(
                Array(others.filter { $0 != word && forms.contain($0.utf8) }.prefix(Self.most)),
                of: word)
        }
        return found
    }

    private func wordForms(_ word: String) -> WordForms? {
        if let known = forms[word] { return known }
        if forms.count > 100 { forms = [:] }
        let made = WordForms(word)
        forms[word] = .some(made)
        return made
    }

    /// Source: <https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module>.
    private func table(of shard: Shard) throws(SQLiteError) -> String {
        let table = "words_\(shard.id)"
        if tables.insert(shard.id).inserted {
            try connection.execute(
                """
                CREATE VIRTUAL TABLE IF NOT EXISTS temp.\(table)
                USING fts5vocab (main, '\(shard.table)', 'row')
                """)
        }
        return table
    }
}
