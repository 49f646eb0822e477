internal import ReaderModel

extension ReaderState {
    /// Whether ``ReaderEvent/idle`` would do something.
    var hasIdleWork: Bool { false }
}
