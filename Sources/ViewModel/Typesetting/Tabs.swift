/// Tabs in text whose spaces are kept.
enum Tabs {
    /// Cells from one stop to the next: browsers have 8, but a page is narrower than theirs.
    static let distance = 4

    /// Cells of a cluster that starts at a column of a line of `limit` cells.
    static func width(of cluster: Cluster, in text: [UInt8], at column: Int, limit: Int) -> Int {
        if text[cluster.range.lowerBound] == 0x09 {
            return max(min(distance - column % distance, limit - column), 1)
        }
        return cluster.width > limit ? 1 : cluster.width
    }
}
