internal import ArchiveModel
internal import Typesetting

extension ReaderState {
    /// Moves the text.
    mutating func moveText(_ motion: Motion) {
        guard !putOff(.motion(motion), if: motion.needsWhole), var pane = reading else { return }
        switch motion {
        case .lines(let count) where settings.focus == .paragraph: pane.stepBlocks(by: count)
        case .lines(let count) where settings.focus == .ruler: pane.step(by: count)
        case .lines(let count): pane.scroll(by: count)
        case .halfPages(let count): pane.scroll(by: count * max(1, pane.capacity / 2))
        case .pages(let count): pane.turn(by: count)
        case .first, .last, .number, .percent:
            pane.scroll(to: place(of: motion, in: &pane))
            if motion == .first { pane.showStart() }
            if motion == .last { pane.readingRow = pane.capacity }
        }
        // How far it leads is not known before what follows is.
        if isBeginningShown, pane.isAtEnd, putOff(.motion(motion)) { return }
        reading = pane
    }

    private func place(of motion: Motion, in pane: inout ReadingPane) -> PagePlace {
        switch motion {
        case .last: pane.lastTop
        case .number(let percent), .percent(let percent):
            percent > 0
                ? pane.page.place(of: pane.page.bodyRange.count * min(100, percent) / 100) : .start
        case .first, .lines, .halfPages, .pages: .start
        }
    }

    /// Opens the selected post to be read.
    mutating func readSelected(_ entry: PostRequest.Entry) {
        guard let row = list.selected else { return say("There is nothing to read here") }
        if reading?.post == row.id, entry.isKnownInPost, !isBeginningShown || entry == .resumed {
            if requests.post?.isRefreshing(row.id) != true { requests.post = nil }
            focus(on: .text)
            if entry != .resumed { reading?.enter(entry, at: 0) }
            return
        }
        requestPost(row.id, for: .read(entry))
    }

    /// Asks for a post; one that is on its way to the page already is not asked for again.
    ///
    /// The beginning of a long one will do, unless that is shown already or `needsWhole`.
    mutating func requestPost(
        _ post: PostID, for purpose: PostRequest.Purpose, needsWhole: Bool = false
    ) {
        var request = PostRequest(
            post: post, purpose: purpose, isReversed: order.isReversed,
            generation: requests.newGeneration())
        if let underWay = requests.post, underWay.isOpening, request.isOpening,
            underWay.post == post, underWay.isReversed == request.isReversed
        {
            request.generation = underWay.generation
            requests.post = request
            return
        }
        requests.post = request
        let generation = request.generation
        let isWhole = needsWhole || isBeginningShown && reading?.post == post
        send(
            isWhole
                ? .loadWholePost(post, isReversed: order.isReversed, generation: generation)
                : .loadPost(post, isReversed: order.isReversed, generation: generation))
    }

    /// Takes a post in.
    mutating func take(_ loaded: LoadedPost) {
        guard let request = requests.post else { return }
        requests.post = nil
        let loaded = overlaid(loaded)
        switch request.purpose {
        case .preview: show(loaded, entry: .resumed, for: request.purpose)
        case .read(let entry): show(loaded, entry: entry, for: request.purpose)
        case .version: showVersion(loaded)
        case .refresh: refresh(loaded)
        case .browse: browse(loaded.post.permalink)
        case .copyLink: copy(loaded.post.permalink)
        }
    }

    /// A post as it is shown: with what is marked and folded by now, and what follows it in the list.
    private func overlaid(_ loaded: LoadedPost) -> LoadedPost {
        var loaded = loaded
        marking.overlay(&loaded.post.row)
        if listsOnlySome, let index = list.index(of: loaded.post.row.id) {
            loaded.isOfSome = true
            loaded.next = list.rows.dropFirst(index + 1).first
        }
        comments.overlay(&loaded.post)
        return loaded
    }

    /// Takes in a post that is likely to be shown next: to be set when there is time.
    mutating func expect(_ loaded: LoadedPost) {
        // To read a dictionary takes far longer than a key may wait.
        let language = settings.hyphenation(of: loaded)
        guard loaded.isWhole, language.isEmpty || Hyphenator.isPrepared(for: language) else {
            return
        }
        pagesAhead.expect(overlaid(loaded))
    }

    /// Shows a post; the beginning of one only where its reading is to begin within that.
    private mutating func show(
        _ loaded: LoadedPost, entry: PostRequest.Entry, for purpose: PostRequest.Purpose
    ) {
        let kept = bookmarks.offset(in: loaded.post.row.id) ?? loaded.post.position
        var beginning: ReadingPane?
        if !loaded.isWhole {
            var pane = ReadingPane(loaded, setting: pageSetting, position: kept, entry: entry)
            guard pane.holds(entry) else {
                return requestPost(loaded.post.row.id, for: purpose, needsWhole: true)
            }
            beginning = pane
        }
        if purpose != .preview { focus(on: .text) }
        requests.wake = nil
        if loaded.post.row.id != reading?.post { comments.endRevealing() }
        let setting = pageSetting
        let known = pagesAhead.take(loaded, by: setting)
        reading =
            beginning
            ?? ReadingPane(
                loaded, setting: setting, page: known?.page, position: kept, entry: entry)
        if known?.isLaidOut == true { reading?.isLaidOut = true }
        if entry == .found { showFirstFound() }
    }

    private mutating func refresh(_ loaded: LoadedPost) {
        guard let shown = reading?.loaded.post.row, shown.id == loaded.post.row.id,
            reading?.loaded.post.version == nil
        else { return }
        guard loaded.isWhole else {
            return requestPost(shown.id, for: .refresh, needsWhole: true)
        }
        guard !isBeginningShown else { return complete(with: loaded) }
        if shown.isRead != loaded.post.row.isRead { reading?.isMarkSpent = true }
        let setting = pageSetting
        reading?.loaded = loaded
        reading?.forgetGround()
        reading?.set(setting)
    }

    /// Goes back a page; from the top of a post to the end of the one before.
    mutating func goBackInText() {
        guard let pane = reading else { return }
        if pane.isAtStart, pane.waiting.isEmpty {
            step(by: -1, entry: .end)
        } else {
            moveText(.pages(-1))
        }
    }

    /// Makes the page show the selected post at the pane's size.
    mutating func settleReading() {
        let isShown = layout.text != nil
        // A long post takes a moment; whoever has gone on to another does not want it any more.
        if let request = requests.post, request.isOpening, !isAwaitingWindow,
            let row = list.selected, row.id != request.post
        {
            requests.post = nil
        }
        if isShown, !isAwaitingWindow, requests.unread == nil, let row = list.selected,
            row.id != reading?.post, row.id != requests.post?.post
        {
            requestPost(row.id, for: focus == .text ? .read(.resumed) : .preview)
        }
        settleRest()
        guard isShown, var pane = reading else {
            reading?.keepReadingRow()
            return
        }
        let setting = pageSetting
        let find = showsHits ? shownFind : nil
        // Two holders of the page would have it copied whenever more of it is laid out.
        reading = nil
        if pane.page.options != setting.options(for: pane.loaded, codeStart: pane.codeStart)
            || pane.comments != setting.comments
        {
            pane.set(setting)
        } else if pane.height != setting.height || pane.columns != setting.columns {
            pane.setSize(height: setting.height, columns: setting.columns)
        }
        pane.fitColumn()
        reading = pane
        // With that known the pane may have one column instead of two; their width is the same.
        let columns = pageSetting.columns
        reading = nil
        if columns != pane.columns { pane.setSize(height: setting.height, columns: columns) }
        pane.refresh(marking: find)
        reading = pane
    }

    /// What is marked in the text: what is being typed to find, else what was found last.
    var shownFind: FindTarget? {
        if let prompt, case .find = prompt.kind, !prompt.text.isEmpty {
            return .text(prompt.text)
        }
        return find?.target
    }
}
