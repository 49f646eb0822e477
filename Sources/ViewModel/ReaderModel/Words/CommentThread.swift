internal import ArchiveModel

/// Comments as a tree of threads, flattened to the order they are read in.
enum CommentThread {
    /// A comment's index with its depth in the thread, 0 at the top.
    struct Entry: Hashable {
        var index: Int
        var depth: Int
    }

    /// Every comment exactly once, answers under what they answer, oldest first among siblings.
    ///
    /// One whose parent is not there stands at the top, and so does the first of comments that
    /// answer each other in a circle. Cost: linear.
    static func order(_ comments: [Comment]) -> [Entry] {
        var indices: [Int64: Int] = [:]
        for (index, comment) in comments.enumerated() { indices[comment.id] = index }
        var answers: [Int: [Int]] = [:]
        var roots: [Int] = []
        for (index, comment) in comments.enumerated() {
            if let parent = comment.parent.flatMap({ indices[$0] }), parent != index {
                answers[parent, default: []].append(index)
            } else {
                roots.append(index)
            }
        }
        var order: [Entry] = []
        var isPlaced = Array(repeating: false, count: comments.count)
        // What the roots do not reach lies in circles: each is entered at its oldest comment.
        for root in roots + Array(comments.indices) {
            var waiting = [Entry(index: root, depth: 0)]
            while let entry = waiting.popLast() {
                guard !isPlaced[entry.index] else { continue }
                isPlaced[entry.index] = true
                order.append(entry)
                waiting += (answers[entry.index] ?? []).reversed().map {
                    Entry(index: $0, depth: entry.depth + 1)
                }
            }
        }
        return order
    }

    /// How many comments stand under each of those in order, answers to answers included.
    ///
    /// Cost: linear.
    static func answers(in order: [Entry]) -> [Int] {
        var answers = Array(repeating: 0, count: order.count)
        var open: [Int] = []
        for (place, entry) in order.enumerated() {
            while let last = open.last, order[last].depth >= entry.depth {
                answers[last] = place - last - 1
                open.removeLast()
            }
            open.append(place)
        }
        for place in open { answers[place] = order.count - place - 1 }
        return answers
    }

    /// The comments that one answers, by their indices, the nearest first; none for one that is not
    /// in order.
    static func parents(of index: Int, in order: [Entry]) -> [Int] {
        guard let place = order.firstIndex(where: { $0.index == index }) else { return [] }
        var parents: [Int] = []
        var depth = order[place].depth
        for entry in order[..<place].reversed() where entry.depth < depth {
            parents.append(entry.index)
            depth = entry.depth
        }
        return parents
    }

    /// A comment that is shown: where it stands, how many answer it, whether those are folded.
    struct Shown: Hashable {
        var index: Int
        var depth: Int
        var answers: Int
        var isFolded: Bool
    }

    /// The comments that are shown, in order; all of them without a folding.
    static func shown(_ comments: [Comment], _ folding: CommentFolding?) -> [Shown] {
        guard folding?.shownView != .folded else { return [] }
        let order = order(comments)
        let answers = answers(in: order)
        var shown: [Shown] = []
        var place = 0
        while place < order.count {
            let entry = order[place]
            let isFolded =
                answers[place] > 0
                && folding?.hidesAnswers(to: comments[entry.index], depth: entry.depth) == true
            shown.append(
                Shown(
                    index: entry.index, depth: entry.depth, answers: answers[place],
                    isFolded: isFolded))
            place += isFolded ? answers[place] + 1 : 1
        }
        return shown
    }
}
