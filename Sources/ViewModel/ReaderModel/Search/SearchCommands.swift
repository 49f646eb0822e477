internal import ArchiveModel
internal import Search

extension ReaderState {
    /// Shows the search page, as it was left, and has the query typed.
    mutating func openSearch() {
        if search == nil { search = SearchPage() }
        isSearchShown = true
        search?.opensSelected = false
        open(.search)
        prompt?.replace(with: search?.text ?? "")
        sayFound()
        if search?.isUnderWay != true { send(.prepareSearch) }
    }

    /// Leaves the search page; what was found is kept.
    private mutating func closeSearch() {
        isSearchShown = false
        search?.opensSelected = false
        if search?.isUnderWay == true { send(.endSearch) }
        search?.isUnderWay = false
    }

    /// Searches for what is being typed.
    mutating func searchWhileTyping(_ text: String) {
        guard var page = search else { return }
        page.text = text
        let parser = SearchParser(
            currentYear: currentYear, isInflecting: settings.searchesInflected)
        let query = parser.read(text, isTyping: true)
        let isSame = query.groups == page.query.groups
        page.query = query
        search = page
        if !isSame { startSearch() }
        sayFound()
    }

    /// What a month without a year belongs to: the year of the selected post.
    var currentYear: Int {
        list.selected.flatMap { $0.month.isUndated ? nil : $0.month.year } ?? 2_000
    }

    /// Asks for what the page's query finds.
    private mutating func startSearch() {
        guard var page = search else { return }
        let isSearchable = page.query.isWorthSearching
        page.results = SearchResults(order: page.results.order)
        (page.year, page.selection, page.top) = (nil, 0, 0)
        (page.searchesYear, page.ofYear) = (false, nil)
        (page.found, page.awaited) = ([:], [])
        page.isUnderWay = isSearchable
        page.list()
        search = page
        requests.search = requests.newGeneration()
        guard isSearchable, let generation = requests.search else { return send(.endSearch) }
        send(
            .search(
                page.query, in: page.isEverywhere ? nil : searchedArchive,
                order: page.results.order, generation: generation))
    }

    /// Takes in what was found so far; the selected hit stays selected once a person chose it.
    mutating func take(_ results: SearchResults, _ coverage: SearchCoverage) {
        guard var page = search else { return }
        let chosen = page.selection > 0 ? page.selected?.post : nil
        if page.searchesYear { page.ofYear = results } else { page.results = results }
        page.coverage = coverage
        page.isUnderWay = !results.isComplete
        page.list()
        if let chosen, let index = page.hits.firstIndex(where: { $0.post == chosen }) {
            page.top += index - page.selection
            page.selection = index
        }
        search = page
        if !page.searchesYear { searchYear() }
        sayFound()
    }

    /// Searches for the hits of the chosen year alone, where they may be more than there are of it
    /// among those of all years.
    private mutating func searchYear() {
        guard let page = search, let year = page.year, page.isCut else { return }
        search?.searchesYear = true
        search?.isUnderWay = true
        let generation = requests.newGeneration()
        requests.search = generation
        send(
            .search(
                page.query(of: year), in: page.isEverywhere ? nil : searchedArchive,
                order: page.results.order, generation: generation))
    }

    /// Takes in posts that were found, with the texts around what was.
    mutating func take(_ posts: [FoundPost]) {
        guard var page = search else { return }
        for post in posts { page.found[post.row.id] = post }
        page.awaited.subtract(posts.map(\.row.id))
        search = page
        if page.opensSelected { openFound() }
    }

    /// Says beside the query what it finds, or what of it makes no sense.
    private mutating func sayFound() {
        guard prompt?.kind == .search, let page = search else { return }
        hint(
            page.query.notes.first
                ?? (page.text.isEmpty ? "words, \"phrases\", -not, title:, in:2011" : ""))
    }

    /// Takes a key while a query is typed; false for one that edits it.
    mutating func pressInSearch(_ key: KeyPress) -> Bool {
        switch key {
        case .named(.up): moveSearch(.lines(-1))
        case .named(.down): moveSearch(.lines(1))
        case .named(.pageUp): moveSearch(.pages(-1))
        case .named(.pageDown): moveSearch(.pages(1))
        case .named(.tab): toggleEverywhere()
        default: return false
        }
        return true
    }

    /// Opens the selected post; without any, goes on typing.
    mutating func acceptSearch() {
        guard search?.hits.isEmpty == false else {
            let text = search?.text ?? ""
            open(.search)
            prompt?.replace(with: text)
            return hint(search?.isUnderWay == true ? "still looking" : "nothing found")
        }
        openFound()
    }

    /// Leaves what is typed: for the hits where there are any, else the page too.
    mutating func leaveSearchPrompt() {
        if search?.hits.isEmpty != false { closeSearch() }
    }

    /// Does what a command means on the search page; false when it means nothing special there.
    mutating func performInSearch(_ command: Command, count: Int?) -> Bool {
        guard isSearchShown else { return false }
        if let motion = Motion(command, count: count) {
            moveSearch(motion)
            return true
        }
        switch command {
        case .open, .continueReading: openFound()
        case .out, .close, .cancel:
            if search?.year != nil, command == .cancel { choose(year: nil) } else { closeSearch() }
        case .search, .find, .findBackward: openSearch()
        case .keep: askForKeptName()
        case .findNext, .nextPost: moveSearch(.lines(count ?? 1))
        case .findPrevious, .previousPost: moveSearch(.lines(-(count ?? 1)))
        case .reverse: turnSearchOrder()
        case .nextPane, .previousPane: toggleEverywhere()
        case .nextYear, .nextMonth: walkYears(by: 1)
        case .previousYear, .previousMonth: walkYears(by: -1)
        case .help, .commandLine, .redraw, .suspend, .quit, .archives, .archive, .set: return false
        default: say("Enter opens the post, s changes the query, S keeps it, q leaves")
        }
        return true
    }

    private mutating func moveSearch(_ motion: Motion) {
        guard var page = search else { return }
        page.selection = motion.target(
            from: page.selection, count: page.hits.count, height: hitsOnScreen)
        search = page
    }

    private mutating func toggleEverywhere() {
        guard archive != nil else { return say("No archive is open: all are searched") }
        search?.isEverywhere.toggle()
        startSearch()
    }

    private mutating func turnSearchOrder() {
        guard var page = search else { return }
        let orders = SearchOrder.allCases
        let index = orders.firstIndex(of: page.results.order) ?? 0
        page.results = SearchResults(order: orders[(index + 1) % orders.count])
        search = page
        startSearch()
    }

    /// Goes to the next year that has hits, or the one before; beyond the ends to all years.
    private mutating func walkYears(by step: Int) {
        guard let page = search else { return }
        let years = page.years.map(\.year)
        guard !years.isEmpty else { return }
        guard let year = page.year, let index = years.firstIndex(of: year) else {
            return choose(year: step > 0 ? years.first : years.last)
        }
        let next = index + step
        choose(year: years.indices.contains(next) ? years[next] : nil)
    }

    private mutating func choose(year: Int?) {
        guard var page = search else { return }
        if page.searchesYear {
            // What is still found of the year before is not of this one.
            requests.search = requests.newGeneration()
            if page.isUnderWay { send(.endSearch) }
            (page.searchesYear, page.ofYear, page.isUnderWay) = (false, nil, false)
        }
        page.year = year
        (page.selection, page.top) = (0, 0)
        page.list()
        search = page
        searchYear()
    }

    /// Hits that the screen has room for.
    private var hitsOnScreen: Int {
        max(1, (overlayHeight - SearchPage.rowsAbove(height: overlayHeight)) / SearchPage.rowsOfHit)
    }

    /// Keeps the selected hit on screen, and asks for what is shown and not known.
    mutating func settleSearch() {
        guard isSearchShown, var page = search else { return }
        page.selection = max(0, min(page.selection, page.hits.count - 1))
        page.top = page.top.scrolled(
            showing: page.selection, count: page.hits.count, height: hitsOnScreen)
        let shown = page.hits.dropFirst(page.top).prefix(hitsOnScreen)
        let unknown = shown.map(\.post).filter { page.found[$0] == nil }
        if !unknown.isEmpty, !unknown.allSatisfy(page.awaited.contains) {
            // No more is kept than is near.
            if page.found.count > 1_000 { page.found = [:] }
            page.awaited = Set(unknown)
            let generation = requests.newGeneration()
            requests.found = generation
            send(.loadFound(unknown, page.query, generation: generation))
        }
        search = page
    }
}

extension SearchQuery {
    /// Whether it asks for more than words that begin with a single letter, which most posts have.
    var isWorthSearching: Bool {
        groups.joined().contains { term in
            guard case .words(let phrase, _) = term.test, let word = phrase.words.first,
                phrase.words.count == 1
            else { return true }
            return word.utf8.count > 1
        }
    }
}
