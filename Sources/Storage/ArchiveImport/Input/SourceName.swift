/// What to call a blog that does not say its own name: after its file, or the folder it is in.
enum SourceName {
    private static let extensions: Set = [
        "xml", "atom", "rss", "rdf", "feed", "txt", "gz", "zip", "tar", "json", "opml", "md",
        "markdown", "html", "htm", "xhtml", "mhtml", "warc", "wacz", "mbox", "eml",
    ]
    private static let sayingNothing: Set = [
        "", "feed", "index", "rss", "atom", "_posts", "content", "source", "data",
    ]

    /// The name of a candidate: `allofphysics` for `allofphysics.feed.atom`, and for
    /// `Blogs/allofphysics/feed.atom`.
    static func of(_ candidate: ImportCandidate) -> String {
        let place = candidate.folder.flatMap { $0.isEmpty ? nil : $0 }
        // A compressed file has one entry, whose name may say nothing.
        let whole = [candidate.path, candidate.entry, candidate.inner].compactMap { $0 }
        let parts = (place ?? whole.joined(separator: "/")).split(separator: "/")
        let names = parts.suffix(2).reversed().map(withoutExtensions)
        return names.first { !sayingNothing.contains($0.lowercased()) } ?? names.first ?? ""
    }

    /// Whether a file is named as one of the several that WordPress divides a large export into:
    /// `fog.wordpress.2020-01-31.003.xml`.
    ///
    /// Source: wp-cli's `export` command, and WordPress.com, which has the only part of a small one
    /// so, too.
    static func isPart(_ candidate: ImportCandidate) -> Bool {
        let name = candidate.inner ?? candidate.entry ?? candidate.path
        let words = name.split(separator: ".").filter { !["gz", "zip"].contains($0.lowercased()) }
        guard words.count > 2, words.last?.lowercased() == "xml" else { return false }
        let number = words[words.count - 2]
        return number.utf8.count == 3 && number.utf8.allSatisfy(\.isDigit)
    }

    private static func withoutExtensions(_ part: Substring) -> String {
        var words = part.split(separator: ".", omittingEmptySubsequences: false)
        while words.count > 1, let last = words.last, extensions.contains(last.lowercased()) {
            words.removeLast()
        }
        return words.joined(separator: ".")
    }
}
