internal import CGumbo

extension HTMLReader {
    /// How deep a tree is walked; one that the guard has bounded is never that deep.
    private static let maximumDepth = 600

    /// Hands the element that holds the parsed source to `body`, with what is marked in the tree;
    /// nil if the source is empty.
    ///
    /// Every source is read this way, so that what tests see of the tree is what readers get.
    static func withTree<Result>(
        of bytes: Bytes, _ body: (Node, Landmarks) -> Result
    ) -> Result? {
        let result: Result?? =
            if let harmless = MarkupGuard.harmless(bytes) {
                harmless.withUnsafeBufferPointer { parse($0, body) }
            } else {
                parse(bytes, body)
            }
        guard let result else { return nil }
        return result ?? withTree(ofTaglessText: bytes, body)
    }

    /// Nil if the source is empty, nil within if the guard was outwitted and the tree is too deep.
    private static func parse<Result>(
        _ bytes: Bytes, _ body: (Node, Landmarks) -> Result
    ) -> Result?? {
        Gumbo.parse(bytes) { root in
            guard let landmarks = Landmarks(below: root, depth: maximumDepth) else { return nil }
            return body(root, landmarks)
        }
    }

    private static func withTree<Result>(
        ofTaglessText bytes: Bytes, _ body: (Node, Landmarks) -> Result
    ) -> Result? {
        var limits = MarkupGuard.Limits()
        limits.elements = -1
        guard let text = MarkupGuard.harmless(bytes, limits: limits) else { return nil }
        return text.withUnsafeBufferPointer { parse($0, body) } ?? nil
    }
}
