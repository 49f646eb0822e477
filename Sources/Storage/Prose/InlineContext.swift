/// A set of inline styles.
struct StyleSet: Equatable {
    private var bits: UInt16 = 0

    func contains(_ style: InlineStyle) -> Bool { bits & Self.bit(of: style) != 0 }

    mutating func insert(_ style: InlineStyle) { bits |= Self.bit(of: style) }

    mutating func remove(_ style: InlineStyle) { bits &= ~Self.bit(of: style) }

    mutating func formUnion(_ other: StyleSet) { bits |= other.bits }

    mutating func formIntersection(_ other: StyleSet) { bits &= other.bits }

    mutating func subtract(_ other: StyleSet) { bits &= ~other.bits }

    private static func bit(of style: InlineStyle) -> UInt16 {
        switch style {
        case .emphasis: 1
        case .strong: 2
        case .code: 4
        case .keyboard: 8
        case .deleted: 16
        case .inserted: 32
        case .superscript: 64
        case .subscript: 128
        case .small: 256
        case .highlighted: 512
        }
    }
}

/// What the text at a place is set in: styles, a link and a meaning.
struct InlineContext: Equatable {
    /// What a text is beside what it says; two that are the same are still two.
    struct Meaning: Equatable {
        enum Kind {
            case abbreviation(expansion: String)
            case noteReference(name: String)
        }

        var serial: Int
        var kind: Kind

        static func == (one: Meaning, other: Meaning) -> Bool { one.serial == other.serial }
    }

    /// A link; two with the same address are still two.
    struct Link: Equatable {
        var serial: Int
        var address: String

        static func == (one: Link, other: Link) -> Bool { one.serial == other.serial }
    }

    var styles = StyleSet()
    var link: Link?
    var meaning: Meaning?

    /// What both contexts have.
    func intersection(_ other: InlineContext) -> InlineContext {
        var common = self
        common.styles.formIntersection(other.styles)
        if common.link != other.link { common.link = nil }
        if common.meaning != other.meaning { common.meaning = nil }
        return common
    }
}
