internal import Glibc

/// Measures the built annals as a person meets it, on made-up blogs of several sizes, and how fast
/// texts become pages.
///
///     swift build -c release --static-swift-stdlib
///     .build/release/annals-bench [typesetting] [SIZE…]
///     .build/release/annals-bench import [MEGABYTES]
///
/// For each size (10, 10,000 and 100,000 posts of about 3 KB unless said) it imports the blog into a
/// new library and prints a row: the import's rate, time and peak memory; from exec to the list on
/// the screen of an 80×24 terminal (median of 15 starts); from a key to the last byte it leads to,
/// in the list and in the text (median and 99th percentile of 300 keys); the reader's peak memory.
///
/// Then, or alone with `typesetting`, come the tables of ``TypesettingBench``, ``OpeningBench`` and
/// ``CorpusBench``. `import` prints the table of ``ImportBench`` alone, for archives of 500 MB unless
/// said.
@main
struct AnnalsBench {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        let sizes = words.filter { !["typesetting", "import"].contains($0) }.map { word in
            guard let size = Int(word), size > 0 else { fail("not a size: \(word)") }
            return size
        }
        let program = beside("annals")
        let folder = TemporaryFolder()
        defer { folder.remove() }
        if words.contains("import") {
            return ImportBench(program: program, folder: folder.path, size: sizes.first ?? 500).run()
        }
        if !words.contains("typesetting") {
            print(Row.heading)
            for size in sizes.isEmpty ? [10, 10_000, 100_000] : sizes {
                print(Row(size: size, program: program, folder: folder.path).text)
            }
        }
        TypesettingBench.run()
        OpeningBench(program: program, folder: folder.path).run()
        CorpusBench(folder: folder.path).run()
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
