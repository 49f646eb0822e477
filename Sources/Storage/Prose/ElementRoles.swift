internal import CGumbo

/// What elements are to a reader.
extension HTMLReader {
    /// Elements that are never shown.
    static let invisible: TagSet = [
        GUMBO_TAG_CANVAS, GUMBO_TAG_DATALIST, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
        GUMBO_TAG_RP, GUMBO_TAG_STYLE,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE,
    ]

    /// Elements that stand on lines of their own and mean no more than that.
    static let blocks: TagSet = [
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_BODY, GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS,
        GUMBO_TAG_DIV, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FOOTER,
        GUMBO_TAG_FORM, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HTML, GUMBO_TAG_LEGEND,
        GUMBO_TAG_MAIN, GUMBO_TAG_NAV, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_P,
        GUMBO_TAG_SECTION, GUMBO_TAG_TD, GUMBO_TAG_TH,
        GUMBO_TAG_TR,
    ]

    /// The style that an element is for.
    static func inlineStyle(of tag: GumboTag) -> InlineStyle? {
        switch tag {
        case GUMBO_TAG_EM, GUMBO_TAG_I, GUMBO_TAG_CITE, GUMBO_TAG_DFN, GUMBO_TAG_VAR: .emphasis
        case GUMBO_TAG_STRONG, GUMBO_TAG_B: .strong
        case GUMBO_TAG_CODE, GUMBO_TAG_TT, GUMBO_TAG_SAMP: .code
        case GUMBO_TAG_KBD: .keyboard
        case GUMBO_TAG_DEL, GUMBO_TAG_S, GUMBO_TAG_STRIKE: .deleted
        case GUMBO_TAG_INS, GUMBO_TAG_U: .inserted
        case GUMBO_TAG_SUP: .superscript
        case GUMBO_TAG_SUB: .subscript
        case GUMBO_TAG_SMALL: .small
        case GUMBO_TAG_MARK: .highlighted
        default: nil
        }
    }
}
