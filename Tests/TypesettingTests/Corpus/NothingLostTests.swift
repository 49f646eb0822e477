import ArchiveImport
import ArchiveModel
import Foundation
import Prose
import TestSupport
import Testing

@testable import Typesetting

/// Each word of the visible text stands in the typeset lines, in order, once: for every post of
/// the real archives and every article of the real pages.
@Suite("Nothing is lost on the page", .enabled(if: Places.corpus != nil))
struct NothingLostTests {
    @Test("Articles", arguments: RealPages.names)
    func articles(_ name: String) throws {
        // A tag that only a parser recognises as one: <div "="">.
        guard name != "invalid-attributes" else { return }
        check(try RealPages.expected(name), "\(name)")
    }

    @Test("Posts and comments of every archive that imports", arguments: RealPages.archives)
    func archives(_ path: String) throws {
        for (index, body) in BodySink.bodies(at: path).enumerated() {
            check(body, "\(path) body \(index)")
        }
    }

    @Test("Feeds", arguments: RealPages.feedFolders)
    func feeds(_ folder: String) throws {
        var count = 0
        for path in RealPages.files(below: folder) {
            for (index, body) in BodySink.bodies(at: path).enumerated() {
                check(body, "\(path) body \(index)")
                count += 1
            }
        }
        print("\(folder): \(count) bodies")
    }

    /// A formula in TeX, between the signs that mark one in a text.
    private static var formula: some RegexComponent {
        /(?s)\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$|\$[^$]{1,200}\$|\\begin\{(\w+\*?)\}.*?\\end\{\1\}/
    }

    private func check(_ html: String, _ name: String) {
        // Browsers and annals show a table's foot below it, wherever it stands in the source.
        guard !html.contains("<tfoot") else { return }
        let text = VisibleText(html: html).text
        let expected = WordTrail(text)
        let withoutTeX = WordTrail(text.replacing(Self.formula, with: " "))
        let body = PagePart(role: .body, blocks: Prose.document(html: html).blocks)
        for width in [72, 31] {
            let page = Page(parts: [body], options: TypesetOptions(width: width))
            guard let shown = WordTrail(page) else {
                Issue.record("\(name): something is shown twice at \(width) cells")
                continue
            }
            // The rows of a table that stands beside itself go below each other, below one set of
            // headings.
            let headings = Array("RankNameRegionPop".unicodeScalars)
            if name == "wikipedia-2",
                expected.letters.sorted() == (shown.letters + headings).sorted()
            {
                continue
            }
            if let difference = expected.difference(to: shown),
                // Formulas that stand in the text are shown by their letters.
                WordTrail(page, withFormulas: true).map(expected.difference(to:)) != .some(nil),
                // Or by signs: then the rest of the text is compared.
                withoutTeX.difference(to: shown) != nil
            {
                Issue.record("\(name) at \(width) cells: \(difference)")
                return
            }
        }
    }
}

/// Keeps the HTML bodies of posts and comments.
private final class BodySink: ImportSink {
    var bodies: [String] = []
    let isCancelled = false

    func take(_ blog: BlogInfo) {}
    func take(_ post: PostContent) { add(post.body) }
    func take(_ comment: CommentContent) { add(comment.body) }
    func progress(byteCount: Int64) {}

    /// The bodies in the archives at a path; none where it can't be imported.
    static func bodies(at path: String) -> [String] {
        let sink = BodySink()
        let candidates = (try? ArchiveImport.candidates(at: path)) ?? []
        for candidate in candidates { _ = try? ArchiveImport.read(candidate, into: sink) }
        return sink.bodies
    }

    private func add(_ body: PostBody) {
        if body.format == .html { bodies.append(body.text) }
    }
}

/// The real pages and archives that are there.
enum RealPages {
    /// The names of the pages with an article marked out in them.
    static let names: [String] = list("html/mozilla-readability")

    /// The folders of feeds.
    static let feedFolders: [String] = list("feeds").filter { !$0.contains(".") }

    /// The paths of the files of feeds below a folder.
    static func files(below folder: String) -> [String] {
        guard let root = Places.corpus?.appending(path: "feeds/\(folder)") else { return [] }
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
        return (names ?? []).sorted().map { root.appending(path: $0).path }
    }

    /// The paths of the archives that import, feeds apart.
    static let archives: [String] = {
        guard let corpus = Places.corpus else { return [] }
        return ["blogger-xml", "blogger-takeout", "saved-text"].flatMap { folder in
            list(folder).map { corpus.appending(path: "\(folder)/\($0)").path }
        }
    }()

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
