import Foundation

@testable import Typesetting

/// The letters and digits of a text in order, with the places where words are divided.
///
/// Compatibility forms are resolved (UAX #15, NFKC), so that `x²` is `x2` and a full-width letter
/// is its narrow one. What is no letter or digit is left to other tests: some of it is drawn in
/// other signs.
struct WordTrail: Equatable {
    /// The letters and digits.
    private(set) var letters: [Unicode.Scalar] = []
    /// Indices into ``letters`` at which a word begins after white space.
    private(set) var borders: Set<Int> = []

    /// The trail of a text.
    init(_ text: String) { add(text) }

    /// A link within a page whose text has no more letters and digits than this is just a mark.
    static let longestMark = 3

    /// The trail of what a page's lines show of the page's text, by rising offset.
    ///
    /// Without what annals adds, the marks of notes, and unless asked for formulas: those that are
    /// no text on the page it writes in its own way. Nil when a stretch of the page is shown twice.
    init?(_ page: Page, withFormulas: Bool = false) {
        var page = page
        let added: RunStyle = [.media, .ornament, .added]
        let left = withFormulas ? added : added.union(.math)
        let runs = page.lines(from: .start, count: .max).flatMap(\.runs).filter {
            $0.offset != nil && $0.length > 0
                && $0.style.isDisjoint(with: left)
        }
        let marks = Self.marks(among: runs, of: page)
        var end = Int.min
        for run in runs.sorted(by: { ($0.offset ?? 0) < ($1.offset ?? 0) }) {
            let offset = run.offset ?? 0
            if offset < end { return nil }
            if offset > end { borders.insert(letters.count) }
            end = offset + run.length
            if let link = run.link, marks.contains(link) { continue }
            add(run.isReversed ? String(run.text.reversed()) : run.text)
        }
    }

    /// Whether an address leads to a place of its own page or, as feeds write it out, of a note.
    private static func isOfNote(_ address: String) -> Bool {
        address.hasPrefix("#")
            || address.range(of: "#" + noteNames, options: .regularExpression) != nil
    }

    /// How the names of notes begin, and of the places they are mentioned at.
    static let noteNames = "(fn|fnr|_ftn|note|footnote|ref|cite)"

    /// The links of a page that are just marks.
    private static func marks(among runs: [Run], of page: Page) -> Set<Int> {
        var letters: [Int: Int] = [:]
        for run in runs {
            guard let link = run.link, isOfNote(page.links[link]) else { continue }
            letters[link, default: 0] += WordTrail(run.text).letters.count
        }
        return Set(letters.filter { $0.value <= longestMark }.keys)
    }

    private mutating func add(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return addASCII(text) }
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.properties.isWhitespace {
                borders.insert(letters.count)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                letters.append(scalar)
            }
        }
    }

    /// Adds a text that has no other forms and needs no tables.
    private mutating func addASCII(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x20 || byte &- 0x09 < 5 {
                borders.insert(letters.count)
            } else if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
                letters.append(Unicode.Scalar(byte))
            }
        }
    }

    /// Where another trail first differs or runs two words of this one into one; nil when nowhere.
    func difference(to shown: WordTrail) -> String? {
        let same = zip(letters, shown.letters).prefix { $0 == $1 }.count
        if same < max(letters.count, shown.letters.count) {
            return "at letter \(same): “\(excerpt(at: same))”, shown “\(shown.excerpt(at: same))”"
        }
        let glued = borders.subtracting(shown.borders).filter {
            $0 > 0 && $0 < letters.count
                // A line's end between these is no space (CSS Text 3, segment breaks).
                && !(Self.isIdeographic(letters[$0 - 1]) && Self.isIdeographic(letters[$0]))
        }
        guard let first = glued.min() else { return nil }
        return "words run together: “\(excerpt(at: first))”"
    }

    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
    }

    private func excerpt(at index: Int) -> String {
        var text = ""
        for at in max(0, index - 20)..<max(index, min(letters.count, index + 30)) {
            if borders.contains(at) { text += " " }
            if at == index { text += "▸" }
            text.unicodeScalars.append(letters[at])
        }
        return text
    }
}
