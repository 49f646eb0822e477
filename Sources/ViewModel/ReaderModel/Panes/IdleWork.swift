internal import Typesetting

extension ReaderState {
    /// Whether ``ReaderEvent/idle`` would do something: the page has text that is not laid out yet.
    ///
    /// Each such event takes a millisecond or two, so that a key that comes meanwhile is not felt
    /// to wait.
    public var hasIdleWork: Bool {
        // A prompt keeps a copy of the page to return to, which laying out more would double.
        guard prompt == nil, layout.text != nil else { return false }
        return reading?.isLaidOut == false
    }
}

extension ReadingPane {
    /// Lines laid out at a time.
    private static let idleLines = 120

    /// Lays out a little more of the page, beyond what is shown.
    mutating func layOutMore() {
        let next = page.move(laidOut, by: Self.idleLines)
        isLaidOut = next == laidOut
        laidOut = next
    }
}
