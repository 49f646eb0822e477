internal import ArchiveModel
internal import Typesetting

extension ReadingPane {
    /// Sets a post's page and shows it where its reading begins.
    ///
    /// The position is where reading stopped, as kept; 0 for the top.
    init(
        _ loaded: LoadedPost, setting: PageSetting, position: Int, entry: PostRequest.Entry
    ) {
        self.init(
            loaded: loaded, page: setting.page(of: loaded), top: .start, height: setting.height,
            areCommentsFolded: setting.areCommentsFolded)
        switch entry {
        case .resumed, .exact: resume(at: position, isExact: entry == .exact)
        case .end: moveTop(to: bottomTop(of: bodyEnd))
        }
    }

    private mutating func resume(at position: Int, isExact: Bool) {
        guard position > 0 else { return moveTop(to: .start) }
        // The position itself is the anchor, not the start of its line at this width: opening at
        // one width after another must not wander.
        anchor = PageAnchor(offset: position, lead: 0)
        moveTopToAnchor()
        if !isExact, loaded.post.row.isRead, isBodyEndShown { moveTop(to: .start) }
    }

    /// The line on which the body ends.
    var bodyEnd: PagePlace {
        mutating get { page.place(of: max(0, page.bodyRange.upperBound - 1)) }
    }

    /// The last line shown.
    private var bottom: PagePlace { mutating get { page.move(top, by: max(0, height - 1)) } }

    /// Whether the end of the body is on screen, or above it.
    var isBodyEndShown: Bool { mutating get { height > 0 && bodyEnd <= bottom } }

    /// Whether the last line of the page is on screen.
    var isAtEnd: Bool {
        mutating get {
            let end = page.end()
            return page.distance(from: top, to: end, limit: height) < max(1, height)
        }
    }

    /// Whether the first line of the page is on screen.
    var isAtStart: Bool { top <= .start }

    /// Moves the text by lines, from the first to the last screen.
    mutating func scroll(by lines: Int) { scroll(to: page.move(top, by: lines)) }

    /// Shows a place that a movement leads to.
    mutating func scroll(to place: PagePlace) {
        let before = top
        moveTop(to: place)
        if top != before { hasMoved = true }
    }

    /// The top from which the page's last line is the last one shown.
    var lastTop: PagePlace { mutating get { bottomTop(of: page.end()) } }

    private mutating func bottomTop(of place: PagePlace) -> PagePlace {
        page.move(place, by: 1 - max(1, height))
    }

    /// Puts a line on top, or as near as the page's end allows, and keeps it there.
    mutating func moveTop(to place: PagePlace) {
        top = place
        keepWithinPage()
        let offset = page.offset(at: top)
        let text = page.place(of: offset)
        let lead = text > top ? page.distance(from: top, to: text, limit: 64) : 0
        anchor = PageAnchor(offset: offset, lead: lead)
    }

    private mutating func keepWithinPage() {
        if top < .start { top = .start }
        if isAtEnd { top = lastTop }
    }

    /// Sets the page anew, with the same text on top.
    mutating func set(_ setting: PageSetting) {
        height = setting.height
        areCommentsFolded = setting.areCommentsFolded
        page = setting.page(of: loaded)
        moveTopToAnchor()
    }

    /// Takes another height; the text on top stays where it can.
    mutating func setHeight(_ height: Int) {
        self.height = height
        moveTopToAnchor()
    }

    /// Shows again what another state of the same page shows.
    mutating func put(back pane: ReadingPane) {
        (anchor, hit, hasMoved) = (pane.anchor, pane.hit, pane.hasMoved)
        moveTopToAnchor()
    }

    private mutating func moveTopToAnchor() {
        top = page.move(page.place(of: anchor.offset), by: -anchor.lead)
        keepWithinPage()
    }

    /// The offset to keep as where reading stands: 0 while the title is on top, more in the body.
    var positionToKeep: Int { anchor.offset < 0 ? 0 : max(1, anchor.offset) }

    /// Takes the shown lines from the page.
    ///
    /// - Parameter text: what find looks for, to be marked; nil for nothing.
    mutating func refresh(marking text: String?) {
        lines = page.lines(from: top, count: height)
        let shown = lines.map(\.range).filter { !$0.isEmpty }
        let start = shown.map(\.lowerBound).min() ?? 0
        let end = shown.map(\.upperBound).max() ?? 0
        let body = page.bodyRange.count
        percent = body > 0 ? max(0, min(end, body)) * 100 / body : 100
        guard let text, !text.isEmpty, start < end else { return }
        let hits = page.hits(of: text, in: start..<end)
        if !hits.isEmpty { lines = lines.map { $0.marking(hits) } }
    }
}

/// What a page is set by.
struct PageSetting: Hashable {
    var width: Int
    var height: Int
    var usesUnicodeOrnaments: Bool
    var areCommentsFolded: Bool

    var options: TypesetOptions {
        TypesetOptions(width: max(1, width), usesUnicodeOrnaments: usesUnicodeOrnaments)
    }

    /// Sets a post's page.
    ///
    /// Cost: linear in the number of its blocks; lines are laid out later.
    func page(of loaded: LoadedPost) -> Page {
        let parts = PageParts(
            loaded: loaded, areCommentsFolded: areCommentsFolded,
            usesUnicodeOrnaments: usesUnicodeOrnaments)
        return Page(parts: parts.all, options: options)
    }
}
