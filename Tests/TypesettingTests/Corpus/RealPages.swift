import Foundation
import TestSupport

/// The real pages and archives that are there.
enum RealPages {
    /// The names of the pages with an article marked out in them.
    static let names: [String] = list("html/mozilla-readability")

    /// The folders of archives, one for each kind, but for feeds.
    static let kinds = [
        "blogger-takeout", "blogger-xml", "blogml", "ghost", "markdown", "mbox-eml", "medium", "mt",
        "opml", "saved-text", "substack", "tumblr", "wxr",
    ]

    /// The folders of feeds, and feeds that stand beside them.
    static let feedFolders: [String] = list("feeds")

    /// The paths of the archives of a kind, of which some are folders.
    static func archives(of kind: String) -> [String] {
        guard let corpus = Places.corpus else { return [] }
        return list(kind).map { corpus.appending(path: "\(kind)/\($0)").path }
    }

    /// The paths of the files of feeds in a folder, or of the one that it is.
    static func files(below folder: String) -> [String] {
        guard let root = Places.corpus?.appending(path: "feeds/\(folder)") else { return [] }
        guard let names = FileManager.default.enumerator(atPath: root.path) else {
            return [root.path]
        }
        let paths = names.compactMap { $0 as? String }.sorted()
            .map { root.appending(path: $0).path }
        return paths.isEmpty ? [root.path] : paths
    }

    /// The article of a page, as it was marked out.
    static func expected(_ name: String) throws -> String {
        let path = "html/mozilla-readability/\(name)/expected.html"
        guard let file = Places.corpus?.appending(path: path) else { return "" }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    private static func list(_ folder: String) -> [String] {
        guard let folder = Places.corpus?.appending(path: folder).path else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
