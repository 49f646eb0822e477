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
    /// Bytes of text laid out at a time: a millisecond or two, of tables the most.
    private static let idleBytes = 12_288

    /// Lays out a little more of the page, beyond what is shown.
    mutating func layOutMore() { isLaidOut = !page.layOutMore(bytes: Self.idleBytes) }
}
