import ArchiveModel
import Prose
import ReaderModel
import Screen
import Search
import Testing

/// A reader over a blog in memory: keys go in through the real `update`, a screen comes out.
final class Stage {
    private(set) var state: ReaderState
    private var shelf: Shelf
    private let rows = DrawnRows()

    /// Opens the only archive, or shows the picker where there are several or none was read.
    init(_ shelf: Shelf, columns: Int, rows: Int, usesUnicodeOrnaments: Bool = true) {
        self.shelf = shelf
        state = ReaderState(
            size: TerminalSize(columns: columns, rows: rows),
            usesUnicodeOrnaments: usesUnicodeOrnaments)
        send(.archivesLoaded(shelf.summaries))
    }

    /// Presses keys in the notation of the table of commands.
    @discardableResult
    func press(_ notation: String, location: SourceLocation = #_sourceLocation) -> Stage {
        let keys = KeyPress.sequence(notation)
        #expect(keys != nil, "no such keys: \(notation)", sourceLocation: location)
        for key in keys ?? [] { send(.key(key)) }
        return self
    }

    /// Takes an event in and answers what it leads to.
    @discardableResult
    func send(_ event: ReaderEvent) -> Stage {
        take(event)
        // As the reader draws: each frame with the rows of the one before.
        let isSame = render(state, reusing: rows) == render(state)
        #expect(isSame, "another screen than without the rows of the one before")
        return self
    }

    private func take(_ event: ReaderEvent) {
        for effect in state.update(event) {
            if let answer = shelf.answer(to: effect) { take(answer) }
        }
    }

    /// What the screen shows now.
    func grid() -> CellGrid { render(state, reusing: rows) }
}

/// An archive that answers what the reader asks, all its posts at once.
struct Shelf {
    var posts: [ShelvedPost]
    var title = "Tide Tables"
    var summary = "Notes from a pilot station"
    /// Archives beside the one with posts.
    var others: [ArchiveSummary] = []
    var isEmpty = false

    static let archive = ArchiveID(1)

    var summaries: [ArchiveSummary] { isEmpty ? [] : [own] + others }

    private var own: ArchiveSummary {
        let months = outline.months.map(\.month).filter { !$0.isUndated }
        return ArchiveSummary(
            id: Self.archive,
            blog: BlogInfo(
                identity: "shelf:1", kind: .bloggerBackup, title: title, summary: summary),
            tally: outline.total, pages: outline.pages.posts, drafts: outline.drafts.posts,
            firstMonth: months.first, lastMonth: months.last)
    }

    private var outline: ArchiveOutline { outline(Self.archive) }

    private func outline(
        _ archive: ArchiveID, _ filter: PostFilter = PostFilter()
    ) -> ArchiveOutline {
        var outline = ArchiveOutline()
        for row in rows(.posts, archive, filter) {
            if outline.months.last?.month != row.month {
                outline.append(MonthTally(month: row.month, tally: Tally()))
            }
            outline.add(Self.tally([row]), toMonthAt: outline.months.count - 1)
        }
        guard !archive.isKeptSearch else { return outline }
        outline.pages = Self.tally(rows(.pages, archive, filter))
        outline.drafts = Self.tally(rows(.drafts, archive, filter))
        return outline
    }

    private static func tally(_ rows: [PostRow]) -> Tally {
        rows.reduce(Tally()) { sum, row in
            sum
                + Tally(
                    posts: 1, unread: row.isRead ? 0 : 1, words: row.words,
                    unreadWords: row.isRead ? 0 : row.words)
        }
    }

    private func rows(
        _ section: Section, _ archive: ArchiveID = Self.archive, _ filter: PostFilter = PostFilter()
    ) -> [PostRow] {
        let listed = posts.filter { post in
            Set(filter.labels).isSubset(of: post.labels) && !(filter.isUnread && post.row.isRead)
        }
        let rows = listed.map(\.row).sorted { $0.key < $1.key }
        guard let kept = others.first(where: { $0.id == archive })?.kept else {
            return rows.filter { $0.section == section }
        }
        let query = SearchParser(currentYear: kept.year).read(kept.query, isTyping: true)
        let found = Set(hits(of: query).map(\.post))
        return rows.filter { found.contains($0.id) }
    }

    /// The shelf with two kept searches beside its archive, one of them not counted yet.
    var withKeptSearches: Shelf {
        var shelf = self
        for (number, name, query) in [(1, "Fog", "fog or ice"), (2, "Watches", "log of the watch")]
        {
            var search = ArchiveSummary(
                id: ArchiveID(keptSearch: Int64(number)),
                blog: BlogInfo(identity: "", kind: .atom, title: name))
            search.kept = KeptSearch(query: query, year: 2_011, isCounted: number == 1)
            shelf.others.append(search)
            guard number == 1 else { continue }
            let months = shelf.outline(search.id).months
            shelf.others[shelf.others.count - 1].tally = shelf.outline(search.id).total
            shelf.others[shelf.others.count - 1].firstMonth = months.first?.month
            shelf.others[shelf.others.count - 1].lastMonth = months.last?.month
        }
        return shelf
    }

    private var choices: [FilterChoice] {
        [
            FilterChoice(.unread, posts: rows(.posts).filter { !$0.isRead }.count),
            FilterChoice(.starred, posts: 2), FilterChoice(.label("fog"), posts: 1_234),
            FilterChoice(.label("machines"), posts: 1),
            FilterChoice(.label("the long way round by the western channel"), posts: 12),
            FilterChoice(.author("Marit"), posts: 96),
        ]
    }

    mutating func answer(to effect: Effect) -> ReaderEvent? {
        switch effect {
        case .loadArchives: return .archivesLoaded(summaries)
        case .openArchive(let id):
            let summary = others.first { $0.id == id && $0.kept != nil } ?? own
            return .archiveOpened(
                OpenedArchive(summary: summary, outline: outline(summary.id)))
        case .loadRows(let query, let generation):
            return .rowsLoaded(
                RowPage(rows: rows(query.section, query.archive, query.filter)), for: query,
                generation: generation)
        case .loadChoices(_, _, let generation):
            return .choicesLoaded(choices, generation: generation)
        case .countFiltered(let archive, let filter, let generation):
            return .filteredCounted(outline(archive, filter), generation: generation)
        case .loadPost(let id, _, let generation):
            guard let post = posts.first(where: { $0.row.id == id }) else {
                return .postMissing(id, generation: generation)
            }
            let section = rows(post.row.section)
            return .postLoaded(
                LoadedPost(
                    post: post.stored, document: post.document,
                    commentDocuments: post.commentDocuments,
                    next: section.drop { $0.id != id }.dropFirst().first),
                generation: generation)
        case .findPost(let address, _, let generation):
            return .postFound(nil, for: address, generation: generation)
        case .seekUnread(let query, _, let generation):
            return .unreadFound(
                rows(query.section).first { !$0.isRead }, generation: generation)
        case .mark(let request, let archive): return mark(request, archive)
        case .search(let query, _, let order, let generation):
            var results = SearchResults(order: order)
            results.add(hits(of: query))
            results.finish()
            let coverage = SearchCoverage(indexed: posts.count, total: posts.count)
            return .searched(results, coverage, generation: generation)
        case .loadFound(let ids, let query, let generation):
            return .foundLoaded(found(ids, query), generation: generation)
        default: return nil
        }
    }

    /// The posts that have the words of a query, those that have them more often first.
    private func hits(of query: SearchQuery) -> [SearchHit] {
        let matcher = SearchMatcher(query)
        return posts.compactMap { post in
            let count = matcher.hits(in: post.row.title + "\n" + post.document.dump).count
            guard count > 0 else { return nil }
            return SearchHit(
                post: post.row.id, archive: post.row.archive, local: post.row.key.local,
                rank: -Float(count))
        }
    }

    private func found(_ ids: [PostID], _ query: SearchQuery) -> [FoundPost] {
        let matcher = SearchMatcher(query)
        return posts.filter { ids.contains($0.row.id) }.map { post in
            FoundPost(
                row: post.row, title: SearchExcerpt(whole: post.row.displayTitle, matcher),
                excerpt: Array(post.document.dump.utf8).withUnsafeBufferPointer {
                    SearchExcerpt(of: $0, matcher)
                })
        }
    }

    /// Marks of single posts; a scope leaves everything as it is.
    private mutating func mark(_ request: MarkRequest, _ archive: ArchiveID?) -> ReaderEvent {
        var changed: [PostRow] = []
        if case .posts(let ids) = request.scope {
            for index in posts.indices where ids.contains(posts[index].row.id) {
                switch request.mark {
                case .read(let isRead): posts[index].row.isRead = isRead
                case .starred(let isStarred): posts[index].row.isStarred = isStarred
                }
                changed.append(posts[index].row)
            }
        }
        let outcome = MarkOutcome(
            mark: request.mark, changed: changed.count, posts: changed.map(\.id))
        return .marked(
            MarkResult(
                cause: .mark(isAutomatic: request.isAutomatic), outcome: outcome, rows: changed,
                outline: outline, archive: archive))
    }
}
