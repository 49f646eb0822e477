internal import ArchiveModel

/// A message as what it is in a blog: a post, or a comment in a thread.
struct MailPost {
    /// What its headers say.
    let head: MailHead

    private let headers: MailHeaders
    private let text: MailText
    private let body: PostBody

    /// Reads a message.
    init(_ raw: RawMessage, _ headers: MailHeaders, repairs: RepairLog) {
        self.headers = headers
        let message = MailMessage(raw.bytes)
        let charset = message?.parts.first { !$0.charset.isEmpty }?.charset ?? ""
        let nowhere = MailText(repairs: repairs, place: headers.identity ?? "a message")
        head = MailHead(headers, nowhere, charset: charset)
        let text = MailText(
            repairs: repairs, place: head.subject.isEmpty ? nowhere.place : head.subject)
        self.text = text
        if raw.isCut { repairs.note(.longMessage, at: text.place) }
        body = message.map { MailBody($0, text).body } ?? PostBody(text: "", format: .plainText)
    }

    /// The post that it is.
    func post(repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        post.title = head.subject
        post.author = head.author
        post.date = head.date
        post.permalink = permalink
        post.body = body
        post.words = FieldBody.wordCount(body)
        let labels = gmailLabels
        post.labels = labels.filter { !Self.ofSystem.contains($0.lowercased()) }
        if labels.contains(where: { ["drafts", "draft"].contains($0.lowercased()) }) {
            post.status = .draft
        }
        post.identity = headers.identity ?? Identity.made(of: post, repairs: repairs)
        return post
    }

    /// The comment that it is, under no post yet.
    var comment: CommentContent {
        CommentContent(
            identity: headers.identity ?? "", postIdentity: "", author: head.author,
            date: head.date, body: body)
    }

    /// Whether its reader threw it away, though the archive still has it.
    static func isDeleted(_ headers: MailHeaders, _ fileName: String) -> Bool {
        if headers.isDeleted || MailFolders.flags(fileName).contains("T") { return true }
        let labels = headers.ascii("x-gmail-labels").split(separator: ",")
        return labels.contains { ["trash", "spam"].contains(String($0).trimmed.lowercased()) }
    }

    /// Where it stands on the web.
    private var permalink: String {
        let named = headers.bracketed("archived-at") + headers.bracketed("x-archived-at")
        let bare = ["archived-at", "snapshot-content-location", "content-location"]
            .map(headers.ascii)
        return (named + bare).first { Address.isWeb($0) } ?? ""
    }

    /// The labels that Gmail gave it.
    private var gmailLabels: [String] {
        var labels: [String] = []
        let words = text.words(headers["x-gmail-labels"], charset: "")
        for part in words.split(separator: ",") {
            let label = String(part).trimmed.replacing("\"", with: "")
            if !label.isEmpty, !labels.contains(label) { labels.append(label) }
        }
        return labels
    }

    /// What Gmail labels by itself.
    private static let ofSystem: Set = [
        "inbox", "unread", "opened", "important", "starred", "sent", "archived", "draft", "drafts",
        "chat", "chats", "all mail", "spam", "trash", "category promotions", "category updates",
        "category social", "category forums", "category personal", "category primary",
        "category purchases",
    ]
}
