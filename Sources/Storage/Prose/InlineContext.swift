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
///
/// It is copied and compared for every piece of text, so what its link and meaning lead to is kept
/// by the ``InlineBuilder``; two that lead to the same are still two.
struct InlineContext: Equatable {
    /// What a link or meaning is, beside its text.
    enum Target {
        case link(address: String)
        case abbreviation(expansion: String)
        case noteReference(name: String)
    }

    var styles = StyleSet()
    /// The number of the link's target, 0 outside any.
    var link: UInt32 = 0
    /// The number of the meaning's target, 0 outside any.
    var meaning: UInt32 = 0
    /// The number of the innermost isolate, 0 outside any.
    var isolate: UInt32 = 0

    /// What both contexts have.
    func intersection(_ other: InlineContext) -> InlineContext {
        var common = self
        common.styles.formIntersection(other.styles)
        if common.link != other.link { common.link = 0 }
        if common.meaning != other.meaning { common.meaning = 0 }
        return common
    }
}
