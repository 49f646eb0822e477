import Foundation
import Prose
import Testing

@testable import Typesetting

/// Total fit against taking what fits, on prose that people have written.
@Suite struct RaggednessTests {
    /// How uneven the right edges of paragraphs are.
    private struct Figures {
        var squares = 0.0
        var lines = 0.0
        /// Lines of all paragraphs, last ones too.
        var count = 0
        var paragraphs = 0
        /// Last lines of a single word, shorter than a quarter of the measure.
        var loneWords = 0

        /// Cells by which a line's end lies off its paragraph's mean, as a root mean square.
        var deviation: Double { (squares / max(lines, 1)).squareRoot() }

        mutating func add(_ ends: [Int], _ cost: LineCost, width: Int) {
            var start = 0
            var widths: [Double] = []
            for end in ends {
                if end == ends.last {
                    let isLone = end - start == 1 && cost.width(start..<end) * 4 < width
                    loneWords += isLone ? 1 : 0
                } else {
                    widths.append(Double(cost.width(start..<end)))
                }
                start = end
            }
            let mean = widths.reduce(0, +) / Double(max(widths.count, 1))
            squares += widths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            lines += Double(widths.count)
            paragraphs += 1
            count += ends.count
        }
    }

    /// Some of the articles of the corpus; none where it is absent.
    private static func articles() -> [[Block]] {
        let environment = ProcessInfo.processInfo.environment
        let corpus =
            environment["ANNALS_CORPUS"]
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../shared/corpus").standardized.path
        let folder = corpus + "/html/mozilla-readability"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
        return names.enumerated().filter { $0.offset % 8 == 0 }.compactMap { _, name in
            let path = "\(folder)/\(name)/expected.html"
            return (try? String(contentsOfFile: path, encoding: .utf8))
                .map { Prose.document(html: $0).blocks }
        }
    }

    @Test func `edges are more even than by taking what fits, and fewer words stand alone`() {
        let articles = Self.articles()
        guard !articles.isEmpty else {
            print("skipped: no corpus of articles")
            return
        }
        for width in [40, 60, 72, 80, 120] {
            var greedy = Figures()
            var best = Figures()
            for blocks in articles {
                let page = page(blocks, width: width)
                for leaf in page.leaves where leaf.setting.isProse && leaf.range.count > 3 * width {
                    let text = page.text.bytes
                    let measure = Measure(width)
                    let items = Itemizer.items(
                        of: text, leaf.range, marks: LineBreaks.marks(in: page.text, leaf.range),
                        measure: measure)
                    let cost = LineCost(items: items, measure: measure)
                    greedy.add(GreedyLines.ends(of: items, measure: measure), cost, width: width)
                    best.add(TotalFit.lineEnds(of: items, cost: cost), cost, width: width)
                }
            }
            print(
                "raggedness at \(width): \(best.deviation) cells, \(best.loneWords) lone words in "
                    + "\(best.paragraphs) paragraphs; taking what fits \(greedy.deviation), "
                    + "\(greedy.loneWords)")
            #expect(best.paragraphs > 40)
            #expect(best.deviation < 0.9 * greedy.deviation)
            #expect(best.loneWords * 3 < greedy.loneWords)
            // Only where else what belongs together would be parted.
            #expect(best.count <= greedy.count + best.paragraphs / 100)
        }
    }
}
