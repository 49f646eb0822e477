extension Line {
    /// The line with a style, ``RunStyle/hit``, laid over what lies within the ranges.
    public func marking(_ ranges: [Range<Int>], as style: RunStyle = .hit) -> Line {
        let ranges = ranges.filter { !$0.isEmpty }
        guard !ranges.isEmpty else { return self }
        var line = self
        line.runs = runs.flatMap { $0.marking(ranges, as: style) }
        return line
    }
}

extension Run {
    /// The run cut where hits start and end.
    fileprivate func marking(_ ranges: [Range<Int>], as style: RunStyle) -> [Run] {
        guard let offset, length > 0 else { return [self] }
        let extent = offset..<offset + length
        let touching = ranges.filter { $0.overlaps(extent) }
        guard !touching.isEmpty else { return [self] }
        let coversAll = touching.contains {
            $0.lowerBound <= extent.lowerBound && $0.upperBound >= extent.upperBound
        }
        if coversAll || length != text.utf8.count {
            var run = self
            run.style.insert(style)
            return [run]
        }
        var pieces: [Run] = []
        var isLastHit = false
        var column = column
        var left = isReversed ? extent.upperBound : extent.lowerBound
        for cluster in text {
            let count = cluster.utf8.count
            let start = isReversed ? left - count : left
            left += isReversed ? -count : count
            let width = Glyphs.width(of: String(cluster))
            let isHit = touching.contains { $0.overlaps(start..<start + count) }
            if let last = pieces.indices.last, isLastHit == isHit {
                pieces[last].text.append(cluster)
                pieces[last].width += width
                pieces[last].length += count
                if isReversed { pieces[last].offset = start }
            } else {
                var piece = self
                piece.column = column
                piece.text = String(cluster)
                piece.width = width
                piece.offset = start
                piece.length = count
                if isHit { piece.style.insert(style) }
                pieces.append(piece)
                isLastHit = isHit
            }
            column += width
        }
        return pieces
    }
}
