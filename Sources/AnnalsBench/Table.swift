/// How figures are written in the benchmark's tables.
enum Table {
    /// A row of cells under each other, the first one wide enough for a few words.
    static func line(_ cells: [String], first: Int = 12) -> String {
        cells.enumerated().map { index, cell in
            String(repeating: " ", count: max(0, (index == 0 ? first : 12) - cell.count)) + cell
        }.joined(separator: " ")
    }

    /// Nanoseconds as milliseconds.
    static func milliseconds(_ nanoseconds: UInt64) -> String {
        "\(hundredths(nanoseconds, of: 1_000_000)) ms"
    }

    /// Bytes as megabytes.
    static func megabytes(_ bytes: Int) -> String {
        "\(bytes / 1_048_576).\(bytes % 1_048_576 * 10 / 1_048_576) MB"
    }

    /// How many times a number is another one: `1.25×`.
    static func ratio(_ number: UInt64, to other: UInt64) -> String {
        "\(hundredths(number, of: max(1, other)))×"
    }

    private static func hundredths(_ number: UInt64, of unit: UInt64) -> String {
        let hundredths = (number * 100 + unit / 2) / unit
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}

/// The middle value; of an even number the upper of the two.
func median(_ values: [UInt64]) -> UInt64 { values.sorted()[values.count / 2] }

/// The value that 99 of 100 do not exceed.
func percentile99(_ values: [UInt64]) -> UInt64 {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
}
