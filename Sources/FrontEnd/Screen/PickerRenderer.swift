internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// The archives to choose from, one a row: title, years, posts, kind.
struct PickerRenderer {
    let picker: ArchivePicker
    let archives: [ArchiveSummary]
    let ornaments: Ornaments
    let frame: PaneLayout.Frame

    private static let kindCells = 16
    private static let yearsCells = 9
    private static let titleRoom = 20

    /// Draws the rows; the row of the selection, nil when it isn't on screen.
    func draw(on grid: inout CellGrid) -> Int? {
        var selectedRow: Int?
        let columns = Columns(archives, width: frame.width)
        for line in 0..<max(0, frame.height) {
            let index = picker.top + line
            guard archives.indices.contains(index) else { break }
            let row = frame.row + line
            draw(archives[index], columns, on: &grid, row: row)
            if index == picker.selection {
                grid.select(row: row, in: frame, hasFocus: true, sign: ornaments.selected)
                selectedRow = row
            }
        }
        return selectedRow
    }

    /// Which columns there is room for beside the title, and how wide those of numbers are.
    private struct Columns {
        var posts = 0
        var hasYears = false
        var hasKind = false

        init(_ archives: [ArchiveSummary], width: Int) {
            let widest = archives.map { PickerRenderer.count(of: $0).utf8.count }.max() ?? 0
            var room = width - 2 - PickerRenderer.titleRoom
            func take(_ cells: Int) -> Bool {
                guard room >= cells + 2 else { return false }
                room -= cells + 2
                return true
            }
            posts = take(widest) ? widest : 0
            hasYears = take(PickerRenderer.yearsCells)
            hasKind = take(PickerRenderer.kindCells)
        }
    }

    private func draw(
        _ archive: ArchiveSummary, _ columns: Columns, on grid: inout CellGrid, row: Int
    ) {
        var end = frame.column + frame.width - 1
        if columns.hasKind {
            end -= Self.kindCells
            let kind = archive.kept == nil ? archive.blog.kind.name : "kept search"
            grid.put(kind, column: end, row: row, style: Theme.quiet)
            end -= 2
        }
        if columns.posts > 0 {
            let count = Self.count(of: archive)
            grid.put(count, column: end - count.utf8.count, row: row, style: Theme.quiet)
            end -= columns.posts + 2
        }
        if columns.hasYears {
            end -= Self.yearsCells
            grid.put(years(of: archive), column: end, row: row, style: Theme.quiet)
            end -= 2
        }
        let start = frame.column + 1
        let column = grid.put(
            ornaments.fitted(archive.displayTitle, to: end - start), column: start, row: row,
            style: archive.tally.unread > 0 ? Theme.unread : Theme.read, width: max(0, end - start))
        // What a name stands for, unless it says so itself.
        guard let query = archive.kept?.shownQuery, query != archive.displayTitle, end > column + 4
        else { return }
        grid.put(
            ornaments.fitted(query, to: end - column - 2), column: column + 2, row: row,
            style: Theme.quiet, width: end - column - 2)
    }

    private func years(of archive: ArchiveSummary) -> String {
        guard let first = archive.firstMonth, let last = archive.lastMonth, !first.isUndated else {
            return ""
        }
        guard first.year != last.year else { return String(first.year) }
        return "\(first.year)\(ornaments.dash)\(last.year)"
    }

    private static func count(of archive: ArchiveSummary) -> String {
        guard archive.kept?.isCounted ?? true else { return "counting" }
        let tally = archive.tally
        let posts = Counting.of(tally.posts, "post")
        guard tally.posts > 0 else { return posts }
        guard tally.unread > 0 else { return "\(posts), all read" }
        return "\(posts), \(Counting.number(tally.unread)) unread"
    }
}
