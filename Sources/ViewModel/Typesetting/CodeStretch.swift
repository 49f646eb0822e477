/// Where text stands on a line of code that may be cut at the page's edges.
public struct CodeStretch: Hashable, Sendable {
    /// The cells it takes, counted from the line's first.
    public var cells: Range<Int>
    /// How many cells the whole line takes.
    public var lineWidth: Int
    /// How many of them the page has room for.
    public var room: Int

    /// The first cell to show of all code, so that the stretch is seen between the marks of what
    /// is cut, and what stands around it too; the given one where that shows it already.
    ///
    /// Of a stretch that is wider than the page its beginning is shown.
    public func start(from first: Int) -> Int {
        guard !isShown(from: first) else { return first }
        guard !isShown(from: 0) else { return 0 }
        let last = max(0, lineWidth - room)
        return max(0, min(last, cells.lowerBound - 1, cells.upperBound - room * 2 / 3))
    }

    private func isShown(from first: Int) -> Bool {
        let end = first + room
        return cells.lowerBound >= first + min(1, first)
            && cells.upperBound <= (lineWidth > end ? end - 1 : end)
    }
}
