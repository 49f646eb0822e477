internal import CGumbo

/// The attributes of an element that matter to any reader, found in one pass over them.
struct Attributes {
    /// What its classes say.
    private(set) var roles: ClassRoles = []
    /// What its `style` says; nil if it says nothing.
    private(set) var style: StyleAttribute?
    /// The language it names, as written.
    private(set) var language: Bytes?
    /// The direction that `dir` names.
    private(set) var direction: TextDirection?
    private var isNamedHidden = false
    private let node: Node

    /// Reads those of an element.
    init(of node: Node) {
        self.node = node
        let attributes = node.pointee.v.element.attributes
        for index in 0..<Int(attributes.length) {
            guard
                let attribute = attributes.data[index]?.assumingMemoryBound(
                    to: GumboAttribute.self),
                let name = UnsafeRawPointer(attribute.pointee.name)?
                    .assumingMemoryBound(to: UInt8.self)
            else { continue }
            switch name[0] {
            case UInt8(ascii: "c"):
                guard Self.isName(name, "class"), let value = attribute.pointee.value else { break }
                roles.formUnion(ClassRoles(Bytes(cString: value)))
            case UInt8(ascii: "s"):
                guard Self.isName(name, "style"), let value = attribute.pointee.value else { break }
                if value.pointee != 0 { style = StyleAttribute(Bytes(cString: value)) }
            case UInt8(ascii: "h"):
                if Self.isName(name, "hidden") { isNamedHidden = true }
            case UInt8(ascii: "l"):
                guard Self.isName(name, "lang"), let value = attribute.pointee.value else { break }
                language = Bytes(cString: value)
            case UInt8(ascii: "d"):
                guard Self.isName(name, "dir"), let value = attribute.pointee.value else { break }
                direction = TextDirection(Bytes(cString: value))
            case UInt8(ascii: "x"):
                guard Self.isName(name, "xml:lang"), let value = attribute.pointee.value,
                    language == nil
                else { break }
                language = Bytes(cString: value)
            default: break
            }
        }
    }

    /// Whether the page says that the element, of the given name, is not shown.
    func isHidden(_ tag: GumboTag) -> Bool {
        if isNamedHidden || style?.isHidden == true { return true }
        guard Self.numbered.contains(tag) else { return false }
        return roles.contains(.unseen) || roles.contains(.gutter) && node.holdsOnlyNumbers
    }

    @inline(__always)
    static func isName(_ bytes: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
        for offset in 0..<name.utf8CodeUnitCount
        where bytes[offset] != name.utf8Start[offset] { return false }
        return bytes[name.utf8CodeUnitCount] == 0
    }

    /// Elements in which line numbers stand; a listing of its own may say that it has some.
    private static let numbered: TagSet = [
        GUMBO_TAG_TD, GUMBO_TAG_DIV, GUMBO_TAG_SPAN, GUMBO_TAG_A,
    ]
}

extension UnsafePointer<GumboNode> {
    /// Whether the page says that the element is not shown.
    var isHidden: Bool { hasAttributes && Attributes(of: self).isHidden(tag) }

    /// Whether the texts it begins with are numbers, as beside the lines of a listing.
    ///
    /// Cost: a look at some dozens of nodes, however many there are.
    fileprivate var holdsOnlyNumbers: Bool {
        var pending = [self]
        var seen = 0
        while let node = pending.popLast(), seen < 64 {
            seen += 1
            if let text = node.text {
                let start = text.slice(0..<256)
                if !start.allSatisfy({ $0.isSpace || $0.isDigit }) { return false }
            } else if node.tag == GUMBO_TAG_IMG {
                return false
            }
            for index in (0..<Swift.min(node.childCount, 64)).reversed() {
                if let child = node.child(index) { pending.append(child) }
            }
        }
        return true
    }

    /// What its classes say.
    var roles: ClassRoles { attribute("class").map(ClassRoles.init) ?? [] }
}
