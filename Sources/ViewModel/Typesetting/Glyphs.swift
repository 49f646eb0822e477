/// A grapheme cluster as a terminal can show it.
public struct Glyph: Hashable, Sendable {
    /// What to draw: never empty, never a control, never starting with a zero-width scalar.
    public var text: String
    /// Cells it takes: 1 or 2.
    public var width: Int

    /// Makes a glyph from its parts.
    public init(text: String, width: Int) {
        self.text = text
        self.width = width
    }
}

/// The one gate from text to cells: measures clusters and makes them harmless.
public enum Glyphs {
    /// The cluster as a terminal can show it; nil when nothing of it is to be drawn.
    public static func glyph(for cluster: Character) -> Glyph? { fatalError("not yet") }

    /// How many cells a text takes on one line.
    public static func width(of text: String) -> Int { fatalError("not yet") }

    /// The text cut to at most `width` cells, ending in `…` (or `...`) when something is cut.
    public static func truncated(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        fatalError("not yet")
    }

    /// The text as a terminal can show it on one line, in visual order (UAX #9), for titles.
    public static func visual(_ text: String) -> String { fatalError("not yet") }
}
