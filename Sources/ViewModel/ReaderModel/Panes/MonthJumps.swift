internal import ArchiveModel

extension ReaderState {
    /// Goes a number of months that have posts further in reading order, or back.
    mutating func jumpMonths(by count: Int) {
        let months = months
        jump(among: Array(months.indices), of: months, by: count, called: "month")
    }

    /// Goes a number of years that have posts further in reading order, or back.
    mutating func jumpYears(by count: Int) {
        let months = months
        jump(among: Self.years(among: months), of: months, by: count, called: "year")
    }

    /// Where one month or year further leads, and one back: those there are.
    var neighbours: [TreeRow.Node] {
        let months = months
        return [Array(months.indices), Self.years(among: months)].flatMap { starts in
            [1, -1].compactMap { node(by: $0, among: starts, of: months) }
        }
    }

    /// The months that have posts, in reading order.
    private var months: [Month] {
        archive.map { order.months($0.outline).map(\.month) } ?? []
    }

    /// The indices of months at which a year begins, or the posts without a date.
    private static func years(among months: [Month]) -> [Int] {
        months.indices.filter { index in
            guard index > 0 else { return true }
            let (before, month) = (months[index - 1], months[index])
            return before.isUndated || month.isUndated || before.year != month.year
        }
    }

    private mutating func jump(
        among starts: [Int], of months: [Month], by count: Int, called name: String
    ) {
        guard archive != nil else { return }
        guard !starts.isEmpty else { return say("There are no months here") }
        guard let node = node(by: count, among: starts, of: months) else {
            return say("This is the \(count > 0 ? "last" : "first") \(name)")
        }
        show(node, entry: focus == .text ? .resumed : nil)
        if focus == .tree { reveal(node) }
    }

    /// The month at the start that lies a number of them from the selected post's; nil where there are
    /// no more that way.
    private func node(by count: Int, among starts: [Int], of months: [Month]) -> TreeRow.Node? {
        let current = list.section == .posts ? list.selected?.month : nil
        let place = current.flatMap { months.firstIndex(of: $0) } ?? months.count
        // From pages and drafts, which follow all months, back leads to the last one.
        let index =
            place == months.count ? starts.count : starts.lastIndex { $0 <= place } ?? starts.count
        let target = max(0, min(index + count, starts.count - 1))
        guard starts.indices.contains(target), (target - index).signum() == count.signum() else {
            return nil
        }
        return TreeRow.Node(months[starts[target]])
    }
}
