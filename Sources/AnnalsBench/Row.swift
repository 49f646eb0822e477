internal import Glibc

/// The figures of one size.
struct Row {
    private let cells: [String]

    /// The names of the columns.
    static let heading = line([
        "posts", "import", "posts/s", "memory", "first screen", "key in list", "p99",
        "key in text", "p99", "memory",
    ])

    /// Measures one size; what it writes to the folder is gone afterwards.
    init(size: Int, program: String, folder: String) {
        let archive = folder + "/archive.xml"
        let library = folder + "/library.db"
        defer {
            for file in [archive, library, "\(library)-wal", "\(library)-shm"] { unlink(file) }
        }
        var generator = ArchiveGenerator(postCount: size)
        _ = generator.write(to: archive)
        let usage = measure([program, "--library", library, "import", archive])
        let reader = [program, "--library", library]
        let first = median((0..<15).map { _ in Self.firstScreen(reader) })
        let list = Self.keys(reader, opening: [], keys: Array(repeating: "j", count: 300))
        let page = Array(repeating: "j", count: 14) + ["J"]
        let text = Self.keys(
            reader, opening: ["g", "g", "\r"], keys: (0..<20).flatMap { _ in page })
        cells = [
            "\(size)", Self.milliseconds(usage.time),
            "\(Int(Double(size) / (Double(usage.time) / 1e9)))", Self.megabytes(usage.memory),
            Self.milliseconds(first), Self.milliseconds(median(list.times)),
            Self.milliseconds(percentile99(list.times)), Self.milliseconds(median(text.times)),
            Self.milliseconds(percentile99(text.times)),
            Self.megabytes(max(list.memory, text.memory)),
        ]
    }

    /// The row as a line of the table.
    var text: String { Self.line(cells) }

    private static func firstScreen(_ reader: [String]) -> UInt64 {
        let terminal = PseudoTerminal(reader)
        guard let time = terminal.timeUntil("Entry 0 of") else { fail("no list on the screen") }
        return time
    }

    private static func keys(
        _ reader: [String], opening: [String], keys: [String]
    ) -> (times: [UInt64], memory: Int) {
        let terminal = PseudoTerminal(reader)
        guard terminal.timeUntil("Entry 0 of") != nil else { fail("no list on the screen") }
        terminal.settle()
        for key in opening { _ = terminal.time(key: key, quiet: 60) }
        let times = keys.compactMap { terminal.time(key: $0) }
        // At the end of a small blog a key has nothing to show; most keys must have something.
        return (times.isEmpty ? [0] : times, terminal.peakMemory)
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        let hundredths = (nanoseconds + 5_000) / 10_000
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) ms"
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\(bytes / 1_048_576).\(bytes % 1_048_576 * 10 / 1_048_576) MB"
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined(
            separator: " ")
    }
}

/// The middle value; of an even number the upper of the two.
func median(_ values: [UInt64]) -> UInt64 { values.sorted()[values.count / 2] }

/// The value that 99 of 100 do not exceed.
func percentile99(_ values: [UInt64]) -> UInt64 {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
}
