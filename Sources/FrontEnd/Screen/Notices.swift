internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// What is said where there is nothing else to show.
struct Notices {
    let ornaments: Ornaments

    private struct Line {
        var text: String
        var style: CellStyle
    }

    /// That the terminal is too small; at any size, as much of it as fits.
    func drawTooSmall(on grid: inout CellGrid) {
        let least = TerminalSize.least
        let words = "annals needs \(least.columns)\(ornaments.times)\(least.rows)"
        var (row, column) = (0, 0)
        for word in words.split(separator: " ") {
            if column > 0, column + 1 + Glyphs.width(of: String(word)) > grid.columns {
                row += 1
                column = 0
            } else if column > 0 {
                column += 1
            }
            column = grid.put(String(word), column: column, row: row, style: .plain)
        }
    }

    /// That the library is empty, and how to fill it.
    func drawEmptyLibrary(on grid: inout CellGrid, in frame: PaneLayout.Frame) {
        center(
            [
                Line(text: "annals", style: Theme.title),
                Line(text: "", style: .plain),
                Line(text: "Your library is empty.", style: .plain),
                Line(text: "", style: .plain),
                Line(text: "Leave with Q, then read an export with", style: Theme.quiet),
                Line(text: "annals FILE", style: Theme.title),
            ], on: &grid, in: frame)
    }

    /// An archive's title page, where no post is open yet.
    func drawTitlePage(
        of archive: ArchiveSummary, on grid: inout CellGrid, in frame: PaneLayout.Frame
    ) {
        var facts = Counting.of(archive.tally.posts, "post")
        if let first = archive.firstMonth, let last = archive.lastMonth, !first.isUndated {
            let years = first.year == last.year ? "" : "\(first.year)\(ornaments.dash)"
            facts += ornaments.separator + years + String(last.year)
        }
        var lines = [Line(text: archive.displayTitle, style: Theme.title)]
        if !archive.blog.summary.isEmpty {
            lines.append(Line(text: archive.blog.summary, style: .plain))
        }
        lines += [Line(text: "", style: .plain), Line(text: facts, style: Theme.quiet)]
        center(lines, on: &grid, in: frame)
    }

    /// Sets lines in the middle of a frame, a little above its middle as on a title page.
    private func center(_ lines: [Line], on grid: inout CellGrid, in frame: PaneLayout.Frame) {
        let lines = lines.suffix(max(0, frame.height))
        let top = frame.row + max(0, (frame.height - lines.count) * 2 / 5)
        let room = max(0, frame.width - 2)
        for (offset, line) in lines.enumerated() {
            let text = ornaments.fitted(line.text, to: room)
            let column = frame.column + max(0, (frame.width - Glyphs.width(of: text)) / 2)
            grid.put(text, column: column, row: top + offset, style: line.style, width: room)
        }
    }
}
