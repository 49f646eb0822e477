internal import Glibc

/// The figures of one size.
struct Row {
    private let cells: [String]

    /// The names of the columns.
    static let heading = Table.line([
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
            "\(size)", Table.milliseconds(usage.time),
            "\(Int(Double(size) / (Double(usage.time) / 1e9)))", Table.megabytes(usage.memory),
            Table.milliseconds(first), Table.milliseconds(median(list.times)),
            Table.milliseconds(percentile99(list.times)), Table.milliseconds(median(text.times)),
            Table.milliseconds(percentile99(text.times)),
            Table.megabytes(max(list.memory, text.memory)),
        ]
    }

    /// The row as a line of the table.
    var text: String { Table.line(cells) }

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
}
