import TestSupport
import Prose
import Synchronization
import Testing

@testable import Typesetting

/// What holds for every page, tried on pages that look random.
///
/// Faults are gathered before they are reported: an expectation for each cluster would take minutes.
@Suite struct PropertyTests {
    private static let widths = [1, 2, 3, 5, 7, 10, 13, 20, 31, 40, 72, 200]
    private static let seeds = 0..<20

    /// Pages of one document, nothing of which is laid out.
    private static func pages(_ seed: Int) -> [Page] {
        var random = RandomDocument(seed: UInt64(seed))
        let parts = random.parts()
        return widths.map { width in
            var options = TypesetOptions(width: width, usesUnicodeOrnaments: seed % 3 > 0)
            options.paragraphStart = seed % 2 == 0 ? .blankLine : .indent
            return Page(parts: parts, options: options)
        }
    }

    /// Pages with all their lines, set once for all tests that only look at them.
    private final class SetPages: Sendable {
        typealias Pages = [(page: Page, lines: [Line])]
        private let pages = Mutex<Pages?>(nil)

        func pages(_ seed: Int) -> Pages {
            pages.withLock { pages in
                let all = pages ?? PropertyTests.pages(seed).map { ($0, $0.allLines()) }
                pages = all
                return all
            }
        }
    }

    private static let allSet = seeds.map { _ in SetPages() }

    private static func setPages(_ seed: Int) -> SetPages.Pages { allSet[seed].pages(seed) }

    @Test(arguments: seeds) func `each cluster is drawn once, in order`(seed: Int) {
        var faults: [String] = []
        for (page, lines) in Self.setPages(seed) {
            let bytes = page.text.bytes
            let runs = lines.flatMap(\.runs).filter { $0.offset != nil }
                .sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
            var next = 0
            for run in runs {
                let start = (run.offset ?? 0) - page.base
                if start < next { faults.append("drawn twice: \(run)") }
                faults += lost(bytes, next..<max(start, next))
                let source = clusters(of: bytes, start..<start + run.length)
                if run.length == run.text.utf8.count {
                    let shown = run.isReversed ? Array(run.text.reversed()) : Array(run.text)
                    if !shown.elementsEqual(source, by: isShown) {
                        faults.append("wrong: \(run) for \(source)")
                    }
                }
                next = start + run.length
            }
            faults += lost(bytes, next..<bytes.count)
        }
        #expect(faults == [])
    }

    /// Whether one cluster stands for the other.
    private func isShown(_ shown: Character, _ source: Character) -> Bool {
        shown == source || shown == "\u{FFFD}" || (source == "\t" && shown == " ")
            || String(shown) == Bidi.mirrored(String(source))
    }

    /// What was left out and is neither white space nor never drawn.
    private func lost(_ bytes: [UInt8], _ range: Range<Int>) -> [String] {
        clusters(of: bytes, range)
            .filter { !$0.isWhitespace && Glyphs.glyph(for: $0) != nil }
            .map { "lost: \($0)" }
    }

    private func clusters(of bytes: [UInt8], _ range: Range<Int>) -> [Character] {
        Array(String(decoding: bytes[range], as: UTF8.self))
    }

    @Test(arguments: seeds) func `no line is wider than the page`(seed: Int) {
        var faults: [String] = []
        for (page, lines) in Self.setPages(seed) {
            for line in lines {
                var column = 0
                for run in line.runs {
                    if run.column < column || run.text.isEmpty || run.width < 1 {
                        faults.append("misplaced: \(run)")
                    }
                    column = run.column + run.width
                }
                if column > page.options.width { faults.append("too wide: \(line.dump())") }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: seeds) func `cut code stays within the page, and nothing else changes`(
        seed: Int
    ) {
        var faults: [String] = []
        for (page, lines) in Self.setPages(seed) {
            var page = page
            let before = lines.filter { !$0.isCode }
            for first in [0, 1, 7, 60] {
                page.setLongCode(.cut(from: first))
                let lines = page.allLines()
                let others = lines.filter { !$0.isCode }
                if others.map(\.runs) != before.map(\.runs) { faults.append("changed: \(first)") }
                for line in lines {
                    var column = 0
                    for run in line.runs {
                        if run.column < column || run.width < 1 { faults.append("\(run)") }
                        column = run.column + run.width
                    }
                    if column > page.options.width { faults.append("too wide: \(line.dump())") }
                }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: seeds) func `a run's width is that of wcwidth`(seed: Int) {
        let runs = Self.setPages(seed).flatMap(\.lines).flatMap(\.runs)
        let wrong = runs.filter { run in
            let sum = run.text.unicodeScalars.reduce(0) { $0 + max(CellWidth.of($1.value), 0) }
            return run.width != sum || Glyphs.width(of: run.text) != sum
                || Glyphs.glyphs(in: run.text).map(\.text).joined() != run.text
        }
        #expect(wrong == [])
    }

    @Test(arguments: seeds) func `a line is found by its offset`(seed: Int) {
        var faults: [String] = []
        for (page, lines) in zip(Self.pages(seed), Self.setPages(seed).map(\.lines)) {
            var page = page
            var place = PagePlace.start
            for line in lines {
                let offset = page.offset(at: place)
                let found = page.place(of: offset)
                let isRight =
                    line.range.isEmpty
                    ? found >= place : found == place && line.range.contains(offset)
                if !isRight { faults.append("\(place) → \(offset) → \(found)") }
                place = page.move(place, by: 1)
            }
            if !page.leaves.isEmpty, place != page.end() {
                faults.append("\(place) is not the end")
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: seeds) func `down and up again is where one was`(seed: Int) {
        var faults: [String] = []
        for (page, lines) in zip(Self.pages(seed), Self.setPages(seed).map(\.lines)) {
            var page = page
            let count = lines.count
            for start in stride(from: 0, to: count, by: 7) {
                let place = page.move(.start, by: start)
                for step in [0, 1, 2, 10, count - 1 - start] where start + step < count {
                    let below = page.move(place, by: step)
                    let isRight =
                        page.move(below, by: -step) == place
                        && page.distance(from: place, to: below, limit: .max) == step
                        && page.distance(from: below, to: place, limit: .max) == -step
                    if !isRight { faults.append("\(place) by \(step)") }
                }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: seeds) func `offsets are the same at every width`(seed: Int) {
        let pages = Self.pages(seed)
        #expect(Set(pages.map(\.range)).count == 1)
        #expect(Set(pages.map(\.bodyRange)).count == 1)
        #expect(Set(pages.map(\.text.bytes)).count == 1)
        #expect(Set(pages.map(\.links)).count == 1)
    }

    @Test(arguments: seeds) func `blank lines between blocks are single`(seed: Int) {
        for page in Self.pages(seed) {
            #expect(page.leaves.first?.gap ?? 0 == 0)
            #expect(page.leaves.allSatisfy { (0...1).contains($0.gap) })
        }
    }

    @Test(arguments: seeds) func `marking changes styles alone`(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        var faults: [String] = []
        for (page, lines) in Self.setPages(seed) where !page.range.isEmpty {
            let start = Int.random(in: page.range, using: &numbers)
            let hit = start..<Int.random(in: start...page.range.upperBound, using: &numbers)
            for line in lines {
                let marked = line.marking([hit])
                let isSame =
                    marked.dump() == line.dump() && marked.range == line.range
                    && marked.runs.reduce(0) { $0 + $1.length }
                        == line.runs.reduce(0) { $0 + $1.length }
                if !isSame { faults.append("changed: \(line.dump())") }
                for run in marked.runs {
                    let extent = run.offset.map { $0..<$0 + run.length }
                    let isHit = !hit.isEmpty && extent?.overlaps(hit) == true
                    if run.style.contains(.hit) != isHit { faults.append("wrong: \(run)") }
                }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: seeds) func `what a line shows is found where it stands`(seed: Int) {
        let (page, lines) = Self.setPages(seed)[9]
        let bytes = page.text.bytes
        var faults: [String] = []
        for run in lines.flatMap(\.runs) {
            guard let offset = run.offset, run.length > 3 else { continue }
            let start = offset - page.base
            let needle = String(decoding: bytes[start..<start + run.length], as: UTF8.self)
            guard needle.first?.isLetter == true else { continue }
            let hit = page.find(needle, from: offset, backward: false)
            let back = page.find(needle, from: offset + 1, backward: true)
            let isFound =
                hit?.lowerBound == offset && back == hit
                && page.hits(of: needle, in: offset..<offset + 1).contains(hit ?? 0..<0)
            if !isFound { faults.append("\(needle) at \(offset): \(hit as Any), \(back as Any)") }
        }
        #expect(faults == [])
    }
}

extension Line {
    /// Whether it may be a line of code, or a blank one.
    fileprivate var isCode: Bool {
        runs.allSatisfy { $0.offset == nil } || runs.contains { $0.style.contains(.preformatted) }
    }
}
