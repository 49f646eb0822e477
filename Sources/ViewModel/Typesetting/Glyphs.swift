import Prose

/// A grapheme cluster as a terminal can show it.
public struct Glyph: Hashable, Sendable {
    /// What to draw: never empty, never a control, never starting with a zero-width scalar.
    public var text: String
    /// Cells it takes: 1 or 2, seldom more (an Indic conjunct has a cell for each of its letters),
    /// never more than 8.
    public var width: Int

    /// Makes a glyph from its parts.
    public init(text: String, width: Int) {
        self.text = text
        self.width = width
    }
}

/// The one gate from text to cells: measures clusters and makes them harmless.
///
/// Controls and bidi controls never pass; white space of any kind is a space; of a joined emoji the
/// first is kept; skin tones and variation selectors go; what the terminal has no width for becomes
/// U+FFFD; a mark without a letter stands on U+25CC; a letter keeps four marks. Widths are
/// `wcwidth`'s. What comes out goes in again unchanged.
public enum Glyphs {
    /// The cluster as a terminal can show it; nil when nothing of it is to be drawn.
    ///
    /// Cost: a few nanoseconds for a letter of its own, some hundred where the gate has work.
    public static func glyph(for cluster: Character) -> Glyph? {
        let scalars = cluster.unicodeScalars
        if let first = scalars.first, let width = Clusters.simpleWidth(of: first.value),
            scalars.index(after: scalars.startIndex) == scalars.endIndex
        {
            return Glyph(text: String(cluster), width: width)
        }
        var glyph: Glyph?
        Clusters.forEachPart(of: scalars[...]) { part in
            if glyph == nil, part.width > 0 { glyph = Glyph(text: part.text, width: part.width) }
        }
        return glyph
    }

    /// The text as glyphs, in the text's own order.
    ///
    /// Cost: linear. A hostile cluster comes as several glyphs of two cells.
    public static func glyphs(in text: String) -> [Glyph] {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(text.utf8.count)
        let bytes = Array(text.utf8)
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            if cluster.width > 0 {
                glyphs.append(Glyph(text: drawn(cluster, in: bytes), width: cluster.width))
            }
            return true
        }
        return glyphs
    }

    /// Calls `body` with each scalar and its cells, where every scalar of a text is a glyph of its own
    /// and drawn as it is.
    ///
    /// Cost: a few nanoseconds a scalar.
    ///
    /// - Returns: false for any other text, of which nothing was given.
    public static func forEachScalar(
        of text: String, _ body: (_ scalar: Unicode.Scalar, _ width: Int) -> Void
    ) -> Bool {
        guard Clusters.widthOfSimple(text) != nil else { return false }
        for scalar in text.unicodeScalars {
            body(scalar, Clusters.simpleWidth(of: scalar.value) ?? 0)
        }
        return true
    }

    /// How many cells a text takes on one line.
    public static func width(of text: String) -> Int {
        if let width = Clusters.widthOfSimple(text) { return width }
        let bytes = Array(text.utf8)
        var width = 0
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            width += cluster.width
            return true
        }
        return width
    }

    /// The text cut to at most `width` cells, ending in `…` (or `...`) when something is cut.
    ///
    /// What comes back has passed the gate and is in the text's own order, not the visual one.
    public static func truncated(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        if isPlain(text) {
            if text.utf8.count <= width { return text }
            let room = width - self.width(of: ellipsis)
            if room >= 0 {
                let kept = text.utf8.prefix(room)
                let end = kept.lastIndex { $0 != 0x20 }.map { kept.index(after: $0) }
                return String(text[..<(end ?? text.startIndex)]) + ellipsis
            }
        }
        if let simple = Clusters.widthOfSimple(text), simple <= width { return text }
        let bytes = Array(text.utf8)
        let room = width - self.width(of: ellipsis)
        var shown = ""
        var used = 0
        var kept = ""
        var isKeeping = true
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            guard cluster.width > 0 else { return true }
            used += cluster.width
            if isKeeping, used > room {
                isKeeping = false
                kept = shown
            }
            guard used <= width else { return false }
            shown += drawn(cluster, in: bytes)
            return true
        }
        if used <= width { return shown }
        guard room >= 0 else {
            return width > 0 ? truncated(ellipsis, to: width, ellipsis: "") : ""
        }
        while kept.last == " " { kept.removeLast() }
        return kept + ellipsis
    }

    /// The text cut to at most `width` cells as ``truncated(_:to:ellipsis:)`` does, then in visual
    /// order: of a right-to-left text the beginning is kept too, which is its right end.
    public static func fitted(
        _ text: String, to width: Int, ellipsis: String = "…",
        order: TypesetOptions.BidiOrder = .visual, forms: TypesetOptions.ArabicForms = .letters
    ) -> String {
        let cut = truncated(text, to: width, ellipsis: ellipsis)
        // Nothing in printable ASCII stands in another order, nor does an ellipsis after it.
        return isPlain(text) ? cut : visual(cut, order: order, forms: forms)
    }

    /// The text as a terminal can show it on one line, in visual order (UAX #9), for titles.
    ///
    /// Its direction is that of its first strong character. Where the terminal puts text in order
    /// itself, `order` says so and the text stays in its own; `forms` are as in
    /// ``TypesetOptions``, and neither changes the width.
    public static func visual(
        _ text: String, order: TypesetOptions.BidiOrder = .visual,
        forms: TypesetOptions.ArabicForms = .letters
    ) -> String {
        if Clusters.widthOfSimple(text, leftToRight: true) != nil { return text }
        let bytes = Array(text.utf8)
        var clusters: [Cluster] = []
        Clusters.forEach(in: bytes, 0..<bytes.count) { cluster in
            clusters.append(cluster)
            return true
        }
        let range = 0..<bytes.count
        guard
            let bidi = Bidi(bytes, range, direction: .firstStrong, order: order, forms: forms)
        else { return clusters.reduce(into: "") { $0 += drawn($1, in: bytes) } }
        let shapes = bidi.forms(bytes, range)
        return bidi.visualOrder(of: clusters, in: bytes).reduce(into: "") { line, place in
            let cluster = clusters[place.index]
            guard cluster.width > 0 else { return }
            let letters = drawn(cluster, in: bytes)
            let shown = shapes?.shaped(letters, at: cluster.range.lowerBound) ?? letters
            line += place.isReversed ? Bidi.mirrored(shown) : shown
        }
    }

    /// What is drawn for a cluster of a text.
    static func drawn(_ cluster: Cluster, in text: [UInt8]) -> String {
        cluster.standIn ?? String(decoding: text[cluster.range], as: UTF8.self)
    }

    /// Whether a text is printable ASCII: a cell for each byte.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    }
}
