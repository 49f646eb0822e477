internal import ArchiveModel

extension ReaderState {
    /// Moves the tree's selection; the list follows.
    mutating func moveTree(_ motion: Motion) {
        let target = motion.target(
            from: tree.selection, count: tree.rows.count, height: treeHeight)
        guard target != tree.selection else { return }
        tree.selection = target
        showSelectedNode()
    }

    private var treeHeight: Int { layout.tree?.height ?? max(1, size.rows - 2) }

    /// Moves the list to the first post of what the tree has selected.
    private mutating func showSelectedNode() {
        guard let node = tree.selected?.node else { return }
        show(node)
    }

    /// Moves the list to the first post of a node.
    mutating func show(_ node: TreeRow.Node, entry: PostRequest.Entry? = nil) {
        guard archive != nil else { return }
        go(from: start(of: node), in: node.section, entry: entry)
    }

    /// Where the posts of a node begin in reading order.
    func start(of node: TreeRow.Node) -> PostKey {
        let month: Month? =
            switch node {
            case .year(let year):
                archive.map { order.months($0.outline) }?.first {
                    !$0.month.isUndated && $0.month.year == year
                }?.month
            case .month(let month): month
            case .undated: .undated
            case .pages, .drafts: nil
            }
        return month.map(order.start) ?? order.start
    }

    /// Expands a year, goes into one that is expanded, goes to the list from anything else.
    mutating func openTreeRow() {
        guard let row = tree.selected else { return }
        guard case .year(let year) = row.node else { return focus(on: .list) }
        if tree.isExpanded(year) {
            moveTree(.lines(1))
        } else {
            tree.expandedYears.insert(year)
            rebuildTree()
        }
    }

    /// Collapses a year, goes from a month to its year, else out.
    mutating func closeTreeRow() {
        switch tree.selected?.node {
        case .year(let year) where tree.isExpanded(year):
            tree.expandedYears.remove(year)
            if tree.yearOfList == year { tree.yearOfList = nil }
            rebuildTree()
        case .month(let month):
            tree.select(.year(month.year))
            showSelectedNode()
        default: goOut()
        }
    }

    /// Makes the tree's rows anew after the outline or the order has changed.
    mutating func rebuildTree() {
        guard let archive else { return }
        tree.rebuild(archive.outline, order)
    }

    /// Shows a node in the tree, expanding its year; a year expanded only for the list collapses.
    mutating func reveal(_ node: TreeRow.Node) {
        var year: Int?
        if case .month(let month) = node { year = month.year }
        let isNeeded = year.map { !tree.expandedYears.contains($0) } ?? false
        tree.yearOfList = isNeeded ? year : nil
        rebuildTree()
        tree.select(node)
    }

    /// Makes the tree show where the list is, unless the tree itself leads.
    mutating func settleTree() {
        if tree.rows.isEmpty { rebuildTree() }
        if let row = list.selected, !isAwaitingWindow {
            let node = node(of: row)
            let isShown =
                focus == .tree
                ? tree.selected?.node.covers(node) ?? false : tree.followed == node
            if !isShown { reveal(node) }
            tree.followed = node
        }
        tree.top = tree.top.scrolled(
            showing: tree.selection, count: tree.rows.count, height: treeHeight)
    }
}
