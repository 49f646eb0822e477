internal import ArchiveModel
internal import ReaderModel
internal import Typesetting

/// The bottom row while nothing is typed: where reading is, and how much of everything is left.
struct StatusBar {
    let ornaments: Ornaments

    private static let gap = 3
    private static let hint = "F1 help"

    /// Whether the row says no more than which post this is and how far down it is.
    private func isQuiet(_ state: ReaderState) -> Bool { state.isZoomed && state.picker == nil }

    func draw(_ state: ReaderState, on grid: inout CellGrid, row: Int) {
        let end = grid.columns - 1
        let pending = state.pendingKeys
        let pendingStart = end - Glyphs.width(of: pending)
        let room = (pending.isEmpty ? end : pendingStart - Self.gap) - 1
        let (text, style) = said(state)
        let left = ornaments.said(text, to: room)
        var column = grid.put(left, column: 1, row: row, style: style, width: max(0, room))
        column += Self.gap
        let right = rest(state, columns: room + 1 - column)
        grid.put(
            right, column: room + 1 - Glyphs.width(of: right), row: row, style: Theme.quiet)
        grid.put(pending, column: pendingStart, row: row, style: Theme.title)
    }

    /// A message, or the place.
    private func said(_ state: ReaderState) -> (text: String, style: CellStyle) {
        if let message = state.message {
            return (message.text, message.isError ? Theme.error : .plain)
        }
        if let labels = state.labels {
            let verb = labels.purpose == .follow ? "Follow" : "Copy"
            return ("\(verb) which link? \(labels.typed)", .plain)
        }
        if state.isSearchShown {
            return (
                "Enter opens · s changes the query · S keeps it · [ ] years · r order · q leaves",
                Theme.quiet
            )
        }
        if state.note != nil { return ("Enter goes to the note · Esc closes it", Theme.quiet) }
        if isQuiet(state) {
            return (state.reading?.loaded.post.row.displayTitle ?? "", Theme.quiet)
        }
        return (state.picker == nil ? place(state) : "Choose an archive", .plain)
    }

    /// `January 2011 · 12 of 393`, of the post that is read or selected.
    private func place(_ state: ReaderState) -> String {
        guard let post = state.currentPost else { return "" }
        // Where there is no row for the list's head, it is said here what is listed.
        let only = state.layout.headerRow == nil ? state.listFilter?.words : nil
        let group =
            switch state.section(of: post) {
            case .posts: EnglishDate.name(of: post.month)
            case .pages: TreeRow.Node.pages.name
            case .drafts: TreeRow.Node.drafts.name
            }
        let name = only ?? group
        if state.listFilter?.isCounting == true {
            return "\(name)\(ornaments.separator)counting \(ornaments.ellipsis)"
        }
        guard let number = state.currentNumber, state.list.total > 0 else { return name }
        return "\(name)\(ornaments.separator)\(number) of \(state.list.total)"
    }

    /// As much as there is room for of: percent of the post, what is left of the month and of the
    /// archive, how to get help.
    private func rest(_ state: ReaderState, columns: Int) -> String {
        // Above the list of archives, what is left of the one before would mislead.
        guard state.picker == nil, !state.isSearchShown else {
            return Self.hint.count <= columns ? Self.hint : ""
        }
        let percent = percent(state)
        guard !isQuiet(state) else { return percent.count <= columns ? percent : "" }
        var text = ""
        var room = columns
        let gap = Glyphs.width(of: ornaments.separator)
        func add(_ choices: [String]) {
            for choice in choices where !choice.isEmpty {
                let width = Glyphs.width(of: choice) + (text.isEmpty ? 0 : gap)
                guard width <= room else { continue }
                text += text.isEmpty ? choice : ornaments.separator + choice
                room -= width
                return
            }
        }
        add([percent])
        if state.listFilter?.isCounting != true {
            add(month(state))
            add(archive(state))
        }
        if state.pendingKeys.isEmpty { add([Self.hint]) }
        return text
    }

    private func percent(_ state: ReaderState) -> String {
        guard state.layout.text != nil, let reading = state.reading else { return "" }
        return "\(reading.percent)%"
    }

    private func month(_ state: ReaderState) -> [String] {
        guard let post = state.currentPost, let progress = state.monthProgress else { return [] }
        let name = post.month.isUndated ? "undated" : EnglishDate.name(ofMonth: post.month.number)
        guard progress.unread > 0 else { return ["\(name) read"] }
        let posts = Counting.of(progress.unread, "post")
        guard !progress.timeLeft.isEmpty else { return ["\(posts) left in \(name)"] }
        return ["\(posts), \(progress.timeLeft) in \(name)", progress.timeLeft]
    }

    private func archive(_ state: ReaderState) -> [String] {
        guard let progress = state.archiveProgress, progress.posts > 0 else { return [] }
        guard progress.unread > 0 else { return ["all read"] }
        let posts = Counting.of(progress.unread, "post")
        guard !progress.timeLeft.isEmpty else { return ["\(posts) left in all"] }
        return [
            "\(posts), \(progress.timeLeft) in all",
            "\(Counting.number(progress.unread)) left in all",
        ]
    }
}
