import ArchiveModel
import Foundation
import Testing

@testable import ArchiveImport

/// The most damaged files there are go through the mending whole.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct WordPressMendingTests {
    /// Counts items.
    private final class Counter: FormatReader {
        var items = 0
        func open(_ container: Element) throws(ImportError) {}
        func take(_ element: Element) throws(ImportError) {
            if element.name == Name(.core, "item") { items += 1 }
        }
        func finish() throws(ImportError) {}
    }

    @Test(arguments: Corpus.files(in: "wxr", withExtension: "xml"))
    func everyItemComesThrough(_ path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        guard case .archive(.wxr, _) = ContentKind(head: Array(bytes.prefix(256 << 10))) else {
            return
        }
        let repairs = RepairLog()
        let counter = Counter()
        let input = DecodedInput(try PeekedSource(MemorySource(bytes)), repairs: repairs)
        _ = try XMLArchive(input, rootName: "rss", repairs: repairs).read(into: counter) { _ in }
        let text = String(decoding: bytes, as: UTF8.self)
        let expected = text.ranges(of: #/<item(\s[^>]*)?>/#).count
        #expect(counter.items == expected)
        #expect(repairs.count(of: .parserGaveUp) == 0)
        if !repairs.repairs.isEmpty {
            print("mended:", path.suffix(30), repairs.repairs.map { "\($0.count)× \($0.what)" })
        }
    }
}
