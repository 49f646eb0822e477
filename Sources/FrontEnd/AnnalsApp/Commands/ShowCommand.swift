internal import ArchiveModel
internal import Library
internal import ReaderModel
internal import Typesetting

/// `annals show`: a post as its page shows it, line by line.
enum ShowCommand {
    /// How many lines are set at a time.
    private static let pageHeight = 200

    /// Runs it; without a width, lines are as long as the reader's own where there is room.
    static func run(
        _ id: PostID, width: Int?, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        let library = try context.openExistingLibrary()
        let loaded = try context.using { () throws(LibraryError) -> LoadedPost? in
            try library?.load(id, isReversed: false)
        }
        guard let loaded else {
            throw Failure(.failed, "no post \(id.rawValue); 'annals posts' shows those there are")
        }
        let output = context.output
        let room = output.isTerminal ? output.columns : PaneLayout.measure
        let options = TypesetOptions(
            width: width ?? min(PaneLayout.measure, room),
            usesUnicodeOrnaments: context.usesUnicode)
        var page = Page(
            parts: loaded.pageParts(usesUnicodeOrnaments: context.usesUnicode), options: options)
        var place = PagePlace.start
        while true {
            let lines = page.lines(from: place, count: pageHeight)
            for line in lines { output.line(line.plainText) }
            guard lines.count == pageHeight, !output.isClosed else { return .done }
            let next = page.move(place, by: pageHeight)
            // At the end, the place stops at the last line: that line is written already.
            guard page.distance(from: place, to: next, limit: pageHeight) == pageHeight
            else { return .done }
            place = next
        }
    }
}

extension Line {
    /// What the line shows, without its styles.
    fileprivate var plainText: String {
        var text = ""
        var column = 0
        for run in runs {
            text += String(repeating: " ", count: max(0, run.column - column)) + run.text
            column = run.column + run.width
        }
        return text
    }
}
