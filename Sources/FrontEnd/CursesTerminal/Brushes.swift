internal import CNcurses
internal import Screen

/// The styles of cells as curses draws them on this terminal.
struct Brushes {
    private var pairs: [Int16]
    private var attributes: [attr_t]

    /// Sets up colours and attributes; `usesColour` false keeps to attributes.
    ///
    /// Call once, after curses has started.
    init(_ terminfo: Terminfo, usesColour: Bool) {
        pairs = Array(repeating: 0, count: CellStyle.Colour.allCases.count)
        attributes = Array(repeating: 0, count: pairs.count)
        let hasColour =
            usesColour && terminfo.colours >= 8 && start_color() == OK && use_default_colors() == OK
        for colour in CellStyle.Colour.allCases {
            let slot = Int(colour.rawValue)
            if hasColour, let index = Palette.index(of: colour, colours: terminfo.colours) {
                pairs[slot] = Int16(slot)
                init_pair(Int16(slot), index, -1)
            } else if colour == .quiet, terminfo.hasDim {
                attributes[slot] = annals_attribute_dim
            }
        }
        dim = terminfo.hasDim ? annals_attribute_dim : 0
        // Stress must not be lost where letters cannot lean: `screen`, the console, a VT100.
        italic = terminfo.hasItalic ? annals_attribute_italic : annals_attribute_underline
    }

    private let dim: attr_t
    private let italic: attr_t

    /// The attributes of a style.
    func attributes(of style: CellStyle) -> attr_t {
        var result = attributes[Int(style.colour.rawValue)]
        let wanted = style.attributes
        if wanted.contains(.bold) { result |= annals_attribute_bold }
        if wanted.contains(.dim) { result |= dim }
        if wanted.contains(.italic) { result |= italic }
        if wanted.contains(.underline) { result |= annals_attribute_underline }
        if wanted.contains(.reverse) { result |= annals_attribute_reverse }
        return result
    }

    /// The colour pair of a style.
    func pair(of style: CellStyle) -> Int16 { pairs[Int(style.colour.rawValue)] }
}
