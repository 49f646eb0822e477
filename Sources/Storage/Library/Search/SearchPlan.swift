internal import ArchiveModel
internal import SQLite
internal import Search

/// A query as the index is asked: posts that one of its runs finds.
struct SearchPlan {
    /// Conditions that must all hold.
    struct Run {
        /// Words that must be there, one of each group, and words of which none may.
        var wanted: [[SearchTerm]] = []
        var unwanted: [SearchTerm] = []
        /// Whether it finds what has other forms of the words and not the words themselves.
        var isInflected = false
        /// Conditions on the rows of a post `p` and its `doc` row `d`, with their values.
        var conditions: [String] = []
        var values: [Int64] = []
        /// Local seconds that a post's date must be in.
        var locals: Range<Int64>?
        /// What must be kept of a post; no other post need be looked at.
        var flags: [SearchFlag] = []
        /// Words of archives' titles, and whether they must not be there.
        var blogs: [(phrase: SearchPhrase, isNegated: Bool)] = []
        /// Expressions on title and text, and whether they must not match.
        var patterns: [(pattern: String, isNegated: Bool)] = []
    }

    /// The runs; the posts of each are hits, those of the later ones after those of the first.
    let runs: [Run]

    /// No query needs more runs than these; what goes beyond is left out.
    private static let mostRuns = 16

    init(_ query: SearchQuery) {
        var alternatives: [[[SearchTerm]]] = query.isEmpty ? [] : [[]]
        for group in query.groups {
            if Self.isPlain(group) {
                for index in alternatives.indices { alternatives[index].append(group) }
            } else {
                // Terms of several kinds, one of which must hold: a run for each.
                alternatives = alternatives.flatMap { run in group.map { run + [[$0]] } }
                alternatives = Array(alternatives.prefix(Self.mostRuns))
            }
        }
        let exact = alternatives.map(Self.run)
        let inflected = exact.filter { run in
            run.wanted.joined().contains { Self.phrase($0)?.isInflected == true }
        }
        runs =
            exact
            + inflected.map { run in
                var run = run
                run.isInflected = true
                return run
            }
    }

    /// The words that a term looks for.
    static func phrase(_ term: SearchTerm) -> SearchPhrase? {
        guard case .words(let phrase, _) = term.test else { return nil }
        return phrase
    }

    /// Whether one condition says that one of the terms holds.
    private static func isPlain(_ group: [SearchTerm]) -> Bool {
        guard group.count > 1 else { return true }
        return group.allSatisfy { !$0.isNegated && phrase($0) != nil }
            || group.allSatisfy { condition($0) != nil }
    }

    private static func run(_ groups: [[SearchTerm]]) -> Run {
        var run = Run()
        for group in groups {
            guard let first = group.first else { continue }
            switch first.test {
            case .words where first.isNegated: run.unwanted += group
            case .words: run.wanted.append(group)
            case .blog(let phrase): run.blogs.append((phrase, first.isNegated))
            case .pattern(let pattern): run.patterns.append((pattern, first.isNegated))
            case .dates, .flag:
                let conditions = group.compactMap(condition)
                run.conditions.append(joined(conditions.map(\.sql), by: "OR"))
                run.values += conditions.flatMap(\.values)
                if group.count == 1, !first.isNegated { run.narrow(to: first.test) }
            }
        }
        return run
    }

    fileprivate static func joined(_ parts: [String], by sign: String) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(sign) ") + ")"
    }

    /// A term as FTS5 writes it, with forms of its word that do as well; its words have nothing but
    /// letters and digits.
    fileprivate static func words(_ term: SearchTerm, _ forms: SearchForms) -> String? {
        guard case .words(let phrase, let field) = term.test else { return nil }
        let mark = field?.mark
        let column = mark == nil ? field?.rawValue : IndexedPost.heads
        let words = phrase.words.map { (mark ?? "") + $0 }
        var parts = ["\"" + words.joined(separator: " ") + "\"" + (phrase.isPrefix ? " *" : "")]
        if phrase.isInflected {
            parts += forms.of(phrase.words[0]).map { "\"" + (mark ?? "") + $0 + "\"" }
        }
        return (column.map { "\($0) : " } ?? "") + joined(parts, by: "OR")
    }

    private static func condition(_ term: SearchTerm) -> (sql: String, values: [Int64])? {
        var sql: String
        var values: [Int64] = []
        switch term.test {
        case .dates(let span):
            sql = "(d.local >= ? AND d.local < ?)"
            values = [span.lowerBound, span.upperBound]
        case .flag(let flag): sql = condition(flag)
        case .words, .pattern, .blog: return nil
        }
        if term.isNegated { sql = "NOT \(sql)" }
        return (sql, values)
    }

    private static func condition(_ flag: SearchFlag) -> String {
        switch flag {
        case .unread: "(p.is_read = 0)"
        case .read: "(p.is_read = 1)"
        case .starred: "(p.is_starred = 1)"
        case .changed: "(p.is_read = 1 AND p.is_changed = 1)"
        case .vanished: "(p.is_vanished = 1)"
        case .page: "(p.section = \(Section.pages.rawValue))"
        case .draft: "(p.section = \(Section.drafts.rawValue))"
        case .comments: "(p.comments > 0)"
        case .code: "(d.has_code = 1)"
        case .labels: "EXISTS (SELECT 1 FROM library.post_label x WHERE x.post = p.id)"
        }
    }
}

extension SearchPlan.Run {
    /// Notes what a test leaves of the posts that need be looked at.
    fileprivate mutating func narrow(to test: SearchTerm.Test) {
        switch test {
        case .dates(let span):
            locals = locals.map { $0.clamped(to: span) } ?? span
        case .flag(let flag): flags.append(flag)
        case .words, .pattern, .blog: break
        }
    }

    /// What FTS5 matches; nil for every post of a shard.
    ///
    /// Forms of words that the shard has are what an inflected run finds.
    func match(_ forms: SearchForms) -> String? {
        guard !wanted.isEmpty else { return nil }
        func all(_ forms: SearchForms) -> String {
            let parts = wanted.map { group in
                SearchPlan.joined(group.compactMap { SearchPlan.words($0, forms) }, by: "OR")
            }
            return SearchPlan.joined(parts, by: "AND")
        }
        var match = all(forms)
        if isInflected { match = "(\(match)) NOT \(all(.none))" }
        return unwantedWords.map { "(\(match)) NOT \($0)" } ?? match
    }

    /// What FTS5 must not match, where nothing is to be matched.
    var exclusion: String? { wanted.isEmpty ? unwantedWords : nil }

    private var unwantedWords: String? {
        guard !unwanted.isEmpty else { return nil }
        return SearchPlan.joined(unwanted.compactMap { SearchPlan.words($0, .none) }, by: "OR")
    }

    /// The words whose other forms do as well.
    var inflectedWords: [String] {
        wanted.joined().compactMap { term in
            SearchPlan.phrase(term).flatMap { $0.isInflected ? $0.words[0] : nil }
        }
    }

    /// The query of one shard: id, archive, date and rank of the posts found; of some posts and
    /// archives alone, or all.
    func sql(
        of shard: Shard, among candidates: SearchNarrowing.Candidates, of archives: Set<Int64>?,
        isRanked: Bool
    ) -> String {
        let table = shard.table
        let rank =
            isRanked && !wanted.isEmpty ? "bm25(\(table), \(IndexedPost.weights))" : "0"
        var parts = conditions
        var source = "main.doc d"
        if !wanted.isEmpty {
            source = "main.\(table) CROSS JOIN main.doc d ON d.post = \(table).rowid"
            parts.append("\(table) MATCH ?")
            if candidates.named != nil || candidates.ids != shard.ids {
                parts.append(candidates.condition(on: "\(table).rowid"))
            }
        } else {
            parts.append(candidates.condition(on: "d.post"))
        }
        if exclusion != nil {
            parts.append("d.post NOT IN (SELECT rowid FROM main.\(table) WHERE \(table) MATCH ?)")
        }
        parts.append("d.shard = \(shard.id)")
        if let archives {
            parts.append("d.archive IN \(archives.sorted().list)")
        }
        if conditions.contains(where: { $0.contains("p.") }) {
            source += " CROSS JOIN library.post p ON p.id = d.post"
        }
        return """
            SELECT d.post, d.archive, d.local, \(rank) FROM \(source)
            WHERE \(parts.joined(separator: " AND "))
            """
    }
}

extension SearchNarrowing.Candidates {
    /// What a row's id must be; with a plus sign, a condition leads to no row.
    fileprivate func condition(on id: String) -> String {
        let range = "\(id) BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
        guard let named else { return range }
        return areLookedUp ? "\(id) IN \(named.list)" : "\(range) AND +\(id) IN \(named.list)"
    }
}

extension [Int64] {
    /// As SQL has it.
    fileprivate var list: String { "(" + map(String.init).joined(separator: ", ") + ")" }
}
