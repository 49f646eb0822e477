internal import CGumbo

/// What within a page its own links lead to: footnotes, and places.
///
/// 1. ``TreeSurvey`` finds the links; a walk of its own, only where there are such links, what they
///    lead to.
/// 2. A note that cannot be written as one, as in a table's cell, stays where it is; the references
///    to it then become links to an anchor. Nothing is lost either way.
struct Landmarks {
    /// What a node is to the page's own links.
    struct Mark {
        /// The note that the whole element is.
        var note: NoteMark?
        /// The notes that ranges of its children are, in order.
        var pieces: [(children: Range<Int>, note: NoteMark)] = []
        /// The name of the note that it refers to.
        var reference: String?
        /// Whether it is the way back from a note, or repeats the note's mark.
        var isLeftOut = false
        /// The name of the place of this page that its address, though whole, leads to.
        var place: String?
        /// The names by which links lead to it.
        var anchors: [String] = []
    }

    /// What is known of a note before it is read.
    struct NoteMark {
        var name: String
        var label: String
    }

    private var marks: [Node: Mark] = [:]
    private var written: Set<String> = []
    private var referred: Set<String> = []

    /// Makes those of a page without links to itself.
    init() {}

    /// Finds what the links below a node lead to.
    init(of links: [FragmentLink], below root: Node) {
        guard !links.isEmpty else { return }
        var finder = NoteFinder(links: links, root: root)
        marks = finder.marks()
    }

    /// Whether any node has a mark.
    var isAnyMarked: Bool { !marks.isEmpty }

    /// What a node is to the page's own links; nil if it is nothing to them.
    func mark(of node: Node) -> Mark? { marks[node] }

    /// Remembers that the text refers to a note.
    mutating func noteReference(to name: String) { referred.insert(name) }

    /// A name for a note that nothing refers to; no link of a text has such.
    var nameOfOther: String { Prose.ownScheme + "note:" + String(written.count) }

    /// Remembers that a note has been written; false if it has been before.
    mutating func noteWritten(_ name: String) -> Bool { written.insert(name).inserted }

    /// The blocks with references to notes that are none made links.
    func resolved(_ blocks: [Block]) -> [Block] {
        let missing = referred.subtracting(written)
        return missing.isEmpty ? blocks : ReferenceMending(missing: missing).mended(blocks)
    }
}

/// A link to a place of its own page, or of one that may be its own by another name.
struct FragmentLink {
    let node: Node
    /// The address before the place's name; empty for a link that can lead to no other page.
    let page: String
    /// The place's name as the link has it.
    let name: String
    /// Where in the tree's order it stands.
    let order: Int

    /// Nil if the element is no such link.
    init?(_ node: Node, order: Int) {
        guard let href = node.attribute("href"), href.count > 1,
            let mark = href.index(of: UInt8(ascii: "#"), from: 0)
        else { return nil }
        name = Address.clean(href.slice(mark + 1..<href.count))
        guard !name.isEmpty else { return nil }
        page = Address.clean(href.slice(0..<mark))
        self.node = node
        self.order = order
    }

    /// The name as an `id` has it.
    var target: String { PercentCoding.decoded(name) }

    /// Whether the page is a file of whoever wrote this one with a word processor.
    var isOfFile: Bool { Address.isFile(page) }
}
