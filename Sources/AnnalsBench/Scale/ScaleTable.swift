/// The figures of libraries of several sizes side by side, with the limits of the largest.
struct ScaleTable {
    let figures: [ScaleFigures]

    /// One line of the table.
    private struct Line {
        var name: String
        var limit: String
        /// The figure of each size, empty where there is none.
        var cells: [String]

        init(
            _ name: String, _ limit: String, _ figures: [ScaleFigures],
            _ cell: (ScaleFigures) -> String
        ) {
            self.name = name
            self.limit = limit
            cells = figures.map(cell)
        }
    }

    /// Prints it.
    func print() {
        let sizes = figures.map { Self.grouped($0.library.plan.postCount) }
        Swift.print(row("posts", sizes, "limit"))
        for line in lines { Swift.print(row(line.name, line.cells, line.limit)) }
    }

    private var lines: [Line] {
        var lines = [
            Line("first screen", "15 ms", figures) { Self.time($0.starts) },
            Line("  against the smallest", "1.2×", figures) { Table.ratio($0.growth, to: 100) },
            Line("  over a C program", "+10 ms", figures) {
                $0.overPlain.map { "+" + Table.milliseconds($0) } ?? ""
            },
            Line("  cold page cache", "", figures) { Self.time($0.cold.starts) },
            Line("key, list", "0.6 / 2 ms", figures) { Self.spread($0.keys.list) },
            Line("key, tree", "0.6 / 2 ms", figures) { Self.spread($0.keys.tree) },
            Line("key, text", "0.6 / 2 ms", figures) { Self.spread($0.keys.text) },
            Line("key, cold page cache", "p99 16 ms", figures) { Self.spread($0.cold.keys) },
        ]
        for (index, jump) in (figures.first?.keys.jumps ?? []).enumerated() {
            lines.append(
                Line(jump.name, "10 ms", figures) {
                    Self.spread($0.keys.jumps[index].times)
                })
        }
        lines += [
            Line(". to the only unread post", "10 ms", figures) {
                $0.marks.map { Self.spread($0.nextUnread) } ?? ""
            },
            Line(". into the next archive", "10 ms", figures) {
                $0.marks.flatMap { $0.nextArchive.isEmpty ? nil : Self.spread($0.nextArchive) }
                    ?? ""
            },
            Line("posts marked read", "", figures) {
                $0.marks.map { Self.grouped($0.count) } ?? ""
            },
            Line("  marking, undoing", "", figures) {
                $0.marks.map {
                    "\(Table.milliseconds($0.marking)), \(Table.milliseconds($0.undoing))"
                } ?? ""
            },
            Line("  longest answer meanwhile", "16 ms", figures) {
                $0.marks?.answers.max().map(Table.milliseconds) ?? ""
            },
            Line("search, last key to hits", "p95 20 ms", figures) { Self.search($0.searches) },
            Line("  cold page cache", "", figures) { Self.search($0.cold.searches) },
            Line("memory of the reader", "32 MB", figures) { Table.megabytes($0.memory) },
            Line("  that searches", "32 MB", figures) { Table.megabytes($0.searchMemory) },
            Line("import, posts a second", "", figures) { Self.rate($0) },
            Line("  the last against the first", "0.8×", figures) {
                $0.imported.firstRate > 0 && $0.library.plan.postCount >= 200_000
                    ? Table.ratio(
                        UInt64($0.imported.lastRate), to: UInt64($0.imported.firstRate)) : ""
            },
            Line("  memory", "", figures) { Table.megabytes($0.imported.whole.memory) },
            Line("index, posts a second", "10,000", figures) {
                Self.grouped(Self.perSecond($0.library.plan.postCount, $0.imported.index.time))
            },
        ]
        return lines
    }

    private func row(_ name: String, _ cells: [String], _ limit: String) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        return padded(name, 28) + cells.map { padded($0, 22) }.joined() + limit
    }

    private static func time(_ times: [UInt64]) -> String {
        times.isEmpty ? "" : Table.milliseconds(median(times))
    }

    /// Median and 99th percentile.
    private static func spread(_ times: [UInt64]) -> String {
        guard !times.isEmpty else { return "" }
        let tail = Table.milliseconds(percentile99(times))
        return "\(Table.milliseconds(median(times)).dropLast(3)) / \(tail)"
    }

    /// The median and the 95th percentile of all queries; one without an answer counts as 10 s.
    private static func search(_ searches: [SearchMeasures.Time]) -> String {
        let times = searches.map { $0.time ?? 10_000_000_000 }.sorted()
        guard !times.isEmpty else { return "" }
        let tail = times[min(times.count - 1, times.count * 95 / 100)]
        return "\(Table.milliseconds(median(times)).dropLast(3)) / \(Table.milliseconds(tail))"
    }

    private static func rate(_ figures: ScaleFigures) -> String {
        grouped(perSecond(figures.library.plan.postCount, figures.imported.whole.time))
    }

    private static func perSecond(_ count: Int, _ time: UInt64) -> Int {
        Int(Double(count) / (Double(max(1, time)) / 1e9))
    }

    /// A number with a comma between thousands.
    static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: index)
            index -= 3
        }
        return String(digits)
    }
}
