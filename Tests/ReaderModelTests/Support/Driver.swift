import ArchiveModel
import Prose
import Search
import Testing
import Typesetting

@testable import ReaderModel

/// Drives the real `update` over a fake library: keys in, state and effects to look at.
final class Driver {
    let library: FakeLibrary
    private(set) var state: ReaderState
    /// Everything `update` wanted done, in order.
    private(set) var effects: [Effect] = []
    /// Whether marks and title searches stay unanswered until ``answerLater()``.
    var holdsAnswers = false
    /// The posts that take their time to load, as marks do.
    var longPosts: Set<Int64> = []
    /// The posts of which only so many blocks are read first.
    var beginnings: [Int64: Int] = [:]
    private var later: [Effect] = []

    /// Opens the posts at a size, as the program does.
    init(_ posts: [FakePost], columns: Int = 80, rows: Int = 24, isReversed: Bool = false) {
        library = FakeLibrary(posts)
        library.isReversed = isReversed
        state = ReaderState(size: TerminalSize(columns: columns, rows: rows))
        send(.archivesLoaded(library.summaries))
    }

    /// Opens a library that has been read before.
    init(reopening library: FakeLibrary, columns: Int = 80, rows: Int = 24) {
        self.library = library
        state = ReaderState(
            size: TerminalSize(columns: columns, rows: rows), settings: library.settings)
        send(.archivesLoaded(library.summaries))
    }

    /// Presses keys in the notation of the table of commands.
    func press(_ notation: String, location: SourceLocation = #_sourceLocation) {
        guard let keys = KeyPress.sequence(notation) else {
            Issue.record("no such keys: \(notation)", sourceLocation: location)
            return
        }
        for key in keys { send(.key(key)) }
    }

    /// Lets the time pass that is needed to do all there is time for.
    func rest() {
        var steps = 0
        while state.hasIdleWork || state.readsAhead, steps < 1_000 {
            send(.idle)
            steps += 1
        }
        #expect(steps < 1_000)
    }

    func resize(columns: Int, rows: Int) {
        send(.resized(TerminalSize(columns: columns, rows: rows)))
    }

    /// Takes an event in, answers what it leads to, and then what takes its time.
    func send(_ event: ReaderEvent) {
        handle(event)
        if !holdsAnswers { answerLater() }
    }

    /// Answers marks and searches.
    func answerLater() {
        while !later.isEmpty { answerSlowly(later.removeFirst()) }
    }

    /// Lets the time pass that an alarm was set for.
    func wait() {
        guard let generation = state.requests.wake else { return }
        send(.woken(generation: generation))
    }

    private func handle(_ event: ReaderEvent) {
        for effect in state.update(event) {
            effects.append(effect)
            answer(effect)
        }
    }

    private func answer(_ effect: Effect) {
        switch effect {
        case .openArchive(let id):
            library.openedArchive = id
            handle(.archiveOpened(library.opened))
        case .loadArchives: handle(.archivesLoaded(library.summaries))
        case .loadRows(let query, let generation):
            handle(.rowsLoaded(library.page(query), for: query, generation: generation))
        case .loadPost(let id, _, _) where longPosts.contains(id.rawValue): later.append(effect)
        case .loadPost(let id, let isReversed, let generation):
            if let loaded = library.loaded(id, isReversed: isReversed) {
                handle(.postLoaded(beginning(of: loaded), generation: generation))
            } else {
                handle(.postMissing(id, generation: generation))
            }
        case .loadWholePost: later.append(effect)
        case .seekUnread(let query, let direction, let generation):
            handle(.unreadFound(library.unread(query, direction), generation: generation))
        case .savePosition(let position): library.save(position)
        case .setReversed(_, let isReversed): library.isReversed = isReversed
        case .seekTitle, .mark, .undo, .redo, .readDictionary: later.append(effect)
        case .findPost(let address, _, let generation):
            handle(
                .postFound(library.post(at: address), for: address, generation: generation))
        case .saveSetting(let name, let value): library.settings[name] = value
        case .keep, .renameKept, .forgetKept, .refreshKept, .countFiltered, .loadChoices:
            later.append(effect)
        case .search, .loadFound: later.append(effect)
        case .prepareSearch, .endSearch, .stopMarking, .expectRows: break
        case .expectPost(let id, let isReversed):
            if let loaded = library.loaded(id, isReversed: isReversed) {
                handle(.postExpected(loaded))
            }
        case .foldComment(let key, let isFolded): library.foldComment(key, isFolded)
        case .wake, .openInBrowser, .copy, .redraw, .suspend, .quit, .loadVersion: break
        }
    }

    private func answerSlowly(_ effect: Effect) {
        switch effect {
        case .seekTitle(let text, let query, let direction, let generation):
            handle(.titleFound(library.titled(text, query, direction), generation: generation))
        case .loadPost(let id, let isReversed, let generation):
            if let loaded = library.loaded(id, isReversed: isReversed) {
                handle(.postLoaded(beginning(of: loaded), generation: generation))
            }
        case .loadWholePost(let id, let isReversed, let generation):
            if let loaded = library.loaded(id, isReversed: isReversed) {
                handle(.postLoaded(loaded, generation: generation))
            }
        case .mark(let request, _): handle(.marked(library.mark(request)))
        case .readDictionary(let language): handle(.dictionaryRead(language: language))
        case .search(let query, let archive, let order, let generation):
            var results = SearchResults(order: order)
            results.add(library.hits(of: query, in: archive))
            results.finish()
            let coverage = SearchCoverage(
                indexed: library.posts.count, total: library.posts.count)
            handle(.searched(results, coverage, generation: generation))
        case .loadFound(let posts, let query, let generation):
            handle(.foundLoaded(library.found(posts, query), generation: generation))
        case .keep(let search, let name):
            let id = library.keep(search, called: name)
            handle(.keptChanged(id.map { .kept($0, name) } ?? .nameTaken(name)))
        case .renameKept(let id, let name):
            handle(
                .keptChanged(library.rename(id, to: name) ? .renamed(id, name) : .nameTaken(name)))
        case .forgetKept(let id):
            library.forget(id)
            handle(.keptChanged(.forgotten(id)))
        case .refreshKept(let searches):
            for search in searches.compactMap(library.refresh) {
                handle(.keptRefreshed(search, hasChanged: false))
            }
        case .countFiltered(_, let filter, let generation):
            handle(.filteredCounted(library.outline(filter), generation: generation))
        case .loadChoices(_, _, let generation):
            handle(.choicesLoaded(library.choices(), generation: generation))
        case .undo: handle(.marked(library.undo()))
        case .redo: handle(.marked(library.redo()))
        default: break
        }
    }

    /// What is read first of a post.
    private func beginning(of loaded: LoadedPost) -> LoadedPost {
        guard let count = beginnings[loaded.post.row.id.rawValue] else { return loaded }
        var beginning = loaded
        let blocks = loaded.document.blocks
        beginning.document.blocks = Array(blocks.prefix(count))
        beginning.commentDocuments = []
        beginning.readPercent = count * 100 / max(1, blocks.count)
        return beginning
    }

    // MARK: What to look at

    /// The id of the list's selected post.
    var selected: Int64? { state.list.selected?.id.rawValue }

    /// The id of the post on the page.
    var shown: Int64? { state.reading?.loaded.post.row.id.rawValue }

    /// The text of the shown lines, one below the other.
    var text: String {
        (state.reading?.lines ?? []).map { $0.runs.map(\.text).joined() }.joined(separator: "\n")
    }

    /// The effects that open something in the browser.
    var browsed: [String] {
        effects.compactMap { if case .openInBrowser(let address) = $0 { address } else { nil } }
    }

    var message: String { state.message?.text ?? "" }

    /// The tree as it is shown, `>` before the selected row.
    var tree: [String] {
        state.tree.rows.enumerated().map { index, row in
            (index == state.tree.selection ? ">" : "") + row.node.name
        }
    }

    /// The ids of posts that were marked read, in order.
    var readMarks: [Int64] {
        library.requests.flatMap { request -> [Int64] in
            guard case .posts(let ids) = request.scope, request.mark == .read(true) else {
                return []
            }
            return ids.map(\.rawValue)
        }
    }
}
