internal import Glibc

/// Measures the import of large archives in XML beside `xmllint --stream`, which reads the same
/// file and keeps nothing.
///
/// The programs take turns on the same file, so that a busy moment of the machine meets all of
/// them; a ratio is the median of those of the single rounds.
struct ImportBench {
    let program: String
    let folder: String
    /// Megabytes of 2^20 bytes.
    let size: Int
    private static let rounds = 5

    /// Measures and prints.
    func run() {
        let xmllint = CorpusBench.program("xmllint")
        if xmllint == nil { print("no xmllint to compare with") }
        print(
            Table.line([
                "\(size) MB", "import", "MB/s", "memory", "again", "MB/s", "memory", "xmllint",
                "MB/s", "import", "again",
            ]))
        for shape in BackupGenerator.Shape.allCases { compare(shape, with: xmllint) }
        print("wanted: import at 0.25× xmllint's rate or more, again over 0.5×, under 100 MB")
    }

    private func compare(_ shape: BackupGenerator.Shape, with xmllint: String?) {
        let archive = folder + "/archive.xml"
        defer { unlink(archive) }
        var generator = BackupGenerator(shape, byteCount: size << 20)
        generator.write(to: archive)
        var first: [Usage] = []
        var again: [Usage] = []
        var other: [Usage] = []
        for _ in 0..<Self.rounds {
            let library = folder + "/library.db"
            defer { for end in ["", "-wal", "-shm"] { unlink(library + end) } }
            let command = [program, "--library", library, "import", archive]
            if let xmllint {
                other.append(measure([xmllint, "--stream", "--huge", "--noout", archive]))
            }
            first.append(measure(command))
            again.append(measure(command))
        }
        var cells = [shape.name]
        for usages in [first, again] {
            let time = median(usages.map(\.time))
            cells += [
                Table.milliseconds(time), rate(time),
                Table.megabytes(usages.map(\.memory).max() ?? 0),
            ]
        }
        if !other.isEmpty {
            let time = median(other.map(\.time))
            cells += [Table.milliseconds(time), rate(time)]
            cells += [first, again].map { usages in
                // In thousandths, as whole numbers have a median here.
                let ratios = zip(usages, other).map { $1.time * 1_000 / max(1, $0.time) }
                return Table.ratio(median(ratios), to: 1_000)
            }
        }
        print(Table.line(cells))
    }

    private func rate(_ time: UInt64) -> String {
        "\(UInt64(size) * 1_000_000_000 / max(1, time))"
    }
}
