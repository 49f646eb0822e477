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
    /// Names that any element may have.
    private static let everywhere: [StaticString] = [
        // Attributes, StyleAttribute, ClassRoles, LanguageTally
        "class", "style", "hidden", "lang", "xml:lang",
        // NoteFinder, NoteExtent, NoteLabel; CodeLanguage and MediaReader want names too
        "id", "name", "role", "epub:type",
        // CodeLanguage
        "data-lang", "data-language",
    ]

    /// Names that are read of some elements only.
    private static let some: [(names: [StaticString], tags: TagSet)] = [
        // HTMLReader.readLink, Landmarks
        (["href"], [GUMBO_TAG_A]),
        // NoteLabel, NoteExtent
        (["rel", "data-footnote-ref"], [GUMBO_TAG_A]),
        // BoxReader.readAbbreviation, MediaReader
        (["title"], media.union([GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM])),
        // MediaReader
        (["src"], media.union([GUMBO_TAG_SCRIPT, GUMBO_TAG_SOURCE])),
        (["aria-label", "data", "width", "height"], media),
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
        (["align"], [GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR]),
        // HTMLReader.readInline; formatting, so that it is kept in any case
        (["face"], [GUMBO_TAG_FONT]),
    ]

    private static let media: TagSet = [
        GUMBO_TAG_IMG, GUMBO_TAG_IMAGE, GUMBO_TAG_IFRAME, GUMBO_TAG_EMBED, GUMBO_TAG_OBJECT,
        GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO,
    ]
    /// Elements that a class may make a message or an embed: RoleReader.boxes.
    private static let boxes: TagSet = HTMLReader.boxes

    /// Elements whose attributes all count.
    private static let keepingAll: TagSet = {
        var tags = Tags.formatting
        tags.remove(GUMBO_TAG_A)
        return tags
    }()

    private struct Entry {
        var name: StaticString = ""
        /// Nil for every element.
        var tags: TagSet?
    }

    private static let mask = 255
    private var entries = [Entry](repeating: Entry(), count: mask + 1)

    private init() {
        for name in Self.everywhere { insert(name, nil) }
        for (names, tags) in Self.some { for name in names { insert(name, tags) } }
    }

    /// The one table.
    static let table = ReadAttributes()

    private mutating func insert(_ name: StaticString, _ tags: TagSet?) {
        var slot = Self.slot(name.utf8Start[0], name.utf8Start[name.utf8CodeUnitCount - 1], name.utf8CodeUnitCount)
        while entries[slot].name.utf8CodeUnitCount > 0 { slot = (slot + 1) & Self.mask }
        entries[slot] = Entry(name: name, tags: tags)
    }

    @inline(__always)
    private static func slot(_ first: UInt8, _ last: UInt8, _ length: Int) -> Int {
        (Int(first.lowercased) &* 5 &+ Int(last.lowercased) &* 29 &+ length &* 17) & mask
    }

    /// Whether all attributes of an element reach the parser.
    @inline(__always)
    static func keepsAll(of tag: GumboTag) -> Bool { keepingAll.contains(tag) }

    /// Whether some reader asks an element for an attribute of this name, written in any case.
    @inline(__always)
    func contains(_ name: Bytes, of tag: GumboTag) -> Bool {
        guard let last = name.last else { return false }
        var slot = Self.slot(name[0], last, name.count)
        while entries[slot].name.utf8CodeUnitCount > 0 {
            if name.equals(entries[slot].name) {
                return entries[slot].tags.map { $0.contains(tag) } ?? true
            }
            slot = (slot + 1) & Self.mask
        }
        return false
    }

    /// Whether some reader may ask such an element for an attribute.
    func contains(_ name: StaticString, of tag: GumboTag) -> Bool {
        Self.keepsAll(of: tag) || contains(Bytes(name), of: tag)
    }
}
