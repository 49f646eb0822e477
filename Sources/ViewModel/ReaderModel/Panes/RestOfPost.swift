internal import ArchiveModel
internal import Typesetting

/// What is wanted of a post of which only the beginning is on the page, and only all of it can tell.
enum Waiting: Hashable, Sendable {
    /// A movement.
    case motion(Motion)
    /// Space at the end.
    case readOn
    /// The next hit of what find looks for.
    case find(backward: Bool, times: Int)
    /// A link to a place of the post itself, on a line of the pane.
    case link(String, row: Int)
}

extension ReaderState {
    /// Whether the page shows the beginning of a long post whose rest is still being read.
    var isBeginningShown: Bool { reading?.loaded.isWhole == false }

    /// More keys than these nobody presses in the moment it takes.
    private static let mostWaiting = 100

    private static let waitingWords = "The rest of the post is being read …"

    /// Puts a wish off until all of the post is there, when it needs that or another waits already.
    ///
    /// - Returns: whether it did; false for what can be done now.
    @discardableResult
    mutating func putOff(_ wish: Waiting, if needsWhole: Bool = true) -> Bool {
        guard isBeginningShown, needsWhole || reading?.waiting.isEmpty == false else {
            return false
        }
        if let count = reading?.waiting.count, count < Self.mostWaiting {
            reading?.waiting.append(wish)
        }
        // What went wrong is tried again when it is wanted again.
        if requests.post?.hasFailed == true { requests.post = nil }
        say(Self.waitingWords)
        return true
    }

    /// Takes all of a post in where its beginning is shown, and does what waited for that.
    mutating func complete(with loaded: LoadedPost) {
        let setting = pageSetting
        reading?.complete(with: loaded, setting: setting)
        let wishes = reading?.waiting ?? []
        reading?.waiting = []
        if message?.text == Self.waitingWords { message = nil }
        for wish in wishes where focus == .text { perform(wish) }
        guard prompt?.origin?.reading?.post == loaded.post.row.id else { return }
        prompt?.origin?.reading = reading
        if case .find? = prompt?.kind { promptHasChanged() }
    }

    private mutating func perform(_ wish: Waiting) {
        switch wish {
        case .motion(let motion): moveText(motion)
        case .readOn: readOn(fromBeginning: false)
        case .find(let backward, let times):
            if let find { look(for: find.target, backward: backward, times: times) }
        case .link(let address, let row): follow(address, from: row)
        }
    }

    /// Asks for the rest of the post on the page, unless something else is on its way.
    mutating func settleRest() {
        guard layout.text != nil, isBeginningShown, requests.post == nil,
            let post = reading?.post
        else { return }
        requestPost(post, for: .refresh)
    }
}

extension ReadingPane {
    /// Whether the place that an entry asks for is in what is read of the post, with more than a
    /// screen of it from there on.
    mutating func holds(_ entry: PostRequest.Entry) -> Bool {
        guard !loaded.isWhole else { return true }
        return switch entry {
        case .end: false
        case .anchor(let name): offset(of: name) != nil && !isAtEnd
        case .resumed, .exact, .place, .found: !isAtEnd
        }
    }

    /// Takes all of the post in the place of its beginning; the same text stays on top.
    mutating func complete(with loaded: LoadedPost, setting: PageSetting) {
        let beginning = page
        let reading = readingAnchor.offset
        if self.loaded.post.row.isRead != loaded.post.row.isRead { isMarkSpent = true }
        self.loaded = loaded
        forgetHits()
        set(setting)
        anchor.offset = beginning.counterpart(of: anchor.offset, on: page)
        show(anchor)
        read(at: page.place(of: beginning.counterpart(of: reading, on: page)))
    }
}
