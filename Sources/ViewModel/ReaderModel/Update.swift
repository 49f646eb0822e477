internal import ArchiveModel

extension ReaderState {
    /// Takes an event in: the one place where the state changes.
    ///
    /// - Returns: what is to be done outside, in order.
    public mutating func update(_ event: ReaderEvent) -> [Effect] {
        guard requests.isCurrent(event) else { return [] }
        if case .idle = event {
            // Nothing that is shown changes but a number, so nothing has to be made to agree.
            return workIdly()
        }
        if case .postExpected(let loaded) = event {
            expect(loaded)
            return []
        }
        ahead = nil
        pagesAhead.expect(nil)
        take(event)
        settle()
        defer { outbox = [] }
        return outbox
    }

    private mutating func take(_ event: ReaderEvent) {
        switch event {
        case .key(let key): press(key)
        case .resized(let size): self.size = size.bounded
        case .archivesLoaded(let archives): take(archives)
        case .archiveOpened(let opened): take(opened)
        case .rowsLoaded(let page, _, _): take(page)
        case .postLoaded(let loaded, _): take(loaded)
        case .postMissing: say("That post is not in the library any more", isError: true)
        case .unreadFound(let row, _): takeUnread(row)
        case .titleFound(let row, _): takeTitle(row)
        case .postFound(let row, _, _): takeLinked(row)
        case .dictionaryRead: requests.dictionary = nil
        case .searched(let results, let coverage, _): take(results, coverage)
        case .foundLoaded(let posts, _): take(posts)
        case .keptChanged(let change): take(change)
        case .keptRefreshed(let search, let hasChanged):
            take(refreshed: search, hasChanged: hasChanged)
        case .filteredCounted(let outline, _): take(filtered: outline)
        case .choicesLoaded(let choices, _): take(choices)
        case .idle, .postExpected: break
        case .marking(let done, let total): takeProgress(done, total)
        case .marked(let result): take(result)
        case .woken: takeWaking()
        case .failed(let sentence, let undertaking): takeFailure(sentence, in: undertaking)
        case .notice(let sentence): say(sentence)
        case .terminated: send(.quit)
        }
    }

    /// Adds to what is to be done outside.
    mutating func send(_ effect: Effect) { outbox.append(effect) }

    /// Puts a word on the bottom row.
    mutating func say(_ text: String, isError: Bool = false) {
        message = Message(text, isError: isError)
        hitWords = nil
    }

    /// Gives up what has failed, and nothing else.
    private mutating func takeFailure(_ sentence: String, in undertaking: Undertaking) {
        switch undertaking {
        case .archive:
            requests.archive = nil
            landing = nil
            if archive == nil, picker == nil, !archives.isEmpty { picker = ArchivePicker() }
        case .rows: requests.rows?.hasFailed = true
        case .post: requests.post?.hasFailed = true
        case .unread:
            let purpose = requests.unread?.purpose
            requests.unread = nil
            if purpose == .begin { showBeginning() }
        case .title: requests.title = nil
        case .marks: revertMarks()
        case .link: requests.link = nil
        case .dictionary: requests.dictionary = nil
        case .search: search?.isUnderWay = false
        case .filter: closeFailedFilter()
        case .other: break
        }
        say(sentence, isError: true)
    }
}
