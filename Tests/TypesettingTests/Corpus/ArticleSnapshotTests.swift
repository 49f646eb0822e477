import Foundation
import Prose
import TestSupport
import Testing

@testable import Typesetting

/// The articles of real pages as they are set at 72 cells, compared with what a person has looked
/// at and found good.
///
/// The pages are not ours to keep here: the record has each page's lines and a digest of them.
@Suite("Articles as recorded", .enabled(if: Places.corpus != nil))
struct ArticleSnapshotTests {
    private static let record = Places.project.appending(
        path: "Tests/TypesettingTests/Corpus/articles-72.tsv")

    @Test("Set at 72 cells")
    func articles() throws {
        let found = try RealPages.names.map { ($0, try dump($0)) }
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["ANNALS_DUMPS"] {
            for (name, text) in found {
                let file = URL(filePath: folder).appending(path: "\(name).txt")
                try Data((text + "\n").utf8).write(to: file)
            }
        }
        let rows = found.map { "\($0)\t\(Self.digest($1))" }.joined(separator: "\n") + "\n"
        if environment["RECORD_SNAPSHOTS"] != nil {
            try Data(rows.utf8).write(to: Self.record)
            Issue.record("recorded; a recording is no test")
            return
        }
        let recorded = Set(
            try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n"))
        for row in rows.split(separator: "\n") where !recorded.contains(row) {
            Issue.record(
                """
                \(row) is not as recorded. ANNALS_DUMPS=FOLDER writes all pages as text: compare \
                those of the last commit with those of now, and RECORD_SNAPSHOTS=1 when each \
                difference is meant.
                """)
        }
        #expect(recorded.count == found.count)
    }

    private func dump(_ name: String) throws -> String {
        let document = Prose.document(html: try RealPages.expected(name))
        return page(document.blocks, width: 72).dump()
    }

    /// The number of lines and FNV-1a of the text (Fowler, Noll, Vo).
    private static func digest(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        return "\(lines)\t\(String(hash, radix: 16))"
    }
}
