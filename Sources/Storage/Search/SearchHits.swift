public import ArchiveModel

/// A post that a search has found.
public struct SearchHit: Hashable, Sendable {
    /// The post.
    public let post: PostID
    /// Its archive.
    public let archive: ArchiveID
    /// Its date in local seconds, as in `PostKey.local`.
    public let local: Int64
    /// How well it fits, by bm25: the smaller the better; 0 where nothing tells.
    public let rank: Float

    /// Makes a hit of its parts.
    public init(post: PostID, archive: ArchiveID, local: Int64, rank: Float) {
        self.post = post
        self.archive = archive
        self.local = local
        self.rank = rank
    }
}

/// The order in which hits are shown.
public enum SearchOrder: String, Hashable, Sendable, CaseIterable {
    /// The best first.
    case relevance
    /// As they were written, the oldest first.
    case oldest
    /// The newest first.
    case newest
}

/// What a search has found so far.
public struct SearchResults: Hashable, Sendable {
    /// The hits in their order, at most ``limit``.
    public private(set) var hits: [SearchHit] = []
    /// How many posts were found, also beyond the limit.
    public private(set) var count = 0
    /// How many were found of each year, and of none.
    public private(set) var years: [Int?: Int] = [:]
    /// Whether the search has ended.
    public private(set) var isComplete = false
    /// The order of the hits.
    public let order: SearchOrder

    /// So many hits are kept: more than a person walks through, in a few megabytes.
    public static let limit = 50_000

    /// Makes the results of a search that has found nothing yet.
    public init(order: SearchOrder) { self.order = order }

    /// Adds what was found; hits keep their order.
    ///
    /// Cost: a sort of the new ones and a walk along all.
    public mutating func add(_ batch: [SearchHit]) {
        guard !batch.isEmpty else { return }
        count += batch.count
        for hit in batch { years[Self.year(of: hit), default: 0] += 1 }
        let order = order
        merge(batch.sorted { Self.precedes($0, $1, order) })
    }

    /// The same for those who look on while the search goes on, with the hits that they were told last
    /// unless there are twice as many by now.
    ///
    /// Many are copied, for the next batch would copy what is shared, and the room for all with it.
    public func told(after last: SearchResults?) -> SearchResults {
        guard !isComplete, hits.count > Self.fewHits else { return self }
        var told = self
        told.hits = []
        if let last, hits.count < 2 * last.hits.count {
            told.hits = last.hits
        } else {
            told.hits.reserveCapacity(hits.count)
            told.hits.append(contentsOf: hits)
        }
        return told
    }

    /// So many are copied in no time.
    private static let fewHits = 4_096

    /// Notes that there is no more to find.
    public mutating func finish() { isComplete = true }

    private static func year(of hit: SearchHit) -> Int? {
        guard hit.local != PostKey.undatedLocal else { return nil }
        return PostDate(local: hit.local, offsetMinutes: nil).day.year
    }

    private static func precedes(
        _ left: SearchHit, _ right: SearchHit, _ order: SearchOrder
    ) -> Bool {
        switch order {
        case .relevance where left.rank != right.rank: left.rank < right.rank
        case .oldest: (left.local, left.post) < (right.local, right.post)
        case .relevance, .newest: (left.local, left.post) > (right.local, right.post)
        }
    }

    /// Puts hits in their places among those there are, as far as the limit allows.
    private mutating func merge(_ new: [SearchHit]) {
        guard let first = new.first else { return }
        let order = order
        if hits.count + new.count > hits.capacity, hits.count > Self.limit / 8 {
            // Once, or growing by half and half would take twice what is needed.
            hits.reserveCapacity(Self.limit + new.count)
        }
        // Most batches lie beyond what there is.
        if let last = hits.last, !Self.precedes(first, last, order) {
            return hits.append(contentsOf: new.prefix(Self.limit - hits.count))
        }
        // From the end, in place: the old ones and all together would be twice what is needed.
        var (old, rest) = (hits.count, new.count)
        hits.append(contentsOf: new)
        while rest > 0 {
            if old > 0, Self.precedes(new[rest - 1], hits[old - 1], order) {
                hits[old + rest - 1] = hits[old - 1]
                old -= 1
            } else {
                hits[old + rest - 1] = new[rest - 1]
                rest -= 1
            }
        }
        hits.removeLast(max(0, hits.count - Self.limit))
    }
}

/// How much of a library its search index covers.
public struct SearchCoverage: Hashable, Sendable {
    /// Posts that can be found.
    public var indexed: Int
    /// Posts of the library.
    public var total: Int

    /// Makes a coverage.
    public init(indexed: Int, total: Int) {
        self.indexed = indexed
        self.total = total
    }

    /// Whether every post can be found.
    public var isComplete: Bool { indexed >= total }
}
