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
}
