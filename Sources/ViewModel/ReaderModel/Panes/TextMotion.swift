internal import Typesetting

extension ReadingPane {
    /// Moves the text by lines, from the first to the last screen.
    mutating func scroll(by lines: Int) { scroll(to: page.move(top, by: lines)) }

    /// Shows a place that a movement leads to.
    mutating func scroll(to place: PagePlace) {
        let before = top
        moveTop(to: place)
        if top != before { hasMoved = true }
        read(at: place)
    }

    /// Turns pages, on or back when negative; a line of the page before stays in sight.
    ///
    /// That is one with text on it: a blank line would not tell where reading goes on.
    mutating func turn(by pages: Int) {
        let screen = max(1, capacity)
        let shown = lines
        let step: Int
        if pages == 1, shown.count == screen,
            let last = shown.lastIndex(where: \.hasText), last > screen / 2
        {
            step = last
        } else if pages == -1, shown.count == screen,
            let first = shown.firstIndex(where: \.hasText), first < screen / 2
        {
            step = min(-1, first - (screen - 1))
        } else {
            step = pages * max(1, screen - 1)
        }
        let context = pages > 0 ? page.move(top, by: max(1, step)) : top
        let before = top
        moveTop(to: page.move(top, by: step))
        if top != before { hasMoved = true }
        if pages > 0 { read(at: context) } else { readingRow = thirdRow }
    }

    /// Moves the line that is read, and the text so that it stays a third down where it can.
    mutating func step(by count: Int) {
        let place = page.move(page.move(top, by: readingRow), by: count)
        let wanted = page.move(place, by: -thirdRow)
        if count > 0 ? wanted > top : wanted < top {
            moveTop(to: wanted)
            hasMoved = true
        }
        read(at: place)
    }

    /// Makes the line at a place the one that is read, as far as it is on screen.
    mutating func read(at place: PagePlace) {
        guard place > top else { return readingRow = 0 }
        readingRow = page.distance(from: top, to: place, limit: max(1, capacity) - 1)
    }

    /// The row a third down: where eyes rest while a text moves.
    private var thirdRow: Int { max(0, min(height, capacity)) / 3 }
}

extension Line {
    /// Whether something of the page's text is on it.
    var hasText: Bool { runs.contains { $0.offset != nil } }
}
