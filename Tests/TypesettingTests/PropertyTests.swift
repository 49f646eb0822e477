import Prose
import Testing

@testable import Typesetting

/// What holds for every page, tried on pages that look random.
@Suite struct PropertyTests {
    private static let widths = [1, 2, 3, 5, 7, 10, 13, 20, 31, 40, 72, 200]

    private static func pages(_ seed: Int) -> [Page] {
        var random = RandomDocument(seed: UInt64(seed))
        let parts = random.parts()
        return widths.map { Page(parts: parts, options: TypesetOptions(width: $0)) }
    }

    @Test(arguments: 0..<24) func `each cluster is drawn once, in order`(seed: Int) {
        for page in Self.pages(seed) {
            let bytes = page.text.bytes
            let runs = page.allLines().flatMap(\.runs).filter { $0.offset != nil }
                .sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
            var next = 0
            for run in runs {
                let start = (run.offset ?? 0) - page.base
                #expect(start >= next, "drawn twice: \(run)")
                expectUndrawn(bytes, next..<max(start, next))
                let source = clusters(of: bytes, start..<start + run.length)
                if run.length == run.text.utf8.count {
                    let shown = run.isReversed ? Array(run.text.reversed()) : Array(run.text)
                    #expect(shown.count == source.count)
                    for (shown, source) in zip(shown, source) {
                        #expect(
                            String(shown) == source || shown == "\u{FFFD}" || source == "\t"
                                || String(shown) == Bidi.mirrored(source), "\(run)")
                    }
                }
                next = start + run.length
            }
            expectUndrawn(bytes, next..<bytes.count)
        }
    }

    /// Nothing but white space and what is never drawn may be left out.
    private func expectUndrawn(_ bytes: [UInt8], _ range: Range<Int>) {
        for cluster in String(decoding: bytes[range], as: UTF8.self) {
            #expect(cluster.isWhitespace || Glyphs.glyph(for: cluster) == nil, "lost: \(cluster)")
        }
    }

    private func clusters(of bytes: [UInt8], _ range: Range<Int>) -> [String] {
        String(decoding: bytes[range], as: UTF8.self).map { String($0) }
    }

    @Test(arguments: 0..<24) func `no line is wider than the page`(seed: Int) {
        for page in Self.pages(seed) {
            for line in page.allLines() {
                var column = 0
                for run in line.runs {
                    #expect(
                        run.column >= column,
                        "overlaps: \(line.styledDump()) \(run.column) \(page.options.width)")
                    #expect(run.width > 0 && !run.text.isEmpty)
                    column = run.column + run.width
                }
                #expect(column <= page.options.width, "\(line)")
            }
        }
    }

    @Test(arguments: 0..<24) func `a run's width is that of wcwidth`(seed: Int) {
        for run in Self.pages(seed).flatMap({ $0.allLines() }).flatMap(\.runs) {
            let sum = run.text.unicodeScalars.reduce(0) { $0 + max(CellWidth.of($1.value), 0) }
            #expect(run.width == sum, "\(run)")
            #expect(Glyphs.width(of: run.text) == sum, "\(run)")
            #expect(Glyphs.glyphs(in: run.text).map(\.text).joined() == run.text)
        }
    }

    @Test(arguments: 0..<24) func `a line is found by its offset`(seed: Int) {
        for var page in Self.pages(seed) {
            var place = PagePlace.start
            for line in page.allLines() {
                let offset = page.offset(at: place)
                if !line.range.isEmpty {
                    #expect(page.place(of: offset) == place)
                    #expect(line.range.contains(offset))
                } else {
                    #expect(page.place(of: offset) >= place)
                }
                place = page.move(place, by: 1)
            }
            #expect(place == page.end())
        }
    }

    @Test(arguments: 0..<24) func `down and up again is where one was`(seed: Int) {
        for var page in Self.pages(seed) {
            let count = page.allLines().count
            for start in stride(from: 0, to: count, by: 7) {
                let place = page.move(.start, by: start)
                #expect(page.distance(from: .start, to: place, limit: .max) == start)
                for step in [0, 1, 2, 10, count - 1 - start] where start + step < count {
                    let below = page.move(place, by: step)
                    #expect(page.move(below, by: -step) == place)
                    #expect(page.distance(from: place, to: below, limit: .max) == step)
                    #expect(page.distance(from: below, to: place, limit: .max) == -step)
                }
            }
        }
    }

    @Test(arguments: 0..<24) func `offsets are the same at every width`(seed: Int) {
        let pages = Self.pages(seed)
        #expect(Set(pages.map(\.range)).count == 1)
        #expect(Set(pages.map(\.bodyRange)).count == 1)
        #expect(Set(pages.map(\.text.bytes)).count == 1)
        #expect(Set(pages.map(\.links)).count == 1)
    }

    @Test(arguments: 0..<24) func `blank lines between blocks are single`(seed: Int) {
        for page in Self.pages(seed) {
            #expect(page.leaves.first?.gap == 0)
            #expect(page.leaves.allSatisfy { (0...1).contains($0.gap) })
        }
    }

    @Test(arguments: 0..<24) func `marking changes styles alone`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        for page in Self.pages(seed) {
            let start = Int.random(in: page.range, using: &numbers)
            let end = Int.random(in: start...page.range.upperBound, using: &numbers)
            for line in page.allLines() {
                let marked = line.marking([start..<end])
                #expect(marked.dump() == line.dump())
                #expect(marked.range == line.range)
                #expect(
                    marked.runs.map(\.length).reduce(0, +) == line.runs.map(\.length).reduce(0, +))
                for run in marked.runs {
                    let extent =
                        (run.offset ?? .max - run.length)..<(run.offset ?? .max - run.length)
                        + run.length
                    let isHit = run.style.contains(.hit)
                    #expect(
                        isHit == (!(start..<end).isEmpty && extent.overlaps(start..<end)), "\(run)")
                }
            }
        }
    }

    @Test(arguments: 0..<24) func `each word of a text is found where it stands`(seed: Int) {
        let page = Self.pages(seed)[9]
        let bytes = page.text.bytes
        for line in page.allLines() {
            for run in line.runs {
                guard let offset = run.offset, run.length > 3 else { continue }
                let start = offset - page.base
                let needle = String(decoding: bytes[start..<start + run.length], as: UTF8.self)
                guard needle.contains(where: \.isLetter) else { continue }
                let hit = page.find(needle, from: offset, backward: false)
                #expect(
                    hit.map { $0.contains(offset) || $0.lowerBound == offset } == true, "\(needle)")
                #expect(page.hits(of: needle, in: offset..<offset + 1).isEmpty == false)
            }
        }
    }
}
