internal import ArchiveModel
internal import Typesetting

/// The pages of posts that were set before anybody asked for them, and laid out as far as that is quick.
struct PagesAhead: Sendable {
    private struct Known {
        var loaded: LoadedPost
        var setting: PageSetting
        var page: Page
        var isLaidOut: Bool
    }

    private var known: [Known] = []
    /// A post that is to be set.
    private var waiting: LoadedPost?

    /// The posts on either side of one.
    private static let most = 2

    /// Whether ``set(by:)`` would do something.
    var isWaiting: Bool { waiting != nil }

    /// Takes in a post that is to be set, before all others; nil to set none.
    mutating func expect(_ loaded: LoadedPost?) { waiting = loaded }

    /// Sets the page of the post that waits.
    mutating func set(by setting: PageSetting) {
        guard let loaded = waiting else { return }
        waiting = nil
        var pane = ReadingPane(
            loaded, setting: setting, position: loaded.post.position, entry: .resumed)
        // What is asked of every page that is shown lays out what is needed to answer.
        pane.fitColumn()
        pane.refresh(marking: nil)
        _ = pane.isBodyEndShown
        pane.layOutMore()
        known.removeAll { $0.loaded.post.row.id == loaded.post.row.id }
        if known.count == Self.most { known.removeFirst() }
        known.append(
            Known(
                loaded: loaded, setting: setting, page: pane.page, isLaidOut: pane.isLaidOut))
    }

    /// Whether a post's page is known as it is to be set.
    func holds(_ post: PostID, by setting: PageSetting) -> Bool {
        known.contains { $0.loaded.post.row.id == post && $0.setting == setting }
    }

    /// The page of a post, if it was set so and the post is as it was, and whether all of it is laid
    /// out; it is known no more.
    mutating func take(
        _ loaded: LoadedPost, by setting: PageSetting
    ) -> (page: Page, isLaidOut: Bool)? {
        guard let index = known.firstIndex(where: { $0.loaded.post.row.id == loaded.post.row.id })
        else { return nil }
        let known = known.remove(at: index)
        guard known.setting == setting, known.loaded.isOnPage(as: loaded) else { return nil }
        return (known.page, known.isLaidOut)
    }
}

extension LoadedPost {
    /// Whether a page of another reading of the post would be the same: where reading stands and what is
    /// marked is not on it.
    fileprivate func isOnPage(as other: LoadedPost) -> Bool {
        var same = self
        same.post.position = other.post.position
        same.post.row.takeMarks(of: other.post.row)
        if let next = other.next { same.next?.takeMarks(of: next) }
        return same == other
    }
}

extension PostRow {
    fileprivate mutating func takeMarks(of row: PostRow) {
        (isRead, isStarred) = (row.isRead, row.isStarred)
    }
}
