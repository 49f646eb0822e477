internal import CGumbo

/// The walk over a tree before it is read.
///
/// It gives texts and attributes back for which the parser had tickets, notes of each element what
/// it holds, so that nobody has to look for it below each of many nested ones, and finds the page's
/// links to itself. It needs no stack for that.
struct TreeSurvey {
    /// The links of the page to itself, in order.
    private(set) var links: [FragmentLink] = []

    private struct Step {
        var node: Node
        var next = 0
        var count: Int
        var content: ElementContent = []
    }

    /// Walks the tree below a node; nil if it is deeper than `depth`.
    init?(
        below root: Node, depth: Int, deposit: SourceDeposit, memory: inout ParserMemory
    ) {
        var path = [Step(node: root, count: root.childCount)]
        path.reserveCapacity(64)
        var order = 0
        let hasTickets = !deposit.isEmpty
        var top = 0
        while true {
            guard path[top].next < path[top].count else {
                let done = path.removeLast()
                done.content.note(in: done.node)
                guard top > 0 else { return }
                top -= 1
                path[top].content.formUnion(done.content)
                continue
            }
            let child = path[top].node.child(path[top].next)
            path[top].next += 1
            guard let child else { continue }
            guard child.tag != GUMBO_TAG_LAST else {
                guard hasTickets, let text = child.text else { continue }
                if deposit.standsForRows(text) { path[top].content.insert(.plainRows) }
                deposit.redeem(text, of: child, in: &memory)
                continue
            }
            if hasTickets, child.hasAttributes { deposit.redeem(attributesOf: child, in: &memory) }
            order += 1
            if child.tag == GUMBO_TAG_A, let link = FragmentLink(child, order: order) {
                links.append(link)
            }
            path[top].content.formUnion(ElementContent(of: child.tag))
            let count = child.childCount
            if count > 0 {
                guard path.count < depth else { return nil }
                path.append(Step(node: child, count: count))
                top += 1
            } else {
                ElementContent().note(in: child)
            }
        }
    }
}

/// Kinds of elements that readers look for below others.
struct ElementContent: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    static let picture = ElementContent(rawValue: 1 << 0)
    static let frame = ElementContent(rawValue: 1 << 1)
    static let link = ElementContent(rawValue: 1 << 2)
    static let term = ElementContent(rawValue: 1 << 3)
    static let definition = ElementContent(rawValue: 1 << 4)
    static let table = ElementContent(rawValue: 1 << 5)
    /// What no cell of data holds.
    static let page = ElementContent(rawValue: 1 << 6)
    /// A cell that stands for ``PlainRows``.
    static let plainRows = ElementContent(rawValue: 1 << 7)

    /// What is noted of an element.
    ///
    /// The note is where the parser keeps the place of its end tag, which nobody asks for.
    init(below node: Node) { self.init(rawValue: node.pointee.v.element.end_pos.offset) }

    /// Notes it.
    fileprivate func note(in node: Node) {
        UnsafeMutablePointer(mutating: node).pointee.v.element.end_pos.offset = rawValue
    }

    /// What an element of a name is itself.
    @inline(__always)
    fileprivate init(of tag: GumboTag) {
        switch tag {
        case GUMBO_TAG_IMG: self = .picture
        case GUMBO_TAG_IFRAME: self = [.frame, .page]
        case GUMBO_TAG_A: self = .link
        case GUMBO_TAG_DT: self = .term
        case GUMBO_TAG_DD: self = .definition
        case GUMBO_TAG_TABLE: self = .table
        case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
            GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_DL, GUMBO_TAG_HR, GUMBO_TAG_OL, GUMBO_TAG_PRE,
            GUMBO_TAG_UL:
            self = .page
        default: self = []
        }
    }
}

extension SourceDeposit {
    /// Gives a node of text back what was deposited of it.
    fileprivate func redeem(_ text: Bytes, of node: Node, in memory: inout ParserMemory) {
        guard let whole = redeemed(text, in: &memory) else { return }
        UnsafeMutablePointer(mutating: node).pointee.v.text.text = UnsafePointer(whole)
    }

    /// Gives an element's attributes back the values that were deposited.
    fileprivate func redeem(attributesOf node: Node, in memory: inout ParserMemory) {
        let attributes = node.pointee.v.element.attributes
        for index in 0..<Int(attributes.length) {
            guard
                let attribute = attributes.data[index]?.assumingMemoryBound(
                    to: GumboAttribute.self),
                let value = attribute.pointee.value, value.pointee == CChar(bitPattern: 0xF4),
                let whole = redeemed(Bytes(cString: value), in: &memory)
            else { continue }
            attribute.pointee.value = UnsafePointer(whole)
        }
    }
}
