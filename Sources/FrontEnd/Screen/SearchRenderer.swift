internal import ArchiveModel
internal import ReaderModel
internal import Search
internal import Typesetting

/// The search page: how many posts were found, the years they are of, and the posts, each with the
/// text around what was found.
struct SearchRenderer {
    let page: SearchPage
    let archives: [ArchiveSummary]
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    /// Cells of `25 Jan 2011`, and of an archive's name beside a title.
    private static let (dateCells, archiveCells) = (11, 20)
    private static let archiveWidth = 90

    /// Draws the page; the row of the selection, nil when there is none.
    func draw(on grid: inout CellGrid) -> Int? {
        guard frame.height > 0 else { return nil }
        let rowsAbove = SearchPage.rowsAbove(height: frame.height)
        if rowsAbove > 0 || page.hits.isEmpty { put(count, at: 0, style: .plain, on: &grid) }
        if rowsAbove > 1 { drawYears(on: &grid) }
        var selectedRow: Int?
        var row = frame.row + rowsAbove
        for index in page.top..<max(page.top, page.hits.count) {
            guard row < frame.row + frame.height else { break }
            draw(page.hits[index], on: &grid, row: row)
            if index == page.selection {
                grid.select(row: row, in: frame, hasFocus: true, sign: ornaments.selected)
                selectedRow = row
            }
            row += SearchPage.rowsOfHit
        }
        return selectedRow
    }

    private func put(_ text: String, at line: Int, style: CellStyle, on grid: inout CellGrid) {
        guard line < frame.height else { return }
        let room = max(0, frame.width - 2)
        grid.put(
            ornaments.said(text, to: room), column: frame.column + 1, row: frame.row + line,
            style: style, width: room)
    }

    /// `1,234 posts, the best first · 10,000 of 20,000 posts can be searched yet`.
    private var count: String {
        var parts: [String] = []
        if page.query.isEmpty {
            parts.append("Type what to look for")
        } else if page.isTooShort {
            parts.append("Go on typing")
        } else if page.hits.isEmpty {
            parts.append(page.isUnderWay ? "Looking …" : "Nothing found")
        } else {
            let year = page.year.map { " of \($0)" } ?? ""
            let more = page.isUnderWay ? " so far" : ""
            parts.append("\(Counting.of(page.count, "post"))\(year)\(more), \(order)")
        }
        parts.append(page.isEverywhere ? "all archives" : "this archive")
        if let coverage = page.coverage, !coverage.isComplete {
            parts.append(
                "\(Counting.number(coverage.indexed)) of \(Counting.number(coverage.total)) "
                    + "can be searched yet")
        }
        return parts.joined(separator: " · ")
    }

    private var order: String {
        switch page.results.order {
        case .relevance: "the best first"
        case .oldest: "the oldest first"
        case .newest: "the newest first"
        }
    }

    /// The hits of each year in little, between the first and the last; the chosen one stands out.
    private func drawYears(on grid: inout CellGrid) {
        let known = page.years
        guard let first = known.first?.year, let last = known.last?.year, frame.height > 1,
            !ornaments.sparks.isEmpty
        else { return }
        let row = frame.row + 1
        let room = frame.width - 14
        let years = Array(first...last).suffix(max(1, room))
        let cells = max(1, min(4, room / max(1, years.count)))
        let counts = Dictionary(uniqueKeysWithValues: known.map { ($0.year, $0.count) })
        let highest = counts.values.max() ?? 0
        var column = grid.put(
            "\(years.first ?? first) ", column: frame.column + 1, row: row, style: Theme.quiet)
        for year in years {
            let spark = ornaments.sparkline([counts[year] ?? 0], highest: highest)
            var style = year == page.year ? Theme.unread : Theme.progress
            if year == page.year { style.attributes.insert(.reverse) }
            let width = cells > 1 ? cells - 1 : 1
            column = grid.put(
                String(repeating: spark, count: width), column: column, row: row, style: style)
            if cells > 1 { column += 1 }
        }
        guard first < last else { return }
        grid.put(" \(last)", column: column, row: row, style: Theme.quiet)
    }

    private func draw(_ hit: SearchHit, on grid: inout CellGrid, row: Int) {
        guard let post = page.post(of: hit) else { return }
        let edge = frame.column + frame.width - 1
        var column = frame.column + 1
        if post.row.isStarred {
            grid.put(ornaments.starred, column: column, row: row, style: Theme.star)
        }
        if !post.row.isRead {
            grid.put(ornaments.unread, column: column + 1, row: row, style: Theme.unreadSign)
        }
        column += 3
        grid.put(date(of: post.row), column: column, row: row, style: Theme.quiet)
        column += Self.dateCells + 2
        var end = edge
        if page.isEverywhere, frame.width >= Self.archiveWidth,
            let archive = archives.first(where: { $0.id == hit.archive })
        {
            end -= Self.archiveCells
            grid.put(
                ornaments.fitted(archive.displayTitle, to: Self.archiveCells), column: end,
                row: row, style: Theme.quiet, width: Self.archiveCells)
            end -= 2
        }
        draw(
            post.title, on: &grid, row: row, columns: column..<max(column, end),
            style: post.row.isRead ? Theme.read : Theme.unread)
        let indent = frame.column + 4
        draw(
            post.excerpt, on: &grid, row: row + 1, columns: indent..<max(indent, edge),
            style: Theme.quiet)
    }

    private func date(of post: PostRow) -> String {
        guard let day = post.date?.day else { return "undated" }
        let month = EnglishDate.name(ofMonth: day.month).prefix(3)
        return "\(day.day < 10 ? " " : "")\(day.day) \(month) \(day.year)"
    }

    /// A text with what was found in it marked; one that is read from right to left without, for
    /// its parts stand in another order.
    private func draw(
        _ excerpt: SearchExcerpt, on grid: inout CellGrid, row: Int, columns: Range<Int>,
        style: CellStyle
    ) {
        guard row < frame.row + frame.height else { return }
        let room = columns.count
        let text = excerpt.text
        let fitted = ornaments.fitted(text, to: room)
        guard fitted == Glyphs.truncated(text, to: room, ellipsis: ornaments.ellipsis) else {
            grid.put(fitted, column: columns.lowerBound, row: row, style: style, width: room)
            return
        }
        var found = style
        found.colour = .hit
        found.attributes.formUnion([.bold, .underline])
        let bytes = Array(text.utf8)
        var column = columns.lowerBound
        var position = 0
        func put(_ end: Int, _ style: CellStyle) {
            guard end > position else { return }
            column = grid.put(
                String(decoding: bytes[position..<end], as: UTF8.self), column: column, row: row,
                style: style, width: max(0, columns.upperBound - column))
            position = end
        }
        for hit in excerpt.hits where hit.upperBound <= bytes.count {
            put(hit.lowerBound, style)
            put(hit.upperBound, found)
        }
        put(bytes.count, style)
    }
}
