internal import ArchiveModel

extension TreeRow.Node {
    /// The node that lists a month.
    init(_ month: Month) { self = month.isUndated ? .undated : .month(month) }

    /// The node that lists a post.
    init(_ row: PostRow) {
        switch row.section {
        case .posts: self.init(row.month)
        case .pages: self = .pages
        case .drafts: self = .drafts
        }
    }

    /// The name that the tree shows and find looks in: `January 2011`, `2011`, `Pages`.
    public var name: String {
        switch self {
        case .year(let year): String(year)
        case .month(let month): EnglishDate.name(of: month)
        case .undated: EnglishDate.name(of: .undated)
        case .pages: "Pages"
        case .drafts: "Drafts"
        }
    }

    /// The section its posts are in.
    var section: Section {
        switch self {
        case .pages: .pages
        case .drafts: .drafts
        case .year, .month, .undated: .posts
        }
    }

    /// Whether a node's posts are among its own.
    func covers(_ node: Self) -> Bool {
        if case .year(let year) = self, case .month(let month) = node { return month.year == year }
        return self == node
    }
}

extension ArchiveTree {
    /// Whether a year's months are shown.
    func isExpanded(_ year: Int) -> Bool { expandedYears.contains(year) || yearOfList == year }

    /// Makes the rows anew and keeps the selection on its node, or on the year that hides it.
    mutating func rebuild(_ outline: ArchiveOutline, _ order: ReadingOrder) {
        let node = selected?.node
        rows = Self.rows(outline, order, isExpanded: isExpanded)
        if let node { select(node) }
        selection = max(0, min(selection, rows.count - 1))
    }

    /// Selects a node's row, or that of the year that hides it.
    mutating func select(_ node: TreeRow.Node) {
        let index =
            rows.firstIndex { $0.node == node } ?? rows.firstIndex { $0.node.covers(node) }
        selection = index ?? selection
    }

    /// All rows in reading order; months only of expanded years.
    static func rows(
        _ outline: ArchiveOutline, _ order: ReadingOrder, isExpanded: (Int) -> Bool
    ) -> [TreeRow] {
        var rows: [TreeRow] = []
        var rest = order.months(outline)[...]
        while let first = rest.first {
            guard !first.month.isUndated else {
                rows.append(TreeRow(.undated, first.tally))
                rest.removeFirst()
                continue
            }
            let months = rest.prefix { !$0.month.isUndated && $0.month.year == first.month.year }
            rest = rest.dropFirst(months.count)
            let isExpanded = isExpanded(first.month.year)
            rows.append(year(first.month.year, Array(months), isExpanded: isExpanded))
            if isExpanded {
                rows += months.map { TreeRow(.month($0.month), $0.tally) }
            }
        }
        if outline.pages.posts > 0 { rows.append(TreeRow(.pages, outline.pages)) }
        if outline.drafts.posts > 0 { rows.append(TreeRow(.drafts, outline.drafts)) }
        return rows
    }

    private static func year(_ year: Int, _ months: [MonthTally], isExpanded: Bool) -> TreeRow {
        var counts = Array(repeating: 0, count: 12)
        for entry in months where (1...12).contains(entry.month.number) {
            counts[entry.month.number - 1] = entry.tally.posts
        }
        return TreeRow(
            node: .year(year), tally: months.reduce(Tally()) { $0 + $1.tally },
            isExpanded: isExpanded, postsByMonth: counts)
    }
}

extension TreeRow {
    fileprivate init(_ node: Node, _ tally: Tally) {
        self.init(node: node, tally: tally, isExpanded: nil, postsByMonth: [])
    }
}
