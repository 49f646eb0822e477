/// What a line costs: the lower the sum over a paragraph, the better it looks.
///
/// Ragged, a line costs the square of the cells that it leaves blank, so that the right edge is
/// even. Justified, it costs by how much wider its spaces get, and far more where even spaces of two
/// cells don't fill it. What is added for hyphens, broken addresses and a last line of a word or two
/// is written in the same unit, as the square of a part of the line.
struct LineCost {
    let items: [Item]
    private let measure: Measure
    private let isJustified: Bool
    /// Whether the text's end is that of the paragraph, and not only of what is looked at.
    private let isWhole: Bool
    /// Cells before each item.
    private var cells: [Int] = [0]
    /// Spaces of one cell before each item.
    private var gaps: [Int] = [0]
    /// Whether lines may end nearly everywhere, as in Chinese and Japanese: they are filled, and a
    /// last line may have two letters.
    private let isFilled: Bool
    /// The square of a line's cells.
    private let square: Int

    /// Blank cells beyond this all cost the same, so that no sum overflows.
    private static let most = 10_000
    /// Cells that a last line should have.
    private static let fewest = 10

    init(items: [Item], measure: Measure, isJustified: Bool = false, isWhole: Bool = true) {
        self.items = items
        self.measure = measure
        self.isJustified = isJustified
        self.isWhole = isWhole
        let cells = min(measure.rest, Self.most)
        square = cells * cells
        isFilled =
            items.count { $0.space == 0 && ($0.stop == .plain || $0.stop == .inKatakana) } * 2
            > items.count
        self.cells.reserveCapacity(items.count + 1)
        var sum = 0
        for item in items {
            sum += item.width + item.space
            self.cells.append(sum)
        }
        guard isJustified else { return }
        sum = 0
        for item in items {
            if item.space == 1 { sum += 1 }
            gaps.append(sum)
        }
    }

    /// The cells of a line that starts with an item.
    func limit(from start: Int) -> Int { start == 0 ? measure.first : measure.rest }

    /// The cells that items take in a line, without a hyphen at its end.
    func width(_ line: Range<Int>) -> Int {
        cells[line.upperBound] - cells[line.lowerBound] - items[line.upperBound - 1].space
    }

    /// Whether a hyphen is drawn after a line.
    func isHyphenDrawn(_ line: Range<Int>) -> Bool {
        items[line.upperBound - 1].isHyphenated && line.upperBound < items.count
            && width(line) < limit(from: line.lowerBound)
    }

    /// What a line of a stretch that ends by force costs, and the cells it leaves blank.
    ///
    /// Nil when its items, or they and their hyphen, don't fit; a single item always does.
    func of(
        _ line: Range<Int>, limit: Int, in stretch: Range<Int>
    ) -> (demerits: Int, slack: Int)? {
        let last = items[line.upperBound - 1]
        let isEnd = line.upperBound == stretch.upperBound
        var width = width(line)
        if last.isHyphenated, !isEnd { width += 1 }
        guard width <= limit || line.count == 1 else { return nil }
        let slack = min(max(limit - width, 0), Self.most)
        let follows = line.lowerBound > stretch.lowerBound
        let before = follows ? items[line.lowerBound - 1].stop : .plain
        if isEnd {
            // Where the author has ended a line, more of the paragraph follows.
            guard follows, isWhole, line.upperBound == items.count else { return (0, slack) }
            return (widow(line, width: width, limit: limit, after: before), slack)
        }
        var demerits = isJustified ? justified(line, slack: slack) : slack * slack
        switch last.stop {
        case .plain: break
        case .compound: demerits += square / 256
        case .inCompound: demerits += square / 100 + 1
        case .inKatakana: demerits += square / 32 + 1
        // A third of the line may stay blank before what belongs together is parted,
        case .poor: demerits += square / 8 + 1
        // and two thirds before an address is.
        case .address: demerits += square * 4 / 9 + 1
        case .hyphen: demerits += square / (isJustified ? 144 : 64) + 1
        }
        if ends(inHyphen: last.stop), ends(inHyphen: before) { demerits += square / 4 + 1 }
        return (demerits, slack)
    }

    private func ends(inHyphen stop: Item.Stop) -> Bool {
        stop == .hyphen || stop == .compound || stop == .inCompound
    }

    /// What a last line costs: the less the more it has.
    private func widow(_ line: Range<Int>, width: Int, limit: Int, after stop: Item.Stop) -> Int {
        let limit = min(limit, Self.most)
        let missing = max(min(limit / 4, isFilled ? Self.fewest / 2 : Self.fewest) - width, 0)
        var demerits = 2 * missing * missing
        // A word that is long by itself does not look lost; a letter and its stops do.
        let longest = isFilled ? 6 : min(limit / 3, 2 * Self.fewest) - 1
        if line.count == 1, width <= longest {
            let lone = min(square / 16, 4 * Self.fewest * Self.fewest) + 1
            demerits += stop == .hyphen ? 2 * lone : lone
        }
        // It is better than that what belongs together is parted.
        return stop == .hyphen ? demerits : min(demerits, square / 8)
    }

    private func justified(_ line: Range<Int>, slack: Int) -> Int {
        let count = gaps[line.upperBound - 1] - gaps[line.lowerBound]
        // A line that stays ragged among full ones is seen at once, the more the shorter it is.
        guard slack <= count else { return 4 * slack * slack + square / 4 }
        guard slack > 0 else { return 0 }
        // A sixth of a line's cells is about as many as it has words.
        let stretch = slack * min(measure.rest, Self.most) / (6 * count)
        return stretch * stretch
    }
}
