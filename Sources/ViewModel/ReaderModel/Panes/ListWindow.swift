internal import ArchiveModel

extension ReaderState {
    /// Lines of the post list; the screen's when it isn't shown.
    var listHeight: Int { layout.list?.height ?? max(1, size.rows - 2) }

    /// How many posts a question asks for: three screens.
    private var windowLimit: Int { max(40, 3 * listHeight) }

    /// How many posts a jump asks for, which is felt to wait for them: a screen on either side.
    private var jumpLimit: Int { max(40, 2 * listHeight + 8) }

    /// Asks for rows that replace the window.
    mutating func requestRows(
        _ anchor: RowQuery.Anchor, in section: Section, target: RowRequest.Target,
        placement: RowRequest.Placement = .middle, steps: Int = 0,
        entry: PostRequest.Entry? = nil, post: PostID? = nil
    ) {
        ask(anchor, in: section, limit: jumpLimit) {
            $0.target = target
            $0.placement = placement
            $0.steps = steps
            $0.entry = entry
            $0.post = post
        }
    }

    /// The question that a jump to a key would lead to; nil where the window has its answer.
    func query(jumpingTo key: PostKey, in section: Section) -> RowQuery? {
        guard listed(from: key, in: section) == nil else { return nil }
        return rowQuery(section, .around(key), limit: jumpLimit)
    }

    /// Asks for the rows that follow the window, or come before it, to move on into them.
    mutating func extendWindow(forward: Bool, steps: Int = 0, entry: PostRequest.Entry? = nil) {
        guard let edge = forward ? list.rows.last : list.rows.first else { return }
        let anchor = forward ? RowQuery.Anchor.after(edge.key) : .before(edge.key)
        let limit = max(windowLimit, min(abs(steps) + listHeight, 1_000))
        let ordinal = list.firstOrdinal + (forward ? list.rows.count - 1 : 0)
        ask(anchor, in: list.section, limit: limit, knownOrdinal: ordinal) {
            $0.steps = steps
            $0.entry = entry
        }
    }

    private mutating func ask(
        _ anchor: RowQuery.Anchor, in section: Section, limit: Int,
        knownOrdinal: Int? = nil, adding details: (inout RowRequest) -> Void
    ) {
        guard
            let query = rowQuery(section, anchor, limit: limit, knownOrdinal: knownOrdinal)
        else { return }
        var request = RowRequest(query: query, generation: requests.newGeneration())
        details(&request)
        requests.rows = request
        send(.loadRows(query, generation: request.generation))
    }

    /// Whether the window is about to be replaced.
    var isAwaitingWindow: Bool {
        requests.rows.map { $0.target != nil && !$0.hasFailed } ?? false
    }

    /// Takes rows in.
    mutating func take(_ page: RowPage) {
        guard let request = requests.rows else { return }
        requests.rows = nil
        var page = page
        for index in page.rows.indices { marking.overlay(&page.rows[index]) }
        if page.isOrdinalOfMonth, let first = page.rows.first {
            page.firstOrdinal += postsListed(before: first.month)
        }
        if let target = request.target {
            let line = list.selection - list.top
            list.replace(with: page, section: request.query.section)
            list.select(target, order)
            place(request.placement, line: line)
            if case .nearest(let day) = target { tellNearest(day) }
        } else {
            list.extend(with: page, anchor: request.query.anchor)
        }
        if let post = request.post, post != list.selected?.id {
            return say("That post is not in the library any more", isError: true)
        }
        if request.steps != 0 {
            step(by: request.steps, entry: request.entry, mayJump: false)
        } else if let entry = request.entry {
            readSelected(entry)
        }
    }

    private mutating func place(_ placement: RowRequest.Placement, line: Int) {
        switch placement {
        case .top: list.top = list.selection
        case .middle: list.top = list.selection - listHeight / 3
        case .kept: list.top = list.selection - line
        }
    }

    /// Keeps the selection on screen and the window a screen ahead of it.
    mutating func settleList() {
        let total = archive?.outline.tally(of: list.section).posts ?? 0
        list.total = listFilter?.isCounting == true ? 0 : total
        list.keepSelectionVisible(height: listHeight)
        guard requests.rows == nil, !list.rows.isEmpty else { return }
        let near = max(10, listHeight)
        list.trim(to: 2 * windowLimit, keeping: near)
        if list.hasAfter, list.rows.count - 1 - list.selection < near {
            extendWindow(forward: true)
        } else if list.hasBefore, list.selection < near {
            extendWindow(forward: false)
        }
    }
}

extension PostList {
    /// The index of a post in the window.
    func index(of post: PostID) -> Int? { rows.firstIndex { $0.id == post } }

    fileprivate mutating func replace(with page: RowPage, section: Section) {
        self.section = section
        rows = page.rows
        firstOrdinal = page.firstOrdinal
        hasBefore = page.hasBefore
        hasAfter = page.hasAfter
    }

    fileprivate mutating func extend(with page: RowPage, anchor: RowQuery.Anchor) {
        switch anchor {
        case .after:
            rows += page.rows
            hasAfter = page.hasAfter && !page.rows.isEmpty
        case .before:
            rows = page.rows + rows
            selection += page.rows.count
            top += page.rows.count
            firstOrdinal = page.firstOrdinal
            hasBefore = page.hasBefore && !page.rows.isEmpty
        case .first, .last, .around: break
        }
    }

    /// Drops posts far from the selection until at most `limit` are left.
    fileprivate mutating func trim(to limit: Int, keeping near: Int) {
        let surplus = rows.count - limit
        guard surplus > 0 else { return }
        let spareBefore = max(0, min(top, selection) - near)
        let spareAfter = max(0, rows.count - 1 - selection - near)
        if spareBefore > spareAfter {
            dropFirst(min(surplus, spareBefore))
            dropLast(min(rows.count - limit, spareAfter))
        } else {
            dropLast(min(surplus, spareAfter))
            dropFirst(min(rows.count - limit, spareBefore))
        }
    }

    private mutating func dropLast(_ count: Int) {
        guard count > 0 else { return }
        rows.removeLast(count)
        hasAfter = true
    }

    private mutating func dropFirst(_ count: Int) {
        guard count > 0 else { return }
        rows.removeFirst(count)
        selection -= count
        top -= count
        firstOrdinal += count
        hasBefore = true
    }

    fileprivate mutating func select(_ target: RowRequest.Target, _ order: ReadingOrder) {
        switch target {
        case .first: selection = 0
        case .last: selection = rows.count - 1
        case .from(let key): selection = index(from: key, order) ?? rows.count - 1
        case .nearest(let day):
            let next = index(from: order.start(of: day), order) ?? rows.count
            selection =
                [next, next - 1].filter(rows.indices.contains)
                .min { distance(to: day, $0) < distance(to: day, $1) } ?? 0
        }
        selection = max(0, min(selection, rows.count - 1))
    }

    /// The first post that does not come before a key, nil when all do.
    ///
    /// Cost: a few comparisons, for the posts are in that order.
    func index(from key: PostKey, _ order: ReadingOrder) -> Int? {
        var (before, from) = (0, rows.count)
        while before < from {
            let middle = (before + from) / 2
            if order.precedes(rows[middle].key, key) { before = middle + 1 } else { from = middle }
        }
        return from < rows.count ? from : nil
    }

    private func distance(to day: CalendarDay, _ index: Int) -> Int64 {
        rows[index].date.map { abs($0.day.dayNumber - day.dayNumber) } ?? .max
    }
}
