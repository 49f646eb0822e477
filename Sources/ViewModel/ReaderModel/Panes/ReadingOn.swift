internal import ArchiveModel

extension ReaderState {
    /// How long a post that fits the screen is looked at before it counts as read.
    static let dwellMilliseconds = 1_500

    /// The most unread posts that one count goes over, each a question of its own.
    private static let mostSeeks = 100

    /// Space: a page down; at the end of a post on to the next unread one; elsewhere into the text.
    ///
    /// - Parameter fromBeginning: whether Space was pressed right after being told that what is
    ///   unread lies behind.
    mutating func readOn(fromBeginning: Bool) {
        guard focus == .text, var pane = reading else { return readSelected(.resumed) }
        // The page is not what Space was pressed for: that post is still on its way.
        guard requests.post?.isToBeRead != true else { return }
        guard !putOff(.readOn, if: pane.isAtEnd) else { return }
        guard pane.isAtEnd else { return moveText(.pages(1)) }
        reading = pane
        markOnMovingOn()
        let key = fromBeginning ? order.start : pane.loaded.post.row.key
        seekUnread(from: key, .forward, for: .readOn(fromBeginning: fromBeginning))
    }

    /// Marks the post on the page read when its end is on screen and one moves on from it.
    mutating func markOnMovingOn() {
        guard isBeingRead, var pane = reading, pane.isBodyEndShown else { return }
        markByItself(&pane)
    }

    private mutating func markByItself(_ pane: inout ReadingPane) {
        guard !pane.isMarkSpent, pane.isToBeMarked else { return }
        pane.isMarkSpent = true
        reading = pane
        mark(pane.loaded.post.row, .read(true), isAutomatic: true)
    }

    /// Whether the text is what a person looks at: nothing lies over it and it has the focus.
    private var isBeingRead: Bool {
        focus == .text && picker == nil && help == nil && !isTooSmall && layout.text != nil
            && prompt?.isTemporary != true
    }

    /// Marks a post whose end has come on screen, or sets the alarm for one that fits the screen.
    mutating func settleMarking() {
        guard isBeingRead, var pane = reading, pane.isToBeMarked, !pane.isMarkSpent,
            pane.isBodyEndShown
        else {
            requests.wake = nil
            return
        }
        reading = pane
        if pane.hasMoved {
            requests.wake = nil
            markByItself(&pane)
        } else if pane.isLed {
            requests.wake = nil
        } else if requests.wake == nil {
            let generation = requests.newGeneration()
            requests.wake = generation
            send(.wake(afterMilliseconds: Self.dwellMilliseconds, generation: generation))
        }
    }

    /// Takes in that a post has been looked at for long enough.
    mutating func takeWaking() {
        requests.wake = nil
        markOnMovingOn()
    }

    /// Asks for the next unread post beyond a key.
    mutating func seekUnread(
        from key: PostKey, _ direction: ReadingDirection, for purpose: UnreadRequest.Purpose
    ) {
        guard
            let query = rowQuery(
                list.section, direction == .forward ? .after(key) : .before(key), limit: 1)
        else { return }
        let generation = requests.newGeneration()
        requests.unread = UnreadRequest(
            query: query, direction: direction, purpose: purpose, generation: generation)
        send(.seekUnread(query, direction, generation: generation))
    }

    /// Goes to the next unread post, or the one before.
    mutating func jumpUnread(by count: Int) {
        guard let row = list.selected else { return }
        let direction: ReadingDirection = count > 0 ? .forward : .backward
        if count > 0, focus == .text { markOnMovingOn() }
        seekUnread(
            from: row.key, direction, for: .select(more: min(abs(count), Self.mostSeeks) - 1))
    }

    /// Takes the next unread post in.
    mutating func takeUnread(_ row: PostRow?) {
        guard let request = requests.unread else { return }
        requests.unread = nil
        if var row {
            marking.overlay(&row)
            // The library does not know yet that this one was just read.
            guard !row.isRead else {
                return seekUnread(from: row.key, request.direction, for: request.purpose)
            }
            take(unread: row, request)
        } else {
            takeNoUnread(request)
        }
    }

    private mutating func take(unread row: PostRow, _ request: UnreadRequest) {
        switch request.purpose {
        case .readOn: go(to: row, entry: .resumed)
        case .begin: go(to: row)
        case .select(let more) where more > 0:
            go(to: row)
            seekUnread(from: row.key, request.direction, for: .select(more: more - 1))
        case .select: go(to: row, entry: focus == .text ? .resumed : nil)
        }
    }

    private mutating func takeNoUnread(_ request: UnreadRequest) {
        if request.purpose == .begin { return showBeginning() }
        let noun = Counting.noun(list.section)
        let left = unreadElsewhere
        guard left > 0 else { return sayNothingLeft(ahead: request.direction) }
        let count = Counting.of(left, "unread \(noun)")
        switch request.purpose {
        case .readOn(fromBeginning: false):
            offersBeginning = true
            say("No unread \(noun) ahead · \(count) behind: Space again goes to the first")
        case .select where request.direction == .forward:
            say("No unread \(noun) ahead · \(count) behind")
        default: say("No unread \(noun) before this one")
        }
    }

    /// Unread posts of the section, without the selected one.
    private var unreadElsewhere: Int {
        let unread = archive?.outline.tally(of: list.section).unread ?? 0
        return unread - (list.selected?.isRead == false ? 1 : 0)
    }

    private var nothingLeft: String {
        let posts = Counting.of(list.total, Counting.noun(list.section))
        if list.selected?.isRead == false { return "Only this one is still unread" }
        return list.section == .posts && !listsOnlySome
            ? "You have read the whole blog: \(posts)" : "All read: \(posts)"
    }

    /// Says that all is read, and where to go on.
    private mutating func sayNothingLeft(ahead direction: ReadingDirection) {
        guard direction == .forward, let next = nextArchiveToRead else { return say(nothingLeft) }
        offeredArchive = next.id
        say("\(nothingLeft) · again goes on in “\(next.displayTitle)”")
    }

    /// The next of the library's archives, round to the first, that has something unread.
    private var nextArchiveToRead: ArchiveSummary? {
        let here = archives.firstIndex { $0.id == archive?.summary.id } ?? 0
        let others = archives.dropFirst(here + 1) + archives.prefix(here)
        return others.first { $0.kept == nil && $0.tally.unread > 0 }
    }

    /// Opens an archive at its first unread post.
    mutating func goOn(in id: ArchiveID) {
        if focus == .text { markOnMovingOn() }
        open(id)
        opensAtUnread = true
    }

    /// Sends where reading stands when that has changed.
    mutating func settlePosition() {
        guard focus == .text, picker == nil, prompt?.isTemporary != true, let pane = reading,
            pane.loaded.post.version == nil
        else { return }
        let position = ReadingPosition(
            post: pane.post, offset: pane.positionToKeep,
            keptSearch: isKeptSearchOpen ? archive?.summary.id : nil)
        guard position != bookmarks.newest else { return }
        bookmarks.note(position)
        send(.savePosition(position))
    }
}
