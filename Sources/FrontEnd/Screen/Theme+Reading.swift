extension Theme {
    /// The letters of a link's label that are still to be typed.
    static let label = CellStyle(colour: .standard, attributes: [.bold, .reverse])
    /// Those that have been typed.
    static let typedLabel = CellStyle(colour: .quiet, attributes: .reverse)
    /// The mark beside what is being read.
    static let readingMark = CellStyle(colour: .accent)

    /// The mark beside the hit that find stands on.
    static let hitMark = CellStyle(colour: .hit, attributes: .bold)

    /// Lays the look of what is not being read over a cell's own: its structure stays, strong text
    /// stays bold.
    ///
    /// Not faint as well: grey made faint is hard to read, and without colour quiet is faint.
    static func fade(_ style: inout CellStyle) { style.colour = .quiet }
}
