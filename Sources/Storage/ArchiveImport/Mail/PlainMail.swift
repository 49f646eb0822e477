/// Reads the plain text of mail: lines that flow, quotes in quotes.
struct PlainMail {
    /// A line with how often it is quoted.
    private struct Line {
        var depth: Int
        var text: Substring
    }

    private static let depthLimit = 20

    private var lines: [Line] = []
    /// The names of files that stand in the text itself, encoded by uuencode.
    private(set) var files: [String] = []

    /// Reads a text; `isFlowed` joins lines that end in a space (RFC 3676), without that space when
    /// `deletesSpace`.
    init(_ text: String, isFlowed: Bool = false, deletesSpace: Bool = false) {
        let source = withoutFiles(text.split(separator: "\n", omittingEmptySubsequences: false))
        guard isFlowed else {
            lines = source.map { Self.quoted($0, allowingSpaces: true) }
            return
        }
        var isOpen = false
        for text in source {
            // A string of its own: adding to a part of the message would copy the whole of it.
            var line = Self.quoted(Substring(String(text)), allowingSpaces: false)
            // What stuffing put before `From ` and `>`.
            if line.text.first == " " { line.text = line.text.dropFirst() }
            let isSignature = line.text == "-- "
            let isSoft = line.text.last == " " && !isSignature
            if isSoft, deletesSpace { line.text = line.text.dropLast() }
            if isOpen, !isSignature, let last = lines.indices.last, lines[last].depth == line.depth
            {
                lines[last].text += line.text
            } else {
                lines.append(line)
            }
            isOpen = isSoft
        }
    }

    /// Whether nothing in it is quoted.
    var isUnquoted: Bool { lines.allSatisfy { $0.depth == 0 } }

    /// The lines, quoted as mail quotes them.
    var text: String {
        let isBlank = { (line: Line) in line.depth == 0 && line.text.utf8.allSatisfy(\.isSpace) }
        guard let first = lines.firstIndex(where: { !isBlank($0) }),
            let last = lines.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return lines[first...last].map { line in
            let sign = String(repeating: ">", count: line.depth)
            return sign.isEmpty ? String(line.text) : sign + " " + line.text
        }.joined(separator: "\n")
    }

    /// The text as HTML, with what is quoted as quotes.
    var html: String {
        var html = ""
        var depth = 0
        var run: [Substring] = []
        func endRun() {
            html += HTMLText.paragraphs(run.joined(separator: "\n"))
            run = []
        }
        for line in lines {
            if line.depth != depth {
                endRun()
                let change = line.depth - depth
                let tag = change > 0 ? "<blockquote>" : "</blockquote>"
                html += String(repeating: tag, count: abs(change))
                depth = line.depth
            }
            // A line of spaces is blank.
            run.append(line.text.allSatisfy { $0 == " " } ? "" : line.text)
        }
        endRun()
        return html + String(repeating: "</blockquote>", count: depth)
    }

    /// How often a line is quoted: `> > text`, `>> text`.
    private static func quoted(_ line: Substring, allowingSpaces: Bool) -> Line {
        var depth = 0
        var rest = line.utf8[...]
        while depth < depthLimit, rest.first == UInt8(ascii: ">") {
            depth += 1
            rest = rest.dropFirst()
            let next = rest.drop { $0 == 0x20 }
            if allowingSpaces, rest.first == 0x20, next.first == UInt8(ascii: ">") { rest = next }
        }
        if depth > 0, allowingSpaces, rest.first == 0x20 { rest = rest.dropFirst() }
        return Line(depth: depth, text: Substring(rest))
    }

    /// The lines without the files among them, which no one reads.
    private mutating func withoutFiles(_ source: [Substring]) -> [Substring] {
        var kept: [Substring] = []
        var fileStart: Int?
        for line in source {
            if let start = fileStart {
                if line == "end" {
                    kept.removeSubrange(start...)
                    fileStart = nil
                    continue
                }
            } else if let name = Self.fileName(line) {
                fileStart = kept.count
                files.append(name)
            }
            kept.append(line)
        }
        // One that never ends was a sentence.
        if fileStart != nil { files.removeLast() }
        return kept
    }

    /// The name in the line that a file begins with: `begin 644 lamp.gif`.
    private static func fileName(_ line: Substring) -> String? {
        guard line.hasPrefix("begin ") else { return nil }
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count == 3, (3...4).contains(words[1].utf8.count),
            words[1].utf8.allSatisfy({ 0x30...0x37 ~= $0 })
        else { return nil }
        return MailText.line(String(words[2]))
    }
}
