internal import Typesetting

/// The hits of a text on a page, counted a stretch at a time.
struct HitCount: Sendable {
    let target: FindTarget
    /// Where the hits begin, in order, as far as they are counted.
    private var starts: [Int] = []
    /// The offset up to which they are.
    private var reach: Int
    /// Whether all of them are.
    private(set) var isDone = false

    init(of target: FindTarget, on page: Page) {
        self.target = target
        reach = page.range.lowerBound
    }

    /// Counts on through about so many bytes of the page.
    ///
    /// Cost: some 10 ns a byte.
    mutating func goOn(through page: Page, bytes: Int) {
        guard !isDone else { return }
        let end = min(page.range.upperBound, reach + bytes)
        for hit in page.hits(of: target, in: reach..<end)
        where hit.lowerBound >= reach && hit.lowerBound < end {
            starts.append(hit.lowerBound)
        }
        reach = end
        isDone = end == page.range.upperBound
    }

    /// Which of them the hit at an offset is: `3 of 17`, `3 of 17+` while there may be more.
    func words(of hit: Int) -> String {
        let total = String(starts.count) + (isDone ? "" : "+")
        guard reach > hit else { return total + " hits" }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < hit { low = middle + 1 } else { high = middle }
        }
        return "\(low + 1) of \(total)"
    }
}
