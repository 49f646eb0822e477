@testable import Typesetting

/// Line ends as w3m and less have them, to compare total fit with: each line takes what fits.
enum GreedyLines {
    /// The index after the last item of each line.
    static func ends(of items: [Item], measure: Measure) -> [Int] {
        var ends: [Int] = []
        var start = 0
        while start < items.count {
            let limit = start == 0 ? measure.first : measure.rest
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

extension LineCost {
    /// What lines that end before these items cost together; nil when one of them does not fit.
    func demerits(of ends: [Int]) -> Int? {
        var sum = 0
        var start = 0
        var first = 0
        for end in ends {
            var last = start
            while last < items.count - 1, !items[last].isLast { last += 1 }
            guard let line = of(start..<end, limit: limit(from: start), in: first..<last + 1) else {
                return nil
            }
            sum += line.demerits
            start = end
            if items[end - 1].isLast { first = end }
        }
        return sum
    }
}
