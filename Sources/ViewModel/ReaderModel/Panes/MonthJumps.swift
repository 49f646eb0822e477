internal import ArchiveModel

extension ReaderState {
    /// Goes a number of months that have posts further in reading order, or back.
    mutating func jumpMonths(by count: Int) {
        guard let archive else { return }
        let months = order.months(archive.outline).map(\.month)
        jump(among: months.map { [$0] }, by: count, called: "month")
    }

    /// Goes a number of years that have posts further in reading order, or back.
    mutating func jumpYears(by count: Int) {
        guard let archive else { return }
        var years: [[Month]] = []
        for month in order.months(archive.outline).map(\.month) {
            if let last = years.last?.last, !last.isUndated, !month.isUndated,
                last.year == month.year
            {
                years[years.count - 1].append(month)
            } else {
                years.append([month])
            }
        }
        jump(among: years, by: count, called: "year")
    }

    private mutating func jump(among groups: [[Month]], by count: Int, called name: String) {
        let current = list.section == .posts ? list.selected?.month : nil
        guard !groups.isEmpty else { return say("There are no months here") }
        // From pages and drafts, which follow all months, back leads to the last one.
        let index = groups.firstIndex { current.map($0.contains) ?? false } ?? groups.count
        let target = max(0, min(index + count, groups.count - 1))
        guard (target - index).signum() == count.signum(), let month = groups[target].first else {
            return say("This is the \(count > 0 ? "last" : "first") \(name)")
        }
        let node = TreeRow.Node(month)
        show(node, entry: focus == .text ? .resumed : nil)
        if focus == .tree { reveal(node) }
    }
}
