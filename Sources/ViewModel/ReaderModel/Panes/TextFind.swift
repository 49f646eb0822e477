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

    /// The next hit of a text, round the page's end when need be; by several hits at once the page
    /// is looked through only once.
    ///
    /// Offsets are those of ``findPage``.
    func search(
        _ target: FindTarget, from start: Int, backward: Bool, times: Int
    ) -> (hit: Range<Int>?, outcome: FindOutcome) {
        let page = findPage
        guard times == 1 else {
            return search(page.hits(of: target, in: page.range), from: start, backward, times)
        }
        if let hit = page.find(target, from: start, backward: backward) { return (hit, .found) }
        let far = backward ? page.range.upperBound : page.range.lowerBound
        let hit = page.find(target, from: far, backward: backward)
        return (hit, hit == nil ? .missing : .wrapped)
    }

    private func search(
        _ hits: [Range<Int>], from start: Int, _ backward: Bool, _ times: Int
    ) -> (hit: Range<Int>?, outcome: FindOutcome) {
        guard !hits.isEmpty else { return (nil, .missing) }
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
        return (hits[index], outcome)
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

    /// The page that find looks through: the one shown, or one with all comments.
    private var findPage: Page { ground?.page ?? page }

    /// An offset of the page shown, on the page that find looks through.
    func findOffset(_ offset: Int) -> Int {
        ground?.offset(of: offset, on: page, in: findPage) ?? offset
    }

    /// Where a hit stands on the page shown; nil where it is folded away.
    func shownHit(_ hit: Range<Int>) -> Range<Int>? {
        guard let ground else { return hit }
        guard let start = ground.offset(of: hit.lowerBound, on: ground.page, in: page) else {
            return nil
        }
        return start..<start + hit.count
    }

    /// Makes ready to look through what is folded away too.
    mutating func prepareFind() {
        if ground == nil { ground = FindGround(self) }
    }

    /// Stands on no hit any more.
    mutating func forgetHits() {
        hit = nil
        forgetGround()
    }

    /// Forgets what is known of the text that is looked through: it may be another now.
    mutating func forgetGround() { (hitCount, ground) = (nil, nil) }

    /// Bytes that are counted in at once, and in idle time at a time: some milliseconds, and one.
    private static let (bytesAtOnce, idleBytes) = (300_000, 100_000)

    /// Which of all hits of a text find stands on: `3 of 17`; empty when on none.
    mutating func placeOfHit(_ target: FindTarget) -> String {
        guard let hit else { return "" }
        prepareFind()
        if hitCount?.target != target {
            var count = HitCount(of: target, on: findPage)
            count.goOn(through: findPage, bytes: Self.bytesAtOnce)
            hitCount = count
        }
        return hitCount?.words(of: findOffset(hit.lowerBound)) ?? ""
    }

    /// Counts on a little.
    mutating func countMore() {
        prepareFind()
        let page = findPage
        hitCount?.goOn(through: page, bytes: Self.idleBytes)
    }

    /// Puts a hit on screen: where it is when it is there, else a third down; code goes sideways
    /// where that is what hides it.
    mutating func show(hit: Range<Int>) {
        self.hit = hit
        if let stretch = page.codeStretch(of: hit) {
            show(codeFrom: stretch.start(from: codeStart))
        }
        let place = page.place(of: hit.lowerBound)
        guard !isOnScreen(place) else { return read(at: place) }
        // Being led past the end is no reading to the end: that takes a moment on the page.
        hasMoved = false
        moveTop(to: page.move(place, by: -(height / 3)))
        read(at: place)
    }
}
