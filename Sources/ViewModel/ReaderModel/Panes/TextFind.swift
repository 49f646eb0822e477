internal import Typesetting

extension ReadingPane {
    /// What became of looking for a text.
    enum FindOutcome: Hashable {
        /// It stands in the direction looked in.
        case found
        /// It stands only beyond the end, or beginning.
        case wrapped
        /// It stands nowhere on the page.
        case missing
    }

    /// Where find goes on from: the hit it stands on while that is on screen, else the top.
    mutating func findStart(backward: Bool) -> Int {
        guard let hit, isOnScreen(page.place(of: hit.lowerBound)) else {
            return max(anchor.offset, page.range.lowerBound)
        }
        return backward ? hit.lowerBound : hit.upperBound
    }

    private mutating func isOnScreen(_ place: PagePlace) -> Bool {
        place >= top && place <= page.move(top, by: max(0, capacity - 1))
    }

    /// Goes to the next hit of a text, round the page's end when need be.
    mutating func find(_ text: String, from start: Int, backward: Bool) -> FindOutcome {
        if let hit = page.find(text, from: start, backward: backward) {
            show(hit)
            return .found
        }
        let far = backward ? page.range.upperBound : page.range.lowerBound
        guard let hit = page.find(text, from: far, backward: backward) else { return .missing }
        show(hit)
        return .wrapped
    }

    /// Goes on by several hits, after looking through the page once.
    mutating func find(
        _ text: String, from start: Int, backward: Bool, times: Int
    ) -> FindOutcome {
        let hits = page.hits(of: text, in: page.range)
        guard !hits.isEmpty else { return .missing }
        var outcome = FindOutcome.found
        var start = start
        var index = 0
        for _ in 0..<times {
            index = Self.count(of: hits, before: start) - (backward ? 1 : 0)
            if !hits.indices.contains(index) {
                index = backward ? hits.count - 1 : 0
                outcome = .wrapped
            }
            start = backward ? hits[index].lowerBound : hits[index].upperBound
        }
        show(hits[index])
        return outcome
    }

    /// Counting is cheap up to so many bytes of text: some milliseconds.
    private static let countedBytes = 300_000

    /// Which of all hits of a text find stands on: `3 of 17`; empty where counting would take long.
    func placeOfHit(_ text: String) -> String {
        guard let hit, page.range.count <= Self.countedBytes else { return "" }
        let hits = page.hits(of: text, in: page.range)
        guard !hits.isEmpty else { return "" }
        return "\(Self.count(of: hits, before: hit.lowerBound) + 1) of \(hits.count)"
    }

    /// How many hits, which are in order, begin before an offset.
    private static func count(of hits: [Range<Int>], before offset: Int) -> Int {
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Puts a hit on screen: where it is when it is there, else a third down.
    private mutating func show(_ hit: Range<Int>) {
        self.hit = hit
        let place = page.place(of: hit.lowerBound)
        guard !isOnScreen(place) else { return read(at: place) }
        // Being led past the end is no reading to the end: that takes a moment on the page.
        hasMoved = false
        moveTop(to: page.move(place, by: -(height / 3)))
        read(at: place)
    }
}
