/// A movement within a pane, before it is known what the pane holds.
enum Motion: Hashable, Sendable {
    /// Lines down, up when negative.
    case lines(Int)
    /// Half pages down.
    case halfPages(Int)
    /// Pages down.
    case pages(Int)
    /// To the beginning.
    case first
    /// To the end.
    case last
    /// To a line or post by its number, from 1.
    case number(Int)
    /// To a part of the whole, 0…100.
    case percent(Int)

    /// Makes the movement that a command stands for; nil when it is none.
    init?(_ command: Command, count: Int?) {
        let times = count ?? 1
        switch command {
        case .down: self = .lines(times)
        case .up: self = .lines(-times)
        case .halfPageDown: self = .halfPages(times)
        case .halfPageUp: self = .halfPages(-times)
        case .pageDown: self = .pages(times)
        case .pageUp: self = .pages(-times)
        case .first: self = count.map { .number($0) } ?? .first
        case .last: self = count.map { .number($0) } ?? .last
        case .percent: self = .percent(min(100, count ?? 0))
        default: return nil
        }
    }

    /// Whether it leads to a place that only the whole of a text tells.
    var needsWhole: Bool {
        switch self {
        case .last, .number, .percent: true
        case .lines, .halfPages, .pages, .first: false
        }
    }

    /// How many lines down it goes in a pane of a height; nil when it goes to a place.
    func lines(height: Int) -> Int? {
        switch self {
        case .lines(let count): count
        case .halfPages(let count): count * max(1, height / 2)
        case .pages(let count): count * max(1, height - 1)
        case .first, .last, .number, .percent: nil
        }
    }

    /// Where it leads from an index among `count` things, within `0..<count`; 0 among none.
    func target(from index: Int, count: Int, height: Int) -> Int {
        let last = max(0, count - 1)
        let target =
            switch self {
            case .first: 0
            case .last: last
            case .number(let number): number - 1
            case .percent(let percent): last * percent / 100
            case .lines, .halfPages, .pages: index + (lines(height: height) ?? 0)
            }
        return max(0, min(target, last))
    }
}

extension Int {
    /// The first index to show so that the index of the selection is within a height.
    func scrolled(showing selection: Int, count: Int, height: Int) -> Int {
        let room = Swift.max(1, height)
        let top = Swift.max(selection - room + 1, Swift.min(self, selection))
        return Swift.max(0, Swift.min(top, count - room))
    }
}
