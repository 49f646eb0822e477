internal import ArchiveModel

extension PostList {
    /// The lines shown in a pane of a height, from ``top`` on: the month's heading first.
    ///
    /// The first line is the heading of the top post's month even when the month began further
    /// up, so that a day is never without its month; a pane of one line shows the post alone.
    public func lines(height: Int) -> [Line] {
        guard height > 0, rows.indices.contains(top) else { return [] }
        guard height > 1 else { return [.post(selection)] }
        var lines: [Line] = [.heading(rows[top].month)]
        for index in top..<rows.count {
            if index > top, rows[index].month != rows[index - 1].month {
                lines.append(.heading(rows[index].month))
            }
            guard lines.count < height else { break }
            lines.append(.post(index))
            guard lines.count < height else { break }
        }
        return lines
    }

    /// The least ``top`` from which a post still lies within the height.
    func leastTop(showing index: Int, height: Int) -> Int {
        guard rows.indices.contains(index) else { return 0 }
        // The heading of the first month shown and the post itself.
        var lines = 2
        var top = index
        while top > 0 {
            lines += rows[top].month == rows[top - 1].month ? 1 : 2
            guard lines <= height else { break }
            top -= 1
        }
        return top
    }

    /// Keeps the selection within the window and on screen.
    ///
    /// As many posts as `context` says are kept on screen around it where there are any.
    mutating func keepSelectionVisible(height: Int, context: Int = 0) {
        let last = max(0, rows.count - 1)
        selection = max(0, min(selection, last))
        if !hasAfter { top = min(top, leastTop(showing: last, height: height)) }
        let least = leastTop(showing: min(last, selection + context), height: height)
        top = max(least, min(top, max(0, selection - context)))
        top = max(leastTop(showing: selection, height: height), min(top, selection))
    }
}
