import Prose

/// The controls around text whose direction is its own; the gate lets none of them to the cells.
///
/// Source: UAX #9, 2.4 Explicit Directional Isolates and 2.2 Overrides; CSS Writing Modes 3,
/// 2.2, `isolate-override`.
struct Isolate {
    /// What comes before the text.
    let start: String
    /// What comes after it.
    let end: String

    /// Those of an isolate.
    init(_ direction: TextDirection, isOverride: Bool) {
        let (isolate, override) =
            switch direction {
            case .leftToRight: ("\u{2066}", "\u{202D}")
            case .rightToLeft: ("\u{2067}", "\u{202E}")
            case .firstStrong: ("\u{2068}", "")
            }
        let overrides = isOverride && !override.isEmpty
        start = overrides ? isolate + override : isolate
        end = overrides ? "\u{202C}\u{2069}" : "\u{2069}"
    }
}
