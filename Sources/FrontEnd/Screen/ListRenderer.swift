internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// The post list: a heading where a month begins, a row for every post.
///
/// A row reads, left to right: starred, unread, day, title, then on the right the reading time and
/// the comments, as far as the pane is wide enough.
struct ListRenderer {
    let list: PostList
    /// What titles are marked for that have it; nil for nothing.
    let marked: String?
    let hasFocus: Bool
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    /// What decides how a post's row looks.
    struct Look: RowLook {
        var post: PostRow
        var columns: Range<Int>
        var marked: String?
        var isSelected: Bool
        var hasFocus: Bool

        var key: Int { Int(truncatingIfNeeded: post.id.rawValue) }
    }

    private static let weekdayWidth = 36
    private static let timeWidth = 40
    private static let commentsWidth = 48
    private static let timeCells = 6
    private static let commentsCells = 6

    init(_ state: borrowing ReaderState, ornaments: Ornaments, frame: PaneLayout.Frame) {
        list = state.list
        marked = state.focus == .list ? state.markedInTitles : nil
        hasFocus = state.focus == .list
        self.ornaments = ornaments
        self.frame = frame
    }

    /// Draws the pane; the row of the selection, nil when there is none.
    func draw(on grid: inout CellGrid, reusing rows: DrawnRows) -> Int? {
        let columns = frame.column..<frame.column + max(0, frame.width)
        var selectedRow: Int?
        for (offset, line) in list.lines(height: frame.height).enumerated() {
            let row = frame.row + offset
            switch line {
            case .heading(let month):
                grid.put(
                    EnglishDate.name(of: month), column: frame.column + 1, row: row,
                    style: Theme.heading, width: frame.width - 1)
            case .post(let index) where list.rows.indices.contains(index):
                let look = Look(
                    post: list.rows[index], columns: columns, marked: marked,
                    isSelected: index == list.selection, hasFocus: hasFocus)
                if !rows.posts.copy(look, row: row, to: &grid) {
                    let links = grid.links.count
                    draw(look, on: &grid, row: row)
                    rows.posts.keep(look, columns: columns, row: row, of: grid, since: links)
                }
                if look.isSelected { selectedRow = row }
            case .post: break
            }
        }
        if list.total == 0, list.rows.isEmpty {
            grid.put(
                "Nothing here.", column: frame.column + 1, row: frame.row, style: Theme.quiet,
                width: frame.width - 1)
        }
        return selectedRow
    }

    private func draw(_ look: Look, on grid: inout CellGrid, row: Int) {
        draw(look.post, on: &grid, row: row)
        guard look.isSelected else { return }
        grid.select(row: row, in: frame, hasFocus: hasFocus, sign: ornaments.selected)
    }

    private func draw(_ post: PostRow, on grid: inout CellGrid, row: Int) {
        let edge = frame.column + frame.width
        var column = frame.column + 1
        let quiet = Theme.details(of: post)
        // Blanks too, for every change of style is sent to the terminal.
        grid.restyle(row: row, columns: column..<max(column, edge)) { $0 = quiet }
        if post.isStarred {
            grid.put(
                sign: ornaments.starred, column: column, row: row, style: Theme.star, before: edge)
        }
        if !post.isRead {
            grid.put(
                sign: ornaments.unread, column: column + 1, row: row, style: Theme.unreadSign,
                before: edge)
        }
        column += 3
        let day = self.day(of: post)
        grid.put(day, column: column, row: row, style: quiet, width: edge - column)
        column += day.utf8.count + (frame.width >= Self.weekdayWidth ? 2 : 1)
        let end = drawDetails(of: post, on: &grid, row: row)
        drawTitle(of: post, on: &grid, row: row, columns: column..<max(column, end))
    }

    /// `Tue 25` or, in a narrow pane, `25`; blanks for a post without a date.
    private func day(of post: PostRow) -> String {
        let isRoomy = frame.width >= Self.weekdayWidth
        guard let date = post.date else { return isRoomy ? "      " : "  " }
        let text = EnglishDate.short(date.day)
        return isRoomy ? text : String(text.suffix(2))
    }

    /// Draws reading time and comments; the column that the title must end before.
    private func drawDetails(of post: PostRow, on grid: inout CellGrid, row: Int) -> Int {
        let quiet = Theme.details(of: post)
        var end = frame.column + frame.width - 1
        if frame.width >= Self.commentsWidth {
            if post.comments > 0 {
                putTrailing(
                    "\(post.comments) \(ornaments.comments)", on: &grid, row: row, end: end, quiet)
            }
            end -= Self.commentsCells
        }
        guard frame.width >= Self.timeWidth else { return end }
        let time = ReadingTime.text(words: post.words)
        putTrailing(time, on: &grid, row: row, end: end, quiet)
        return end - max(Self.timeCells, time.utf8.count) - 2
    }

    private func putTrailing(
        _ text: String, on grid: inout CellGrid, row: Int, end: Int, _ style: CellStyle
    ) {
        grid.put(text, column: end - Glyphs.width(of: text), row: row, style: style)
    }

    private func drawTitle(
        of post: PostRow, on grid: inout CellGrid, row: Int, columns: Range<Int>
    ) {
        let sign =
            (post.isVanished ? " " + ornaments.vanished : "")
            + (post.isChanged ? " " + ornaments.changed : "")
        let room = max(0, columns.count - Glyphs.width(of: sign))
        var style = post.isRead ? Theme.read : Theme.unread
        // Words that are no title.
        if post.title.isEmpty { style.colour = .quiet }
        if let marked, TextFold.contains(marked, in: post.displayTitle) {
            style.attributes.insert(.underline)
        }
        if post.section == .drafts { style.attributes.insert(.italic) }
        let end =
            grid.put(
                title: post.displayTitle, endingIn: ornaments.ellipsis, column: columns.lowerBound,
                row: row, style: style, width: room)
            ?? put(post.displayTitle, on: &grid, row: row, columns.lowerBound, style, width: room)
        grid.put(
            sign, column: end, row: row, style: Theme.details(of: post),
            width: columns.upperBound - end)
    }

    /// Draws a title of any script; one that has only signs that are never shown is said to be none.
    private func put(
        _ title: String, on grid: inout CellGrid, row: Int, _ column: Int, _ style: CellStyle,
        width: Int
    ) -> Int {
        var style = style
        var shown = ornaments.fitted(title, to: width)
        if shown.isEmpty {
            style.colour = .quiet
            shown = ornaments.fitted("(untitled)", to: width)
        }
        return grid.put(shown, column: column, row: row, style: style, width: width)
    }
}
