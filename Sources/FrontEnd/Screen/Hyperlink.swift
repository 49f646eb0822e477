/// A stretch of a row that belongs to a link, for terminals that can follow one (OSC 8).
///
/// A link that is cut by a line's end is several stretches with one ``id``, so that a terminal
/// lights them up together.
public struct Hyperlink: Hashable, Sendable {
    /// Its row in the grid.
    public var row: Int
    /// Its columns, as far as they are shown; what lies outside the grid is left out.
    public var columns: Range<Int>
    /// Where the link leads, whole: the terminal's writer escapes it, and leaves out what
    /// `Address.isOpenable` refuses.
    public var address: String
    /// Which link of the page it is: the index into `Page.links`, or a number
    /// beyond those.
    public var id: Int

    /// Makes a stretch from its parts.
    public init(row: Int, columns: Range<Int>, address: String, id: Int) {
        self.row = row
        self.columns = columns
        self.address = address
        self.id = id
    }
}
