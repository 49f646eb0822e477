import Foundation

@testable import Prose

/// A test of html5lib's tree construction files: a source and the tree that it must become.
struct TreeConstructionCase {
    /// The file without its ending, and the number of the test in it.
    var name: String
    var source = ""
    /// The element that the source is the content of; nil for a page.
    var fragment: String?
    var isScripted = false
    var tree: [String] = []

    /// All of them; none without the corpus.
    static let all: [TreeConstructionCase] = {
        let folder = "html5lib/html5lib-tests/tree-construction"
        return Corpus.names(in: folder).filter { $0.hasSuffix(".dat") }.flatMap { file in
            cases(of: Corpus.text("\(folder)/\(file)") ?? "", named: String(file.dropLast(4)))
        }
    }()

    private static func cases(of text: String, named file: String) -> [TreeConstructionCase] {
        let sections = [
            "#data", "#errors", "#new-errors", "#document-fragment", "#document", "#script-on",
            "#script-off",
        ]
        var cases: [TreeConstructionCase] = []
        var source: [Substring] = []
        var section = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "#data" {
                cases.append(TreeConstructionCase(name: "\(file) \(cases.count + 1)"))
                source = []
                section = "#data"
            } else if sections.contains(String(line)), !cases.isEmpty {
                section = String(line)
                if section == "#script-on" { cases[cases.count - 1].isScripted = true }
            } else if section == "#data" {
                source.append(line)
                cases[cases.count - 1].source = source.joined(separator: "\n")
            } else if section == "#document-fragment" {
                cases[cases.count - 1].fragment = String(line)
            } else if section == "#document" {
                cases[cases.count - 1].tree.append(String(line))
            }
        }
        return cases
    }

    /// What the source is taken for: a page, or the content of an element.
    private var context: TreeDump.Context { fragment.map { .content(of: $0) } ?? .page }

    /// The tree that readers get.
    var read: [String] {
        var source = source
        return Self.nodes(source.withUTF8 { TreeDump.read($0, as: context) })
    }

    /// The tree that the parser alone makes.
    var parsed: [String] {
        var source = source
        return Self.nodes(source.withUTF8 { TreeDump.parsed($0, as: context) })
    }

    /// The tree that the parser alone makes of the same page without tags of frames.
    ///
    /// In a fragment it lets no tag of HTML end a drawing, as the standard once had it.
    var parsedFrameless: [String] {
        var test = self
        test.source = source.replacingOccurrences(
            of: "</?frame(set)?>", with: "", options: .regularExpression)
        return test.parsed
    }

    /// The same test of a source that is taken for the content of a body, as a post's is.
    var asContent: TreeConstructionCase {
        var test = self
        test.fragment = "body"
        return test
    }

    /// The tree that it must be.
    var expected: [String] { Self.nodes(tree) }

    /// Whether a picture may stand for something that the test has.
    var mayHaveDrawing: Bool {
        let source = source.lowercased()
        return source.contains("<svg") || source.contains("<math")
    }

    /// What is seen of a tree of this test.
    func seen(of lines: [String]) -> SeenTree {
        SeenTree(of: lines, countsPictures: !mayHaveDrawing)
    }

    /// The nodes and attributes, a line or more each.
    private static func nodes(_ lines: [String]) -> [String] {
        guard !lines.isEmpty else { return [] }
        var nodes: [String] = []
        for line in lines.joined(separator: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("| ") || nodes.isEmpty {
                nodes.append(String(line))
            } else {
                nodes[nodes.count - 1] += "\n" + line
            }
        }
        while nodes.last?.hasSuffix("\n") == true { nodes[nodes.count - 1].removeLast() }
        return nodes
    }
}
