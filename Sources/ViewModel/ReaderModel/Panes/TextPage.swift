internal import ArchiveModel
internal import Typesetting

extension ReadingPane {
    /// Sets a post's page and shows it where its reading begins.
    ///
    /// The position is where reading stopped, as kept; 0 for the top. The page may be there already.
    init(
        _ loaded: LoadedPost, setting: PageSetting, page: Page? = nil, position: Int,
        entry: PostRequest.Entry
    ) {
        self.init(
            loaded: loaded, page: page ?? setting.page(of: loaded), top: .start,
            height: setting.height,
            columns: setting.columns, comments: setting.comments)
        enter(entry, at: position)
    }

    /// Shows the place that an entry asks for.
    mutating func enter(_ entry: PostRequest.Entry, at position: Int) {
        switch entry {
        case .resumed, .exact: resume(at: position, isExact: entry == .exact)
        case .end: moveTop(to: bottomTop(of: bodyEnd))
        case .place(let anchor, let reading):
            show(anchor)
            read(at: place(of: reading))
        case .anchor(let fragment):
            if let offset = offset(of: fragment) { jump(to: offset) } else { showStart() }
        case .found: showStart()
        }
    }

    private mutating func resume(at position: Int, isExact: Bool) {
        guard position > 0 else { return showStart() }
        // The position itself is the anchor, not the start of its line at this width: opening at
        // one width after another must not wander.
        show(PageAnchor(offset: position, lead: 0))
        if !isExact, loaded.post.row.isRead, isBodyEndShown { showStart() }
    }

    /// Shows the page from its beginning, where the first line of the body is read first.
    mutating func showStart() {
        moveTop(to: .start)
        read(at: page.place(of: 0))
    }

    /// Shows the text that was on top at some time, exactly.
    mutating func show(_ anchor: PageAnchor) {
        self.anchor = anchor
        moveTopToAnchor()
        readingRow = 0
    }

    /// Puts the text at an offset on top, or as near as the page's end allows.
    mutating func jump(to offset: Int) {
        let place = page.place(of: offset)
        // Being led past the end is no reading to the end.
        (hasMoved, isLed) = (false, true)
        moveTop(to: place)
        read(at: place)
    }

    /// The line on which the body ends.
    var bodyEnd: PagePlace {
        mutating get { page.place(of: max(0, page.bodyRange.upperBound - 1)) }
    }

    /// The last line shown.
    private var bottom: PagePlace { mutating get { page.move(top, by: max(0, capacity - 1)) } }

    /// Whether the end of the body is on screen, or above it.
    ///
    /// Asked of every screen: where much of the body is below it, nothing is laid out for it.
    var isBodyEndShown: Bool {
        mutating get {
            guard capacity > 0, loaded.isWhole else { return false }
            let below = page.offset(at: page.move(top, by: capacity))
            return below >= page.bodyRange.upperBound - Self.farBelow && bodyEnd <= bottom
        }
    }

    /// More bytes than the cells beside each other on a line of a table are ever apart.
    private static let farBelow = 1 << 13

    /// Whether the last line of the page is on screen.
    var isAtEnd: Bool {
        mutating get {
            let end = page.end()
            return page.distance(from: top, to: end, limit: capacity) < max(1, capacity)
        }
    }

    /// Whether the first line of the page is on screen.
    var isAtStart: Bool { top <= .start }

    /// The top from which the page's last line is the last one shown.
    var lastTop: PagePlace { mutating get { bottomTop(of: page.end()) } }

    private mutating func bottomTop(of place: PagePlace) -> PagePlace {
        page.move(place, by: 1 - max(1, capacity))
    }

    /// Puts a line on top, or as near as the page's end allows, and keeps it there.
    ///
    /// Below the last line nothing is left blank unless `leavesBlank`; where something is already,
    /// no more of it is.
    mutating func moveTop(to place: PagePlace, leavesBlank: Bool = false) {
        let lowest = leavesBlank ? place : anchor.leavesBlank ? top : nil
        top = place
        keepWithinPage(lowest)
        let isBlankLeft = lowest != nil && isAtEnd && top > lastTop
        anchor = anchor(of: top)
        anchor.leavesBlank = isBlankLeft
    }

    /// What finds a line again at any width.
    private mutating func anchor(of place: PagePlace) -> PageAnchor {
        let offset = page.offset(at: place)
        let text = page.place(of: offset)
        let lead = text > place ? page.distance(from: place, to: text, limit: 64) : 0
        return PageAnchor(offset: offset, lead: lead)
    }

    private mutating func place(of anchor: PageAnchor) -> PagePlace {
        page.move(page.place(of: anchor.offset), by: -anchor.lead)
    }

    /// The line that is being read.
    var readingAnchor: PageAnchor {
        mutating get { anchor(of: page.move(top, by: readingRow)) }
    }

    /// Keeps the page's last line at the pane's bottom, or above it where the top may be as low as
    /// a place says.
    private mutating func keepWithinPage(_ lowest: PagePlace?) {
        if top < .start { top = .start }
        guard isAtEnd else { return }
        let last = lastTop
        top = lowest.map { max(last, min(top, $0)) } ?? last
    }

    /// Sets the page anew, with the same text on top and the same text being read.
    mutating func set(_ setting: PageSetting) {
        let reading = readingOffset
        (height, columns) = (setting.height, setting.columns)
        if comments != setting.comments {
            // Below the body the same offsets are other words now.
            if let hit, hit.lowerBound >= page.bodyRange.upperBound { self.hit = nil }
            comments = setting.comments
            ground = nil
        }
        page = setting.page(of: loaded, codeStart: codeStart)
        (isLaidOut, turns) = (false, [])
        moveTopToAnchor()
        read(at: page.place(of: reading))
    }

    /// Takes another height or number of columns; the text on top stays where it can.
    mutating func setSize(height: Int, columns: Int) {
        let reading = readingOffset
        (self.height, self.columns, turns) = (height, columns, [])
        moveTopToAnchor()
        read(at: page.place(of: reading))
    }

    /// Finds out whether the whole page fits one column.
    mutating func fitColumn() {
        guard loaded.isWhole else { return fitsColumn = false }
        let end = page.end()
        fitsColumn = page.distance(from: .start, to: end, limit: height) < height
    }

    /// Takes another beginning of long code; nothing but that is drawn anew.
    mutating func show(codeFrom start: Int) {
        guard start != codeStart else { return }
        codeStart = start
        page.setLongCode(.cut(from: start))
    }

    private var readingOffset: Int {
        mutating get { page.offset(at: page.move(top, by: readingRow)) }
    }

    /// Shows again what another state of the same page shows.
    mutating func put(back pane: ReadingPane) {
        (anchor, hit, hasMoved) = (pane.anchor, pane.hit, pane.hasMoved)
        show(codeFrom: pane.codeStart)
        moveTopToAnchor()
        readingRow = pane.readingRow
    }

    private mutating func moveTopToAnchor() {
        top = place(of: anchor)
        keepWithinPage(anchor.leavesBlank ? top : nil)
    }

    /// The offset to keep as where reading stands: 0 while the title is on top, more in the body.
    var positionToKeep: Int { anchor.offset < 0 ? 0 : max(1, anchor.offset) }

    /// Keeps the line that is read among those shown.
    mutating func keepReadingRow() { readingRow = max(0, min(readingRow, lines.count - 1)) }

    /// Takes the shown lines from the page.
    ///
    /// - Parameter target: what find looks for, to be marked; nil for nothing.
    mutating func refresh(marking target: FindTarget?) {
        lines = page.lines(from: top, count: capacity)
        keepReadingRow()
        let shown = lines.map(\.range).filter { !$0.isEmpty }
        let start = shown.map(\.lowerBound).min() ?? 0
        let end = shown.map(\.upperBound).max() ?? 0
        let body = page.bodyRange.count
        percent = body > 0 ? max(0, min(end, body)) * (loaded.readPercent ?? 100) / body : 100
        guard let target, !target.isEmpty, start < end else { return }
        let hits = page.hits(of: target, in: start..<end)
        guard !hits.isEmpty else { return }
        lines = lines.map { $0.marking(hits) }
        if let hit { lines = lines.map { $0.marking([hit], as: .currentHit) } }
    }
}
