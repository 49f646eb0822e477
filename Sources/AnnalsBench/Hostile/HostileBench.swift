internal import Glibc

/// Imports archives that are made to do harm, each into a library of its own, and says what time and
/// memory they take and which do harm.
///
///     annals-bench hostile [NAME…]
///     annals-bench hostile-names
///
/// The limits: no crash; 10 s of processor time and as much again for each 10 MB, 4 times that in
/// a build that is not optimised; 300 MB of memory; the library in order, or as empty as it was;
/// nothing of the file beside the archive in it.
struct HostileBench {
    let program: String
    let folder: String

    static let memoryLimit = 300 << 20
    private static let patience = 4.0

    /// Runs the cases of these names, or all; false when one did harm.
    func run(_ names: [String]) -> Bool {
        let cases =
            names.isEmpty
            ? HostileCase.all
            : names.map { name in
                guard let found = HostileCase.named(name) else { fail("no case \(name)") }
                return found
            }
        print(Self.line(["archive", "size", "time", "memory", "posts", "outcome"]))
        return cases.reduce(true) { run($1) && $0 }
    }

    private func run(_ one: HostileCase) -> Bool {
        let place = folder + "/" + one.name
        mkdir(place, 0o700)
        defer { Self.remove(place) }
        FileWriter(place + "/secret.txt").put(HostileCase.secret + "\n")
        let archive = place + "/" + one.make(place)
        let library = folder + "/library.db"
        let report = folder + "/report"
        defer { for end in ["", "-wal", "-shm"] { unlink(library + end) } }
        defer { unlink(report) }
        let size = Self.size(of: archive)
        let megabytes = Double(min(size, 512 << 20)) / 1e7
        let run = BoundedRun(
            [program, "--library", library, "import", "--json", archive],
            seconds: Self.patience * 10 * (1 + megabytes), output: report)
        var faults: [String] = []
        switch run.ending {
        case .hung: faults.append("hangs")
        case .killed(let signal): faults.append("crashes with signal \(signal)")
        case .exited(let status) where status > 2: faults.append("ends with \(status)")
        case .exited: break
        }
        if run.memory > Self.memoryLimit { faults.append("takes too much memory") }
        faults += Self.faults(ofLibrary: library, program: program)
        if one.namesSecret, Self.holdsSecret(library) { faults.append("reads what lies beside it") }
        let text = String(decoding: MutationBench.bytes(of: report), as: UTF8.self)
        let posts = Self.posts(in: text)
        if let wanted = one.posts, posts != wanted { faults.append("wanted: \(wanted)") }
        print(
            Self.line([
                one.name, Table.megabytes(size), Table.milliseconds(run.processorTime),
                Table.megabytes(run.memory), posts.map { "\($0)" } ?? "none",
                faults.isEmpty ? "ok" : faults.joined(separator: ", "),
            ]))
        fflush(nil)
        return faults.isEmpty
    }

    /// What is wrong with a library after an import, whatever that was.
    static func faults(ofLibrary library: String, program: String) -> [String] {
        var faults: [String] = []
        if access(library, F_OK) == 0 {
            let check = BoundedRun([program, "--library", library, "check"], seconds: 240)
            if check.ending != .exited(0) { faults.append("leaves a library out of order") }
        }
        var found = glob_t()
        defer { globfree(&found) }
        if glob(library + "-import-*", 0, nil, &found) == 0 { faults.append("leaves files behind") }
        return faults
    }

    private static func holdsSecret(_ library: String) -> Bool {
        ["", "-wal"].contains { end in
            let bytes = MutationBench.bytes(of: library + end, limit: 64 << 20)
            return [HostileCase.secret, "root:x:0"].contains { holds(bytes, Array($0.utf8)) }
        }
    }

    private static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= word.count else { return false }
            return (0...(bytes.count - word.count)).contains { start in
                bytes[start] == word[0]
                    && UnsafeBufferPointer(rebasing: bytes[start..<start + word.count])
                        .elementsEqual(word)
            }
        }
    }

    /// How many posts the reports of an import name together; nil when it has none.
    private static func posts(in report: String) -> Int? {
        let counts = report.split(separator: ",").compactMap { field -> Int? in
            guard field.contains("\"posts\":") else { return nil }
            return Int(String(field.filter(\.isNumber)))
        }
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        return Int(status.st_size)
    }

    /// Removes a folder with all that is in it, of which some lies deeper than paths can name.
    private static func remove(_ place: String) { _ = measure(["/bin/rm", "-rf", place]) }

    private static func line(_ cells: [String]) -> String {
        let widths = [34, 11, 14, 10, 8]
        return cells.enumerated().map { index, cell in
            guard index < widths.count else { return cell }
            let space = String(repeating: " ", count: max(0, widths[index] - cell.count))
            return index == 0 ? cell + space : space + cell
        }.joined(separator: " ")
    }
}
