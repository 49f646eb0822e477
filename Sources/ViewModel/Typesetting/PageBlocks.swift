extension Page {
    /// The first line of the block that stands so many blocks with text below that of a place, or
    /// above it when negative; stops at the first and the last one.
    ///
    /// Cost: linear in the leaves between; none is laid out.
    public func block(_ count: Int, from place: PagePlace) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        var leaf = firstLeaf(ofBlockAt: place)
        var found = leaf
        var left = Int(clamping: count.magnitude)
        while left > 0 {
            let step = count.signum()
            var next = leaf + step
            while leaves.indices.contains(next), leaves[next].block == leaves[leaf].block {
                next += step
            }
            guard leaves.indices.contains(next) else { break }
            leaf = firstLeaf(ofBlockAt: PagePlace(leaf: next, line: 0))
            guard hasText(from: leaf) else { continue }
            found = leaf
            left -= 1
        }
        return PagePlace(leaf: found, line: leaves[found].gap)
    }

    /// The line after the last one of the block at a place: the first of the next, blank or not.
    ///
    /// Cost: for the last block of a page its last leaf is laid out, for others nothing.
    public mutating func endOfBlock(at place: PagePlace) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        var leaf = min(max(place.leaf, 0), leaves.count - 1)
        let block = leaves[leaf].block
        while leaf < leaves.count, leaves[leaf].block == block { leaf += 1 }
        guard leaf == leaves.count else { return PagePlace(leaf: leaf, line: 0) }
        let end = self.end()
        return PagePlace(leaf: end.leaf, line: end.line + 1)
    }

    private func firstLeaf(ofBlockAt place: PagePlace) -> Int {
        var leaf = min(max(place.leaf, 0), leaves.count - 1)
        while leaf > 0, leaves[leaf - 1].block == leaves[leaf].block { leaf -= 1 }
        return leaf
    }

    /// Whether a block has more than a rule to show.
    private func hasText(from first: Int) -> Bool {
        var leaf = first
        while leaf < leaves.count, leaves[leaf].block == leaves[first].block {
            if !leaves[leaf].range.isEmpty { return true }
            leaf += 1
        }
        return false
    }
}
