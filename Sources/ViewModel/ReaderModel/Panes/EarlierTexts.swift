internal import ArchiveModel

extension ReaderState {
    /// Shows the text before the one on the page; after the oldest, the text as it is.
    mutating func showEarlierText() {
        guard let post = reading?.loaded.post, focus == .text || layout.text != nil else {
            return say("There is no post on the page")
        }
        let row = post.row
        guard post.earlierTexts > 0 else { return say("There is no earlier text of this post") }
        let number = (post.version?.number ?? post.earlierTexts + 1) - 1
        guard number > 0 else { return requestPost(row.id, for: .read(.resumed)) }
        let generation = requests.newGeneration()
        requests.post = PostRequest(
            post: row.id, purpose: .version, isReversed: order.isReversed, generation: generation)
        send(
            .loadVersion(
                row.id, version: number, isReversed: order.isReversed, generation: generation))
    }

    /// Shows one of the earlier texts of the post on the page, from its beginning.
    mutating func showVersion(_ loaded: LoadedPost) {
        guard let version = loaded.post.version, reading?.post == loaded.post.row.id else { return }
        focus(on: .text)
        requests.wake = nil
        reading = ReadingPane(loaded, setting: pageSetting, position: 0, entry: .resumed)
        let key = Command.earlierText.shownKey ?? ""
        let goesOn = version.number > 1 ? "shows the one before" : "goes back to the text as it is"
        say("Earlier text \(version.number) of \(loaded.post.earlierTexts) · \(key) \(goesOn)")
    }
}

extension ReadingPane {
    /// Whether reading the page to its end is something to note: the post was never read, or not
    /// since its text changed, and this is its text as it is.
    var isToBeMarked: Bool {
        let row = loaded.post.row
        return loaded.post.version == nil && (!row.isRead || row.isChanged)
    }
}
