/// What kind of place in the page a reader is at.
struct Place {
    /// Whether it is within a `noscript`.
    var isInNoscript = false
    /// Whether it is within an item of a list.
    var isInItem = false
    /// Whether it is within a cell of a table of data.
    var isInCell = false
    /// Whether it is within a footnote.
    var isInNote = false
    /// Whether it is within a figure or a caption.
    var isInFigure = false
    /// Whether it is within a caption.
    var isInCaption = false
    /// Whether what is read becomes a few lines without blocks.
    var isJoined = false
    /// Whether it is within a gallery, where lists and definitions only hold pictures.
    var isInGallery = false
    /// Whether formulas stand on lines of their own.
    var isInDisplay = false
    /// Whether a line end of the source ends a line.
    var keepsLines = false
}
