internal import ArchiveModel
internal import Library
internal import ReaderModel
internal import Typesetting

/// Fetches posts and reads their texts: short ones at once, long ones in the background.
final class PostLoader {
    private struct Request: Sendable {
        var post: PostID
        var isReversed: Bool
        var isWhole: Bool
        var generation: Int
    }

    private let library: Library
    private let questions: NewestQuestion<Request>
    private let ahead = TextsAhead(mostBytes: mostBytesAhead)

    /// The bytes of text, comments included, that are read at once: 3 ms of work at most.
    private static let mostBytes = 1 << 16
    /// The bytes of text that are read ahead at once, for a key that comes meanwhile waits for it.
    private static let mostBytesAhead = 1 << 14
    /// The words and comments above which a post is not even fetched to see how long it is.
    private static let mostWords = mostBytes / 6
    private static let mostComments = 200

    /// Makes a loader that reads short posts from a library on the calling thread, long ones from
    /// the library's file.
    init(library: Library, path: String, mailbox: Mailbox) {
        self.library = library
        questions = NewestQuestion(path: path, mailbox: mailbox, undertaking: .post) {
            (request, place, _, _) throws(LibraryError) in
            let library = try place.open()
            guard let post = try library.post(request.post) else {
                return .postMissing(request.post, generation: request.generation)
            }
            let loaded =
                request.isWhole
                ? try library.load(post, isReversed: request.isReversed)
                : try library.loadBeginning(of: post, isReversed: request.isReversed)
            if let language = try library.hyphenation(of: loaded) {
                Hyphenator.prepare(for: language)
            }
            return .postLoaded(loaded, generation: request.generation)
        }
    }

    /// Reads a post ahead, so that it is there sooner when it is loaded.
    ///
    /// - Returns: the answer; nil for a long post, or one for which a dictionary is to be read.
    func expect(_ id: PostID, isReversed: Bool) throws(LibraryError) -> ReaderEvent? {
        guard !ahead.isLong(id), let row = try library.rows(of: [id]).first, Self.isShort(row),
            let post = try library.post(id), let documents = ahead.keep(post)
        else { return nil }
        let loaded = try library.load(post, isReversed: isReversed, documents: documents)
        guard try library.hyphenation(of: loaded).map(Hyphenator.isPrepared) ?? true else {
            return nil
        }
        return .postExpected(loaded)
    }

    /// Loads a post; one that was asked for before and has not come is dropped.
    ///
    /// The beginning of a very long one will do unless `isWhole`.
    ///
    /// - Returns: the answer, nil when it comes through the mailbox.
    func load(
        _ id: PostID, isReversed: Bool, isWhole: Bool = false, generation: Int
    ) throws(LibraryError) -> ReaderEvent? {
        questions.cancel()
        let request = Request(
            post: id, isReversed: isReversed, isWhole: isWhole, generation: generation)
        guard let row = try library.rows(of: [id]).first else {
            return .postMissing(id, generation: generation)
        }
        guard Self.isShort(row) else {
            questions.ask(request)
            return nil
        }
        guard let post = try library.post(id) else {
            return .postMissing(id, generation: generation)
        }
        guard post.byteCount <= Self.mostBytes else {
            questions.ask(request)
            return nil
        }
        let loaded = try library.load(
            post, isReversed: isReversed, documents: ahead.documents(of: post))
        // A dictionary takes up to 100 ms.
        if let language = try library.hyphenation(of: loaded),
            !Hyphenator.isPrepared(for: language)
        {
            questions.ask(request)
            return nil
        }
        return .postLoaded(loaded, generation: generation)
    }

    /// Whether a post is worth fetching to see how long it is.
    private static func isShort(_ row: PostRow) -> Bool {
        row.words <= mostWords && row.comments <= mostComments
    }

    /// Waits until no post is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool { questions.waitUntilDone(deadline: deadline) }

    /// Drops what is under way and ends the thread.
    func close() { questions.close() }
}

extension Library {
    /// The language by which a post's words are divided at line ends; nil when they are not.
    fileprivate func hyphenation(of loaded: LoadedPost) throws(LibraryError) -> String? {
        let settings = ReaderSettings(saved: try settings())
        let language = settings.hyphenation(of: loaded)
        return language.isEmpty ? nil : language
    }
}
