/// What a reader may see of a tree: that of html5lib's files or ours, both read by the same rules.
///
/// 1. What annals leaves out by design is left out with all it holds: ``leftOut``.
/// 2. Of elements of raw text that nobody reads the text is: ``unread``.
/// 3. Comments and the document type are no content, and `html`, `head` and `body` only hold it.
/// 4. Texts that then follow each other are one, and white space alone is none.
/// 5. Formatting that holds nothing isn't seen.
/// 6. Where a drawing or formula was, a picture may stand for it: then pictures don't count.
struct SeenTree: Equatable {
    private enum Node: Equatable {
        case text(String)
        case element(name: String, attributes: [String], [Node])
    }

    /// Elements that no reader sees, named as in the files.
    static let leftOut: Set<String> = [
        "<template>", "<select>", "<svg svg>", "<math math>", "<frameset>", "<frame>", "<noframes>",
    ]
    /// Elements whose text no reader sees.
    static let unread: Set<String> = [
        "<script>", "<style>", "<title>", "<iframe>", "<noembed>",
    ]
    /// Elements of which only the content counts; `isindex` was a form's field once and is one of
    /// no meaning now.
    private static let holders: Set<String> = ["<html>", "<head>", "<body>", "<isindex>"]
    private static let formatting: Set<String> = [
        "<a>", "<b>", "<big>", "<code>", "<em>", "<font>", "<i>", "<nobr>", "<s>", "<small>",
        "<strike>", "<strong>", "<tt>", "<u>",
    ]

    private var nodes: [Node]

    /// Reads a tree from its lines, a node or attribute each, which may have line ends.
    init(of lines: [String], countsPictures: Bool) {
        var position = 0
        nodes = Self.nodes(of: lines, from: &position, depth: 0, countsPictures)
    }

    private static func nodes(
        of lines: [String], from position: inout Int, depth: Int, _ countsPictures: Bool
    ) -> [Node] {
        var nodes: [Node] = []
        while position < lines.count, Self.depth(of: lines[position]) >= depth {
            let own = Self.depth(of: lines[position])
            let line = String(lines[position].dropFirst(2 + own * 2))
            position += 1
            guard !line.hasPrefix("\"") else {
                add([.text(String(line.dropFirst().dropLast()))], to: &nodes)
                continue
            }
            guard line.hasPrefix("<"), !line.hasPrefix("<!") else { continue }
            let attributes = attributes(in: lines, from: &position, depth: own + 1)
            var inner = Self.nodes(of: lines, from: &position, depth: own + 1, countsPictures)
            if holders.contains(line) {
                add(inner, to: &nodes)
                continue
            }
            if leftOut.contains(line) || line == "<img>" && !countsPictures { continue }
            if unread.contains(line) { inner = [] }
            inner.removeAll(where: isBlank)
            if formatting.contains(line), inner.isEmpty { continue }
            nodes.append(.element(name: line, attributes: attributes, inner))
        }
        if depth == 0 { nodes.removeAll(where: isBlank) }
        return nodes
    }

    private static func attributes(
        in lines: [String], from position: inout Int, depth: Int
    ) -> [String] {
        var attributes: [String] = []
        while position < lines.count, Self.depth(of: lines[position]) == depth {
            let line = lines[position].dropFirst(2 + depth * 2)
            if line.hasPrefix("<") || line.hasPrefix("\"") || line == "content" { break }
            attributes.append(String(line))
            position += 1
        }
        return attributes.sorted()
    }

    private static func add(_ more: [Node], to nodes: inout [Node]) {
        for node in more {
            if case .text(let text) = node, case .text(let before)? = nodes.last {
                nodes[nodes.count - 1] = .text(before + text)
            } else {
                nodes.append(node)
            }
        }
    }

    private static func isBlank(_ node: Node) -> Bool {
        guard case .text(let text) = node else { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    private static func depth(of line: String) -> Int {
        line.dropFirst(2).prefix { $0 == " " }.count / 2
    }
}
