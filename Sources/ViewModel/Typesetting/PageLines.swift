extension Page {
    /// The last line.
    ///
    /// Cost: lays out the whole last leaf.
    public mutating func end() -> PagePlace {
        guard let last = leaves.indices.last else { return .start }
        return PagePlace(leaf: last, line: lineCount(of: last) - 1)
    }

    /// The line that shows an offset; the nearest one for an offset outside the text.
    public mutating func place(of offset: Int) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        let byte = min(max(offset, range.lowerBound), range.upperBound) - base
        let leaf = self.leaf(of: byte)
        let line =
            switch layout(of: leaf, byte: byte) {
            case .text(let layout): layout.row(of: byte)
            case .code(let layout): layout.row(of: byte)
            case .drawn(let layout): layout.line(of: byte)
            }
        return PagePlace(leaf: leaf, line: leaves[leaf].gap + line)
    }

    /// The offset of the first cluster on a line; that of the next text for a blank line.
    public mutating func offset(at place: PagePlace) -> Int {
        guard !leaves.isEmpty else { return range.lowerBound }
        let place = valid(place)
        let line = max(place.line - leaves[place.leaf].gap, 0)
        return switch layout(of: place.leaf, lines: line + 1) {
        case .text(let layout): layout.rows[line].start + base
        case .code(let layout): layout.rows[line].start + base
        case .drawn(let layout): layout.lines[line].range.lowerBound
        }
    }

    /// The place `count` lines further down, or up when negative; stops at the first and last line.
    public mutating func move(_ place: PagePlace, by count: Int) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        var place = valid(place)
        var left = Int(clamping: count.magnitude)
        while left > 0 {
            let room =
                count < 0
                ? place.line
                : lineCount(of: place.leaf, limit: Self.sum(place.line, left, 1)) - 1 - place.line
            if left <= room {
                place.line += count > 0 ? left : -left
                return place
            }
            left -= room + 1
            let next = place.leaf + count.signum()
            guard leaves.indices.contains(next) else { return count > 0 ? end() : .start }
            place = PagePlace(leaf: next, line: count > 0 ? 0 : lineCount(of: next) - 1)
        }
        return place
    }

    /// How many lines lie from one place to another, counted to `limit` at most; negative when the
    /// other one is further up.
    public mutating func distance(from: PagePlace, to: PagePlace, limit: Int) -> Int {
        guard !leaves.isEmpty, limit > 0 else { return 0 }
        let from = valid(from)
        let to = valid(to)
        guard from <= to else { return -distance(from: to, to: from, limit: limit) }
        if from.leaf == to.leaf { return min(to.line - from.line, limit) }
        var lines = lineCount(of: from.leaf, limit: Self.sum(from.line, limit)) - from.line
        var leaf = from.leaf + 1
        while leaf < to.leaf, lines < limit {
            lines += lineCount(of: leaf, limit: limit)
            leaf += 1
        }
        return min(Self.sum(lines, to.line), limit)
    }

    /// The lines from a place on, blank ones between blocks included.
    public mutating func lines(from place: PagePlace, count: Int) -> [Line] {
        guard !leaves.isEmpty, count > 0 else { return [] }
        var place = valid(place)
        var lines: [Line] = []
        let drawing = self.drawing
        while lines.count < count, place.leaf < leaves.count {
            let wanted = Self.sum(place.line, count - lines.count)
            let layout = layout(of: place.leaf, lines: wanted)
            let leaf = leaves[place.leaf]
            for line in place.line..<min(leaf.gap + layout.count, wanted) {
                var drawn = self.line(line - leaf.gap, of: leaf, layout, drawing)
                drawn.block = leaf.block
                lines.append(drawn)
            }
            place = PagePlace(leaf: place.leaf + 1, line: 0)
        }
        return lines
    }

    /// The leaf whose text a byte belongs to: the newline after a text is still part of it.
    func leaf(of byte: Int) -> Int {
        var low = 0
        var high = leaves.count
        while low < high {
            let middle = (low + high) / 2
            if leaves[middle].range.lowerBound <= byte { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    /// How many lines a leaf has, those above it included; where that is more than `limit`, any
    /// number above it.
    mutating func lineCount(of leaf: Int, limit: Int = .max) -> Int {
        leaves[leaf].gap + layout(of: leaf, lines: limit).count
    }

    /// A place that is on the page: the nearest one to a given place.
    mutating func valid(_ place: PagePlace) -> PagePlace {
        guard place.leaf >= 0 else { return .start }
        guard place.leaf < leaves.count else { return end() }
        let line = max(place.line, 0)
        let count = lineCount(of: place.leaf, limit: Self.sum(line, 1))
        return PagePlace(leaf: place.leaf, line: min(line, count - 1))
    }

    /// The sum of numbers from 0 up, or the greatest number.
    static func sum(_ numbers: Int...) -> Int {
        numbers.reduce(0) { sum, number in
            let (result, overflow) = sum.addingReportingOverflow(number)
            return overflow ? .max : result
        }
    }
}
