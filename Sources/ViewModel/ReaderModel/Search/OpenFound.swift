internal import ArchiveModel
internal import Search

extension ReaderState {
    /// Opens the selected post at its first hit, with all hits marked.
    mutating func openFound() {
        guard let page = search, let hit = page.selected else { return }
        guard let post = page.found[hit.post] else {
            // It comes in a moment.
            search?.opensSelected = true
            return
        }
        search?.opensSelected = false
        (prompt, isSearchShown) = (nil, false)
        leave()
        show(post.row)
    }

    private mutating func show(_ row: PostRow) {
        guard let page = search else { return }
        find = FindQuery(text: page.text, isBackward: false, words: page.query)
        showsHits = true
        reading?.forgetHits()
        guard row.id == reading?.post, row.archive == archive?.summary.id else {
            return go(anywhere: row, entry: .found)
        }
        focus(on: .text)
        reading?.showStart()
        showFirstFound()
    }

    /// Goes to the first hit on the page.
    mutating func showFirstFound() {
        guard let find, !find.target.isEmpty else { return }
        guard !putOff(.find(backward: false, times: 1)) else { return }
        look(for: find.target, backward: false, times: 1)
    }

    /// Goes to the next post that the search has found, in reading order, or the one before, when
    /// the text on the page has no more of what it asked for.
    /// - Returns: Whether there is one.
    mutating func goToNextFound(_ target: FindTarget, backward: Bool) -> Bool {
        guard case .words = target, focus == .text, let page = search,
            let here = reading?.loaded.post.row,
            let hit = page.results.next(after: here, backward: backward)
        else { return false }
        let generation = requests.newGeneration()
        requests.found = generation
        // Those that are on their way are dropped.
        search?.awaited = []
        search?.selection = page.hits.firstIndex { $0.post == hit.post } ?? page.selection
        guard let post = page.found[hit.post] else {
            search?.opensSelected = true
            send(.loadFound([hit.post], page.query, generation: generation))
            return true
        }
        show(post.row)
        return true
    }
}

extension SearchResults {
    /// The hit that follows a post in reading order, or comes before it: archive after archive, in
    /// each by date.
    ///
    /// Cost: a walk along the hits.
    fileprivate func next(after row: PostRow, backward: Bool) -> SearchHit? {
        func place(_ hit: SearchHit) -> (ArchiveID, Int64, PostID) {
            (hit.archive, hit.local, hit.post)
        }
        let here = (row.archive, row.key.local, row.id)
        return backward
            ? hits.filter { place($0) < here }.max { place($0) < place($1) }
            : hits.filter { place($0) > here }.min { place($0) < place($1) }
    }
}
