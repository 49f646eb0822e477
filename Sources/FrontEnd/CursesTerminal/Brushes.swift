internal import CNcurses
internal import Screen

/// The styles of cells as curses draws them on this terminal.
struct Brushes {
    private var pairs: [Int16]
    private var attributes: [attr_t]
    private var colours: [Int?]
    private let strike: [UInt8]

    /// Sets up colours and attributes; `usesColour` false keeps to attributes.
    ///
    /// Call once, after curses has started.
    init(_ terminfo: Terminfo, usesColour: Bool) {
        pairs = Array(repeating: 0, count: CellStyle.Colour.allCases.count)
        attributes = Array(repeating: 0, count: pairs.count)
        colours = Array(repeating: nil, count: pairs.count)
        strike = terminfo.strike ?? []
        let hasColour =
            usesColour && terminfo.colours >= 8 && start_color() == OK && use_default_colors() == OK
        for colour in CellStyle.Colour.allCases {
            let slot = Int(colour.rawValue)
            if hasColour, let index = Palette.index(of: colour, colours: terminfo.colours) {
                pairs[slot] = Int16(slot)
                colours[slot] = Int(index)
                init_pair(Int16(slot), index, -1)
            } else if colour == .quiet, terminfo.hasDim {
                attributes[slot] = annals_attribute_dim
            }
        }
        // Stress must not be lost where letters cannot lean: `screen`, the console, a VT100.
        italic = terminfo.hasItalic ? annals_attribute_italic : annals_attribute_underline
    }

    private let italic: attr_t

    /// The attributes of a style.
    func attributes(of style: CellStyle) -> attr_t {
        var result = attributes[Int(style.colour.rawValue)]
        let wanted = style.attributes
        // What is dim for want of a grey cannot be bold too: terminals then show either, or neither.
        if wanted.contains(.bold), result & annals_attribute_dim == 0 {
            result |= annals_attribute_bold
        }
        if wanted.contains(.italic) { result |= italic }
        if wanted.contains(.underline) { result |= annals_attribute_underline }
        if wanted.contains(.reverse) { result |= annals_attribute_reverse }
        return result
    }

    /// Whether curses can't draw a style by itself: it has no attribute for what is struck out.
    func needsOverlay(_ style: CellStyle) -> Bool {
        canStrike && style.attributes.contains(.struck)
    }

    /// Whether the terminal can strike text out.
    var canStrike: Bool { !strike.isEmpty }

    /// The bytes that begin a style, the same as curses sends and what it has no attribute for.
    func sequence(for style: CellStyle) -> [UInt8] {
        let drawn = attributes(of: style)
        func has(_ attribute: attr_t) -> Bool { drawn & attribute != 0 }
        let bytes = Terminfo.style(
            bold: has(annals_attribute_bold), dim: has(annals_attribute_dim),
            italic: has(annals_attribute_italic), underline: has(annals_attribute_underline),
            reverse: has(annals_attribute_reverse), colour: colours[Int(style.colour.rawValue)])
        return bytes + (style.attributes.contains(.struck) ? strike : [])
    }

    /// The colour pair of a style.
    func pair(of style: CellStyle) -> Int16 { pairs[Int(style.colour.rawValue)] }
}
