/// A piece of an archive as the readers see it: one entry with all that is in it, or one field of
/// the blog's own.
///
/// A class, for elements are handed on many times and never copied. There are a million of them in a
/// large archive, so nothing checks while running what shows in this file: that nobody reads one of
/// the lists while it is being changed.
final class Element {
    /// An attribute with its value, references resolved.
    struct Attribute {
        /// Its name; one without a prefix is in ``Namespace/core``.
        let name: Name
        /// Its value.
        let value: String
    }

    /// Its name.
    let name: Name
    /// Its attributes in order.
    let attributes: [Attribute]
    /// The address that relative ones within it start from; empty when none is stated.
    let base: String
    /// The language it is said to be in, as written; empty when none is stated.
    let language: String
    /// Its own text; mark-up within a text field is part of the text, as HTML.
    @exclusivity(unchecked) var text: [UInt8] = []
    /// Whether ``text`` holds elements that stood within it as such.
    var hasMarkup = false
    /// Whether the file ended within it.
    var isCut = false
    /// The elements within it, save those of a text field, and the codes of their names.
    @exclusivity(unchecked) private var inner: [(code: UInt64, element: Element)] = []

    /// Makes an element without content.
    init(name: Name, attributes: [Attribute], base: String, language: String = "") {
        self.name = name
        self.attributes = attributes
        self.base = base
        self.language = language
    }

    /// The text as it stands.
    var string: String { String(decoding: text, as: UTF8.self) }

    /// The text without white space at its ends.
    var trimmed: String {
        text.withUnsafeBufferPointer { bytes in
            guard let first = bytes.firstIndex(where: { !$0.isSpace }),
                let last = bytes.lastIndex(where: { !$0.isSpace })
            else { return "" }
            return String(decoding: Bytes(rebasing: bytes[first...last]), as: UTF8.self)
        }
    }

    /// Whether there is nothing but white space in the text.
    var isBlank: Bool { text.allSatisfy(\.isSpace) }

    /// The elements within it, save those of a text field.
    var children: [Element] { inner.map(\.element) }

    /// Adds an element within.
    func append(_ child: Element) {
        // What has one has a dozen, as a rule.
        if inner.isEmpty { inner.reserveCapacity(12) }
        inner.append((child.name.code, child))
    }

    /// The value of an attribute without a prefix, nil when there is none.
    subscript(attribute name: String) -> String? {
        attributes.first { $0.name.space == .core && $0.name.local == name }?.value
    }

    /// The value of an attribute of a vocabulary, nil when there is none.
    func attribute(_ space: Namespace, _ name: String) -> String? {
        attributes.first { $0.name.space == space && $0.name.local == name }?.value
    }

    /// The first element directly within that has this name.
    func first(_ name: Name) -> Element? {
        for (code, element) in inner where code == name.code {
            if element.name == name { return element }
        }
        return nil
    }

    /// The first element directly within that has this name.
    func first(_ space: Namespace, _ local: String) -> Element? { first(Name(space, local)) }

    /// The elements directly within that have this name.
    func all(_ name: Name) -> [Element] {
        var found: [Element] = []
        for (code, element) in inner where code == name.code {
            if element.name == name { found.append(element) }
        }
        return found
    }

    /// The elements directly within that have this name.
    func all(_ space: Namespace, _ local: String) -> [Element] { all(Name(space, local)) }

    /// The trimmed text of the first element directly within that has this name; empty when there
    /// is none.
    func text(_ name: Name) -> String { first(name)?.trimmed ?? "" }

    /// The trimmed text of the first element directly within that has this name; empty when there
    /// is none.
    func text(_ space: Namespace, _ local: String) -> String { text(Name(space, local)) }
}
