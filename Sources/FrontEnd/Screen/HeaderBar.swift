internal import ReaderModel
internal import Typesetting

/// The top row: whose archive this is, and how far reading has come in it.
struct HeaderBar {
    let title: String
    let progress: Progress?
    let ornaments: Ornaments

    /// What decides how it looks.
    struct Look: RowLook {
        var title: String
        var progress: Progress?
        var key: Int { 0 }
    }

    private static let barCells = 14
    /// The room a title gets before it costs the progress a part.
    private static let titleRoom = 24

    func draw(on grid: inout CellGrid, row: Int, reusing rows: DrawnRows) {
        let look = Look(title: title, progress: progress)
        guard !rows.headers.copy(look, row: row, to: &grid) else { return }
        let links = grid.links.count
        draw(on: &grid, row: row)
        rows.headers.keep(look, columns: 0..<grid.columns, row: row, of: grid, since: links)
    }

    private func draw(on grid: inout CellGrid, row: Int) {
        let said = self.said(columns: grid.columns)
        let width = said.reduce(0) { $0 + Glyphs.width(of: $1.text) }
        let room = grid.columns - 2 - (width > 0 ? width + 2 : 0)
        grid.put(
            ornaments.fitted(title, to: room), column: 1, row: row, style: Theme.title, width: room)
        var column = grid.columns - 1 - width
        for part in said {
            column = grid.put(part.text, column: column, row: row, style: part.style)
        }
    }

    private struct Part {
        var text: String
        var style: CellStyle
    }

    /// As much of the progress as leaves the title its room.
    private func said(columns: Int) -> [Part] {
        guard let progress, progress.posts > 0 else { return [] }
        let count = Part(text: "\(progress.read) of \(progress.posts) read", style: Theme.quiet)
        let bar = Part(
            text: " " + ornaments.bar(progress.fraction, cells: Self.barCells),
            style: Theme.progress)
        let left = progress.timeLeft
        let time = Part(text: left.isEmpty ? "" : " \(left)", style: Theme.quiet)
        let short = Part(text: "\(progress.read)/\(progress.posts)", style: Theme.quiet)
        let wanted = min(Glyphs.width(of: title), Self.titleRoom)
        for parts in [[count, bar, time], [count, bar], [count], [short]] {
            let width = parts.reduce(0) { $0 + Glyphs.width(of: $1.text) }
            if columns - 4 - width >= min(wanted, columns / 2) { return parts }
        }
        return []
    }
}
