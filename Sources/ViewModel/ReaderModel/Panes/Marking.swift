internal import ArchiveModel

extension ReaderState {
    /// Marks above this many posts are asked about first.
    static let unaskedMarks = 20

    /// The post that mark commands mean: in the text the one on the page, else the selected one.
    var markedRow: PostRow? { focus == .text ? reading?.loaded.post.row : list.selected }

    /// Marks the post read, or unread again.
    mutating func toggleRead() {
        guard let row = markedRow else { return say("There is no post to mark") }
        if reading?.post == row.id { reading?.isMarkSpent = true }
        mark(row, .read(!row.isRead))
    }

    /// Stars the post, or takes the star off.
    mutating func toggleStar() {
        guard let row = markedRow else { return say("There is no post to star") }
        mark(row, .starred(!row.isStarred))
    }

    /// Sets a mark on one post: shown at once, sent to be kept.
    mutating func mark(_ row: PostRow, _ mark: MarkRequest.Mark, isAutomatic: Bool = false) {
        if case .read(let isRead) = mark, row.isRead != isRead {
            let section = section(of: row)
            archive?.outline.count(row, in: section, asRead: isRead)
            listFilter?.whole.count(row, in: section, asRead: isRead)
            rebuildTree()
        }
        var marked = row
        marked.set(mark)
        replace(marked)
        send(MarkRequest(scope: .posts([row.id]), mark: mark, isAutomatic: isAutomatic))
    }

    /// Sends a change of marks.
    mutating func send(_ request: MarkRequest) {
        marking.note(request)
        send(.mark(request, archive: archive?.summary.id))
    }

    /// Shows a post's row as it now is, wherever it is shown.
    private mutating func replace(_ row: PostRow) {
        if let index = list.index(of: row.id) { list.rows[index] = row }
        guard reading?.post == row.id else { return }
        if reading?.loaded.post.row.isRead != row.isRead { reading?.isMarkSpent = true }
        reading?.loaded.post.row = row
    }

    /// Marks what the focus means read: a month, in the tree a year or section too; of a list that has
    /// only some posts, those.
    mutating func markGroup() {
        let node = focus == .tree ? tree.selected?.node : markedRow.map { self.node(of: $0) }
        guard let node else { return say("There is nothing to mark") }
        markRead(.node(node))
    }

    /// Marks the whole listed section read.
    mutating func markSection() { markRead(.section(list.section)) }

    /// What brings the counts anew and marks nothing.
    static let recount = MarkRequest(scope: .posts([]), mark: .read(true), isAutomatic: true)

    private mutating func markRead(_ group: GroupMark, isCountedAnew: Bool = false) {
        guard let archive else { return }
        guard listFilter?.isCounting != true else {
            return say("Still counting: try again in a moment")
        }
        let name = group.name(in: archive)
        let unread = group.tally(in: archive.outline).unread
        guard unread > 0 else {
            say("\(name) is all read")
            // Another program may have changed that since it was counted: with a mark on nothing the
            // counts come anew, and with them the mark that was meant.
            guard !isCountedAnew else { return }
            markAfterCount = group
            return send(Self.recount)
        }
        let request = MarkRequest(
            scope: group.scope(in: archive.summary.id, listFilter?.filter), mark: .read(true))
        guard group.isAlwaysAsked || unread > Self.unaskedMarks else { return send(request) }
        let posts = Counting.of(unread, "unread post")
        open(.confirm("Mark the \(posts) of \(name) read? y/n", .mark(request)))
    }

    /// Takes back the last change of marks, or makes it again.
    mutating func sendUndo(again: Bool) {
        marking.note(nil)
        let archive = archive?.summary.id
        send(again ? .redo(archive: archive) : .undo(archive: archive))
    }

    /// Says how far a change of marks is that takes long.
    mutating func takeProgress(_ done: Int, _ total: Int) {
        isMarkingLong = true
        say(MarkWords.progress(done, total))
    }

    /// Stops the change of marks that takes long; false when there is none.
    mutating func stopMarking() -> Bool {
        guard isMarkingLong else { return false }
        send(.stopMarking)
        say("Stopping …")
        return true
    }

    /// Takes in that marks are on disk.
    mutating func take(_ result: MarkResult) {
        isMarkingLong = false
        let isOpen = result.archive == archive?.summary.id
        let request = marking.finish(with: isOpen ? result.outline : nil)
        for var row in result.rows {
            marking.overlay(&row)
            replace(row)
        }
        let isOutdated = isOpen && archive?.outline != marking.outline
        if listFilter != nil, !Self.isOfOnePost(request) { countFiltered() }
        if isOpen, result.outline != nil, marking.isEmpty { showKeptCounts() }
        if let outcome = result.outcome, Self.tellsTooLittle(result, outcome, of: request) {
            reloadShown()
        }
        if request == Self.recount {
            // Of what a filter lets through the counts are on their way.
            if isOutdated, marking.isEmpty, prompt == nil, listFilter == nil,
                let group = markAfterCount
            {
                markRead(group, isCountedAnew: true)
            }
            markAfterCount = nil
            return
        }
        if let word = MarkWords.said(of: result) { say(word) }
    }

    /// Whether a result leaves open how posts that are shown stand now: it has not all that changed,
    /// or another program on the library had marked some of them before.
    private static func tellsTooLittle(
        _ result: MarkResult, _ outcome: MarkOutcome, of request: MarkRequest?
    ) -> Bool {
        if outcome.changed == 0 || outcome.changed > result.rows.count { return true }
        guard let request else {
            // The sign of a changed text comes back also on posts that stay read.
            if case .read = outcome.mark { return true }
            return false
        }
        if case .posts(let posts) = request.scope { return outcome.changed < posts.count }
        return true
    }

    /// Whether a change is shown already, counts and all.
    private static func isOfOnePost(_ request: MarkRequest?) -> Bool {
        if case .posts(let posts) = request?.scope { return posts.count == 1 }
        return false
    }

    private mutating func showKeptCounts() {
        guard listFilter == nil else {
            listFilter?.whole = marking.outline
            return
        }
        guard let archive, archive.outline != marking.outline else { return }
        self.archive?.outline = marking.outline
        if let index = archives.firstIndex(where: { $0.id == archive.summary.id }) {
            archives[index].tally = marking.outline.total
        }
        rebuildTree()
    }

    /// Loads the list's window and the page again where they stand.
    mutating func reloadShown() {
        reloadList()
        if let post = reading?.post { requestPost(post, for: .refresh) }
    }

    /// Shows marks as the library has them after something went wrong.
    mutating func revertMarks() {
        guard !marking.isEmpty else { return }
        isMarkingLong = false
        marking.forget()
        showKeptCounts()
        countFiltered()
        reloadShown()
    }
}
