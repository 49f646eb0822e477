internal import Typesetting

extension ReaderState {
    /// Whether ``ReaderEvent/idle`` would do something: hits are to be counted, or the page has text
    /// that is not laid out yet.
    ///
    /// Each such event takes a millisecond or two, so that a key that comes meanwhile is not felt
    /// to wait.
    public var hasIdleWork: Bool { layout.text != nil && (countsHits || laysOut) }

    private var countsHits: Bool { hitWords != nil && reading?.hitCount?.isDone == false }

    /// A prompt keeps a copy of the page to return to, which laying out more would double; a page
    /// of the beginning of a post is soon replaced.
    private var laysOut: Bool {
        prompt == nil && reading?.isLaidOut == false && reading?.loaded.isWhole == true
    }

    /// Whether ``ReaderEvent/idle`` would, when there is no other work, see whether there is something
    /// to read that the next keys are likely to lead to.
    public var readsAhead: Bool { ahead?.isEmpty != true || pagesAhead.isWaiting }

    /// Does a little of it.
    mutating func workIdly() -> [Effect] {
        guard hasIdleWork else { return readAhead() }
        if countsHits {
            reading?.countMore()
            sayHit()
        } else {
            reading?.layOutMore()
        }
        return []
    }
}

extension ReadingPane {
    /// Bytes of text laid out at a time: a millisecond or two, of tables the most.
    private static let layoutBytes = 12_288

    /// Lays out a little more of the page, beyond what is shown.
    mutating func layOutMore() { isLaidOut = !page.layOutMore(bytes: Self.layoutBytes) }
}
