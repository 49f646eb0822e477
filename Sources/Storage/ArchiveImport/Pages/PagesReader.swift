internal import ArchiveModel
internal import Prose

/// Takes saved pages one after the other, each once, and says at the end whose they are.
///
/// Of several captures of a page the newest is taken, but none without a date in place of one that
/// has it: such a one is what became of the address later, a parking page or a list.
struct PageCollector {
    private let delivery: Delivery
    /// Whether the one page there is is wanted whatever it is.
    private let isAlone: Bool
    /// What the site is called; empty when that is not known.
    private let site: String
    /// Titles that many of its pages have, and so are none's own.
    private let repeatedTitles: Set<String>
    private var blog: BlogInfo
    /// Hashes of what was taken: addresses and texts.
    private var taken: Set<UInt64> = []
    /// How good the capture is that was taken of an address, by a hash of that.
    private var captures: [UInt64: Capture] = [:]
    private var siteNames: [String: Int] = [:]
    private var hosts: [String: Int] = [:]
    private var languages: [String: Int] = [:]
    private static let takenLimit = 4_000_000
    private static let leastWords = 20
    private static let namesLimit = 1_000

    /// Makes a collector of pages of a kind of archive.
    init(
        _ kind: ArchiveKind, delivery: Delivery, site: String = "",
        repeatedTitles: Set<String> = [], isAlone: Bool = false
    ) throws(ImportError) {
        self.delivery = delivery
        self.site = site
        self.repeatedTitles = repeatedTitles
        self.isAlone = isAlone
        blog = BlogInfo(identity: "", kind: kind)
        try delivery.take(blog)
    }

    /// Takes a page; what is no article, or was taken already, is passed over.
    mutating func take(_ html: String, at address: MirrorAddress) throws(ImportError) {
        let found = PageArticle(
            html, address: address, site: site, repeatedTitles: repeatedTitles, isAlone: isAlone)
        guard let article = found else { return }
        var post = article.post
        let key = PermalinkKey.page(post.permalink) ?? post.permalink
        // A text that stands at two addresses is one post all the same, unless it is a short one.
        let isLong = post.words >= Self.leastWords
        // A date in the address says nothing of what came to be there.
        let hasDate = post.date != nil && post.date != AddressDate.read(post.permalink)?.date
        let capture = Capture(hasDate: hasDate, moment: address.capture)
        let place = Identity.hash(of: [key])
        let isAgain = !isNew(["address", key])
        if isAgain, !capture.isBetter(than: captures[place]) { return }
        guard isNew(["text", isLong ? "" : post.title, post.date?.rfc3339 ?? "", post.body.text])
        else { return }
        if isAgain {
            post.identity = Self.identity(of: post, RepairLog())
            guard try delivery.takeAgain(post) else { return }
            captures[place] = capture
            return try take(article.comments, on: post)
        }
        if !address.capture.isEmpty, captures.count < Self.takenLimit { captures[place] = capture }
        post.identity = Self.identity(of: post, delivery.repairs)
        note(article)
        try delivery.take(post)
        for _ in 0..<article.pingCount { delivery.notePing() }
        try take(article.comments, on: post)
    }

    private func take(
        _ comments: [CommentContent], on post: PostContent
    ) throws(ImportError) {
        for var comment in comments {
            comment.postIdentity = post.identity
            try delivery.take(comment)
        }
    }

    /// What says which of two captures of a page is to be read.
    private struct Capture {
        var hasDate: Bool
        /// Fourteen digits, or empty.
        var moment: String

        func isBetter(than other: Capture?) -> Bool {
            guard let other, !moment.isEmpty else { return false }
            return hasDate == other.hasDate ? moment > other.moment : hasDate
        }
    }

    /// Delivers what is known of the blog by now.
    mutating func finish() throws(ImportError) {
        blog.title = site.isEmpty ? Self.most(siteNames) : site
        blog.language = Self.most(languages)
        let host = Self.most(hosts)
        // A few pages of other sites lie in many a mirror.
        if hosts[host] ?? 0 > delivery.postCount / 2 {
            blog.link = host
            blog.identity = "site:" + PermalinkKey.normalise(host)
        }
        try delivery.take(blog)
        try delivery.finish()
    }

    private mutating func isNew(_ parts: [String]) -> Bool {
        guard taken.count < Self.takenLimit else { return true }
        return taken.insert(Identity.hash(of: parts)).inserted
    }

    private static func identity(of post: PostContent, _ repairs: RepairLog) -> String {
        if post.permalink.isEmpty { return Identity.made(of: post, repairs: repairs) }
        return Address.isWeb(post.permalink)
            ? PermalinkKey.normalise(post.permalink) : "page:" + post.permalink
    }

    private mutating func note(_ article: PageArticle) {
        Self.count(article.siteName, in: &siteNames)
        Self.count(article.language, in: &languages)
        let address = Address(article.post.permalink)
        if address.isWeb, let host = address.authority {
            Self.count("\(address.scheme ?? "http")://\(host)/", in: &hosts)
        }
    }

    private static func count(_ name: String, in counts: inout [String: Int]) {
        guard !name.isEmpty, counts.count < namesLimit || counts[name] != nil else { return }
        counts[name, default: 0] += 1
    }

    private static func most(_ counts: [String: Int]) -> String {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
}

/// Reads saved pages: one file, or a mirror of a site as wget and HTTrack make it.
struct PagesReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it, one page in memory at a time.
    func read(_ tree: FileTree) throws(ImportError) {
        let (count, site, repeated) = try survey(tree)
        var collector = try PageCollector(
            .webPages, delivery: delivery, site: site, repeatedTitles: repeated,
            isAlone: count == 1)
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let peeked = try PackedPage.opened(source)
            guard ContentKind(head: peeked.head) == .piece(.webPages) else { return }
            bytesRead += file.byteCount
            try delivery.progress(bytesRead)
            let text = try PieceText.read(peeked, named: file.name, repairs: delivery.repairs)
            let address = MirrorAddress(html: text, path: tree.folder + "/" + file.name)
            try collector.take(text, at: address)
        }
        try collector.finish()
    }

    /// How many pages there are, what their site is called, and which titles many of them share.
    private func survey(
        _ tree: FileTree
    ) throws(ImportError) -> (count: Int, site: String, repeated: Set<String>) {
        var count = 0
        var name = SiteName()
        var titles: [String: Int] = [:]
        let scratch = RepairLog()
        try tree.forEachFile(repairs: scratch) { _, source throws(ImportError) in
            try delivery.progress(0)
            let head = try PackedPage.opened(source).head
            guard ContentKind(head: head) == .piece(.webPages) else { return }
            count += 1
            let input = DecodedInput(
                try PeekedSource(MemorySource(Array(head.prefix(Self.titleReach)))),
                repairs: scratch)
            var text = [UInt8](repeating: 0, count: Self.titleReach * 3)
            let length = try text.read(from: input, start: 0)
            let title = WebPage.documentTitle(String(decoding: text[..<length], as: UTF8.self))
            name.take(title)
            if titles.count < Self.titlesLimit || titles[title] != nil {
                titles[title, default: 0] += 1
            }
        }
        let repeated = titles.filter { $0.value >= Self.leastRepeats && !$0.key.isEmpty }
        return (count, name.text, Set(repeated.keys))
    }

    private static let titlesLimit = 10_000
    private static let leastRepeats = 3

    /// How far into a page its title is looked for, in bytes.
    private static let titleReach = 32 << 10
}
