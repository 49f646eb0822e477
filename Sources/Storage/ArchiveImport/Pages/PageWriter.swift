internal import ArchiveModel
internal import Prose

/// Writes parts of a page as HTML.
struct PageWriter {
    /// The page.
    let page: WebPage
    /// The nodes to leave out, with all below.
    let isOut: [Bool]
    /// What relative addresses are resolved against: an address or a path from the root; empty to
    /// leave them.
    let base: String

    /// The content of nodes; of the elements themselves only those that mean something.
    func html(of roots: [Int]) -> String {
        var text: [UInt8] = []
        var isInTable = false
        for root in roots {
            let name = page.nodes[root].name
            // Outside a table a parser takes no row for one.
            if Self.rows.contains(name) != isInTable {
                text.append(contentsOf: (isInTable ? "</table>" : "<table>").utf8)
                isInTable.toggle()
            }
            let isBox = Self.boxes.contains(name)
            if isBox { writeContent(of: root, to: &text) } else { write(root, to: &text) }
            text.append(0x0A)
        }
        if isInTable { text.append(contentsOf: "</table>".utf8) }
        return String(decoding: text, as: UTF8.self).trimmed
    }

    /// Elements that say nothing more than that something belongs together.
    private static let boxes: Set<String> = [
        "html", "body", "div", "article", "section", "main", "td", "span", "dd", "li",
    ]

    /// Parts of tables that hold cells.
    private static let rows: Set<String> = ["tr", "tbody", "thead", "tfoot"]

    private func writeContent(of root: Int, to text: inout [UInt8]) {
        for child in page.children(of: root) { write(child, to: &text) }
    }

    /// Writes a node and all below it, in one pass: no tree is too deep for that.
    private func write(_ root: Int, to text: inout [UInt8]) {
        var open: [Int] = []
        var number = root
        while number < page.nodes[root].end {
            while let last = open.last, page.nodes[last].end <= number { close(&open, &text) }
            let node = page.nodes[number]
            if isOut[number] || Self.never.contains(node.name) {
                number = node.end
                continue
            }
            if node.isText {
                MarkupWriter.write(node.text.utf8, to: &text)
            } else {
                writeStart(node, to: &text)
                if !PageElements.void.contains(node.name) { open.append(number) }
            }
            number += 1
        }
        while !open.isEmpty { close(&open, &text) }
    }

    private static let never: Set<String> = [
        "script", "style", "template", "link", "meta", "title", "base", "plaintext",
    ]

    private func close(_ open: inout [Int], _ text: inout [UInt8]) {
        guard let last = open.popLast() else { return }
        text.append(contentsOf: "</\(page.nodes[last].name)>".utf8)
    }

    private func writeStart(_ node: MarkupTree.Node, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "<"))
        text.append(contentsOf: node.name.utf8)
        for attribute in node.attributes where !isDropped(attribute.name) {
            text.append(0x20)
            text.append(contentsOf: attribute.name.utf8)
            text.append(contentsOf: "=\"".utf8)
            let isLink = MarkupWriter.linkAttributes.contains(attribute.name)
            let value = isLink ? resolved(attribute.value) : attribute.value
            MarkupWriter.write(value.utf8, isAttribute: true, to: &text)
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: ">"))
        // The parser drops a line end here.
        if node.name == "pre" { text.append(0x0A) }
    }

    /// What scripts do with an element is nothing here, and a name that is no name is none.
    private func isDropped(_ name: String) -> Bool {
        name.hasPrefix("on") || !name.utf8.allSatisfy { XMLName.isNameByte($0) }
    }

    private func resolved(_ address: String) -> String {
        MirrorAddress.resolve(WaybackPage.original(address.trimmed), against: base)
    }
}
