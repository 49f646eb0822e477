extension ReaderState {
    /// Takes an event in: the one place where the state changes.
    ///
    /// - Returns: what is to be done outside, in order.
    public mutating func update(_ event: ReaderEvent) -> [Effect] { fatalError("not yet") }
}
