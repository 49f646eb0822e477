/// The indents, bars and markers that blocks under way stand behind.
struct Indentation {
    /// What to give back to ``leave(_:)``.
    struct Level {
        fileprivate var pieces: [Prefix.Piece]
        fileprivate var used: Int
        fileprivate var blocks: Int
    }

    /// Levels of comments that are shown by indents: more are not counted at a glance.
    private static let maximumGuides = 8

    private let pageWidth: Int
    private var pieces: [Prefix.Piece] = []
    /// How many of the pieces, from the left, have a block behind them.
    private var used = 0
    /// Blocks that have been given a prefix.
    private var blocks = 0

    /// Lines along the comment entered last.
    private var guides = 0

    init(pageWidth: Int) { self.pageWidth = max(pageWidth, 1) }

    /// Cells that text keeps, however deep it stands.
    private var minimumText: Int { min(24, max(1, pageWidth / 2)) }

    /// Cells that they take.
    var width: Int { pieces.last.map { $0.column + $0.width } ?? 0 }

    private var level: Level { Level(pieces: pieces, used: used, blocks: blocks) }

    /// Sets what follows behind a piece.
    ///
    /// Where the page is too narrow for it, it takes the place of the innermost one; where not even
    /// that helps, it is left out.
    mutating func enter(_ sign: Prefix.Sign, width needed: Int) -> Level {
        let level = level
        while pageWidth - width - needed < minimumText {
            guard let last = pieces.popLast() else {
                pieces = level.pieces
                return level
            }
            if last.sign != .blank, pageWidth - width - needed < minimumText {
                pieces = level.pieces
                return level
            }
        }
        used = min(used, pieces.count)
        pieces.append(.init(column: width, width: needed, sign: sign))
        return level
    }

    /// Sets a list off from what surrounds it, where there is room.
    mutating func enterList() -> Level {
        pageWidth < 40 ? level : enter(.blank, width: 2)
    }

    /// Indents a comment by two cells for each level above it, with a line along each, as long as
    /// 40 cells are left (on a narrow page three quarters); a head deeper than that gets a mark and
    /// its depth.
    ///
    /// A line runs on through the blank lines between two comments that both stand behind it.
    mutating func enterComment(depth: Int, mark: String?) -> Level {
        let level = level
        let most = min(max(pageWidth - 40, pageWidth / 4) / 2, Self.maximumGuides)
        let depth = max(depth, 0)
        let shown = min(depth, most)
        for _ in 0..<shown { pieces.append(.init(column: width, width: 2, sign: .guide)) }
        used = min(guides, shown)
        guides = shown
        if let mark, depth > shown {
            let marker = mark + String(depth)
            _ = enter(.marker(marker), width: marker.count + 1)
        }
        return level
    }

    /// Ends what ``enter(_:width:)`` began.
    mutating func leave(_ level: Level) {
        pieces = level.pieces
        used = blocks > level.blocks ? pieces.count : level.used
    }

    /// The prefix of a block that stands here now.
    mutating func take() -> Prefix {
        defer {
            used = pieces.count
            blocks += 1
        }
        return Prefix(pieces: pieces, fresh: used)
    }
}
