/// Chooses where lines end: each takes as many items as fit.
enum GreedyBreaker {
    /// The index after the last item of each line.
    ///
    /// Cost: linear. Every line has at least one item.
    static func lineEnds(of items: [Item], measure: Measure) -> [Int] {
        var ends: [Int] = []
        var start = 0
        while start < items.count {
            let limit = measure.width(ofLine: ends.count)
            var end = start
            var chosen = start + 1
            var width = 0
            while end < items.count {
                let item = items[end]
                width += item.width
                guard width <= limit || end == start else { break }
                end += 1
                if width + (item.isHyphenated ? 1 : 0) <= limit || item.isLast { chosen = end }
                if item.isLast { break }
                width += item.space
            }
            if end == items.count { chosen = end }
            ends.append(chosen)
            start = chosen
        }
        return ends
    }
}
