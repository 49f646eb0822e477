internal import ArchiveModel
internal import Prose

/// Tells XML and HTML files apart by their root element.
enum MarkupShape {
    /// What a text in XML or HTML is, nil when it is neither.
    static func recognise(_ text: Bytes) -> ContentKind? {
        var first: String?
        var position = 0
        // Each name is looked into once: for some all of the text is searched.
        var seen: Set<String> = []
        while let tag = nextTag(text, &position) {
            let local = tag.name.split(separator: ":").last.map { $0.lowercased() } ?? ""
            if seen.insert(local).inserted, let kind = kind(ofRoot: local, tag.range, text) {
                return kind
            }
            if first == nil { first = tag.name }
            // What stands before an archive by accident is short and holds few tags.
            if isDocument(local) || position > 64 << 10 { break }
        }
        return first.flatMap { describe($0, text) }
    }

    private static func kind(
        ofRoot local: String, _ tag: Range<Int>, _ text: Bytes
    ) -> ContentKind? {
        let root = text.slice(tag)
        switch local {
        case "feed": return atomKind(root, text, bodyStart: tag.upperBound)
        case "blog" where root.index(of: "logML") != nil || root.index(of: "logml") != nil:
            return .archive(.blogML, rootName: local)
        case "livejournal": return .archive(.liveJournal, rootName: local)
        case "event"
        where text.index(of: "<itemid>") != nil && text.index(of: "<eventtime>") != nil:
            return .piece(.liveJournal)
        case "comments" where text.index(of: "<parentid>") != nil:
            return .piece(.liveJournal)
        case "opml":
            let isText =
                text.index(of: "created=\"") != nil || text.index(of: "\"#postTime ") != nil
            let isList = text.index(of: "xmlUrl=") != nil
            return isText && !isList ? .archive(.opml, rootName: "opml") : nil
        case "rss", "rdf":
            // Other RDF is no feed.
            guard
                local == "rss" || root.index(of: "purl.org/rss/1.0") != nil
                    || root.index(of: "netscape.com") != nil || text.index(of: "<item") != nil
                    || text.index(of: "<channel") != nil
            else { return nil }
            let beforeItems = text.slice(0..<(text.index(of: "<item") ?? text.count))
            let isWXR =
                root.index(of: "wordpress.org/export") != nil
                || beforeItems.index(of: "<wp:wxr_version") != nil
            return .archive(isWXR ? .wxr : .rss, rootName: local)
        // Channels of CDF, and RSS that has lost its root.
        case "channel": return .archive(.rss, rootName: local)
        default: return nil
        }
    }

    private static func atomKind(_ root: Bytes, _ text: Bytes, bodyStart: Int) -> ContentKind {
        let head = text.slice(bodyStart..<min(text.count, bodyStart + (64 << 10)))
        if root.index(of: "schemas.google.com/blogger/2018") != nil
            || head.index(of: "<blogger:type") != nil
        {
            return .archive(.bloggerTakeout, rootName: "feed")
        }
        if hasBackupID(head) || hasKindCategory(head) {
            return .archive(.bloggerBackup, rootName: "feed")
        }
        return .archive(.atom, rootName: "feed")
    }

    /// Whether the feed's own id is that of a backup: `tag:blogger.com,1999:blog-77.archive`.
    private static func hasBackupID(_ text: Bytes) -> Bool {
        let head = text.slice(0..<(text.index(of: "entry>") ?? text.count))
        guard let start = head.index(of: "blogger.com,1999:blog-") else { return false }
        let end = head[(start + 22)...].firstIndex { !$0.isDigit } ?? head.count
        return head.has(".archive", at: end)
    }

    /// Whether a category tells the kind of an entry of Blogger's; not a text about such a thing,
    /// which is escaped.
    private static func hasKindCategory(_ text: Bytes) -> Bool {
        var position = 0
        while let found = text.index(of: "/blogger/2008/kind#", from: position) {
            position = found + 1
            let tag = text[..<found].suffix(4 << 10).lastIndex {
                $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
            }
            if let tag, text.has("<category", at: tag) { return true }
        }
        return false
    }

    /// The next start tag outside comments, instructions and declarations.
    private static func nextTag(
        _ text: Bytes, _ position: inout Int
    ) -> (name: String, range: Range<Int>)? {
        var isPastInstructions = false
        while let start = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            if text.has("<!--", at: start) {
                guard let end = text.index(of: "-->", from: start) else { return nil }
                position = end + 3
            } else if !isPastInstructions, text.has("<?", at: start) {
                let end = text.index(of: "?>", from: start)
                isPastInstructions = end == nil
                position = end.map { $0 + 2 } ?? position
            } else if position < text.count, XMLName.isNameStart(text[position]) {
                let end = text[position...].firstIndex { !XMLName.isNameByte($0) } ?? text.count
                let name = String(decoding: text[position..<end], as: UTF8.self)
                // A root tag longer than the sample still has its name and first attributes.
                guard
                    case .tag(let tagEnd, _) = TagExtent.find(text, from: start, limit: text.count)
                else { return isDocument(name.lowercased()) ? (name, start..<text.count) : nil }
                position = tagEnd
                return (name, start..<tagEnd)
            }
        }
        return nil
    }

    private static func isDocument(_ name: String) -> Bool {
        ["html", "head", "body", "opml", "blog", "feed", "rss"].contains(name)
    }

    /// Whether a page shows nothing; a long one is not looked at for that.
    private static func isEmpty(_ text: Bytes) -> Bool {
        guard text.count < 32 << 10, text.index(of: "<img") == nil else { return false }
        let body = text.index(of: "</head>").map { text.slice($0..<text.count) } ?? text
        return Prose.wordCount(html: String(decoding: body, as: UTF8.self)) == 0
    }

    private static func describe(_ root: String, _ text: Bytes) -> ContentKind? {
        let start = text.firstIndex { !$0.isSpace } ?? 0
        guard text[start] == UInt8(ascii: "<") || text.starts(with: [0xEF, 0xBB, 0xBF]) else {
            return nil
        }
        let isTheme =
            // The pages that Blogger makes with a template name the space of its elements too.
            text.index(of: "google.com/2005/gml/b") != nil && text.index(of: "<b:") != nil
            || text.index(of: "<$Blog") != nil || text.index(of: "<Blogger>") != nil
        if isTheme { return .other("a Blogger template, which holds no posts") }
        if text.index(of: "data-field=\"body\"") != nil, text.index(of: "h-entry") != nil {
            return .piece(.medium)
        }
        if text.index(of: "<article class=") != nil,
            (text.index(of: "<body class=post>") ?? text.index(of: "<body class=\"post\">")) != nil
        {
            return .piece(.tumblr)
        }
        switch root.lowercased() {
        case "html", "head", "body", "title", "meta", "link", "style", "script", "article",
            "section",
            "main", "header", "div", "p", "br", "b", "i", "a", "center", "table", "blockquote",
            "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "font", "span", "img", "figure":
            // Also what was cut out of one: many a post is kept so.
            return isEmpty(text) ? .other("a web page without text") : .piece(.webPages)
        case "opml":
            let isList = text.index(of: "xmlUrl=") != nil || text.index(of: "<outline") == nil
            return .other(isList ? "an OPML list of feeds" : "an OPML outline without dates")
        case "entry": return .other("a single Atom entry")
        default:
            return .other("an XML file of another kind (<\(root.prefix(40))>)")
        }
    }
}
