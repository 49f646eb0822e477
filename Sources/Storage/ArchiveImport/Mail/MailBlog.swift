internal import ArchiveModel

/// What all messages of an archive have in common: a list, a writer.
struct MailBlog {
    private static let limit = 64

    private var lists: [String: Int] = [:]
    private var listNames: [String: String] = [:]
    private var listLink = ""
    private var writers: [String: Int] = [:]
    private var writerName = ""
    private var count = 0

    /// Notes a message.
    mutating func insert(_ headers: MailHeaders, writer: (name: String, address: String)) {
        count += 1
        let list = Self.listIdentity(headers)
        if lists[list] != nil || lists.count < Self.limit { lists[list, default: 0] += 1 }
        if !list.isEmpty, listNames[list] == nil, listNames.count < Self.limit {
            listNames[list] = Self.listName(headers)
        }
        if listLink.isEmpty {
            listLink =
                (headers.bracketed("list-url") + headers.bracketed("list-archive"))
                .first { Address.isWeb($0) } ?? ""
        }
        if writers[writer.address] != nil || writers.count < Self.limit {
            writers[writer.address, default: 0] += 1
        }
        if writerName.isEmpty { writerName = writer.name }
    }

    /// Whether its messages are of more than one list.
    var hasSeveralLists: Bool { lists.count { !$0.key.isEmpty } > 1 }

    /// The blog.
    ///
    /// A list's where all messages are of one, else a writer's, else nobody's: then it is known by
    /// its file.
    var info: BlogInfo {
        var blog = BlogInfo(identity: "", kind: .mail)
        let list = lists.count == 1 ? lists.keys.first ?? "" : ""
        let writer = writers.count == 1 ? writers.keys.first ?? "" : ""
        if !list.isEmpty {
            blog.identity = "list:" + list
            blog.link = listLink
            blog.title = listNames[list] ?? ""
            if !writer.isEmpty, Self.isNumber(blog.title) { blog.title = writerName }
        } else if !writer.isEmpty {
            blog.identity = "mail:" + writer
            blog.title = writerName
        }
        return blog
    }

    /// The name of the list that a message is of, else what its identity begins with; nil for a
    /// message of none.
    static func listName(_ headers: MailHeaders) -> String? {
        let identity = listIdentity(headers)
        guard !identity.isEmpty else { return nil }
        let phrase = headers["list-id"].prefix { $0 != UInt8(ascii: "<") }
        let text = MailText(repairs: RepairLog(), place: "")
        var name = text.words(Array(phrase), charset: "")
        if name.utf8.count > 1, name.first == "\"", name.last == "\"" {
            name = String(name.dropFirst().dropLast()).trimmed
        }
        guard name.isEmpty else { return name }
        return identity.split(separator: ".").first.map(String.init)
    }

    private static func listIdentity(_ headers: MailHeaders) -> String {
        let bracketed = headers.bracketed("list-id").first
        return (bracketed ?? headers.ascii("list-id")).lowercased()
    }

    /// Whether a list's name is one that a newsletter's sender counts its customers by:
    /// `0a1b2c3d4e mc list`.
    private static func isNumber(_ name: String) -> Bool {
        let word = name.utf8.prefix { $0 != 0x20 }
        return word.count >= 8 && word.contains { $0.isDigit }
            && word.allSatisfy { $0.isHexDigit || $0 == UInt8(ascii: "m") }
    }
}
