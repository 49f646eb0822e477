internal import CGumbo

/// The groups of elements that the standard's rules of tree construction speak of.
///
/// Source: WHATWG HTML, 13.2.4.2 The stack of open elements, and 13.2.6.4.7 "in body".
enum Tags {
    /// Elements without content.
    static let void: TagSet = [
        GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR,
        GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_HR, GUMBO_TAG_IMAGE,
        GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK, GUMBO_TAG_MENUITEM,
        GUMBO_TAG_META,
        GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR,
    ]

    /// Elements whose content is text whatever it looks like.
    static let rawText: TagSet = [
        GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_XMP,
    ]

    /// Elements with raw text that no reader sees.
    static let invisibleRawText: TagSet = [
        GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
        GUMBO_TAG_TITLE,
    ]

    /// Elements that are opened again in the next paragraph when one ends inside them.
    static let formatting: TagSet = [
        GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
        GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE,
        GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U,
    ]

    /// Elements within which an end tag does not see what is open outside.
    static let scope: TagSet = [
        GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_TABLE,
        GUMBO_TAG_TD, GUMBO_TAG_TH,
    ]

    /// Elements that end the list of formatting elements they hold when they end.
    static let markers: TagSet = [
        GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_TD,
        GUMBO_TAG_TH,
    ]

    static let headings: TagSet = [
        GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
    ]

    /// Elements that end an open paragraph and mean nothing else to the parser.
    static let blocks = specialBlocks.union([GUMBO_TAG_MAIN])

    private static let specialBlocks: TagSet = [
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_CENTER, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL,
        GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER,
        GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_LISTING, GUMBO_TAG_MENU,
        GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_PRE, GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,
        GUMBO_TAG_UL,
    ]

    /// Elements whose end tag ends them and all they hold, unless a cell or object is between.
    static let closingInScope = blocks.union([
        GUMBO_TAG_APPLET, GUMBO_TAG_BUTTON, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_MARQUEE,
        GUMBO_TAG_OBJECT,
    ])

    /// Parts of a table, which mean nothing outside one.
    static let tableParts: TagSet = [
        GUMBO_TAG_CAPTION, GUMBO_TAG_COL, GUMBO_TAG_COLGROUP, GUMBO_TAG_TBODY, GUMBO_TAG_TD,
        GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD, GUMBO_TAG_TR,
    ]

    static let rowGroups: TagSet = [GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT, GUMBO_TAG_THEAD]

    /// What may be open in a table where a row begins, but for what its cells hold.
    static let beforeRow = rowGroups.union([
        GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR,
    ])

    static let ruby: TagSet = [GUMBO_TAG_RB, GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_RTC]

    /// Elements that end tags of no meaning of their own don't reach through.
    ///
    /// `main` would be one of them by the standard, but isn't in the parser.
    static let special = specialBlocks.union(headings).union(tableParts).union(scope).union([
        GUMBO_TAG_BODY, GUMBO_TAG_BUTTON, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_FORM,
        GUMBO_TAG_HEAD, GUMBO_TAG_HTML, GUMBO_TAG_LI, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_P,
        GUMBO_TAG_PLAINTEXT,
    ])

    /// Elements whose end tags may be left out.
    static let implied: TagSet = [
        GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,
        GUMBO_TAG_P, GUMBO_TAG_RB, GUMBO_TAG_RP, GUMBO_TAG_RT,
    ]

    /// Elements before which formatting left behind isn't opened again.
    static let notReopening = blocks.union(headings).union(tableParts).union(ruby).union([
        GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_DD, GUMBO_TAG_DT,
        GUMBO_TAG_FORM, GUMBO_TAG_HR, GUMBO_TAG_IFRAME, GUMBO_TAG_LI, GUMBO_TAG_LINK,
        GUMBO_TAG_MENUITEM, GUMBO_TAG_META, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_P,
        GUMBO_TAG_PARAM, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_SCRIPT, GUMBO_TAG_SOURCE, GUMBO_TAG_STYLE,
        GUMBO_TAG_TABLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_TRACK,
    ])
}
