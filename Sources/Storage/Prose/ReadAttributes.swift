internal import CGumbo

/// The attributes that some reader asks for, by name; the others never reach the parser.
///
/// On real pages they are half of the bytes that are not scripts: `data-` and `on…` ones, `srcset`
/// beside `src`, what only styles need.
///
/// 1. Who reads an attribute adds its name here: ``Swift/UnsafePointer/attribute(_:)`` insists on
///    it in debug builds, so that the tests find one that was forgotten.
/// 2. Elements of formatting keep all of theirs: how many of them the parser opens again depends on
///    whether they are equal. Of links it opens one at a time in any case.
struct ReadAttributes {
    /// How much of an attribute some reader wants.
    enum Use {
        case nothing
        case all
        /// Those classes that say something.
        case classes
        /// Those styles that say something.
        case styles
    }

    /// Names that any element may have; also `class` and `style`, for Attributes.
    private static let everywhere: [StaticString] = [
        // Attributes, LanguageTally
        "hidden", "lang", "xml:lang", "dir",
        // NoteFinder, NoteExtent, NoteLabel; CodeLanguage and MediaReader want names too
        "id", "name", "role", "epub:type",
        // CodeLanguage
        "data-lang", "data-language",
    ]

    /// Names that are read of some elements only.
    private static let some: [(names: [StaticString], tags: TagSet)] = [
        // HTMLReader.readLink, Landmarks
        (["href"], [GUMBO_TAG_A]),
        // CreditReader
        (["itemprop", "data-testid"], [GUMBO_TAG_SPAN, GUMBO_TAG_CITE, GUMBO_TAG_SMALL]),
        // NoteLabel
        (["rel", "data-footnote-ref"], [GUMBO_TAG_A]),
        // BoxReader.readAbbreviation; MediaReader, also for boxes and scripts that embed something
        (["title"], embeds.union([GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM])),
        (["aria-label"], embeds),
        // MediaReader
        (["src"], media.union([GUMBO_TAG_SCRIPT, GUMBO_TAG_SOURCE])),
        (["data", "width", "height"], media),
        (HTMLReader.lateSources, media),
        (["alt", "srcset", "data-srcset", "data-display"], [GUMBO_TAG_IMG, GUMBO_TAG_IMAGE]),
        (["data-instgrm-permalink", "data-href", "cite"], boxes),
        // MediaReader, RoleReader, ListReader; of `input` the parser too
        (
            ["type"],
            [
                GUMBO_TAG_INPUT, GUMBO_TAG_OBJECT, GUMBO_TAG_OL, GUMBO_TAG_SCRIPT, GUMBO_TAG_UL,
                GUMBO_TAG_MENU, GUMBO_TAG_DIR,
            ]
        ),
        (["checked"], [GUMBO_TAG_INPUT]),
        (["start", "reversed"], [GUMBO_TAG_OL, GUMBO_TAG_UL, GUMBO_TAG_MENU, GUMBO_TAG_DIR]),
        (["value"], [GUMBO_TAG_LI, GUMBO_TAG_PARAM]),
        // TableReader
        (["scope", "colspan", "rowspan"], [GUMBO_TAG_TD, GUMBO_TAG_TH]),
        (["align", "bgcolor"], [GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR]),
        // HTMLReader.readInline; formatting, so that it is kept in any case
        (["face"], [GUMBO_TAG_FONT]),
    ]

    private static let media: TagSet = [
        GUMBO_TAG_IMG, GUMBO_TAG_IMAGE, GUMBO_TAG_IFRAME, GUMBO_TAG_EMBED, GUMBO_TAG_OBJECT,
        GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO,
    ]
    private static let embeds = media.union(boxes).union([GUMBO_TAG_SCRIPT])
    /// Elements that a class may make a message or an embed: RoleReader.boxes.
    private static let boxes: TagSet = HTMLReader.boxes

    /// Elements whose attributes all count.
    private static let keepingAll: TagSet = {
        var tags = Tags.formatting
        tags.remove(GUMBO_TAG_A)
        return tags
    }()

    private struct Reading {
        var use: Use
        /// Nil for every element.
        var tags: TagSet?
    }

    private let readings: NameTable<Reading>

    private init() {
        var readings: [(StaticString, Reading)] = [
            ("class", Reading(use: .classes)), ("style", Reading(use: .styles)),
        ]
        for name in Self.everywhere { readings.append((name, Reading(use: .all))) }
        for (names, tags) in Self.some {
            for name in names { readings.append((name, Reading(use: .all, tags: tags))) }
        }
        self.readings = NameTable(readings)
    }

    /// The one table.
    static let table = ReadAttributes()

    /// Whether all attributes of an element reach the parser.
    @inline(__always)
    static func keepsAll(of tag: GumboTag) -> Bool { keepingAll.contains(tag) }

    /// What readers want of an attribute of an element, its name written in any case.
    @inline(__always)
    func use(of name: Bytes, of tag: GumboTag) -> Use {
        guard let reading = readings[name] else { return .nothing }
        if let tags = reading.tags, !tags.contains(tag) { return .nothing }
        return reading.use
    }

    /// Whether some reader may ask such an element for an attribute.
    func contains(_ name: StaticString, of tag: GumboTag) -> Bool {
        Self.keepsAll(of: tag) || use(of: Bytes(name), of: tag) != .nothing
    }

    /// Whether a `class` without references says something of an element.
    static func isRead(class value: Bytes, of tag: GumboTag) -> Bool {
        if listings.contains(tag) { return true }
        if boxes.contains(tag), CodeLanguage.mayBeNamed(by: value) { return true }
        return !ClassRoles(value).isEmpty
    }

    /// Elements whose classes name the language of a listing even if nothing says that they do.
    private static let listings: TagSet = [GUMBO_TAG_PRE, GUMBO_TAG_CODE, GUMBO_TAG_TEXTAREA]
}
