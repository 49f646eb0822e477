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

    /// The tree that readers get.
    var read: [String] {
        var source = source
        return Self.nodes(source.withUTF8(TreeDump.read))
    }

    /// The tree that the parser alone makes.
    var parsed: [String] {
        var source = source
        return Self.nodes(source.withUTF8 { TreeDump.parsed($0, asPage: fragment == nil) })
    }

    /// The tree that it must be, a page's without the elements that hold its content.
    var expectedContent: [String] {
        let nodes = Self.nodes(tree)
        return fragment == nil ? Self.content(of: nodes) : nodes
    }

    /// The tree that it must be.
    var expected: [String] { Self.nodes(tree) }

    /// The nodes, a line or more each, without those of white space alone: a page drops some of
    /// these that a fragment keeps.
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
        return nodes.filter { node in
            let text = node.dropFirst(2).drop { $0 == " " }
            guard text.hasPrefix("\"") else { return true }
            return !text.dropFirst().dropLast().allSatisfy(\.isWhitespace)
        }
    }

    private static func content(of nodes: [String]) -> [String] {
        nodes.compactMap { node in
            let indented = node.dropFirst(2)
            let depth = indented.prefix { $0 == " " }.count / 2
            let text = indented.drop { $0 == " " }
            let isAttribute = !text.hasPrefix("<") && !text.hasPrefix("\"")
            switch depth {
            case 0: return text.hasPrefix("<!DOCTYPE") || text == "<html>" ? nil : "| " + text
            case 1:
                let isHolder = text == "<head>" || text == "<body>" || isAttribute
                return isHolder ? nil : "| " + text
            case 2 where isAttribute: return nil
            default: return "| " + String(repeating: "  ", count: depth - 2) + text
            }
        }
    }
}
