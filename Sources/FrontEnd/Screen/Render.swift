public import ReaderModel

/// How the screen draws, apart from the state: what the terminal can show.
public struct RenderOptions: Hashable, Sendable {
    /// Whether box drawing and typographic signs may be used; false draws in ASCII.
    public var usesUnicodeOrnaments: Bool

    /// Makes options.
    public init(usesUnicodeOrnaments: Bool = true) {
        self.usesUnicodeOrnaments = usesUnicodeOrnaments
    }
}

/// Draws a state. Pure: the same state gives the same grid.
public func render(_ state: ReaderState, options: RenderOptions = RenderOptions()) -> CellGrid {
    fatalError("not yet")
}
