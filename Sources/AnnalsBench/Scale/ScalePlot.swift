internal import Glibc

/// Costs as libraries grow, drawn with letters: a column for each size, a row for each half of a
/// power of ten.
struct ScalePlot {
    /// One kind of cost.
    struct Series {
        var letter: Character
        var name: String
        /// Nanoseconds by the number of posts.
        var points: [(posts: Int, time: UInt64)]
    }

    let series: [Series]
    private static let columnWidth = 16

    /// Prints it.
    func print() {
        let sizes = Set(series.flatMap { $0.points.map(\.posts) }).sorted()
        let levels = series.flatMap { $0.points.map { Self.level($0.time) } }
        guard let lowest = levels.min(), let highest = levels.max() else { return }
        for level in stride(from: highest, through: lowest, by: -1) {
            var line = Self.label(level)
            for size in sizes {
                let letters = series.filter { one in
                    one.points.contains { $0.posts == size && Self.level($0.time) == level }
                }.map(\.letter)
                line += Self.padded(" " + String(letters), Self.columnWidth)
            }
            Swift.print(line)
        }
        Swift.print(
            String(repeating: " ", count: 10) + "+"
                + String(repeating: "-", count: Self.columnWidth * sizes.count))
        Swift.print(
            String(repeating: " ", count: 12)
                + sizes.map { Self.padded(ScaleTable.grouped($0), Self.columnWidth) }.joined())
        Swift.print("posts; " + series.map { "\($0.letter) \($0.name)" }.joined(separator: " · "))
    }

    /// Half powers of ten of a microsecond.
    private static func level(_ time: UInt64) -> Int {
        Int((log10(Double(max(1, time)) / 1_000) * 2).rounded())
    }

    private static func label(_ level: Int) -> String {
        guard level.isMultiple(of: 2) else { return String(repeating: " ", count: 10) + "|" }
        let names = [0: "1 µs", 2: "10 µs", 4: "0.1 ms", 6: "1 ms", 8: "10 ms", 10: "0.1 s"]
        let name = names[level] ?? (level == 12 ? "1 s" : level == 14 ? "10 s" : "")
        return String(repeating: " ", count: 9 - name.count) + name + " |"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
