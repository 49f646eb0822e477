internal import ArchiveModel
internal import Library
internal import ReaderModel
internal import Typesetting

/// Does what `update` wants done with the library.
///
/// Reads by key take well under a millisecond and are answered at once, so that the next key
/// meets a state that is up to date. Writes, searches and long posts go to threads of their own
/// and are answered through the ``Mailbox``.
final class EffectRunner {
    private let library: Library
    private let writer: LibraryWriter
    private let seeker: TitleSeeker
    private let loader: PostLoader
    private let dictionaries: NewestQuestion<String>
    private let searcher: Searcher
    private let lister: Lister

    /// Makes a runner that reads from a library on the calling thread; its other threads open the
    /// library's file for themselves.
    init(library: Library, path: String, mailbox: Mailbox) {
        self.library = library
        writer = LibraryWriter(path: path, mailbox: mailbox)
        seeker = TitleSeeker(path: path, mailbox: mailbox)
        searcher = Searcher(path: path, mailbox: mailbox)
        lister = Lister(path: path, mailbox: mailbox)
        loader = PostLoader(library: library, path: path, mailbox: mailbox)
        dictionaries = NewestQuestion(path: path, mailbox: mailbox, undertaking: .dictionary) {
            (language, _, _, _) throws(LibraryError) in
            Hyphenator.prepare(for: language)
            return .dictionaryRead(language: language)
        }
    }

    /// Runs an effect on the library; nil when it is none.
    ///
    /// - Returns: the answers that are there at once.
    func run(_ effect: Effect) -> [ReaderEvent]? {
        switch effect {
        // Of those that must have several things there may be few among many.
        case .loadRows(let query, let generation) where query.filter.count > 1:
            lister.load(query, generation: generation)
        case .seekUnread(let query, let direction, let generation) where !query.filter.isEmpty:
            lister.seekUnread(query, direction, generation: generation)
        case .loadArchives, .openArchive, .loadRows, .loadPost, .loadWholePost, .loadVersion,
            .seekUnread, .findPost:
            do { return try [read(effect)].compactMap { $0 } } catch {
                let sentence = "Cannot read: \(error.explanation)"
                return [.failed(sentence, in: Self.undertaking(of: effect))]
            }
        // Where it fails, it fails again when it is asked for.
        case .expectRows(let query): try? library.expectRows(query)
        case .expectPost(let id, let isReversed):
            return (try? loader.expect(id, isReversed: isReversed)).map { [$0] } ?? []
        case .seekTitle(let text, let query, let direction, let generation):
            seeker.seek(
                .init(text: text, query: query, direction: direction, generation: generation))
        case .prepareSearch: searcher.prepare()
        case .search(let query, let archive, let order, let generation):
            searcher.search(
                .init(query: query, archive: archive, order: order, generation: generation))
        case .endSearch: searcher.endSearch()
        case .loadFound(let posts, let query, let generation):
            searcher.load(.init(posts: posts, query: query, generation: generation))
        case .countFiltered(let archive, let filter, let generation):
            lister.count(archive, filter, generation: generation)
        case .loadChoices(let archive, let section, let generation):
            lister.loadChoices(archive, section, generation: generation)
        case .refreshKept(let searches): lister.refresh(searches)
        case .keep(let search, let name): writer.add(.keep(search, name))
        case .renameKept(let search, let name): writer.add(.rename(search, name))
        case .forgetKept(let search): writer.add(.forget(search))
        case .mark(let request, let archive): writer.add(.mark(request, archive: archive))
        case .undo(let archive): writer.add(.undo(archive: archive))
        case .redo(let archive): writer.add(.redo(archive: archive))
        case .stopMarking: writer.stopMarking()
        case .savePosition(let position): writer.add(.positions([position]))
        case .setReversed(let archive, let isReversed): writer.add(.reversed(archive, isReversed))
        case .saveSetting(let name, let value): writer.add(.setting(name, value))
        case .foldComment(let comment, let isFolded): writer.add(.fold(comment, isFolded))
        case .readDictionary(let language):
            if Hyphenator.isPrepared(for: language) { return [.dictionaryRead(language: language)] }
            dictionaries.ask(language)
        case .wake, .openInBrowser, .copy, .redraw, .suspend, .quit: return nil
        }
        return []
    }

    /// What was read last; nil for nothing, or nothing that can be read.
    var lastRead: ArchiveID? { (try? library.lastRead()) ?? nil }

    /// Waits until nothing is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool {
        writer.waitUntilDone(deadline: deadline) && seeker.waitUntilDone(deadline: deadline)
            && loader.waitUntilDone(deadline: deadline)
            && dictionaries.waitUntilDone(deadline: deadline)
            && searcher.waitUntilDone(deadline: deadline)
            && lister.waitUntilDone(deadline: deadline)
    }

    /// Waits a while for what is to be written, before the terminal is given away.
    func pause(atMost milliseconds: Int64) {
        _ = writer.waitUntilDone(deadline: Clock.milliseconds() + milliseconds)
    }

    /// Puts everything on disk and ends the threads.
    ///
    /// - Returns: what could not be saved, one sentence each.
    func finish(within milliseconds: Int64) -> [String] {
        seeker.close()
        loader.close()
        dictionaries.close()
        searcher.close()
        lister.close()
        return writer.finish(within: milliseconds)
    }

    private static func undertaking(of effect: Effect) -> Undertaking {
        switch effect {
        case .loadArchives, .openArchive: .archive
        case .loadRows: .rows
        case .loadPost, .loadWholePost, .loadVersion: .post
        case .seekUnread: .unread
        case .findPost: .link
        default: .other
        }
    }

    private func read(_ effect: Effect) throws(LibraryError) -> ReaderEvent? {
        switch effect {
        case .loadArchives: .archivesLoaded(try library.archives() + library.keptSearches())
        case .openArchive(let id): try open(id)
        case .loadRows(let query, let generation):
            .rowsLoaded(try library.rows(query), for: query, generation: generation)
        case .loadPost(let id, let isReversed, let generation):
            try loader.load(id, isReversed: isReversed, generation: generation)
        case .loadWholePost(let id, let isReversed, let generation):
            try loader.load(id, isReversed: isReversed, isWhole: true, generation: generation)
        case .loadVersion(let id, let version, let isReversed, let generation):
            try library.load(id, version: version, isReversed: isReversed).map {
                .postLoaded($0, generation: generation)
            } ?? .postMissing(id, generation: generation)
        case .seekUnread(let query, let direction, let generation):
            .unreadFound(
                try library.nextUnread(query, direction: direction), generation: generation)
        case .findPost(let address, let origin, let generation):
            .postFound(
                try library.post(at: address, linkedFrom: origin), for: address,
                generation: generation)
        default: nil
        }
    }

    private func open(_ id: ArchiveID) throws(LibraryError) -> ReaderEvent {
        let found =
            try id.isKeptSearch
            ? library.keptSearches().first { $0.id == id } : library.archive(id)
        guard let summary = found else {
            let what = id.isKeptSearch ? "search is not kept" : "archive is not in the library"
            return .failed("This \(what) any more", in: .archive)
        }
        let position = try library.position(in: id)
        var opened = OpenedArchive(
            summary: summary, outline: try library.outline(of: id), position: position)
        if let position { opened.positionRow = try library.rows(of: [position.post]).first }
        return .archiveOpened(opened)
    }
}
