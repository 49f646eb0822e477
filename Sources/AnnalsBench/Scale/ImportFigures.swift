internal import Glibc

/// What the import of a made-up library took.
struct ImportFigures {
    /// Of all archives in one command.
    var whole = Usage(time: 0, memory: 0)
    /// Posts a second of the first 100,000 posts, or as many as there are.
    var firstRate = 0
    /// Posts a second of the last 100,000 posts.
    var lastRate = 0
    /// Bytes of the library's file.
    var libraryBytes = 0
    /// Of the search index.
    var index = Usage(time: 0, memory: 0)

    /// Imports archives in one command and watches it.
    init(
        of plan: MadeLibrary, importing archives: [String], _ program: String, into library: String
    ) {
        let report = library + ".report"
        defer { unlink(report) }
        let start = now()
        let process = spawn(
            [program, "--library", library, "import"] + archives, output: report)
        // When each archive was in its place: while that happens, the next one is read.
        var ends: [UInt64] = []
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, WNOHANG, &usage) == 0 {
            let ended = Self.archivesEnded(report)
            while ends.count < ended { ends.append(now()) }
            usleep(10_000)
        }
        let end = now()
        guard status == 0 else { fail("the import failed") }
        whole = Usage(time: end - start, memory: usage.ru_maxrss * 1_024)
        libraryBytes = size(of: library)
        ends = ends.prefix(plan.counts.count - 1) + [end]
        guard ends.count == plan.counts.count else { return }
        let firsts = Self.count(plan.counts)
        firstRate = Self.rate(plan.counts.prefix(firsts), ends[firsts - 1] - start)
        let lasts = Self.count(plan.counts.reversed())
        let begin = lasts < ends.count ? ends[ends.count - lasts - 1] : start
        lastRate = Self.rate(plan.counts.suffix(lasts), end - begin)
    }

    /// How many of the first archives have 100,000 posts together.
    private static func count(_ counts: [Int]) -> Int {
        var posts = 0
        return counts.prefix { count in
            defer { posts += count }
            return posts < 100_000
        }.count
    }

    /// Reads what ``write(to:)`` wrote; nil where there is nothing whole.
    init?(readingFrom path: String) {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var text = [UInt8](repeating: 0, count: 512)
        let count = fread(&text, 1, text.count, file)
        let numbers = String(decoding: text[..<count], as: UTF8.self).split(separator: " ")
            .compactMap { Int($0) }
        guard numbers.count == 7 else { return nil }
        whole = Usage(time: UInt64(numbers[0]), memory: numbers[1])
        (firstRate, lastRate, libraryBytes) = (numbers[2], numbers[3], numbers[4])
        index = Usage(time: UInt64(numbers[5]), memory: numbers[6])
    }

    /// Notes them for the next run.
    func write(to path: String) {
        let file = OutputFile(path)
        let numbers = [
            Int(whole.time), whole.memory, firstRate, lastRate, libraryBytes, Int(index.time),
            index.memory,
        ]
        file.put(numbers.map { "\($0)" }.joined(separator: " ") + " ")
        file.close()
    }

    /// How many archives are reported: all else that is said of them is indented.
    private static func archivesEnded(_ report: String) -> Int {
        guard let file = fopen(report, "r") else { return 0 }
        defer { fclose(file) }
        var count = 0
        var line = [CChar](repeating: 0, count: 1_024)
        while fgets(&line, 1_024, file) != nil {
            if line[0] != 32, strncmp(line, "reading ", 8) != 0 { count += 1 }
        }
        return count
    }

    private static func rate(_ counts: ArraySlice<Int>, _ time: UInt64) -> Int {
        Int(Double(counts.reduce(0, +)) / (Double(max(1, time)) / 1e9))
    }
}
