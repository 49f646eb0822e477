internal import ArchiveModel

/// Where reading stands in the posts read last, as sent to be kept.
///
/// Keeping happens on another thread; until it is done the library still answers with what was
/// before, so the newest positions are held here too.
struct Bookmarks: Sendable {
    private static let limit = 32
    private var positions: [ReadingPosition] = []

    /// The position sent last.
    var newest: ReadingPosition? { positions.last }

    /// The offset kept for a post, nil when none was sent lately.
    func offset(in post: PostID) -> Int? { positions.last { $0.post == post }?.offset }

    /// Takes a position that is being sent.
    mutating func note(_ position: ReadingPosition) {
        positions.removeAll { $0.post == position.post }
        positions.append(position)
        if positions.count > Self.limit { positions.removeFirst() }
    }
}
