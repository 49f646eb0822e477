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
    /// That is one with text on it: a blank line would not tell where reading goes on. The last
    /// page begins with it too, and what it has no text for stays blank, as in a book.
    mutating func turn(by pages: Int) {
        let before = top
        var context: PagePlace?
        for _ in 0..<pages.magnitude {
            let start = top
            if pages > 0 { context = turnOn() ?? context } else { turnBack() }
            if top == start { break }
        }
        if top != before { hasMoved = true }
        if pages < 0 { readingRow = middleRow } else if let context { read(at: context) }
    }

    /// Turns a page; the line of the page before that is read on from, nil at the end.
    private mutating func turnOn() -> PagePlace? {
        guard !isAtEnd else { return nil }
        let from = top
        let screen = max(1, capacity)
        let last = page.lines(from: top, count: screen).lastIndex(where: \.hasText) ?? 0
        let step = last > screen / 2 ? last : max(1, screen - 1)
        moveTop(to: page.move(top, by: step), leavesBlank: true)
        if turns.last?.to != from { turns = [] }
        turns.append(PageTurn(from: from, to: top))
        return top
    }

    /// Turns a page back, to the one that was turned from, if it was.
    private mutating func turnBack() {
        if let turn = turns.popLast(), turn.to == top { return moveTop(to: turn.from) }
        turns = []
        let screen = max(1, capacity)
        let first = page.lines(from: top, count: screen).firstIndex(where: \.hasText) ?? 0
        let context = first < screen / 2 ? first : 0
        moveTop(to: page.move(top, by: min(-1, context - (screen - 1))))
    }

    /// Moves the line that is read, and the text so that it stays in the middle where it can.
    mutating func step(by count: Int) {
        read(page.move(page.move(top, by: readingRow), by: count), isDown: count > 0)
    }

    /// Moves on by paragraphs, or back when negative; one that goes on below the pane is first read
    /// to its end.
    mutating func stepBlocks(by count: Int) {
        let place = page.move(top, by: readingRow)
        let below = linesBelow(page.endOfBlock(at: place))
        guard count < 0 || below == 0 else {
            moveTop(to: page.move(top, by: min(below, max(1, capacity / 2))))
            hasMoved = true
            return read(at: place)
        }
        let next = page.block(count, from: place)
        read(next, isDown: count > 0)
        // All of it, as far as the pane has room for that.
        let rest = min(linesBelow(page.endOfBlock(at: next)), readingRow)
        guard count > 0, rest > 0 else { return }
        moveTop(to: page.move(top, by: rest))
        read(at: next)
    }

    /// How many lines stand below the pane before a place; more than the pane has counts as that.
    private mutating func linesBelow(_ place: PagePlace) -> Int {
        let bottom = page.move(top, by: max(0, capacity - 1))
        return max(0, page.distance(from: bottom, to: place, limit: capacity + 1) - 1)
    }

    /// Makes a line the one that is read; the text moves so that it stays in the middle.
    private mutating func read(_ place: PagePlace, isDown: Bool) {
        let wanted = page.move(place, by: -middleRow)
        if isDown ? wanted > top : wanted < top {
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

    /// The middle row, where what is read stays while the text moves under it.
    private var middleRow: Int { max(0, min(height, capacity)) / 2 }
}

extension Line {
    /// Whether something of the page's text is on it.
    var hasText: Bool { runs.contains { $0.offset != nil } }
}
