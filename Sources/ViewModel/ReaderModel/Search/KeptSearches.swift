public import ArchiveModel
internal import Search

/// What became of a change to the kept searches.
public enum KeptChange: Hashable, Sendable {
    /// A search is kept under a name.
    case kept(ArchiveID, String)
    /// One has another name.
    case renamed(ArchiveID, String)
    /// One is kept no more.
    case forgotten(ArchiveID)
    /// Another one has the name.
    case nameTaken(String)
}

extension ReaderState {
    /// Whether a kept search is open, and no archive.
    public var isKeptSearchOpen: Bool { archive?.summary.kept != nil }

    /// The section that a post is listed in: all that a kept search finds is in one list.
    public func section(of row: PostRow) -> Section { isKeptSearchOpen ? .posts : row.section }

    /// The node of the tree that a post is under.
    func node(of row: PostRow) -> TreeRow.Node {
        isKeptSearchOpen ? TreeRow.Node(row.month) : TreeRow.Node(row)
    }

    /// Asks for the name that the search is to be kept by.
    mutating func askForKeptName() {
        guard let page = search, !page.query.isEmpty else {
            return say("There is no search to keep yet: s searches")
        }
        open(.keep)
        prompt?.replace(with: page.text)
        hint("Enter keeps it beside the archives")
    }

    /// Keeps the search that is shown, or was last.
    mutating func keepSearch(called name: String) {
        guard let page = search, !page.query.isEmpty else {
            return say("There is no search to keep yet: s searches")
        }
        guard let name = Self.keptName(name) else { return say("It needs a name") }
        let scope = page.isEverywhere ? nil : searchedArchive
        send(.keep(KeptSearch(query: page.text, year: currentYear, archive: scope), called: name))
    }

    /// The archive that is searched where not all are: the open one.
    var searchedArchive: ArchiveID? {
        guard let summary = archive?.summary else { return nil }
        return summary.kept.map(\.archive) ?? summary.id
    }

    /// The kept search that is selected in the picker, else the open one.
    private var meantSearch: ArchiveSummary? {
        let meant = picker == nil ? archive?.summary : pickedArchive
        return meant?.kept == nil ? nil : meant
    }

    /// Asks for another name for a kept search.
    mutating func askForNewName() {
        guard let meant = meantSearch else { return sayNoSearch() }
        open(.rename(meant.id))
        prompt?.replace(with: meant.displayTitle)
    }

    /// Gives the kept search that is meant another name.
    mutating func renameSearch(to name: String) {
        guard let meant = meantSearch else { return sayNoSearch() }
        rename(meant.id, to: name)
    }

    /// Gives a kept search another name.
    mutating func rename(_ search: ArchiveID, to name: String) {
        guard let name = Self.keptName(name) else { return say("It needs a name") }
        send(.renameKept(search, to: name))
    }

    /// Asks whether a kept search is to go.
    mutating func askToForget() {
        guard let meant = meantSearch else { return sayNoSearch() }
        open(.confirm("Keep “\(meant.displayTitle)” no more? y/n", .forget(meant.id)))
    }

    private mutating func sayNoSearch() { say("This is no kept search: S keeps one") }

    /// A name without spaces around it; nil when nothing is left.
    private static func keptName(_ text: String) -> String? {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return name.isEmpty ? nil : String(name.prefix(100))
    }

    /// Takes in that the kept searches are others.
    mutating func take(_ change: KeptChange) {
        switch change {
        case .kept(let id, let name):
            say("Kept as “\(name)”, beside the archives")
            send(.refreshKept([id]))
        case .renamed(let id, let name):
            say("It is called “\(name)” now")
            if archive?.summary.id == id { archive?.summary.blog.title = name }
        case .forgotten(let id):
            say("It is not kept any more; its posts stay in their archives")
            archives.removeAll { $0.id == id }
            if archive?.summary.id == id { closeForgotten() }
        case .nameTaken(let name):
            return say("Another kept search is called “\(name)”", isError: true)
        }
        send(.loadArchives)
    }

    /// Leaves a kept search that is no more for the list of those that are.
    private mutating func closeForgotten() {
        requests.cancelAll()
        (archive, listFilter, reading) = (nil, nil, nil)
        list = PostList()
        tree = ArchiveTree()
        if picker == nil { picker = ArchivePicker() }
    }

    /// Has the kept searches that are listed made anew; the open one is, when it is opened.
    mutating func refreshListedSearches() {
        let listed = archives.filter { $0.kept != nil && $0.id != archive?.summary.id }
        if !listed.isEmpty { send(.refreshKept(listed.map(\.id))) }
    }

    /// Takes in what a kept search finds now.
    mutating func take(refreshed search: ArchiveSummary, hasChanged: Bool) {
        if let index = archives.firstIndex(where: { $0.id == search.id }) {
            archives[index] = search
        }
        guard archive?.summary.id == search.id else { return }
        archive?.summary.kept = search.kept
        // With a mark on nothing the counts and the list come anew.
        if hasChanged { send(Self.recount) }
    }
}
