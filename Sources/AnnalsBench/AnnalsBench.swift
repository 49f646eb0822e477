internal import Glibc

/// Measures the built annals as a person meets it, on made-up blogs of several sizes.
///
///     swift build -c release --static-swift-stdlib && .build/release/annals-bench [SIZE…]
///
/// For each size (10, 10,000 and 100,000 posts of about 3 KB unless said) it imports the blog into a
/// new library and prints a row: the import's rate, time and peak memory; from exec to the list on
/// the screen of an 80×24 terminal (median of 15 starts); from a key to the last byte it leads to,
/// in the list and in the text (median and 99th percentile of 300 keys); the reader's peak memory.
@main
struct AnnalsBench {
    static func main() {
        let sizes = CommandLine.arguments.dropFirst().map { word in
            guard let size = Int(word), size > 0 else { fail("not a number of posts: \(word)") }
            return size
        }
        let program = beside("annals")
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // mkdtemp(3) puts its own letters in place of the last six.
        let template = root + "/annals-bench-" + String(repeating: "X", count: 6)
        var folder = Array(template.utf8CString)
        guard mkdtemp(&folder) != nil else { fail("no temporary folder") }
        let place = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        print(Row.heading)
        for size in sizes.isEmpty ? [10, 10_000, 100_000] : sizes {
            print(Row(size: size, program: program, folder: place).text)
        }
        rmdir(place)
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
