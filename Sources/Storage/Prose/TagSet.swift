internal import CGumbo

/// A set of HTML element names, asked in a few instructions.
struct TagSet: ExpressibleByArrayLiteral {
    private var words = SIMD8<UInt64>(repeating: 0)

    init(arrayLiteral tags: GumboTag...) {
        for tag in tags { insert(tag) }
    }

    /// Whether the set has this element.
    @inline(__always)
    func contains(_ tag: GumboTag) -> Bool {
        words[Int(tag.rawValue >> 6) & 7] >> UInt64(tag.rawValue & 63) & 1 != 0
    }

    /// Adds an element.
    mutating func insert(_ tag: GumboTag) {
        words[Int(tag.rawValue >> 6) & 7] |= 1 << UInt64(tag.rawValue & 63)
    }

    /// Takes an element out.
    mutating func remove(_ tag: GumboTag) {
        words[Int(tag.rawValue >> 6) & 7] &= ~(1 << UInt64(tag.rawValue & 63))
    }

    /// The elements of both sets.
    func union(_ other: TagSet) -> TagSet {
        var both = self
        both.words |= other.words
        return both
    }
}

/// Elements are compared by their numbers, not by way of the protocols that C's enumerations have,
/// which takes unoptimised code long.
extension GumboTag {
    static func == (left: GumboTag, right: GumboTag) -> Bool { left.rawValue == right.rawValue }
    static func != (left: GumboTag, right: GumboTag) -> Bool { left.rawValue != right.rawValue }
    static func ~= (pattern: GumboTag, tag: GumboTag) -> Bool { pattern.rawValue == tag.rawValue }
}

extension UnsafeBufferPointer<UInt8> {
    /// The element that the bytes name, in any case; `GUMBO_TAG_UNKNOWN` for any other name.
    func tag(named name: Range<Int>) -> GumboTag {
        guard let base = baseAddress, name.count <= 16 else { return GUMBO_TAG_UNKNOWN }
        return base.withMemoryRebound(to: CChar.self, capacity: count) {
            gumbo_tagn_enum($0 + name.lowerBound, UInt32(name.count))
        }
    }
}
