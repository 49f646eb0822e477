internal import ArchiveModel
internal import Typesetting

extension ReaderState {
    /// Folds all comments, or shows again what was shown of them.
    mutating func foldComments() {
        keep(comments: comments.shownView == .folded ? comments.unfolded : .folded)
        // The comments may be far below what is shown.
        say(comments.view == .folded ? "Comments are folded" : "Comments are unfolded")
    }

    /// Folds the answers of all threads, or unfolds them; on the page also those that were folded
    /// or opened by hand.
    mutating func foldThreads() {
        forgetFolds()
        keep(comments: comments.shownView == .threads ? .open : .threads)
        say(comments.view == .threads ? "Answers are folded" : "Answers are unfolded")
    }

    private mutating func keep(comments view: ReaderSettings.Comments) {
        keep(.comments, view.rawValue, saving: view.rawValue)
    }

    private mutating func forgetFolds() {
        guard let post = reading?.loaded.post else { return }
        for comment in post.comments where comment.isFolded != nil {
            fold(comment, of: post.row.id, nil)
        }
    }

    private mutating func fold(_ comment: Comment, of post: PostID, _ isFolded: Bool?) {
        comments.fold(comment, of: post, isFolded)
        send(.foldComment(CommentKey(post: post, identity: comment.identity), isFolded))
    }

    /// Shows so much of the comments.
    mutating func show(comments view: ReaderSettings.Comments) {
        changeComments { $0.show(view) }
    }

    /// Folds or unfolds the answers to a comment of the post on the page.
    mutating func toggleFold(of id: Int64) {
        guard let pane = reading,
            let shown = CommentThread.shown(pane.loaded.post.comments, comments)
                .first(where: { pane.loaded.post.comments[$0.index].id == id })
        else { return say("That comment is not on the page any more") }
        // What the setting does by itself needs not be kept.
        let isFolded: Bool? =
            comments.foldsByItself(depth: shown.depth) == shown.isFolded ? !shown.isFolded : nil
        fold(pane.loaded.post.comments[shown.index], of: pane.post, isFolded)
        changeComments { _ in }
    }

    /// Changes what is folded; the comment on top of the pane stays there, or what it answers.
    private mutating func changeComments(_ change: (inout CommentFolding) -> Void) {
        change(&comments)
        guard var pane = reading else { return }
        comments.overlay(&pane.loaded.post)
        // A page that is not shown is set when it is.
        guard layout.text != nil else { return reading = pane }
        let kept = pane.commentOnTop
        pane.set(pageSetting)
        if let kept { pane.show(kept) }
        reading = pane
    }
}

extension ReadingPane {
    /// A comment, and how far the top of the pane is from its head.
    fileprivate struct CommentPlace {
        var comment: Int64
        /// The comments it answers, the nearest first.
        var parents: [Int64]
        var distance: Int
    }

    /// The comment on top of the pane; nil while that is above all comments.
    fileprivate var commentOnTop: CommentPlace? {
        let all = loaded.post.comments
        var parents: [Int64] = []
        var found: CommentPlace?
        for shown in CommentThread.shown(all, comments) {
            let id = all[shown.index].id
            guard let offset = page.offset(ofAnchor: CommentAddress.anchor(id)) else { continue }
            guard offset <= anchor.offset else { break }
            parents.removeLast(max(0, parents.count - shown.depth))
            found = CommentPlace(
                comment: id, parents: parents.reversed(), distance: anchor.offset - offset)
            parents.append(id)
        }
        return found
    }

    fileprivate mutating func show(_ place: CommentPlace) {
        if let offset = page.offset(ofAnchor: CommentAddress.anchor(place.comment)) {
            var anchor = anchor
            anchor.offset = offset + place.distance
            return show(anchor)
        }
        for parent in place.parents {
            guard let offset = page.offset(ofAnchor: CommentAddress.anchor(parent)) else {
                continue
            }
            return show(PageAnchor(offset: offset, lead: 0))
        }
        show(PageAnchor(offset: page.range.upperBound, lead: 0))
    }
}
