internal import ArchiveModel
internal import Typesetting

/// What is said once marks are on disk.
enum MarkWords {
    /// The sentence for a result; nil for a mark that annals set by itself.
    static func said(of result: MarkResult) -> String? {
        if result.wasStopped { return stopped(result.cause) }
        return switch result.cause {
        case .mark(isAutomatic: true): nil
        case .mark(isAutomatic: false): result.outcome.map(marked)
        case .undo where result.outcome?.changed == 0:
            "Undone: what had changed is shown as changed again"
        case .undo:
            result.outcome.map {
                "Undone: \(state($0, result.rows)) · \(key(.redo)) makes it again"
            }
                ?? "There is nothing to undo"
        case .redo where result.outcome?.changed == 0:
            "Made again: nothing is shown as changed any more"
        case .redo:
            result.outcome.map { "Made again: \(state($0, result.rows))" }
                ?? "There is nothing to redo"
        }
    }

    /// The sentence for a change that takes long.
    static func progress(_ done: Int, _ total: Int) -> String {
        "\(Counting.number(done)) of \(Counting.of(total, "post")) · Esc stops"
    }

    private static func stopped(_ cause: MarkResult.Cause) -> String {
        switch cause {
        case .mark: "Stopped: nothing was marked"
        case .undo: "Stopped: nothing was undone"
        case .redo: "Stopped: nothing was made again"
        }
    }

    private static func marked(_ outcome: MarkOutcome) -> String {
        guard outcome.changed > 0 else { return already(outcome.mark) }
        let posts = outcome.changed == 1 ? "" : " " + Counting.of(outcome.changed, "post")
        let done =
            switch outcome.mark {
            case .read(let isRead): "Marked\(posts) \(isRead ? "read" : "unread")"
            case .starred(true): "Starred\(posts)"
            case .starred(false): "Took the star off\(posts)"
            }
        return "\(done) · \(key(.undo)) undoes"
    }

    /// What is asked for stood on nothing that is shown, and yet it stands: another program has
    /// marked it.
    private static func already(_ mark: MarkRequest.Mark) -> String {
        switch mark {
        case .read(let isRead): "Already marked \(isRead ? "read" : "unread") elsewhere"
        case .starred(true): "Already starred elsewhere"
        case .starred(false): "The star was already taken off elsewhere"
        }
    }

    /// Names what changed: it may be out of sight, or long ago.
    private static func state(_ outcome: MarkOutcome, _ rows: [PostRow]) -> String {
        var posts = Counting.of(outcome.changed, "post")
        if rows.count == outcome.changed, let first = rows.first {
            if rows.count == 1 {
                posts = "“\(Glyphs.truncated(first.displayTitle, to: 30))”"
            } else if rows.allSatisfy({ $0.month == first.month }) {
                posts += " of " + EnglishDate.name(of: first.month)
            }
        }
        let adjective =
            switch outcome.mark {
            case .read(true): "read"
            case .read(false): "unread"
            case .starred(true): "starred"
            case .starred(false): "without star"
            }
        return posts + " " + adjective
    }

    private static func key(_ command: Command) -> String { command.shownKey ?? "" }
}
