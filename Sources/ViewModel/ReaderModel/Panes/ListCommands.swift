internal import ArchiveModel

extension ReaderState {
    /// Moves the list's selection.
    mutating func moveList(_ motion: Motion) {
        if let lines = motion.lines(height: max(1, listHeight - 1)) {
            step(by: lines)
            return
        }
        switch motion {
        case .first: goToEdge(first: true)
        case .last: goToEdge(first: false)
        case .number where listFilter?.isCounting == true,
            .percent where listFilter?.isCounting == true:
            say("Still counting: try again in a moment")
        case .number(let number): go(toPost: number)
        case .percent(let percent): go(toPost: (list.total * percent + 99) / 100)
        case .lines, .halfPages, .pages: break
        }
    }

    /// Moves the selection on by a number of posts, and opens the post when an entry is given.
    ///
    /// Posts far beyond the window are gone to by their month where that is allowed.
    mutating func step(
        by count: Int, entry: PostRequest.Entry? = nil, mayJump: Bool = true, speaks: Bool = false
    ) {
        guard let last = list.rows.indices.last else { return }
        let target = list.selection + count
        if list.rows.indices.contains(target) { return select(target, entry: entry) }
        let beyond = count > 0 ? target - last : target
        if count > 0 ? list.hasAfter : list.hasBefore {
            if mayJump, listFilter?.isCounting != true, abs(beyond) > list.rows.count,
                list.section == .posts
            {
                return go(toPost: list.firstOrdinal + target + 1, entry: entry)
            }
            list.selection = count > 0 ? last : 0
            return extendWindow(forward: count > 0, steps: beyond, entry: entry)
        }
        let edge = count > 0 ? last : 0
        if edge == list.selection, speaks || entry != nil {
            say("This is the \(count > 0 ? "last" : "first") \(Counting.noun(list.section))")
        } else {
            select(edge, entry: entry)
        }
    }

    private mutating func select(_ index: Int, entry: PostRequest.Entry?) {
        // Rows that are on their way would take the selection elsewhere; the window's own growth
        // is asked for again.
        requests.rows = nil
        list.selection = index
        list.keepSelectionVisible(height: listHeight, context: listHeight >= 10 ? 2 : 0)
        if let entry { readSelected(entry) }
    }

    private mutating func goToEdge(first: Bool) {
        if first ? !list.hasBefore : !list.hasAfter {
            select(first ? 0 : max(0, list.rows.count - 1), entry: nil)
        } else {
            requestRows(
                first ? .first : .last, in: list.section, target: first ? .first : .last)
        }
    }

    /// Goes to a post of the section by its number, from 1.
    mutating func go(toPost number: Int, entry: PostRequest.Entry? = nil) {
        let index = max(0, min(number, list.total) - 1)
        guard let archive, list.section == .posts else {
            return step(by: index - list.firstOrdinal - list.selection, entry: entry)
        }
        var before = 0
        for month in order.months(archive.outline) {
            guard before + month.tally.posts <= index else {
                let start = order.start(of: month.month)
                return requestRows(
                    .around(start), in: .posts, target: .from(start), steps: index - before,
                    entry: entry)
            }
            before += month.tally.posts
        }
    }

    /// Selects a post wherever it stands, and opens it when an entry is given.
    mutating func go(to row: PostRow, entry: PostRequest.Entry? = nil) {
        let section = section(of: row)
        if section == list.section, let index = list.index(of: row.id) {
            return select(index, entry: entry)
        }
        requestRows(
            .around(row.key), in: section, target: .from(row.key), entry: entry,
            post: entry == nil ? nil : row.id)
    }

    /// Selects the first post from a key on, at the top of the pane.
    mutating func go(
        from key: PostKey, in section: Section = .posts, entry: PostRequest.Entry? = nil
    ) {
        if let index = listed(from: key, in: section) {
            select(index, entry: entry)
            list.top = index
        } else {
            requestRows(
                .around(key), in: section, target: .from(key), placement: .top, entry: entry)
        }
    }

    /// The index of the first post from a key on, if the window is known to have it.
    func listed(from key: PostKey, in section: Section) -> Int? {
        guard section == list.section, let index = list.index(from: key, order),
            index > 0 || !list.hasBefore
        else { return nil }
        return index
    }

    /// Loads the window again where it stands.
    mutating func reloadList() {
        guard let selected = list.selected else { return showBeginning() }
        requestRows(
            .around(selected.key), in: list.section, target: .from(selected.key),
            placement: .kept)
    }

    /// Takes the next post by title in.
    mutating func takeTitle(_ row: PostRow?) {
        guard let request = requests.title else { return }
        requests.title = nil
        if let row {
            message = nil
            go(to: row)
            if request.hasWrapped { say(Self.wrapped(request.direction == .backward)) }
        } else if request.hasWrapped {
            say("No title has “\(request.text)”", isError: true)
        } else {
            seekTitle(request.text, request.direction, hasWrapped: true)
        }
    }

    /// Looks for a title beyond the selected post, or from the section's far end when wrapped.
    mutating func seekTitle(_ text: String, _ direction: ReadingDirection, hasWrapped: Bool) {
        guard let selected = list.selected else { return }
        let isForward = direction == .forward
        let edge = isForward ? order.start : order.end
        let key = hasWrapped ? edge : selected.key
        guard
            let query = rowQuery(
                list.section, isForward ? .after(key) : .before(key), limit: 1)
        else { return }
        let generation = requests.newGeneration()
        requests.title = TitleRequest(
            text: text, direction: direction, hasWrapped: hasWrapped, generation: generation)
        say("Looking for “\(text)” …")
        send(.seekTitle(text, query, direction, generation: generation))
    }

    /// What is said when find went round the end.
    static func wrapped(_ isBackward: Bool) -> String {
        isBackward ? "Went on from the end" : "Went on from the beginning"
    }
}
