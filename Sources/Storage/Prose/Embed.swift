/// What an embedded thing is and where people find it, told from the address it is embedded by.
struct Embed {
    /// What it is.
    var kind: Media.Kind
    /// Where it is to be seen; the address as given where no better one is known.
    var address: String
    /// The name people know its place by.
    var service: String

    /// Tells what is embedded by an address.
    init(address: String) {
        let parts = Parts(address)
        service = Address.serviceName(host: parts.host)
        self.address = address
        kind = Address.isImage(address) ? .image : .embed
        for reader in Self.readers {
            guard let (kind, page) = reader(parts) else { continue }
            self.kind = kind
            if let page { self.address = page }
            if kind == .map, service == "Google" { service = "Google Maps" }
            return
        }
    }

    /// An address divided.
    struct Parts {
        let host: String
        let path: [Substring]
        let query: [Substring]
        let whole: String

        init(_ address: String) {
            whole = address
            host = Address.host(of: address)
            let bare = address.prefix { $0 != "#" }
            let mark = bare.firstIndex(of: "?") ?? bare.endIndex
            var rest = bare[..<mark]
            if let slashes = rest.range(of: "//") { rest = rest[slashes.upperBound...] }
            path = rest.split(separator: "/").dropFirst().map { $0 }
            query = bare[mark...].dropFirst().split(separator: "&")
        }

        func value(_ name: String) -> Substring? {
            query.first { $0.hasPrefix(name + "=") }.map { $0.dropFirst(name.count + 1) }
        }

        func isOn(_ name: String) -> Bool { host == name || host.hasSuffix("." + name) }

        /// The part of the path after one of the given ones.
        func part(after names: Set<String>) -> Substring? {
            guard let index = path.firstIndex(where: { names.contains(String($0)) }),
                index + 1 < path.count
            else { return nil }
            return path[index + 1]
        }
    }

    private static let readers: [@Sendable (Parts) -> (Media.Kind, String?)?] = [
        youTube, vimeo, dailymotion, otherVideo, map, sound, message,
    ]

    private static func youTube(_ parts: Parts) -> (Media.Kind, String?)? {
        if parts.isOn("youtu.be"), let id = parts.path.first, isName(id) {
            return (.video, "https://www.youtube.com/watch?v=\(id)")
        }
        guard parts.isOn("youtube.com") || parts.isOn("youtube-nocookie.com") else { return nil }
        if let list = parts.value("list"), parts.path.last == "videoseries", isName(list) {
            return (.video, "https://www.youtube.com/playlist?list=\(list)")
        }
        let id = parts.part(after: ["embed", "v", "shorts", "live"]) ?? parts.value("v")
        guard let name = id?.prefix(while: { $0 != "&" }), isName(name) else {
            return (.video, nil)
        }
        return (.video, "https://www.youtube.com/watch?v=\(name)")
    }

    private static func isDigits(_ id: some StringProtocol) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    private static func vimeo(_ parts: Parts) -> (Media.Kind, String?)? {
        guard parts.isOn("vimeo.com") else { return nil }
        let id = parts.part(after: ["video"]) ?? parts.value("clip_id")
        guard let id, isDigits(id) else { return (.video, nil) }
        return (.video, "https://vimeo.com/\(id)")
    }

    private static func dailymotion(_ parts: Parts) -> (Media.Kind, String?)? {
        guard parts.isOn("dailymotion.com") else { return nil }
        guard let id = parts.part(after: ["video", "swf"]) ?? parts.value("video"), id != "video",
            isName(id)
        else { return (.video, nil) }
        return (.video, "https://www.dailymotion.com/video/\(id)")
    }

    private static func otherVideo(_ parts: Parts) -> (Media.Kind, String?)? {
        let hosts = [
            "ted.com", "twitch.tv", "video.google.com", "blip.tv", "wistia.com", "wistia.net",
            "videopress.com", "v.youku.com", "player.youku.com", "bilibili.com", "rumble.com",
            "viddler.com", "metacafe.com", "nicovideo.jp", "liveleak.com",
            "videos.files.wordpress.com",
        ]
        return hosts.contains(where: parts.isOn) ? (.video, nil) : nil
    }

    private static func map(_ parts: Parts) -> (Media.Kind, String?)? {
        if parts.host.hasPrefix("maps.google.") || parts.isOn("openstreetmap.org") {
            return (.map, nil)
        }
        let isGoogle = parts.host.hasPrefix("google.") || parts.host.contains(".google.")
        if isGoogle, parts.path.first == "maps" { return (.map, nil) }
        let hosts = ["umap.openstreetmap.fr", "mapbox.com", "bikemap.net", "komoot.com"]
        return hosts.contains(where: parts.isOn) ? (.map, nil) : nil
    }

    private static func sound(_ parts: Parts) -> (Media.Kind, String?)? {
        if parts.isOn("spotify.com") {
            guard parts.path.first == "embed", parts.path.count > 2 else { return (.audio, nil) }
            let page = parts.path.dropFirst().joined(separator: "/")
            return (.audio, "https://open.spotify.com/\(page)")
        }
        if parts.host == "w.soundcloud.com" || parts.host == "player.soundcloud.com" {
            return (.audio, parts.value("url").flatMap(decodedPage))
        }
        let hosts = [
            "soundcloud.com", "bandcamp.com", "mixcloud.com", "podbean.com", "libsyn.com",
            "buzzsprout.com", "anchor.fm", "audioboom.com", "music.apple.com",
            "podcasts.apple.com", "deezer.com", "freesound.org",
        ]
        return hosts.contains(where: parts.isOn) ? (.audio, nil) : nil
    }

    private static func message(_ parts: Parts) -> (Media.Kind, String?)? {
        if parts.host == "platform.twitter.com", let id = parts.value("id"), isDigits(id) {
            return (.message, "https://twitter.com/i/status/\(id)")
        }
        if parts.isOn("facebook.com"), parts.path.first == "plugins" {
            let isVideo = parts.path.last?.hasPrefix("video") == true
            return (isVideo ? .video : .message, parts.value("href").flatMap(decodedPage))
        }
        let hosts = [
            "twitter.com", "x.com", "bsky.app", "threads.net", "instagram.com", "facebook.com",
            "redditmedia.com", "tumblr.com", "t.me", "truthsocial.com",
        ]
        if parts.isOn("embed.bsky.app") { return (.message, nil) }
        // Mastodon's servers are many; their addresses are alike.
        let isToot = parts.path.first?.hasPrefix("@") == true && parts.path.last == "embed"
        if isToot || parts.isOn("instagram.com"), parts.path.last == "embed" {
            return (
                .message,
                parts.whole.range(of: "/embed", last: true).map {
                    String(parts.whole[..<$0.lowerBound])
                }
            )
        }
        return hosts.contains(where: parts.isOn) ? (.message, nil) : nil
    }

    private static func isName(_ id: Substring) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    }

    /// A page's address that is part of another.
    private static func decodedPage(_ value: Substring) -> String? {
        let page = PercentCoding.decoded(String(value))
        let isPage = page.hasPrefix("http://") || page.hasPrefix("https://")
        return isPage && !page.utf8.contains { $0 <= 0x20 || $0 == 0x7F } ? page : nil
    }
}

extension StringProtocol {
    /// Where a text occurs first, or last.
    fileprivate func range(of text: String, last: Bool = false) -> Range<Index>? {
        var found: Range<Index>?
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(text) {
                let range = position..<index(position, offsetBy: text.count)
                if !last { return range }
                found = range
            }
            position = index(after: position)
        }
        return found
    }
}
