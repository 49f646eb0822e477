internal import ArchiveModel

extension ReaderState {
    /// One thing to be read ahead, or set.
    mutating func readAhead() -> [Effect] {
        guard !pagesAhead.isWaiting else {
            pagesAhead.set(by: pageSetting)
            return []
        }
        var expected = ahead ?? expectations
        let next = expected.isEmpty ? nil : expected.removeFirst()
        ahead = expected
        return next.map { [$0] } ?? []
    }

    /// What the next keys are likely to ask for, the likeliest first.
    private var expectations: [Effect] {
        guard archive != nil, prompt == nil, !isSearchShown, requests.rows == nil else { return [] }
        var nodes: [TreeRow.Node] = focus == .text ? [] : neighbours
        if focus == .tree {
            nodes =
                [1, -1].map { tree.selection + $0 }.filter(tree.rows.indices.contains)
                .map { tree.rows[$0].node } + nodes
        }
        var effects: [Effect] = []
        for node in nodes {
            let query = query(jumpingTo: start(of: node), in: node.section)
            if let effect = query.map(Effect.expectRows), !effects.contains(effect) {
                effects.append(effect)
            }
        }
        guard layout.text != nil else { return effects }
        let setting = pageSetting
        let posts = [1, -1].map { list.selection + $0 }.filter(list.rows.indices.contains)
            .map { list.rows[$0].id }.filter { !pagesAhead.holds($0, by: setting) }
        return posts.map { .expectPost($0, isReversed: order.isReversed) } + effects
    }
}
