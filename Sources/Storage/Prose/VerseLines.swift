/// Tells verse from prose by its lines.
///
/// A few short lines are verse unless they are what else people write in short lines: a list, a
/// row of links, a listing, or prose that some program has broken at a fixed width.
enum VerseLines {
    /// The length, in scalars, from which a line is none of verse.
    private static let longest = 60
    private static let fewest = 4

    /// Makes verse of paragraphs of a few lines beside verse, or beside each other: stanzas.
    static func joinStanzas(at indices: [Int], of blocks: inout [Block]) {
        var next = 0
        while next < indices.count {
            let first = next
            repeat {
                next += 1
            } while next < indices.count
                && indices[next] == indices[next - 1] + 1
            let stanzas = indices[first]...indices[next - 1]
            let isBesideVerse =
                blocks[max(0, stanzas.lowerBound - 1)].isVerse
                || blocks[min(blocks.count - 1, stanzas.upperBound + 1)].isVerse
            guard isBesideVerse || stanzas.count > 1 else { continue }
            for index in stanzas {
                guard case .paragraph(let inlines) = blocks[index] else { continue }
                let fewest = isBesideVerse ? 2 : 3
                if isVerse(inlines, fewest: fewest) { blocks[index] = .verse(inlines) }
            }
        }
    }

    /// Whether lines that breaks have ended are verse.
    static func isVerse(_ inlines: [Inline], fewest: Int = fewest) -> Bool {
        var measure = Measure()
        guard measure.take(inlines, isLinked: false) else { return false }
        measure.endLine()
        let lines = measure.lines
        guard lines.count >= fewest else { return false }
        let odd = lines.count { $0.isListed || $0.linked * 2 > $0.length }
        return odd * 2 < lines.count && !isHardWrapped(lines)
    }

    /// Prose fills its lines evenly, and its sentences run on over their ends.
    private static func isHardWrapped(_ lines: [Line]) -> Bool {
        let full = lines.dropLast()
        let widest = full.map(\.length).max() ?? 0
        guard widest >= 40 else { return false }
        let even = full.count { $0.length * 10 >= widest * 8 }
        let running = lines.dropFirst().count { $0.beginsLow }
        return even * 4 >= full.count * 3 && running * 2 >= full.count
    }

    private struct Line {
        var length = 0
        var linked = 0
        var isListed = false
        var beginsLow = false
    }

    private struct Measure {
        private(set) var lines: [Line] = []
        private var line = Line()

        mutating func endLine() {
            lines.append(line)
            line = Line()
        }

        /// False as soon as it is no verse.
        mutating func take(_ inlines: [Inline], isLinked: Bool) -> Bool {
            for inline in inlines {
                switch inline {
                case .lineBreak: endLine()
                case .text(let text): guard take(text, isLinked: isLinked) else { return false }
                case .media, .math, .styled(.code, _): return false
                case .anchor, .direction: continue
                case .link(_, let inner):
                    guard take(inner, isLinked: true) else { return false }
                case .styled(_, let inner), .abbreviation(let inner, _),
                    .noteReference(_, let inner), .isolate(_, _, let inner):
                    guard take(inner, isLinked: isLinked) else { return false }
                }
            }
            return true
        }

        private mutating func take(_ text: String, isLinked: Bool) -> Bool {
            if line.length == 0 { begin(text) }
            var length = 0
            for byte in text.utf8 where byte & 0xC0 != 0x80 { length += 1 }
            line.length += length
            if isLinked { line.linked += length }
            return line.length < longest
        }

        private mutating func begin(_ text: String) {
            line.beginsLow = text.first { !$0.isWhitespace }?.isLowercase ?? false
            line.isListed = LineMeasure.isListed(text)
        }
    }
}

extension Block {
    fileprivate var isVerse: Bool {
        if case .verse = self { return true }
        return false
    }
}
