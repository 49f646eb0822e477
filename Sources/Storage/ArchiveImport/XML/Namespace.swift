/// The vocabularies that archives are written in.
enum Namespace: UInt8, Hashable {
    /// The one of the archive's own root element, and elements in none.
    case core
    case atom
    case rss
    case dublinCore
    case dublinCoreTerms
    case content
    case xhtml
    case blogger
    case thread
    case publishing
    case googleData
    case feedburner
    case itunes
    case media
    case xml
    case rdf
    case wordPress
    case blogML
    case other

    /// The vocabulary of an element or attribute.
    ///
    /// A prefix nobody declared counts by its usual meaning; `atom:link` and `app:draft` are seen
    /// in backups that some tool has rewritten.
    init(address: String, prefix: String) {
        if address.isEmpty {
            self = prefix.isEmpty ? .core : Self.byPrefix[prefix.lowercased()] ?? .other
            return
        }
        var key = address.trimmed.lowercased()[...]
        for scheme in ["http://", "https://"] where key.hasPrefix(scheme) {
            key = key.dropFirst(scheme.count)
        }
        if key.hasPrefix("www.") { key = key.dropFirst(4) }
        while key.last == "/" || key.last == "#" { key = key.dropLast() }
        if let known = Self.byAddress[String(key)] {
            self = known
        } else if key.hasPrefix("wordpress.org/export") {
            self = .wordPress
        } else if key.hasPrefix("blogml.com/") {
            self = .blogML
        } else if key.hasPrefix("purl.org/rss/1.0/modules/") {
            self = Self.byPrefix[String(key.dropFirst(25))] ?? .other
        } else {
            self = .other
        }
    }

    private static let byPrefix: [String: Self] = [
        "atom": .atom, "atom10": .atom, "a10": .atom, "dc": .dublinCore,
        "dcterms": .dublinCoreTerms, "content": .content, "xhtml": .xhtml, "blogger": .blogger,
        "thr": .thread, "app": .publishing, "gd": .googleData, "feedburner": .feedburner,
        "itunes": .itunes, "media": .media, "xml": .xml, "rdf": .rdf, "wp": .wordPress,
    ]

    private static let byAddress: [String: Self] = [
        "w3.org/2005/atom": .atom,
        "purl.org/atom/ns": .atom,
        "purl.org/rss/1.0": .rss,
        "my.netscape.com/rdf/simple/0.9": .rss,
        "channel.netscape.com/rdf/simple/0.9": .rss,
        "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
        "backend.userland.com/rss": .rss,
        "backend.userland.com/rss2": .rss,
        "backend.userland.com/rss091": .rss,
        "backend.userland.com/rss092": .rss,
        "blogs.law.harvard.edu/tech/rss": .rss,
        "cyber.law.harvard.edu/rss": .rss,
        "purl.org/net/rss1.1": .rss,
        "purl.org/dc/elements/1.0": .dublinCore,
        "purl.org/dc/elements/1.1": .dublinCore,
        "purl.org/dc/terms": .dublinCoreTerms,
        "purl.org/rss/1.0/modules/content": .content,
        "w3.org/1999/xhtml": .xhtml,
        "schemas.google.com/blogger/2018": .blogger,
        "purl.org/syndication/thread/1.0": .thread,
        "w3.org/2007/app": .publishing,
        "purl.org/atom/app": .publishing,
        "schemas.google.com/g/2005": .googleData,
        "rssnamespace.org/feedburner/ext/1.0": .feedburner,
        "itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "search.yahoo.com/mrss": .media,
        "w3.org/xml/1998/namespace": .xml,
        "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    ]
}

/// The name of an element or attribute: its vocabulary and its local part.
struct Name: Hashable {
    /// A number that two names only share by chance: names are compared very often.
    let code: UInt64
    /// The vocabulary.
    let space: Namespace
    /// The name without prefix, in lower case: `inreplyto` for `blogger:inReplyTo`.
    let local: String

    /// Makes a name from its two parts.
    init(_ space: Namespace, _ local: String) {
        self.space = space
        self.local = local
        code = Self.code(space, local)
    }

    /// The ``code`` of a name.
    ///
    /// Source: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/.
    @inline(__always)
    static func code(_ space: Namespace, _ local: String) -> UInt64 {
        var code: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(space.rawValue)
        for byte in local.utf8 { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return code
    }

    static func == (one: Name, other: Name) -> Bool {
        one.code == other.code && one.space == other.space && one.local == other.local
    }

    func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
