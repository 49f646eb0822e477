/// What an embedded thing is called on the page.
extension Embed {
    /// Bytes of a name taken from an address that are shown; a longer one names nothing to a reader.
    private static let longestName = 60

    /// The title and where it is: `Fog horns · YouTube`.
    ///
    /// Without a title it is what the address tells, `YouTube dQw4w9WgXcQ` or the name of a file;
    /// empty if nothing is known.
    /// `kind` is what the page itself says the thing is, if it does: a file of its own has a name.
    func words(title: String, kind: Media.Kind?) -> String {
        let title = Self.bare(title)
        let isFile = kind == .video || kind == .audio || kind == .image
        let name = isFile ? FileName.readable(in: address) : ""
        if title.isEmpty {
            if !name.isEmpty { return name }
            let detail = detail
            return service.isEmpty || detail.isEmpty ? service : "\(service) \(detail)"
        }
        let isSaid = title.lowercased().contains(service.lowercased())
        return service.isEmpty || isSaid || !name.isEmpty ? title : "\(title) · \(service)"
    }

    /// Which of its place's things it is: an id, an author, what a map shows.
    private var detail: String {
        let parts = Parts(address)
        let found: Substring? =
            switch service {
            case "YouTube": parts.value("v") ?? parts.value("list")
            case "Vimeo", "Dailymotion", "TED": parts.path.last
            case "Twitter", "X": Self.author(parts) ?? parts.path.last
            case "Instagram": parts.part(after: ["p", "reel", "tv"])
            case "Bluesky": parts.part(after: ["profile"]).map { "@" + $0 }
            case "Threads", "TikTok": parts.path.first { $0.hasPrefix("@") }
            case "Spotify": parts.path.first
            case "SoundCloud", "Gist", "Mixcloud":
                parts.path.isEmpty ? nil : Substring(parts.path.prefix(2).joined(separator: "/"))
            case "Google Maps": parts.value("q")
            default: parts.path.first { $0.hasPrefix("@") }
            }
        guard let found, found.utf8.count <= Self.longestName else { return "" }
        let words = String(found.map { $0 == "+" ? " " : $0 })
        return PercentCoding.decoded(words).onOneLine
    }

    /// Who wrote a message: the first part of its address before `status`.
    private static func author(_ parts: Parts) -> Substring? {
        guard parts.path.count > 1, parts.path[1] == "status", parts.path[0] != "i" else {
            return nil
        }
        return "@" + parts.path[0]
    }

    /// A title without what players write themselves.
    private static func bare(_ title: String) -> String {
        if players.contains(title.lowercased()) { return "" }
        for start in ["Spotify Embed: ", "YouTube video: "] where title.hasPrefix(start) {
            return String(title.dropFirst(start.count))
        }
        return PictureText.cleaned(title)
    }

    private static let players: Set<String> = [
        "youtube video player", "youtube video", "youtube player", "vimeo video player",
        "vimeo player", "video player", "audio player", "embedded content", "embedded video",
        "twitter tweet", "x post", "video", "audio", "player", "iframe", "google maps", "map",
        "spotify embed", "soundcloud widget", "media player",
    ]
}
