internal import ArchiveModel
internal import Typesetting

/// How everything looks: the one place that knows.
///
/// Colour only ever repeats what an attribute, a sign or the words say, so that a screen without
/// colours says the same.
enum Theme {
    /// What a pane says in passing: counts, ornaments, hints.
    static let quiet = CellStyle(colour: .quiet)
    /// The blog's title, and that of a page of annals' own.
    static let title = CellStyle(colour: .standard, attributes: .bold)
    /// Where a month begins in the list; a group of keys in the help.
    static let heading = CellStyle(colour: .accent, attributes: .bold)
    /// How far reading has come.
    static let progress = CellStyle(colour: .accent)
    /// The sign of an unread post.
    static let unreadSign = CellStyle(colour: .accent, attributes: .bold)
    /// The sign of a starred post.
    static let star = CellStyle(colour: .star, attributes: .bold)
    /// A post or group with something to read.
    static let unread = CellStyle(colour: .standard, attributes: .bold)
    /// A post that has been read.
    static let read = CellStyle.plain
    /// The sign before the selected row.
    static let selectionSign = CellStyle(colour: .accent, attributes: .bold)
    /// The column of keys in the help.
    static let keys = CellStyle(colour: .standard, attributes: .bold)
    /// What went wrong.
    static let error = CellStyle(colour: .error, attributes: .bold)

    /// What the list says in passing of a post: its row is all of one weight.
    static func details(of post: PostRow) -> CellStyle {
        CellStyle(colour: .quiet, attributes: post.isRead ? [] : .bold)
    }

    /// Lays the look of a selected row over a cell's own.
    static func select(_ style: inout CellStyle, hasFocus: Bool) {
        // One colour, or the parts of the row would make a patchwork of its background; without one
        // it is what sets it apart from rows that are bold, too.
        style.colour = .standard
        style.attributes.insert(hasFocus ? .reverse : .bold)
    }

    /// The look of a run of text.
    static func style(of run: RunStyle) -> CellStyle {
        guard !run.isEmpty else { return .plain }
        return CellStyle(colour: colour(of: run), attributes: attributes(of: run))
    }

    /// What a run is to several ends at once is coloured by the narrowest of them.
    private static func colour(of run: RunStyle) -> CellStyle.Colour {
        if run.contains(.hit) { return .hit }
        if run.contains(.link) { return .link }
        if !run.isDisjoint(with: [.code, .keyboard, .math]) { return .code }
        if !run.isDisjoint(with: headings) { return run.contains(.quiet) ? .quiet : .heading }
        if !run.isDisjoint(with: [.quiet, .media, .ornament, .deleted]) { return .quiet }
        return run.isDisjoint(with: [.quote, .pullQuote]) ? .standard : .quote
    }

    private static let headings: RunStyle = [.heading, .subheading, .minorHeading]

    private static let boldStyles: RunStyle = [
        .strong, .title, .heading, .subheading, .blogAuthor, .highlighted, .keyboard,
    ]

    /// The attributes tell styles apart where there are no colours.
    ///
    /// Code within a line is bold as in manual pages; a block of code stands apart by its indent,
    /// and would be loud in bold. A key is reversed like a key's cap, but not where it is a hit: of
    /// those only the one that find stands on is.
    private static func attributes(of run: RunStyle) -> CellStyle.Attributes {
        var attributes: CellStyle.Attributes = []
        if !run.isDisjoint(with: boldStyles) { attributes.insert(.bold) }
        if run.contains(.code), !run.contains(.preformatted) { attributes.insert(.bold) }
        if run.contains(.hit), !run.contains(.currentHit) { attributes.insert(.bold) }
        if isItalic(run) { attributes.insert(.italic) }
        if !run.isDisjoint(with: [.link, .inserted, .highlighted, .hit]) {
            attributes.insert(.underline)
        }
        if run.contains(.deleted) { attributes.insert(.struck) }
        if run.contains(run.contains(.hit) ? .currentHit : .keyboard) {
            attributes.insert(.reverse)
        }
        return attributes
    }

    /// Stress within what is italic already is upright, as in print.
    private static func isItalic(_ run: RunStyle) -> Bool {
        let isAround = !run.isDisjoint(with: [.pullQuote, .minorHeading, .media, .math])
        return isAround != run.contains(.emphasis)
    }
}
