import Foundation

/// The archives that the tests read where they are present.
enum Corpus {
    /// The folder, from `ANNALS_CORPUS` or beside the repository; nil with a printed reason.
    static let root: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpus")
        let named = ProcessInfo.processInfo.environment["ANNALS_CORPUS"].map { URL(filePath: $0) }
        let root = (named ?? beside).standardizedFileURL
        if FileManager.default.fileExists(atPath: root.path) { return root }
        print("Skipped: no corpus at \(root.path); set ANNALS_CORPUS to its folder.")
        return nil
    }()

    /// Whether there is a corpus.
    static var isPresent: Bool { root != nil }

    /// The file at a path below the corpus, bad UTF-8 replaced; nil if it isn't there.
    static func text(_ path: String) -> String? {
        guard let url = root?.appending(path: path), let data = try? Data(contentsOf: url) else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The names in a folder below the corpus, sorted.
    static func names(in path: String) -> [String] {
        guard let root else { return [] }
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: path).path)
        return (names ?? []).sorted()
    }

    /// The HTML bodies of a Blogger backup, found without a parser and unescaped once.
    static func bodies(ofBackup name: String) -> [String] {
        guard let source = text("blogger-xml/\(name)") else { return [] }
        var bodies: [String] = []
        var rest = source[...]
        while let open = rest.range(of: "<content type='html'>")
            ?? rest.range(of: "<content type=\"html\">")
        {
            rest = rest[open.upperBound...]
            guard let close = rest.range(of: "</content>") else { break }
            bodies.append(unescaped(String(rest[..<close.lowerBound])))
            rest = rest[close.upperBound...]
        }
        return bodies
    }

    private static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"")
            .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(
                of: "&amp;", with: "&")
    }
}
