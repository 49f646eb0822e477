internal import CGumbo

/// Footnotes and their marks, and the places that links lead to.
extension HTMLReader {
    /// Reads an element as what the page's own links make of it; false if that is nothing.
    mutating func readMarked(_ node: Node) -> Bool {
        guard let mark = landmarks.mark(of: node) else {
            return place.isInNote && node.hasAttributes && node.roles.contains(.backLink)
        }
        if mark.isLeftOut { return true }
        if let note = mark.note, !node.isHidden, readNote(node, note) { return true }
        flow.line.anchors += mark.anchors
        if let name = mark.reference {
            readReference(node, to: name)
        } else if !mark.pieces.isEmpty {
            readPieces(mark.pieces, of: node)
        } else {
            return false
        }
        return true
    }

    /// Remembers that the next text is at a place that links lead to.
    mutating func arrive(at node: Node) {
        guard landmarks.isAnyMarked, let mark = landmarks.mark(of: node) else { return }
        flow.line.anchors += mark.anchors
    }

    /// Reads what is within an element, notes among it or not.
    mutating func readContent(of node: Node) {
        guard landmarks.isAnyMarked, let pieces = landmarks.mark(of: node)?.pieces, !pieces.isEmpty
        else { return readChildren(of: node) }
        readPieces(pieces, of: node)
    }

    /// Reads an element that is a footnote; false, and nothing read, where none can be written.
    mutating func readNote(_ node: Node, _ note: Landmarks.NoteMark) -> Bool {
        let isItem = node.tag == GUMBO_TAG_LI
        return write(note, allowsBareLabel: !isItem) { reader in
            if node.tag == GUMBO_TAG_TABLE {
                reader.readFlow(TableSource(node))
            } else {
                reader.readChildren(of: node)
            }
        }
    }

    private mutating func readPieces(
        _ pieces: [(children: Range<Int>, note: Landmarks.NoteMark)], of node: Node
    ) {
        let isBlock = Self.blocks.contains(node.tag)
        if isBlock { flow.endParagraph() }
        var next = 0
        for piece in pieces where piece.children.lowerBound >= next {
            readChildren(next..<piece.children.lowerBound, of: node)
            let isWritten = write(piece.note, allowsBareLabel: true) {
                $0.readChildren(piece.children, of: node)
            }
            next = isWritten ? piece.children.upperBound : piece.children.lowerBound
        }
        readChildren(next..<node.childCount, of: node)
        if isBlock { flow.endParagraph() }
    }

    private mutating func readChildren(_ range: Range<Int>, of node: Node) {
        for index in range {
            if let child = node.child(index) { read(child) }
        }
    }

    private mutating func write(
        _ note: Landmarks.NoteMark, allowsBareLabel: Bool, _ body: (inout HTMLReader) -> Void
    ) -> Bool {
        let isPossible = nesting < Self.maximumNesting && !place.isJoined && !place.isInNote
        guard isPossible else {
            flow.line.anchors.append(note.name)
            return false
        }
        flow.endParagraph()
        let (outer, outerContext) = (place, context)
        place = Place()
        place.isInNote = true
        context = InlineContext()
        var blocks = contained(body)
        (place, context) = (outer, outerContext)
        NoteText.leaveOut(label: note.label, allowsBare: allowsBareLabel, from: &blocks)
        guard !blocks.isEmpty, landmarks.noteWritten(note.name) else {
            flow.append(blocks)
            return true
        }
        flow.append(Note(name: note.name, label: note.label, blocks: blocks))
        return true
    }

    private mutating func readReference(_ node: Node, to name: String) {
        landmarks.noteReference(to: name)
        let outer = context
        context.link = 0
        context.meaning = flow.line.number(for: .noteReference(name: name))
        readChildren(of: node)
        context = outer
    }
}

extension Flow {
    /// Appends a footnote to those it follows.
    mutating func append(_ note: Note) {
        endParagraph()
        if case .notes(var notes)? = blocks.last {
            removeLast()
            notes.append(note)
            append(.notes(notes))
        } else {
            // The rule that sets notes apart is their reader's to draw.
            if blocks.last == .rule { removeLast() }
            append(.notes([note]))
        }
    }
}

/// The beginning of a note's text, where many repeat its mark.
enum NoteText {
    /// Takes off the mark that the first paragraph begins with.
    ///
    /// And the arrow that many ways back, which are left out already, had before them.
    static func leaveOut(label: String, allowsBare: Bool, from blocks: inout [Block]) {
        leaveOutArrow(from: &blocks)
        guard case .paragraph(let inlines)? = blocks.first,
            let rest = rest(of: inlines, after: label, allowsBare: allowsBare)
        else { return }
        if rest.isEmpty, blocks.count > 1 {
            blocks.removeFirst()
        } else if !rest.isEmpty {
            blocks[0] = .paragraph(rest)
        }
    }

    private static func leaveOutArrow(from blocks: inout [Block]) {
        guard case .paragraph(var inlines)? = blocks.first else { return }
        let anchors = inlines.prefix { if case .anchor = $0 { true } else { false } }
        inlines.removeFirst(anchors.count)
        switch inlines.first {
        case .text(let text)? where text.hasPrefix("^ ") || text.hasPrefix("↑ "):
            inlines[0] = .text(String(text.dropFirst(2)))
            if text.count == 2 { inlines.removeFirst() }
        case .styled?, .link?:
            // The way back of a note that nothing refers to leads nowhere.
            guard inlines.count > 1, ["^", "↑"].contains(HeadingText.plainText(of: [inlines[0]]))
            else { return }
            inlines.removeFirst()
            if case .text(let text)? = inlines.first {
                inlines[0] = .text(String(text.trimmingStart(of: " \u{A0}")))
            }
        default: return
        }
        if inlines.first == .text("") { inlines.removeFirst() }
        if !inlines.isEmpty { blocks[0] = .paragraph(anchors + inlines) }
    }

    private static func rest(
        of inlines: [Inline], after label: String, allowsBare: Bool
    ) -> [Inline]? {
        var rest = inlines
        var anchors: [Inline] = []
        while case .anchor? = rest.first { anchors.append(rest.removeFirst()) }
        switch rest.first {
        case .text(let text)?:
            guard let after = text.after(label: label, allowsBare: allowsBare) else { return nil }
            rest[0] = .text(after)
        case .styled(let style, let inner)?:
            guard inner.count == 1, case .text(let text) = inner[0] else { return nil }
            let isWhole = NoteLabel.bare(text).text == label
            if isWhole, style == .superscript || allowsBare {
                rest.removeFirst()
                if case .text(let next)? = rest.first {
                    rest[0] = .text(String(next.trimmingStart(of: " \u{A0}.):")))
                }
            } else if let after = text.after(label: label, allowsBare: false) {
                rest[0] = .styled(style, [.text(after)])
            } else {
                return nil
            }
        default: return nil
        }
        if case .text("")? = rest.first { rest.removeFirst() }
        if case .lineBreak? = rest.first { rest.removeFirst() }
        return rest.isEmpty ? [] : anchors + rest
    }
}

extension String {
    /// What follows a note's mark that the text begins with; nil if it doesn't.
    fileprivate func after(label: String, allowsBare: Bool) -> String? {
        guard !label.isEmpty else { return nil }
        let text = trimmingStart(of: " \u{A0}")
        for (open, close) in [("[", "]"), ("(", ")"), ("", "."), ("", ")"), ("", ":"), ("", "]")]
        where text.hasPrefix(open + label + close) {
            let rest = text.dropFirst((open + label + close).count)
            // "1.5 miles" is no mark.
            if close == ".", rest.first?.isNumber == true { continue }
            return String(String(rest).trimmingStart(of: " \u{A0}:."))
        }
        guard allowsBare, text.hasPrefix(label) else { return nil }
        let rest = text.dropFirst(label.count)
        guard let next = rest.first else { return "" }
        return next == " " || next == "\u{A0}"
            ? String(String(rest).trimmingStart(of: " \u{A0}")) : nil
    }

    fileprivate func trimmingStart(of signs: String) -> Substring {
        drop { signs.contains($0) }
    }
}
