internal import CGumbo

extension HTMLReader {
    /// How deep a tree is walked; one that the guard has bounded is never that deep.
    private static let maximumDepth = 600

    /// Hands the element that holds the parsed source to `body`, with what is marked in the tree;
    /// nil if the source is empty.
    ///
    /// Every source is read this way, so that what tests see of the tree is what readers get, but
    /// for the attributes and comments that are left out unless `attributes` is nil. What is read is
    /// a page or the content of a body; tests have other contexts too.
    static func withTree<Result>(
        of bytes: Bytes, attributes: ReadAttributes? = .table, context: Gumbo.Context = .body,
        _ body: (Node, Landmarks) -> Result
    ) -> Result? {
        if context.isText {
            return Gumbo.parse(bytes, as: context) { root, _ in body(root, Landmarks()) }
        }
        var source = MarkupGuard.condensed(
            bytes, attributes: attributes, isPage: context.isPage, stopsAtFrames: context.isPage)
        if source.endsInFrames {
            let framed = parse(bytes, as: source, in: context) { root, landmarks in
                hasFrames(root) ? body(root, landmarks) : nil
            }
            if case .some(.some(.some(let result))) = framed { return result }
            // The tag was one that the standard passes over too.
            source = MarkupGuard.condensed(bytes, attributes: attributes, isPage: true)
        }
        guard let result = parse(bytes, as: source, in: context, body) else { return nil }
        return result ?? withTree(ofTaglessText: bytes, body)
    }

    /// Whether a page is one of frames, which has no body.
    private static func hasFrames(_ page: Node) -> Bool {
        page.children.contains { $0.tag == GUMBO_TAG_FRAMESET }
    }

    /// Nil if the source is empty, nil within if the guard was outwitted and the tree is too deep.
    private static func parse<Result>(
        _ bytes: Bytes, as condensed: MarkupGuard.Condensed,
        in context: Gumbo.Context = .body, _ body: (Node, Landmarks) -> Result
    ) -> Result?? {
        guard let source = condensed.bytes else {
            return parse(bytes, condensed.deposit, context, body)
        }
        return source.withUnsafeBufferPointer { parse($0, condensed.deposit, context, body) }
    }

    private static func parse<Result>(
        _ bytes: Bytes, _ deposit: SourceDeposit, _ context: Gumbo.Context,
        _ body: (Node, Landmarks) -> Result
    ) -> Result?? {
        Gumbo.parse(bytes, as: context) { root, memory in
            let survey = TreeSurvey(
                below: root, depth: maximumDepth, deposit: deposit, memory: &memory)
            guard let survey else { return nil }
            return body(root, Landmarks(of: survey.links, below: root))
        }
    }

    private static func withTree<Result>(
        ofTaglessText bytes: Bytes, _ body: (Node, Landmarks) -> Result
    ) -> Result? {
        var limits = MarkupGuard.Limits()
        limits.elements = -1
        return parse(bytes, as: MarkupGuard.condensed(bytes, limits: limits), body) ?? nil
    }
}
