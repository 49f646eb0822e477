internal import ArchiveModel
internal import Search

extension ReaderState {
    /// Moves list and tree while a month is being typed.
    mutating func goWhileTyping(_ text: String) {
        guard let origin = prompt?.origin else { return }
        guard let date = dateReader(origin).read(text) else {
            hint(text.isEmpty ? "" : "no month yet")
            return
        }
        hint(go(to: date).text)
    }

    /// Stays where the typed month led, or goes back when it is none.
    mutating func acceptGo(_ prompt: Prompt) {
        guard let origin = prompt.origin else { return }
        guard let date = dateReader(origin).read(prompt.text) else {
            restore(origin)
            if !prompt.text.isEmpty { say("“\(prompt.text)” is no month", isError: true) }
            return
        }
        let hint = go(to: date)
        if !hint.isExact { say(hint.text) }
    }

    private func dateReader(_ origin: PromptOrigin) -> TypedDateReader {
        let years = archive?.outline.months.filter { !$0.month.isUndated }.map(\.month.year) ?? []
        let range = years.first.flatMap { first in
            years.last.flatMap { $0 >= first ? first...$0 : nil }
        }
        let current = origin.list.selected.flatMap { $0.month.isUndated ? nil : $0.month.year }
        return TypedDateReader(years: range, currentYear: current ?? range?.upperBound ?? 2_000)
    }

    /// What is said of where a date leads.
    struct GoHint: Hashable {
        var text: String
        /// Whether it is what was asked for.
        var isExact: Bool
    }

    /// Goes to a date: to its first post, or the next month's that has one.
    mutating func go(to date: TypedDate) -> GoHint {
        guard let archive, !archive.outline.months.isEmpty else {
            return GoHint(text: "There are no months here", isExact: false)
        }
        if case .day(let day) = date {
            requestRows(
                .around(order.start(of: day)), in: .posts, target: .nearest(day))
            return GoHint(text: EnglishDate.long(day), isExact: true)
        }
        let months = order.months(archive.outline).map(\.month)
        let wanted = wantedMonth(date)
        let next = months.first { order.isReversed ? $0 <= wanted : $0 >= wanted }
        guard let month = next ?? months.last else {
            return GoHint(text: "There are no months here", isExact: false)
        }
        show(TreeRow.Node(month))
        reveal(TreeRow.Node(month))
        return hintOf(date, leadingTo: month, in: archive.outline)
    }

    private func wantedMonth(_ date: TypedDate) -> Month {
        switch date {
        case .year(let year): Month(year: year, number: order.isReversed ? 12 : 1)
        case .month(let month): month
        case .day(let day): Month(year: day.year, number: day.month)
        }
    }

    private func hintOf(
        _ date: TypedDate, leadingTo month: Month, in outline: ArchiveOutline
    ) -> GoHint {
        let node: TreeRow.Node
        let tally: Tally
        if case .year(let year) = date {
            (node, tally) = (.year(year), outline.tally(ofYear: year))
        } else {
            let wanted = wantedMonth(date)
            (node, tally) = (TreeRow.Node(wanted), outline.tally(of: wanted) ?? Tally())
        }
        guard tally.posts > 0 else {
            let found = EnglishDate.name(of: month)
            return GoHint(text: "\(node.name) has no posts: this is \(found)", isExact: false)
        }
        let posts = Counting.of(tally.posts, "post")
        return GoHint(text: "\(node.name) · \(posts), \(tally.unread) unread", isExact: true)
    }

    /// Says which day was gone to when the one asked for has no post.
    mutating func tellNearest(_ day: CalendarDay) {
        guard let found = list.selected?.date?.day, found != day else { return }
        let text = "No post on \(EnglishDate.medium(day)): this is \(EnglishDate.medium(found))"
        if prompt != nil {
            hint(text)
        } else {
            say(text)
        }
    }
}
