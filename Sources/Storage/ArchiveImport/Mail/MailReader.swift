internal import ArchiveModel

/// Where the messages of an archive come from, as often as one asks.
protocol MailStore {
    /// Goes through the messages with the names of their files, each read up to `limit` bytes;
    /// `progress` learns how many bytes are read.
    func forEachMessage(
        limit: Int, repairs: RepairLog, progress: (Int64) throws(ImportError) -> Void,
        _ body: (RawMessage, String) throws(ImportError) -> Void
    ) throws(ImportError)
}

/// An mbox, or a message by itself.
struct MailFile: MailStore {
    /// Opens it.
    let open: () throws(ImportError) -> any ByteSource

    func forEachMessage(
        limit: Int, repairs: RepairLog, progress: (Int64) throws(ImportError) -> Void,
        _ body: (RawMessage, String) throws(ImportError) -> Void
    ) throws(ImportError) {
        let source = try PeekedSource(open())
        let splitter = MailSplitter(source, limit: limit)
        while let message = try splitter.next() {
            try body(message, "")
            try progress(source.bytesRead)
        }
        if source.damage != nil {
            repairs.note(.truncated, at: Place(byte: source.bytesRead, line: 1).text)
        }
    }
}

/// A folder of messages: files of `.eml`, a Maildir.
struct MailFolder: MailStore {
    /// Its files.
    let tree: FileTree

    func forEachMessage(
        limit: Int, repairs: RepairLog, progress: (Int64) throws(ImportError) -> Void,
        _ body: (RawMessage, String) throws(ImportError) -> Void
    ) throws(ImportError) {
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: repairs) { (file, source) throws(ImportError) in
            // What lies in a folder below is another archive.
            guard MailFolders.folder(of: file.name).isEmpty else { return }
            let source = try PeekedSource(source)
            switch ContentKind(head: source.head) {
            case .piece(.mail): break
            case .archive(.mail, _) where MailFolders.isMessage(file.name): break
            default: return
            }
            let splitter = MailSplitter(source, limit: limit)
            while let message = try splitter.next() { try body(message, file.name) }
            bytesRead += source.bytesRead
            try progress(bytesRead)
            if source.damage != nil { repairs.note(.truncated, at: file.name) }
        }
    }
}

/// Reads mail: newsletters, or a list's threads.
///
/// All of it is gone through twice: first for what the messages say of each other and of the blog.
struct MailReader {
    private static let headLimit = 256 << 10

    private let delivery: Delivery
    private let path: String

    /// Makes a reader that delivers what it reads of the mail at a path.
    init(delivery: Delivery, path: String) {
        self.delivery = delivery
        self.path = path
    }

    /// Reads all of it.
    ///
    /// - Throws: ``ImportError``, also when GMime is not there.
    func read(_ store: some MailStore) throws(ImportError) {
        try MailLibrary.load(toRead: path)
        var threads = MailThreads()
        var blog = MailBlog()
        var halves: Int64 = 0
        try store.forEachMessage(
            limit: Self.headLimit, repairs: RepairLog(),
            progress: { (bytesRead) throws(ImportError) in
                halves = bytesRead / 2
                try delivery.progress(halves)
            },
            { (message, name) throws(ImportError) in
                let headers = message.headers
                guard !MailPost.isDeleted(headers, name) else { return }
                let writer = MailHead.writer(
                    headers, MailText(repairs: RepairLog(), place: ""), charset: "")
                blog.insert(headers, writer: writer)
                guard let identity = headers.identity else { return }
                threads.insert(identity, answering: headers.answered, writer: writer.address)
            })
        threads.resolve()
        try delivery.take(blog.info)
        var taken: Set<UInt64> = []
        try store.forEachMessage(
            limit: MailSplitter.byteLimit, repairs: delivery.repairs,
            progress: { (bytesRead) throws(ImportError) in
                try delivery.progress(halves + bytesRead / 2)
            },
            { (message, name) throws(ImportError) in
                let headers = message.headers
                guard !MailPost.isDeleted(headers, name) else { return }
                if let identity = headers.identity,
                    !taken.insert(Identity.hash(of: [identity])).inserted
                {
                    return delivery.repairs.note(.repeatedMessage, at: identity)
                }
                try take(message, headers, name, threads, blog)
            })
        try delivery.finish()
    }

    private func take(
        _ raw: RawMessage, _ headers: MailHeaders, _ name: String, _ threads: MailThreads,
        _ blog: MailBlog
    ) throws(ImportError) {
        let message = MailPost(raw, headers, repairs: delivery.repairs)
        let place = headers.identity.map(threads.place) ?? .first
        switch place {
        case .first:
            var post = message.post(repairs: delivery.repairs)
            if MailFolders.flags(name).contains("D") { post.status = .draft }
            if blog.hasSeveralLists, let list = MailBlog.listName(headers) {
                post.labels.insert(list, at: 0)
            }
            try delivery.take(post)
        case .answer(let root, let parent):
            var comment = message.comment
            comment.postIdentity = threads.identity(root)
            comment.parentIdentity = parent == root ? nil : threads.identity(parent)
            comment.isByBlogAuthor = threads.isBy(message.head.address, root)
            try delivery.take(comment)
        }
    }
}

extension RawMessage {
    /// Its headers.
    var headers: MailHeaders { bytes.withUnsafeBufferPointer { MailHeaders($0) } }
}
