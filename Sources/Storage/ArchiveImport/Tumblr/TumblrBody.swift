internal import ArchiveModel

/// The body of a post of Tumblr, put together from the fields of its type.
struct TumblrBody {
    private let post: JSONValue
    private static let partLimit = 1_000

    /// Makes a reader of a post's body.
    init(_ post: JSONValue) { self.post = post }

    /// The body as HTML.
    var html: String {
        if !post["content"].elements.isEmpty || post["type"].text == "blocks" { return blocks }
        let parts =
            switch post["type"].text {
            case "photo": pictures + [told("photo-caption", "caption")]
            case "quote": quote
            case "link": link
            case "chat", "conversation": dialogue
            case "audio": sound
            case "video": film
            case "answer": answer
            default: [told("regular-body", "body")]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The first of some members that holds text.
    private func first(_ names: String...) -> String {
        names.lazy.map { post[$0].text.trimmed }.first { !$0.isEmpty } ?? ""
    }

    /// What the writer says, with those it answers quoted before it: older posts hold both in their
    /// text, newer ones have the others in a trail.
    private func told(_ names: String...) -> String {
        let own = names.lazy.map { post[$0].text.trimmed }.first { !$0.isEmpty } ?? ""
        guard own.utf8Range(of: "tumblr_blog") == nil else { return own }
        let trail = TumblrTrail(post["trail"].elements)
        guard !trail.isEmpty else { return own }
        // The text is the whole thread again where the trail has no words of the writer's own.
        return trail.html + (trail.hasOwn ? trail.own : post["reblog"]["comment"].text.trimmed)
    }

    private var blocks: String {
        let own = TumblrBlocks.html(post["content"].elements)
        return TumblrTrail(post["trail"].elements).html + own
    }

    private var pictures: [String] {
        let target = first("photo-link-url", "link_url")
        let several = post["photos"].elements.prefix(Self.partLimit).map { photo in
            let caption = HTMLText.escaped(photo["caption"].text.trimmed)
            let address = photo["original_size"]["url"].text
            let largest = address.isEmpty ? Self.largest(photo) : address
            return HTMLText.picture(largest, caption: caption)
        }
        let pictures = several.isEmpty ? [HTMLText.picture(Self.largest(post))] : Array(several)
        return Address.isWeb(target)
            ? pictures + [HTMLText.element("p", HTMLText.link(target))]
            : pictures
    }

    private static func largest(_ photo: JSONValue) -> String {
        ["photo-url-1280", "photo-url-500", "photo-url-400", "photo-url-250"].lazy
            .map { photo[$0].text }.first { !$0.isEmpty } ?? ""
    }

    private var quote: [String] {
        let source = first("quote-source", "source")
        return [
            HTMLText.element("blockquote", first("quote-text", "text")),
            source.isEmpty ? "" : HTMLText.element("p", "— " + source),
        ]
    }

    private var link: [String] {
        let name = HTMLText.escaped(TitleText.read(plain: first("link-text", "title")))
        let address = first("link-url", "url")
        return [
            HTMLText.element("p", HTMLText.link(address, name)),
            told("link-description", "description"),
        ]
    }

    private var dialogue: [String] {
        let lines = [post["conversation"], post["dialogue"]].first { !$0.elements.isEmpty }
        let spoken = lines?.elements.map { line in
            let who = HTMLText.escaped(line["label"].text.trimmed)
            let words = HTMLText.escaped(line["phrase"].text.trimmed)
            return HTMLText.element("b", who) + (who.isEmpty ? "" : " ") + words
        }
        let text = HTMLText.escaped(first("conversation-text", "body"))
            .replacing("\n", with: "<br>")
        return [HTMLText.element("p", spoken?.joined(separator: "<br>\n") ?? text)]
    }

    private var sound: [String] {
        let piece = [first("id3-artist", "artist"), first("id3-title", "track_name")]
            .filter { !$0.isEmpty }.joined(separator: ": ")
        let address = first("audio_source_url", "audio_url")
        let name = HTMLText.escaped(piece)
        let player = address.isEmpty ? first("audio-embed", "audio-player", "embed") : ""
        return [
            HTMLText.element("p", HTMLText.link(address, name)), player,
            told("audio-caption", "caption"),
        ]
    }

    private var film: [String] {
        let address = first("permalink_url", "video_url")
        let players = post["player"].elements.map { $0["embed_code"].text }
        let player = players.last { !$0.isEmpty } ?? first("video-player", "video-source")
        let shown =
            address.isEmpty
            ? (Address.isWeb(player) ? HTMLText.link(player) : player) : HTMLText.link(address)
        return [HTMLText.element("p", shown), told("video-caption", "caption")]
    }

    private var answer: [String] {
        let name = HTMLText.escaped(first("asking_name"))
        let asking = HTMLText.link(first("asking_url"), name)
        return [
            HTMLText.element("p", asking.isEmpty ? "" : asking + ":"),
            HTMLText.element("blockquote", first("question")), told("answer"),
        ]
    }
}

/// The posts that a post answers, oldest first, as Tumblr keeps them beside it.
struct TumblrTrail {
    /// Whether nobody else is quoted.
    var isEmpty: Bool { others.isEmpty }
    /// Whether the trail ends in what the post itself says.
    let hasOwn: Bool
    /// What the post itself says, HTML.
    let own: String

    private let others: [(who: String, html: String)]
    /// The longest threads run to some hundreds.
    private static let limit = 100

    /// Reads a trail.
    init(_ items: [JSONValue]) {
        let current = items.filter { $0["is_current_item"].isTrue }
        hasOwn = !current.isEmpty
        own = current.map(Self.words).joined(separator: "\n")
        others = items.filter { !$0["is_current_item"].isTrue }.suffix(Self.limit).map {
            let name = $0["blog"]["name"].text
            return (name.isEmpty ? $0["broken_blog_name"].text : name, Self.words($0))
        }
    }

    /// What the others say: each quotes who came before, and is named.
    var html: String {
        // The opening parts from the newest to the oldest, then the words back to the newest.
        let openings = others.reversed().map { other in
            HTMLText.element("p", HTMLText.escaped(other.who) + ":") + "<blockquote>"
        }
        let closings = others.map { $0.html + "</blockquote>\n" }
        return openings.joined() + closings.joined()
    }

    private static func words(_ item: JSONValue) -> String {
        let text = item["content"].text.trimmed
        return text.isEmpty ? TumblrBlocks.html(item["content"].elements) : text
    }
}
