extension PostList {
    /// The lines shown in a pane of a height, from ``top`` on: the month's heading first.
    public func lines(height: Int) -> [Line] { fatalError("not yet") }
}
