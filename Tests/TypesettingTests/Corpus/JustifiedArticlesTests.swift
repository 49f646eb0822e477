import Foundation
import Prose
import TestSupport
import Testing

@testable import Typesetting

/// Justified lines of real articles: what fills them is two cells for a space, and no more.
@Suite("Justified articles", .enabled(if: Places.corpus != nil))
struct JustifiedArticlesTests {
    @Test("No space is widened by more than a cell", arguments: RealPages.names)
    func gaps(_ name: String) throws {
        let document = Prose.document(html: try RealPages.expected(name))
        for width in [60, 72, 80] {
            var options = TypesetOptions(width: width)
            options.alignment = .justified
            let page = Page(blocks: document.blocks, options: options)
            for line in page.justifiedLines() {
                for run in line.runs where run.offset != nil && run.isBlank {
                    #expect(run.width <= run.length + 1, "\(name) at \(width): \(line.dump())")
                }
                #expect(
                    line.widestGap <= max(2, page.widestTypedGap(in: line)),
                    "\(name) at \(width): \(line.dump())")
            }
        }
    }
}

extension Page {
    /// The lines of prose.
    fileprivate func justifiedLines() -> [Line] {
        let prose = leaves.filter(\.setting.isProse).map(\.range)
        var next = prose.startIndex
        return allLines().filter { line in
            let start = line.range.lowerBound - base
            while next < prose.endIndex, prose[next].upperBound <= start { next += 1 }
            return next < prose.endIndex && prose[next].contains(start)
        }
    }

    /// The most spaces beside each other that a line's author typed in it.
    fileprivate func widestTypedGap(in line: Line) -> Int {
        let bytes = text.bytes[line.range.lowerBound - base..<line.range.upperBound - base]
        return String(decoding: bytes, as: UTF8.self).widestGap
    }
}

extension Run {
    fileprivate var isBlank: Bool { text.allSatisfy { $0 == " " } }
}

extension Line {
    /// The most blank cells between two words; those before the first are an indent.
    fileprivate var widestGap: Int {
        var widest = 0
        var end: Int?
        for run in runs where run.offset != nil && !run.isBlank {
            if let end { widest = max(widest, run.column - end) }
            widest = max(widest, run.text.widestGap)
            end = run.column + run.width
        }
        return widest
    }
}

extension String {
    fileprivate var widestGap: Int {
        var widest = 0
        var gap = 0
        for character in self {
            gap = character.isWhitespace ? gap + 1 : 0
            widest = max(widest, gap)
        }
        return widest
    }
}
