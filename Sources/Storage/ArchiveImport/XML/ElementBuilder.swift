internal import ArchiveModel

/// Puts an archive's elements together, one entry at a time.
///
/// What an archive's root and channel contain comes out piece by piece as soon as it is whole;
/// nothing is kept of it afterwards. An entry is bounded, so that memory is.
struct ElementBuilder {
    /// Fields of the blog and entries, whole since the last ``takeElements()``.
    private var elements: [Element] = []
    /// Root and channel, as far as they are open.
    private var containers: [Element] = []
    /// How many of these there were at most.
    private(set) var containerCount = 0
    /// The elements open inside them, outermost first, and how the text of each is written.
    private var open: [(element: Element, style: TextStyle, isTextField: Bool)] = []
    /// Text of the innermost open element; kept apart, for text comes in very many pieces.
    private var text: [UInt8] = []
    /// The elements open inside a text field.
    private var markup: [(name: Name, base: String, isWritten: Bool)] = []
    /// How the text field's own text is written.
    private var style = TextStyle.escaped
    private var isAtom = false
    private var byteCount = 0
    private var elementCount = 0
    private var isOverflowing = false
    private let repairs: RepairLog
    private let place: () -> String

    private static let byteLimit = 32 << 20
    /// A post of a WordPress export holds its comments, a dozen elements each.
    private static let elementLimit = 200_000

    /// Makes a builder that reports to a log; `place` says about where the input is.
    init(repairs: RepairLog, place: @escaping () -> String) {
        self.repairs = repairs
        self.place = place
    }

    /// Hands over what is whole by now: fields of the blog and entries, in the archive's order.
    mutating func takeElements() -> [Element] {
        defer { elements = [] }
        return elements
    }

    /// What the addresses in an element are relative to; nil where that is too long for an address,
    /// for each link in a text is made longer by it.
    private static func base(_ stated: String, in outer: String) -> String? {
        guard stated.utf8.count <= baseLimit else { return nil }
        let base = Address.resolve(stated.trimmed, against: outer)
        return base.utf8.count <= baseLimit ? base : nil
    }

    private static let baseLimit = 2_048

    /// Takes a start tag.
    mutating func start(_ name: Name, _ attributes: [Element.Attribute]) {
        if containers.isEmpty, open.isEmpty, name.local == "feed" { isAtom = true }
        let name = inCore(name)
        let outer = markup.last?.base ?? open.last?.element.base ?? containers.last?.base ?? ""
        let stated = attributes.isEmpty ? nil : Self.value(.xml, "base", of: attributes)
        let base = stated.flatMap { Self.base($0, in: outer) } ?? outer
        if !markup.isEmpty || open.last?.isTextField == true {
            return startMarkup(name, attributes, base: base)
        }
        let language = attributes.isEmpty ? nil : Self.value(.xml, "lang", of: attributes)
        let element = Element(
            name: name, attributes: attributes, base: base,
            language: language ?? open.last?.element.language ?? containers.last?.language ?? "")
        if open.isEmpty, isContainer(name) {
            // Whoever reads the archive learns what its root says of itself.
            elements.append(element)
            containers.append(element)
            containerCount = max(containerCount, containers.count)
            return
        }
        if open.isEmpty { begin() }
        elementCount += 1
        open.last?.element.text = text
        text = []
        let isTextField = TextStyle.isTextField(name)
        style = TextStyle(of: element, isTextField: isTextField)
        open.append((element, style, isTextField))
        count(attributes)
    }

    /// Takes the end of the innermost open element.
    mutating func end() {
        if let inner = markup.popLast() {
            if inner.isWritten { MarkupWriter.writeEnd(inner.name, to: &text) }
            return
        }
        guard let element = open.popLast()?.element else {
            containers.removeLast(containers.isEmpty ? 0 : 1)
            return
        }
        element.text = text
        if let (outer, outerStyle, _) = open.last {
            text = outer.text
            outer.text = []
            style = outerStyle
            if elementCount <= Self.elementLimit { outer.append(element) }
        } else {
            text = []
            elements.append(element)
        }
    }

    /// Takes a piece of text.
    mutating func characters(_ bytes: Bytes) {
        guard !open.isEmpty, hasRoom(for: bytes.count) else { return }
        if style == .escaped || (markup.isEmpty && style != .markup) {
            text.append(contentsOf: bytes)
        } else {
            MarkupWriter.write(bytes, to: &text)
        }
    }

    private static func value(
        _ space: Namespace, _ name: String, of attributes: [Element.Attribute]
    ) -> String? {
        attributes.first { $0.name.space == space && $0.name.local == name }?.value
    }

    private mutating func begin() {
        byteCount = 0
        elementCount = 0
        isOverflowing = false
    }

    private mutating func startMarkup(
        _ name: Name, _ attributes: [Element.Attribute], base: String
    ) {
        if style == .either {
            // Text so far was taken for escaped HTML, and is not.
            let plain = text
            text = []
            MarkupWriter.write(plain, to: &text)
            style = .markup
        }
        open.last?.element.hasMarkup = true
        // Atom wraps XHTML in a div that is not part of it. Source: RFC 4287, 3.1.1.3.
        let isWrapper = markup.isEmpty && style == .markup && name == Name(.xhtml, "div")
        count(attributes)
        let isWritten = !isWrapper && hasRoom(for: name.local.utf8.count)
        if isWritten { MarkupWriter.writeStart(name, attributes, base: base, to: &text) }
        markup.append((name, base, isWritten))
    }

    private mutating func count(_ attributes: [Element.Attribute]) {
        for attribute in attributes { byteCount += attribute.value.utf8.count }
    }

    private mutating func hasRoom(for count: Int) -> Bool {
        byteCount += count
        guard byteCount > Self.byteLimit || elementCount > Self.elementLimit else { return true }
        if !isOverflowing { repairs.note(.tooMuchInOneEntry, at: place()) }
        isOverflowing = true
        return false
    }

    /// RSS, BlogML, and in an Atom feed Atom, is the archive's core, whichever of its addresses it
    /// goes by.
    private func inCore(_ name: Name) -> Name {
        switch name.space {
        case .rss, .blogML: Name(.core, name.local)
        case .atom where isAtom: Name(.core, name.local)
        default: name
        }
    }

    /// The root, whatever its name, and in it the channel of RSS, the posts of BlogML or the body of
    /// OPML.
    private func isContainer(_ name: Name) -> Bool {
        guard let root = containers.first else { return true }
        guard containers.count == 1 else { return false }
        return name == Name(.core, "channel")
            || (name == Name(.core, "posts") && root.name == Name(.core, "blog"))
            || (name == Name(.core, "body") && root.name == Name(.core, "opml"))
    }
}
