internal import ArchiveModel
internal import Prose
public import Typesetting

/// A footnote that lies over the text.
public struct NoteBox: Sendable {
    /// What its references are marked by: `1`, `*`.
    public let label: String
    /// Where it lies: a part of the column that its reference is in.
    public internal(set) var frame: PaneLayout.Frame
    /// The lines shown, below the rule that it begins with.
    public internal(set) var lines: [Line] = []
    /// Whether there is more above, and below.
    public internal(set) var hasMore = (above: false, below: false)

    let note: Note
    /// What its relative links are read from.
    private let base: String
    /// The line of the pane that its reference is on.
    let row: Int
    /// Where on the page its reference is.
    private let reference: Int
    /// What was on screen when it was laid there.
    let view: PageView
    var page: Page
    var top = PagePlace.start
    /// The text that stays on top at any width.
    private var anchor = 0

    /// Lays a note over the text of a pane, away from its reference; nil where there is no room.
    init?(_ note: Note, over pane: ReadingPane, from row: Int, in columns: [PaneLayout.Frame]) {
        let reference = pane.offset(ofLink: "#" + note.name, onLine: row)
        self.init(note, over: pane, from: row, reference: reference, in: columns)
    }

    /// Lays a note over a pane that has changed, with the same text of it on top.
    init?(_ box: NoteBox, over pane: ReadingPane, in columns: [PaneLayout.Frame]) {
        let row = pane.lines.firstIndex { $0.range.contains(box.reference) }
        self.init(
            box.note, over: pane, from: row ?? 0, reference: box.reference, in: columns)
        anchor = box.anchor
        show(page.place(of: anchor))
    }

    private init?(
        _ note: Note, over pane: ReadingPane, from row: Int, reference: Int,
        in columns: [PaneLayout.Frame]
    ) {
        guard let first = columns.first, first.height > 0 else { return nil }
        let spot = pane.spot(ofLine: row) ?? (0, 0)
        let column = columns[min(spot.column, columns.count - 1)]
        self.note = note
        self.row = row
        self.reference = reference
        label = note.label
        base = pane.loaded.post.base
        view = pane.view
        var options = pane.page.options
        options.width = max(1, column.width)
        page = Page(blocks: note.blocks, options: options)
        let most = max(1, column.height * 2 / 3 - 1)
        let count = page.lines(from: .start, count: most).count
        let height = min(count + 1, column.height)
        let isBelow = spot.row < column.height - height
        frame = PaneLayout.Frame(
            column: column.column, row: isBelow ? column.row + column.height - height : column.row,
            width: column.width, height: height)
        refresh()
    }

    /// Where a run's link leads, whole, if that may be opened outside annals; else nil.
    public func destination(of run: Run) -> String? {
        address(of: run).flatMap { ReadingPane.destination(of: $0, from: base) }
    }

    /// The address of a link, as the note has it; nil for a run that is none.
    func address(of run: Run) -> String? {
        guard let link = run.link, page.links.indices.contains(link) else { return nil }
        return page.links[link]
    }

    /// Whether a label of the text beneath lies under the note.
    func hides(
        _ label: LinkLabels.Label, of pane: ReadingPane, in columns: [PaneLayout.Frame]
    ) -> Bool {
        guard let spot = pane.spot(ofLine: label.row), columns.indices.contains(spot.column)
        else { return true }
        let column = columns[spot.column]
        let row = column.row + spot.row
        return column.column == frame.column && frame.row..<frame.row + frame.height ~= row
    }

    /// Whether it lies within a column, as wide as that.
    func lies(in column: PaneLayout.Frame) -> Bool {
        frame.column == column.column && frame.width == column.width && frame.row >= column.row
            && frame.row + frame.height <= column.row + column.height
    }

    /// How many lines of the note are shown.
    private var room: Int { max(1, frame.height - 1) }

    private mutating func refresh() {
        lines = page.lines(from: top, count: room)
        let end = page.end()
        hasMore = (top > .start, page.distance(from: top, to: end, limit: room) >= room)
    }

    /// Moves the note by lines; false when all of it is shown already.
    mutating func scroll(by count: Int) -> Bool {
        guard count > 0 ? hasMore.below : hasMore.above else { return false }
        show(page.move(top, by: count))
        anchor = page.offset(at: top)
        return true
    }

    /// Puts a line of the note on top, or as near as the note's end allows.
    private mutating func show(_ place: PagePlace) {
        top = min(place, page.move(page.end(), by: 1 - room))
        refresh()
    }

    /// Moves the note as a motion says; false when all of it is shown.
    mutating func move(_ motion: Motion) -> Bool {
        guard hasMore.above || hasMore.below else { return false }
        switch motion {
        case .first: _ = scroll(by: -PendingKeys.largestCount)
        case .last, .number, .percent: _ = scroll(by: PendingKeys.largestCount)
        case .lines, .halfPages, .pages: _ = scroll(by: motion.lines(height: room) ?? 0)
        }
        return true
    }

    /// The note of a name, in a post's text or its comments'.
    static func note(named name: String, in loaded: LoadedPost?) -> Note? {
        guard let loaded else { return nil }
        var found: Note?
        for document in [loaded.document] + loaded.commentDocuments {
            BlockWalk.forEach(in: document.blocks) { block in
                if case .notes(let notes) = block { found = notes.first { $0.name == name } }
                return found == nil
            }
            if found != nil { return found }
        }
        return nil
    }
}

extension ReaderState {
    /// Shows a note over the text; where there is no room for that, goes to it.
    mutating func open(_ note: Note, from row: Int) {
        guard let pane = reading else { return }
        self.note = NoteBox(note, over: pane, from: row, in: layout.textColumns)
        focus(on: .text)
    }

    /// Does what a command means while a note lies over the text; false when it means what it
    /// always does, and then the note is gone.
    mutating func performInNote(_ command: Command, count: Int?) -> Bool {
        guard var note else { return false }
        let screen = max(1, note.lines.count - 1)
        switch command {
        case .redraw, .suspend: return false
        case .cancel, .out, .close: self.note = nil
        case .open: goTo(note)
        case .follow: label(for: .follow)
        case .copyAddress: label(for: .copy)
        case .continueReading: self.note = note.scroll(by: screen) ? note : nil
        case .goBack: self.note = note.scroll(by: -screen) ? note : nil
        default:
            guard let motion = Motion(command, count: count) else {
                self.note = nil
                return false
            }
            self.note = note.move(motion) ? note : nil
        }
        return true
    }

    /// Goes to where a note stands in the post.
    private mutating func goTo(_ box: NoteBox) {
        note = nil
        guard let offset = reading?.offset(of: box.note.name) else {
            return say("The note stands nowhere else")
        }
        leave()
        reading?.jump(to: offset)
    }

    /// Lays the note anew over a text that is set anew, or stands elsewhere on the screen; takes it
    /// away when that is gone.
    mutating func settleNote() {
        // Where nothing but that can be said, what was there waits.
        guard let note, !isTooSmall else { return }
        guard let pane = reading, note.view.post == pane.view.post, layout.text != nil,
            picker == nil, help == nil
        else {
            self.note = nil
            return
        }
        let columns = layout.textColumns
        guard note.view != pane.view || !columns.contains(where: note.lies(in:)) else { return }
        self.note = NoteBox(note, over: pane, in: columns)
    }
}

extension ReadingPane {
    /// The offset of a link on a line of the pane; where it is not there, of the line's beginning.
    fileprivate func offset(ofLink address: String, onLine row: Int) -> Int {
        guard lines.indices.contains(row) else { return anchor.offset }
        let run = lines[row].runs.first { self.address(of: $0) == address && $0.offset != nil }
        return run?.offset ?? lines[row].range.lowerBound
    }
}
