internal import ArchiveModel
internal import Typesetting

/// The labels that lie over the links on screen while one of them is to be chosen.
public struct LinkLabels: Sendable {
    /// One label.
    public struct Label: Hashable, Sendable {
        /// The letters to type.
        public var letters: String
        /// The line that it lies on: an index into ``ReadingPane/lines``, or ``NoteBox/lines``.
        public var row: Int
        /// Whether that is a line of the note over the text.
        public var isInNote: Bool
        /// The column of its first cell, from the text's left edge.
        public var column: Int
        /// The address of its link.
        var address: String
    }

    /// What becomes of the link that is chosen.
    public enum Purpose: Sendable {
        /// It is followed.
        case follow
        /// Its address is copied.
        case copy
    }

    /// What becomes of the link that is chosen.
    public let purpose: Purpose
    /// The labels from top to bottom.
    public let labels: [Label]
    /// What has been typed of one.
    public internal(set) var typed = ""
    /// What was on screen when they were put there.
    let view: PageView
    /// Where a note lay over it then; nil without one.
    let noteFrame: PaneLayout.Frame?

    /// The labels that begin with what has been typed.
    public var matching: [Label] { labels.filter { $0.letters.hasPrefix(typed) } }

    /// The label that has been typed whole.
    var chosen: Label? { labels.first { $0.letters == typed } }

    /// Puts a label on every link that is shown, of the note over the text first; nil when there is
    /// none.
    ///
    /// `columns` is where the pane's lines lie, which tells what the note hides.
    init?(
        _ pane: ReadingPane, under note: NoteBox?, in columns: [PaneLayout.Frame],
        purpose: Purpose
    ) {
        var found: [Label] = []
        if let note {
            found = Self.links(in: note.lines, isInNote: true, purpose) { note.address(of: $0) }
        }
        found += Self.links(in: pane.lines, isInNote: false, purpose) { pane.address(of: $0) }
            .filter { label in note.map { !$0.hides(label, of: pane, in: columns) } ?? true }
        guard !found.isEmpty else { return nil }
        let letters = Self.letters(count: found.count)
        var end = (row: -1, column: 0, isInNote: false)
        for (index, letters) in zip(found.indices, letters) {
            // Neighbours that are shorter than their labels must not hide each other's.
            if found[index].row == end.row, found[index].isInNote == end.isInNote {
                found[index].column = max(found[index].column, end.column)
            }
            found[index].letters = letters
            end = (
                found[index].row, found[index].column + letters.utf8.count, found[index].isInNote
            )
        }
        labels = found
        self.purpose = purpose
        view = pane.view
        noteFrame = note?.frame
    }

    /// Takes over what has been typed of labels that these take the place of, where a link that was
    /// meant by it still is, and more is to be typed.
    mutating func keepTyped(of earlier: LinkLabels) {
        typed = earlier.typed
        let meant = Set(earlier.matching.map { [$0.letters, $0.address] })
        let isMeant = matching.contains { meant.contains([$0.letters, $0.address]) }
        if chosen != nil || !isMeant { typed = "" }
    }

    private static func links(
        in lines: [Line], isInNote: Bool, _ purpose: Purpose, address: (Run) -> String?
    ) -> [Label] {
        var found: [Label] = []
        var seen: Set<Int> = []
        for (row, line) in lines.enumerated() {
            for (index, run) in line.runs.enumerated() {
                guard let link = run.link, let address = address(run), !address.isEmpty,
                    purpose == .follow || CommentAddress.folded(by: address) == nil,
                    seen.insert(link).inserted
                else { continue }
                // Between brackets a label is told from the text it stands in best.
                let goesOn = line.runs.dropFirst(index + 1).first?.link == link
                let isBracketed =
                    run.text.utf8.first == UInt8(ascii: "[") && (run.width > 1 || goesOn)
                found.append(
                    Label(
                        letters: "", row: row, isInNote: isInNote,
                        column: run.column + (isBracketed ? 1 : 0), address: address))
            }
        }
        return found
    }

    /// The keys of labels, the easiest first.
    static let alphabet = "fjdkslagh"

    /// So many labels, none of which begins another, the shortest first.
    ///
    /// Cost: linear.
    static func letters(count: Int) -> [String] {
        var words = alphabet.map { String($0) }
        var next = 0
        // Making a word of n the beginning of nine longer ones gives eight more.
        while words.count - next < count {
            words += alphabet.map { words[next] + String($0) }
            next += 1
        }
        return Array(words[next...].prefix(count))
    }
}

/// What of a page is on screen, to be compared with what was.
struct PageView: Hashable, Sendable {
    var post: Int64
    var top: PagePlace
    var options: TypesetOptions
    var capacity: Int
    var comments: CommentFolding
}

extension ReadingPane {
    /// What is on screen.
    var view: PageView {
        PageView(
            post: post.rawValue, top: top, options: page.options, capacity: capacity,
            comments: comments)
    }
}
