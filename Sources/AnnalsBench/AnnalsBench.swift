internal import Glibc

/// Measures the built annals as a person meets it, on made-up blogs of several sizes, and how fast
/// texts become pages.
///
///     swift build -c release --static-swift-stdlib
///     .build/release/annals-bench [typesetting] [SIZE…]
///     .build/release/annals-bench import [MEGABYTES]
///     .build/release/annals-bench search LIBRARY [build]
///     .build/release/annals-bench hostile [NAME…]
///     .build/release/annals-bench damage COUNT SEED [FOLDER…]
///
/// For each size (10, 10,000 and 100,000 posts of about 3 KB unless said) it imports the blog into a
/// new library and prints a row: the import's rate, time and peak memory; from exec to the list on
/// the screen of an 80×24 terminal (median of 15 starts); from a key to the last byte it leads to,
/// in the list and in the text (median and 99th percentile of 300 keys); the reader's peak memory.
///
/// Then, or alone with `typesetting`, come the tables of ``TypesettingBench``, ``OpeningBench`` and
/// ``CorpusBench``. `import` prints the table of ``ImportBench`` alone, for archives of 500 MB unless
/// said; ``SearchBench`` is named `search`; ``HostileBench`` and ``MutationBench`` are named `hostile` and `damage`.
@main
struct AnnalsBench {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        let program = beside("annals")
        let folder = TemporaryFolder()
        defer { folder.remove() }
        switch words.first {
        case "import":
            let size = sizes(words.dropFirst()).first ?? 500
            ImportBench(program: program, folder: folder.path, size: size).run()
        case "search":
            guard words.count > 1 else {
                fail("search wants a library, and 'build' to index it anew")
            }
            SearchBench(
                program: program, library: words[1],
                isBuilding: words.dropFirst(2).contains("build")
            ).run()
        case "scale":
            let rest = Array(words.dropFirst())
            let option = rest.firstIndex(of: "--folder")
            let kept = option.flatMap { $0 + 1 < rest.count ? rest[$0 + 1] : nil }
            var named = rest
            if let option { named.removeSubrange(option..<min(option + 2, rest.count)) }
            let wanted = sizes(named[...])
            ScaleBench(
                program: program, folder: kept ?? folder.path,
                sizes: wanted.isEmpty ? [10, 1_000, 100_000, 1_000_000] : wanted
            ).run()
        case "hostile":
            let bench = HostileBench(program: program, folder: folder.path)
            leave(bench.run(Array(words.dropFirst())), folder)
        case "hostile-names": for one in HostileCase.all { print(one.name) }
        case "--help", "-h": print(usage)
        case "damage":
            guard words.count > 2, let count = Int(words[1]), let seed = UInt64(words[2]) else {
                fail("damage wants how many copies of a file, and a seed")
            }
            let bench = MutationBench(
                program: program, folder: folder.path, count: count, seed: seed)
            leave(bench.run(Array(words.dropFirst(3))), folder)
        default:
            measureReading(
                words.contains("typesetting") ? nil : sizes(words[...]), program, folder.path)
        }
    }

    private static let usage = """
        annals-bench [POSTS…]               the reader on blogs of so many posts, then its pages
        annals-bench typesetting            pages alone
        annals-bench scale [--folder FOLDER] [POSTS…]
                                            libraries of 10 to 1,000,000 posts, beside other programs
        annals-bench import [MEGABYTES]     large archives, beside xmllint
        annals-bench search LIBRARY [build] searches; and the index, made anew
        annals-bench hostile [NAME…]        archives made to do harm
        annals-bench damage COUNT SEED [FOLDER…]
                                            damaged copies of archives
        """

    /// The figures of the reader and of its pages; those of pages alone without sizes.
    private static func measureReading(_ sizes: [Int]?, _ program: String, _ folder: String) {
        if let sizes {
            print(Row.heading)
            for size in sizes.isEmpty ? [10, 10_000, 100_000] : sizes {
                print(Row(size: size, program: program, folder: folder).text)
            }
        }
        TypesettingBench.run()
        OpeningBench(program: program, folder: folder).run()
        CorpusBench(folder: folder).run()
    }

    private static func sizes(_ words: ArraySlice<String>) -> [Int] {
        words.map { word in
            guard let size = Int(word), size > 0 else { fail("not a size: \(word)") }
            return size
        }
    }

    /// Ends with a status that says whether all was well.
    private static func leave(_ isWell: Bool, _ folder: TemporaryFolder) -> Never {
        folder.remove()
        exit(isWell ? 0 : 1)
    }

    /// The path of another program in this one's folder.
    private static func beside(_ name: String) -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count)
        guard length > 0 else { fail("cannot tell where this program is") }
        let own = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
    }
}
