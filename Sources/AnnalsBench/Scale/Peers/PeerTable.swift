/// What other programs took, beside annals.
struct PeerTable {
    let posts: Int
    let rows: [PeerBench.Row]

    /// Prints it.
    func print() {
        guard !rows.isEmpty else { return }
        Swift.print(
            "\n"
                + line([
                    "\(ScaleTable.grouped(posts)) posts", "", "it", "annals", "ratio", "memory",
                ]))
        for row in rows {
            Swift.print(
                line([
                    row.name, row.what, Table.milliseconds(median(row.times)),
                    Table.milliseconds(median(row.own)), row.ratio,
                    row.memory.map(Table.megabytes) ?? "",
                ]))
        }
    }

    private func line(_ cells: [String]) -> String {
        zip(cells, [20, 16, 14, 14, 12, 10]).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }.joined()
    }
}
