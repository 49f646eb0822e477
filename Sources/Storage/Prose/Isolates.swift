/// The isolates of a page, each within another or none, by their numbers.
///
/// Invariant: an isolate's number is greater than that of the one it is within.
struct Isolates {
    private struct Isolate {
        var direction: TextDirection
        var isOverride: Bool
        /// The one that it is within, 0 for none.
        var outer: UInt32
        var depth: Int
    }

    /// Isolates within each other beyond this are one with the last: nobody reads them, and each
    /// step out of them costs.
    private static let deepest = 8

    private var isolates: [Isolate] = []

    /// A number for an isolate within another, 0 for within none.
    mutating func number(
        for direction: TextDirection, isOverride: Bool, within outer: UInt32
    ) -> UInt32 {
        let depth = outer == 0 ? 1 : self[outer].depth + 1
        guard depth <= Self.deepest else { return outer }
        isolates.append(
            Isolate(direction: direction, isOverride: isOverride, outer: outer, depth: depth))
        return UInt32(truncatingIfNeeded: isolates.count)
    }

    /// Whether an isolate is another or within it.
    func isWithin(_ inner: UInt32, _ outer: UInt32) -> Bool { common(inner, outer) == outer }

    /// The innermost one that holds both; 0 for none.
    func common(_ one: UInt32, _ other: UInt32) -> UInt32 {
        var (one, other) = (one, other)
        while one != other {
            if one > other { one = self[one].outer } else { other = self[other].outer }
        }
        return one
    }

    /// The isolates to open, in order, within `outer` up to `inner`.
    func path(to inner: UInt32, from outer: UInt32) -> [UInt32] {
        var path: [UInt32] = []
        var isolate = inner
        while isolate > outer {
            path.append(isolate)
            isolate = self[isolate].outer
        }
        return path.reversed()
    }

    /// Inlines as an isolate holds them.
    func inline(_ number: UInt32, _ inlines: [Inline]) -> Inline {
        let isolate = self[number]
        return .isolate(isolate.direction, isOverride: isolate.isOverride, inlines)
    }

    private subscript(number: UInt32) -> Isolate { isolates[Int(number) - 1] }
}
