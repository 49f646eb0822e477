/// Chooses where the lines of a paragraph end so that all of them together are best: Knuth and
/// Plass, "Breaking Paragraphs into Lines" (1981), with cells for a unit.
///
/// The choice is the shortest path from the first item to the last, where a step is a line and its
/// length what ``LineCost`` says. Of the ends a line may have only those are tried that leave no
/// more than about a third of it blank, and always the one that leaves least: so the choice is never
/// worse than that of taking what fits. Cost: linear, times the places in a third of a line.
struct TotalFit {
    private let cost: LineCost
    /// The least that it costs to end a line before each item.
    private var least: [Int]
    /// Where the line starts that ends there.
    private var from: [Int]

    /// The index after the last item of each line; every line has at least one item.
    static func lineEnds(of items: [Item], cost: LineCost) -> [Int] {
        var fit = TotalFit(cost: cost)
        var ends: [Int] = []
        var start = 0
        while start < items.count {
            var end = start
            while end < items.count - 1, !items[end].isLast { end += 1 }
            end += 1
            fit.add(start..<end, to: &ends)
            start = end
        }
        return ends
    }

    private init(cost: LineCost) {
        self.cost = cost
        least = Array(repeating: .max, count: cost.items.count + 1)
        from = Array(repeating: 0, count: cost.items.count + 1)
    }

    /// Adds the line ends of a stretch that ends by force.
    private mutating func add(_ stretch: Range<Int>, to ends: inout [Int]) {
        least[stretch.lowerBound] = 0
        var far = stretch.lowerBound
        for start in stretch where least[start] < .max {
            let limit = cost.limit(from: start)
            if start <= 1 || far <= start { far = start + 1 }
            while far < stretch.upperBound, cost.width(start..<far + 1) <= limit { far += 1 }
            tryEnds(from: start, far: far, limit: limit, in: stretch)
        }
        let first = ends.count
        var end = stretch.upperBound
        while end > stretch.lowerBound {
            ends.append(end)
            end = from[end]
        }
        ends[first...].reverse()
    }

    /// Tries the ends of a line, the furthest first.
    private mutating func tryEnds(
        from start: Int, far: Int, limit: Int, in stretch: Range<Int>
    ) {
        var hasEnd = false
        var end = far
        while end > start {
            if let line = cost.of(start..<end, limit: limit, in: stretch) {
                // Ends that cost extra don't count: there may be none better than they near.
                if hasEnd, line.slack > limit / 3 + 4 { return }
                if cost.items[end - 1].stop == .plain { hasEnd = true }
                // Of equal ones the later start wins: fuller lines come first.
                let (total, _) = least[start].addingReportingOverflow(line.demerits)
                if total <= least[end] {
                    least[end] = total
                    from[end] = start
                }
            }
            end -= 1
        }
    }
}
