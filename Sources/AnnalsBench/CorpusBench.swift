internal import Glibc
internal import Synchronization

/// Measures real pages, HTML to lines at 80 cells in one process, beside `w3m -dump`.
///
/// The process reads the pages one after the other, then on two threads. w3m is started once for
/// each page and once for all of them together. The runs take turns, so that a busy moment of the
/// machine meets all of them.
struct CorpusBench {
    let folder: String
    private static let rounds = 5

    /// Measures and prints, or says why not.
    func run() {
        let pages = Self.pages()
        guard !pages.isEmpty else {
            return print("\nreal pages: skipped, no corpus; ANNALS_CORPUS says where it is")
        }
        guard let w3m = Self.program("w3m") else {
            return print("\nreal pages: skipped, no w3m to compare with")
        }
        let all = folder + "/all.html"
        defer { unlink(all) }
        Self.write(pages.flatMap(Self.bytes), to: all)
        let command = [w3m, "-dump", "-cols", "80", "-T", "text/html"]
        var own: [UInt64] = []
        var paired: [UInt64] = []
        var each: [UInt64] = []
        var together: [UInt64] = []
        for _ in 0..<Self.rounds {
            own.append(time { pages.forEach(Self.set) })
            paired.append(time { Self.setOnTwoThreads(pages) })
            each.append(time { for page in pages { _ = measure(command + [page]) } })
            together.append(measure(command + [all]).time)
        }
        let (ours, single, joined) = (median(own), median(each), median(together))
        let two = median(paired)
        print("\n\(pages.count) real pages, HTML to lines at 80 cells")
        print(Self.row("annals, one process", ours, pages.count))
        print(Self.row("the same on two threads", two, pages.count))
        print(Self.row("w3m -dump, one each", single, pages.count))
        print(Self.row("w3m -dump, all in one", joined, pages.count))
        print(
            "annals sets \(Table.ratio(single, to: ours)) the pages of w3m started for each, on two "
                + "threads \(Table.ratio(single, to: two)) (wanted: over 5×),\n"
                + "and takes \(Table.ratio(ours, to: joined)) the time of w3m for all in one, on two "
                + "\(Table.ratio(two, to: joined)) (wanted: 1.5× at most)")
    }

    /// Reads a page from its file and sets it.
    private static func set(_ page: String) {
        let html = String(decoding: bytes(of: page), as: UTF8.self)
        _ = TypesettingBench.lines(of: html, width: 80)
    }

    /// The same on two threads, each of which takes the largest page that is left.
    private static func setOnTwoThreads(_ pages: [String]) {
        let queue = Queue(pages.sorted { size(of: $0) > size(of: $1) })
        var other = pthread_t()
        let result = pthread_create(
            &other, nil,
            { queue in
                if let queue { Unmanaged<Queue>.fromOpaque(queue).takeRetainedValue().work() }
                return nil
            }, Unmanaged.passRetained(queue).toOpaque())
        guard result == 0 else { fail("cannot start a thread") }
        queue.work()
        pthread_join(other, nil)
    }

    /// Pages that threads take one by one.
    private final class Queue: Sendable {
        private let pages: [String]
        private let next = Atomic(0)

        init(_ pages: [String]) { self.pages = pages }

        func work() {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < pages.count else { return }
                CorpusBench.set(pages[index])
            }
        }
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private static func row(_ name: String, _ time: UInt64, _ pages: Int) -> String {
        let rate = UInt64(pages) * 1_000_000_000 / max(1, time)
        return Table.line([name, Table.milliseconds(time), "\(rate) pages/s"], first: 24)
    }

    /// The corpus's saved pages.
    private static func pages() -> [String] {
        let root =
            getenv("ANNALS_CORPUS").map { String(cString: $0) }
            ?? #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
            + "/shared/corpus"
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(root + "/html/mozilla-readability/*/source.html", 0, nil, &found) == 0 else {
            return []
        }
        return (0..<Int(found.gl_pathc)).compactMap {
            found.gl_pathv[$0].map { String(cString: $0) }
        }
    }

    /// Where a program is.
    static func program(_ name: String) -> String? {
        let places = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin"
        return places.split(separator: ":").map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { fail("cannot read \(path)") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: max(0, ftell(file)))
        rewind(file)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
