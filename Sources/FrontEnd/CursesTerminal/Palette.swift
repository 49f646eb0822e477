internal import Screen

/// Which of the terminal's colours each role gets.
///
/// The background is always the terminal's own and may be light or dark, so every colour must be
/// read on both. Of the 256 the fixed ones are used whose contrast with white *and* with black is
/// 3.9 or more (WCAG 2 relative luminance between 0.13 and 0.22); the first sixteen are whatever
/// the person's scheme makes of them. Of those eight or sixteen only magenta and red are legible on
/// both in the usual schemes, and bright black is the background in some: the other roles keep the
/// terminal's own colour and are told by their attributes.
enum Palette {
    /// The number of a role's colour in a terminal with so many; nil for the terminal's own.
    static func index(of colour: CellStyle.Colour, colours: Int) -> Int16? {
        switch colours {
        case 256...: fixed(colour)
        case 8...: basic(colour)
        default: nil
        }
    }

    private static func fixed(_ colour: CellStyle.Colour) -> Int16? {
        switch colour {
        case .standard: nil
        case .accent: 30
        case .link: 62
        case .heading: 130
        case .quiet: 243
        case .code: 29
        case .quote: 66
        case .star: 130
        case .error: 160
        case .hit: 163
        }
    }

    private static func basic(_ colour: CellStyle.Colour) -> Int16? {
        switch colour {
        case .heading, .star, .hit: 5
        case .error: 1
        case .standard, .accent, .link, .quiet, .code, .quote: nil
        }
    }
}
