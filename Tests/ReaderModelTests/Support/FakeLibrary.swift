import ArchiveModel
import Glibc
import Prose
import ReaderModel
import Search

/// An archive in memory that answers the reader's questions as the library would.
final class FakeLibrary {
    static let archive = ArchiveID(1)

    private(set) var posts: [FakePost]
    private var undone: [[Change]] = []
    private var done: [[Change]] = []
    private(set) var position: ReadingPosition?
    var isReversed = false
    /// What is kept of the settings.
    var settings: [String: String] = [:]
    /// The archive that was opened last.
    var openedArchive = FakeLibrary.archive
    /// Marks as they were asked for.
    private(set) var requests: [MarkRequest] = []

    private struct Change {
        var index: Int
        var mark: MarkRequest.Mark
        var old: MarkRequest.Mark
    }

    init(_ posts: [FakePost]) {
        self.posts = posts.sorted { $0.row.key < $1.row.key }
    }

    // MARK: Reading

    var summary: ArchiveSummary {
        searches.first { $0.id == openedArchive }
            ?? ArchiveSummary(
                id: openedArchive,
                blog: BlogInfo(identity: "fake:1", kind: .atom, title: "The Fake Log"),
                tally: outline.total, isReversed: isReversed, lastReadAt: position == nil ? 0 : 1)
    }

    /// The archives that have posts; the one that is open counts first.
    var summaries: [ArchiveSummary] {
        let open = openedArchive.isKeptSearch ? Self.archive : openedArchive
        let others = Set(posts.map(\.row.archive)).subtracting([open]).sorted()
        let current = openedArchive
        defer { openedArchive = current }
        openedArchive = open
        return [summary]
            + others.map { other in
                let rows = posts.map(\.row).filter { $0.archive == other }
                return ArchiveSummary(
                    id: other,
                    blog: BlogInfo(identity: "fake:2", kind: .atom, title: "Another Log"),
                    tally: Tally(posts: rows.count, unread: rows.count { !$0.isRead }))
            } + searches
    }

    /// The posts of the open archive, or kept search.
    private var shelf: [FakePost] {
        guard let search = searches.first(where: { $0.id == openedArchive })?.kept else {
            return posts.filter { $0.row.archive == openedArchive }
        }
        let found = self.found[search.query] ?? find(search)
        return posts.filter { found.contains($0.row.id) }
    }

    private var found: [String: Set<PostID>] = [:]

    private func find(_ search: KeptSearch) -> Set<PostID> {
        let query = SearchParser(currentYear: search.year).read(search.query, isTyping: true)
        let posts = Set(hits(of: query, in: search.archive).map(\.post))
        found[search.query] = posts
        return posts
    }

    /// The section that a post of the open archive is listed in: kept searches have but one.
    private func section(_ row: PostRow) -> Section {
        openedArchive.isKeptSearch ? .posts : row.section
    }

    /// Kept searches, by the order in which they were kept.
    private(set) var searches: [ArchiveSummary] = []

    func keep(_ search: KeptSearch, called name: String) -> ArchiveID? {
        guard !searches.contains(where: { $0.displayTitle == name }) else { return nil }
        let id = ArchiveID(keptSearch: Int64(searches.count + 1))
        var summary = ArchiveSummary(
            id: id, blog: BlogInfo(identity: "", kind: .atom, title: name))
        summary.kept = search
        searches.append(summary)
        return id
    }

    func rename(_ id: ArchiveID, to name: String) -> Bool {
        guard let index = searches.firstIndex(where: { $0.id == id }) else { return false }
        searches[index].blog.title = name
        return true
    }

    func forget(_ id: ArchiveID) { searches.removeAll { $0.id == id } }

    /// Counts what a kept search finds now.
    func refresh(_ id: ArchiveID) -> ArchiveSummary? {
        guard let index = searches.firstIndex(where: { $0.id == id }) else { return nil }
        let open = openedArchive
        defer { openedArchive = open }
        openedArchive = id
        searches[index].tally = outline.total
        searches[index].kept?.isCounted = true
        return searches[index]
    }

    static func passes(_ post: FakePost, _ filter: PostFilter) -> Bool {
        Set(filter.labels).isSubset(of: post.stored.labels)
            && filter.author.map { $0 == post.stored.author } ?? true
            && !(filter.isUnread && post.row.isRead) && !(filter.isStarred && !post.row.isStarred)
    }

    /// What the posts can be filtered by.
    func choices() -> [FilterChoice] {
        var labels: [String: Int] = [:]
        for post in shelf { for label in post.stored.labels { labels[label, default: 0] += 1 } }
        return [
            FilterChoice(.unread, posts: shelf.filter { !$0.row.isRead }.count),
            FilterChoice(.starred, posts: shelf.filter(\.row.isStarred).count),
        ]
            + labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                FilterChoice(.label($0.key), posts: $0.value)
            }
    }

    /// The post that has an address.
    func post(at address: String) -> PostRow? {
        posts.first { $0.stored.permalink == address }?.row
    }

    /// The posts that a query finds by the words of their titles and the beginnings of their texts.
    func hits(of query: SearchQuery, in archive: ArchiveID?) -> [SearchHit] {
        allHits(of: query).filter { archive == nil || $0.archive == archive }
    }

    /// Texts stay as they are, so nothing is looked for twice.
    private func allHits(of query: SearchQuery) -> [SearchHit] {
        if let hits = hits[query] { return hits }
        let matcher = SearchMatcher(query)
        let needles = Self.needles(query)
        let found = posts.compactMap { post -> SearchHit? in
            let (text, isASCII) = text(of: post)
            // What surely isn't there need not be cut into words.
            if isASCII, let needles, !needles.contains(where: { strstr(text, $0) != nil }) {
                return nil
            }
            let count = matcher.hits(in: text).count
            guard count > 0 else { return nil }
            return SearchHit(
                post: post.row.id, archive: post.row.archive, local: post.row.key.local,
                rank: -Float(count))
        }
        hits[query] = found
        return found
    }

    private var hits: [SearchQuery: [SearchHit]] = [:]

    /// Of which a text in lower case must have one to have a hit; nil when that is no matter of
    /// letters.
    private static func needles(_ query: SearchQuery) -> [String]? {
        guard query.patterns.isEmpty else { return nil }
        // Other forms of a word have its first two letters at least.
        return query.phrases.map { String($0.words[0].prefix($0.isInflected ? 2 : .max)) }
    }

    /// What is searched of a post, in lower case; it stays as it is.
    private func text(of post: FakePost) -> (text: String, isASCII: Bool) {
        if let text = texts[post.row.id] { return text }
        let beginning = Document(blocks: Array(post.document.blocks.prefix(4)))
        let text = (post.row.title + "\n" + beginning.dump).lowercased()
        let searched = (text: text, isASCII: text.utf8.allSatisfy { $0 < 0x80 })
        texts[post.row.id] = searched
        return searched
    }

    private var texts: [PostID: (text: String, isASCII: Bool)] = [:]

    /// Posts with the texts around what a query finds.
    func found(_ ids: [PostID], _ query: SearchQuery) -> [FoundPost] {
        let matcher = SearchMatcher(query)
        return posts.filter { ids.contains($0.row.id) }.map { post in
            FoundPost(
                row: post.row, title: SearchExcerpt(whole: post.row.title, matcher),
                excerpt: Array(post.document.dump.utf8).withUnsafeBufferPointer {
                    SearchExcerpt(of: $0, matcher)
                })
        }
    }

    func foldComment(_ key: CommentKey, _ isFolded: Bool?) {
        for post in posts.indices where posts[post].row.id == key.post {
            for comment in posts[post].stored.comments.indices
            where posts[post].stored.comments[comment].identity == key.identity {
                posts[post].stored.comments[comment].isFolded = isFolded
            }
        }
    }

    /// Takes a post out, as an import may.
    func remove(_ id: Int64) {
        (found, hits) = ([:], [:])
        posts.removeAll { $0.row.id.rawValue == id }
    }

    var outline: ArchiveOutline { outline(PostFilter()) }

    func outline(_ filter: PostFilter) -> ArchiveOutline {
        var outline = ArchiveOutline()
        for row in shelf.filter({ Self.passes($0, filter) }).map(\.row) {
            let tally = Tally(
                posts: 1, unread: row.isRead ? 0 : 1, words: row.words,
                unreadWords: row.isRead ? 0 : row.words)
            switch section(row) {
            case .pages: outline.pages = outline.pages + tally
            case .drafts: outline.drafts = outline.drafts + tally
            case .posts where outline.months.last?.month == row.month:
                outline.add(tally, toMonthAt: outline.months.count - 1)
            case .posts: outline.append(MonthTally(month: row.month, tally: tally))
            }
        }
        return outline
    }

    var opened: OpenedArchive {
        OpenedArchive(
            summary: summary, outline: outline, position: position,
            positionRow: position.flatMap { row(of: $0.post) })
    }

    func row(of id: PostID) -> PostRow? { posts.first { $0.row.id == id }?.row }

    /// A section's rows in reading order.
    func rows(
        _ section: Section, isReversed: Bool, filter: PostFilter = PostFilter()
    ) -> [PostRow] {
        let rows = shelf.filter { Self.passes($0, filter) }.map(\.row)
            .filter { self.section($0) == section }
        return isReversed ? rows.reversed() : rows
    }

    func page(_ query: RowQuery) -> RowPage {
        let all = rows(query.section, isReversed: query.isReversed, filter: query.filter)
        let range = self.range(query, all)
        var page = RowPage(
            rows: Array(all[range]), hasBefore: range.lowerBound > 0,
            hasAfter: range.upperBound < all.count, firstOrdinal: range.lowerBound)
        if query.archive.isKeptSearch || !query.filter.isEmpty, let first = page.rows.first {
            page.firstOrdinal =
                all.prefix { $0.id != first.id }.filter { $0.month == first.month }
                .count
            page.isOrdinalOfMonth = true
        }
        return page
    }

    private func range(_ query: RowQuery, _ all: [PostRow]) -> Range<Int> {
        func isBefore(_ left: PostKey, _ right: PostKey) -> Bool {
            query.isReversed ? right < left : left < right
        }
        func first(from key: PostKey) -> Int {
            all.firstIndex { !isBefore($0.key, key) } ?? all.count
        }
        let limit = query.limit
        switch query.anchor {
        case .first: return 0..<min(limit, all.count)
        case .last: return max(0, all.count - limit)..<all.count
        case .after(let key):
            let start = all.firstIndex { isBefore(key, $0.key) } ?? all.count
            return start..<min(all.count, start + limit)
        case .before(let key):
            let end = first(from: key)
            return max(0, end - limit)..<end
        case .around(let key):
            let middle = first(from: key)
            return max(0, middle - limit / 2)..<min(all.count, middle + limit - limit / 2)
        }
    }

    func unread(_ query: RowQuery, _ direction: ReadingDirection) -> PostRow? {
        beyond(query, direction).first { !$0.isRead }
    }

    func titled(_ text: String, _ query: RowQuery, _ direction: ReadingDirection) -> PostRow? {
        beyond(query, direction).first { $0.title.lowercased().contains(text.lowercased()) }
    }

    private func beyond(_ query: RowQuery, _ direction: ReadingDirection) -> [PostRow] {
        var all = query
        all.limit = posts.count
        let rows = page(all).rows
        return direction == .forward ? rows : rows.reversed()
    }

    func loaded(_ id: PostID, isReversed: Bool) -> LoadedPost? {
        guard let post = posts.first(where: { $0.row.id == id }) else { return nil }
        let rows = rows(post.row.section, isReversed: isReversed)
        let following = rows.drop { $0.id != id }.dropFirst()
        return LoadedPost(
            post: post.stored, document: post.document, commentDocuments: post.commentDocuments,
            next: following.first)
    }

    // MARK: Writing

    /// Gives a post another text, as an import does.
    func change(_ id: PostID, to text: String) {
        guard let index = posts.firstIndex(where: { $0.row.id == id }) else { return }
        posts[index].document = Document(blocks: [.paragraph([.text(text)])])
    }

    func save(_ position: ReadingPosition) {
        self.position = position
        guard let index = posts.firstIndex(where: { $0.row.id == position.post }) else { return }
        posts[index].stored.position = position.offset
    }

    func mark(_ request: MarkRequest) -> MarkResult {
        requests.append(request)
        let listed = Set(shelf.map(\.row.id))
        let changes = posts.indices.filter { covers(request.scope, posts[$0].row) }
            .filter { !openedArchive.isKeptSearch || listed.contains(posts[$0].row.id) }
            .compactMap { change($0, request.mark) }
        apply(changes)
        if !request.isAutomatic, !changes.isEmpty {
            done.append(changes)
            undone = []
        }
        return result(.mark(isAutomatic: request.isAutomatic), changes, request.mark)
    }

    func undo() -> MarkResult {
        guard let changes = done.popLast() else { return result(.undo, nil, .read(false)) }
        undone.append(changes)
        for change in changes { set(change.old, at: change.index) }
        return result(.undo, changes, changes[0].old)
    }

    func redo() -> MarkResult {
        guard let changes = undone.popLast() else { return result(.redo, nil, .read(false)) }
        done.append(changes)
        apply(changes)
        return result(.redo, changes, changes[0].mark)
    }

    private func covers(_ scope: MarkScope, _ row: PostRow) -> Bool {
        switch scope {
        case .posts(let ids): ids.contains(row.id)
        case .month(_, let month): row.section == .posts && row.month == month
        case .year(_, let year):
            row.section == .posts && !row.month.isUndated && row.month.year == year
        case .section(_, let section): self.section(row) == section
        case .filtered(_, let section, let span, let filter):
            self.section(row) == section && span.contains(row.key.local)
                && posts.contains { $0.row.id == row.id && Self.passes($0, filter) }
        }
    }

    private func change(_ index: Int, _ mark: MarkRequest.Mark) -> Change? {
        let row = posts[index].row
        switch mark {
        case .read(let isRead):
            return row.isRead == isRead
                ? nil : Change(index: index, mark: mark, old: .read(row.isRead))
        case .starred(let isStarred):
            return row.isStarred == isStarred
                ? nil : Change(index: index, mark: mark, old: .starred(row.isStarred))
        }
    }

    private func apply(_ changes: [Change]) {
        for change in changes { set(change.mark, at: change.index) }
    }

    private func set(_ mark: MarkRequest.Mark, at index: Int) {
        switch mark {
        case .read(let isRead): posts[index].stored.row.isRead = isRead
        case .starred(let isStarred): posts[index].stored.row.isStarred = isStarred
        }
    }

    private func result(
        _ cause: MarkResult.Cause, _ changes: [Change]?, _ mark: MarkRequest.Mark
    ) -> MarkResult {
        let rows = (changes ?? []).prefix(100).map { posts[$0.index].row }
        return MarkResult(
            cause: cause,
            outcome: changes.map {
                MarkOutcome(mark: mark, changed: $0.count, posts: rows.map(\.id))
            }, rows: rows, outline: outline, archive: openedArchive)
    }
}
