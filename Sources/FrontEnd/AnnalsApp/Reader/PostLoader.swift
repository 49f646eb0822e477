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

    /// The bytes of text, comments included, that are read at once: 3 ms of work at most.
    private static let mostBytes = 1 << 16
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
        guard row.words <= Self.mostWords, row.comments <= Self.mostComments else {
            questions.ask(request)
            return nil
        }
        guard let post = try library.post(id) else {
            return .postMissing(id, generation: generation)
        }
        let bytes = post.comments.reduce(post.body.text.utf8.count) { $0 + $1.body.text.utf8.count }
        guard bytes <= Self.mostBytes else {
            questions.ask(request)
            return nil
        }
        let loaded = try library.load(post, isReversed: isReversed)
        // A dictionary takes up to 100 ms.
        if let language = try library.hyphenation(of: loaded),
            !Hyphenator.isPrepared(for: language)
        {
            questions.ask(request)
            return nil
        }
        return .postLoaded(loaded, generation: generation)
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
