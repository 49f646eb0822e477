internal import ArchiveModel

extension ReaderState {
    /// Shows an archive that was opened: where reading stopped, else its first unread post.
    mutating func take(_ opened: OpenedArchive) {
        requests.cancelAll()
        noteCounts()
        archive = opened
        (listFilter, chooser, markAfterCount) = (nil, nil, nil)
        marking = MarksUnderWay(outline: opened.outline)
        list = PostList()
        tree = ArchiveTree()
        reading = nil
        find = landing?.find
        showsHits = find != nil
        picker = nil
        prompt = nil
        help = nil
        focus(on: .list)
        list.section = firstSection(of: opened.outline)
        let (landing, isAtUnread) = (landing, opensAtUnread)
        self.landing = nil
        opensAtUnread = false
        if opened.summary.kept != nil { send(.refreshKept([opened.summary.id])) }
        if let landing, landing.archive == opened.summary.id {
            go(to: landing.row, entry: landing.entry)
        } else if !isAtUnread, let row = opened.positionRow, row.id == opened.position?.post {
            go(to: row, entry: .exact)
        } else {
            begin(opened.outline.tally(of: list.section))
        }
    }

    /// Keeps the counts of the archive that is left, for whoever looks for one with unread posts.
    private mutating func noteCounts() {
        guard let archive, archive.summary.kept == nil,
            let index = archives.firstIndex(where: { $0.id == archive.summary.id })
        else { return }
        archives[index].tally = archive.outline.tally(of: .posts)
    }

    private func firstSection(of outline: ArchiveOutline) -> Section {
        Section.allCases.first { outline.tally(of: $0).posts > 0 } ?? .posts
    }

    private mutating func begin(_ tally: Tally) {
        guard (1..<max(1, tally.posts)).contains(tally.unread) else { return showBeginning() }
        seekUnread(from: order.start, .forward, for: .begin)
    }

    /// Shows the first post of the section.
    mutating func showBeginning() {
        requestRows(.first, in: list.section, target: .first, placement: .top)
    }
}
