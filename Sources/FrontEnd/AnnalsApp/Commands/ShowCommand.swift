internal import ArchiveModel
internal import Library
internal import Prose
internal import ReaderModel
internal import Typesetting

/// `annals show`: a post as its page shows it, line by line.
struct ShowCommand {
    /// How the page is to be set.
    struct Options: Equatable {
        /// Cells in a line; nil for as many as in the reader, where there is room.
        var width: Int?
        /// Which of the post's earlier texts, from 1; nil for the text as it is.
        var version: Int?
        /// Whether to number the links and list their addresses.
        var listsLinks = false
        /// Whether lines are stretched to the page's width.
        var isJustified = false
        /// Whether to divide words, and by which language; empty for the post's own.
        var hyphenation: String?
    }

    private let context: CommandContext
    private let options: Options
    private var output: TextOutput { context.output }

    /// How many lines are set at a time.
    private static let pageHeight = 200

    /// Runs it.
    static func run(
        _ id: PostID, _ options: Options, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        let library = try context.openExistingLibrary()
        let loaded = try context.using { () throws(LibraryError) -> LoadedPost? in
            guard let version = options.version else {
                return try library?.load(id, isReversed: false)
            }
            return try library?.load(id, version: version, isReversed: false)
        }
        if let language = options.hyphenation, !language.isEmpty,
            !Hyphenator.isAvailable(for: language)
        {
            context.complain("no dictionary to divide words of '\(language)'; they stay whole")
        }
        if loaded == nil, let version = options.version {
            throw Failure(
                .failed,
                "no earlier text \(version) of post \(id.rawValue); its page says how many there are"
            )
        }
        guard let loaded else {
            throw Failure(.failed, "no post \(id.rawValue); 'annals posts' shows those there are")
        }
        ShowCommand(context: context, options: options).show(loaded)
        return .done
    }

    private func show(_ loaded: LoadedPost) {
        var loaded = loaded
        // Everything is shown: nobody can unfold what is not.
        for index in loaded.post.comments.indices { loaded.post.comments[index].isFolded = false }
        var parts = loaded.pageParts(usesUnicodeOrnaments: context.usesUnicode)
        guard options.listsLinks else { return write(parts, of: loaded) }
        var links = LinkNumbers(base: loaded.post.base, usesUnicode: context.usesUnicode)
        parts = links.mark(parts)
        write(parts, of: loaded)
        if !links.addresses.isEmpty { output.line() }
        for (index, address) in links.addresses.enumerated() {
            output.line(links.sign(of: index + 1) + " " + PlainText.line(address, for: output))
        }
    }

    private func write(_ parts: [PagePart], of loaded: LoadedPost) {
        var page = Page(parts: parts, options: typesetting(of: loaded))
        let styles = LineStyles(for: output, in: context.environment)
        var place = PagePlace.start
        while true {
            let lines = page.lines(from: place, count: Self.pageHeight)
            for line in lines { output.line(styles.text(of: line)) }
            guard lines.count == Self.pageHeight, !output.isClosed else { return }
            let next = page.move(place, by: Self.pageHeight)
            // At the end, the place stops at the last line: that line is written already.
            guard page.distance(from: place, to: next, limit: Self.pageHeight) == Self.pageHeight
            else { return }
            place = next
        }
    }

    /// Where a program reads the page, text is as it was written, so that `grep` and a compiler
    /// find it: right-to-left text in its own order, a line of code on one line, emoji whole.
    private func typesetting(of loaded: LoadedPost) -> TypesetOptions {
        let room = output.isTerminal ? output.columns : PaneLayout.measure
        var typesetting = TypesetOptions(
            width: options.width ?? min(PaneLayout.measure, room),
            usesUnicodeOrnaments: context.usesUnicode)
        if !output.isTerminal {
            typesetting.bidiOrder = .logical
            typesetting.longCode = .whole
            typesetting.keepsEmojiSequences = true
        }
        if options.isJustified { typesetting.alignment = .justified }
        if let language = options.hyphenation {
            let own = [loaded.document.language, loaded.post.language].first { !$0.isEmpty }
            typesetting.hyphenation = language.isEmpty ? own ?? "" : language
        }
        return typesetting
    }
}
