/// What can be told from an address without asking anybody.
enum Address {
    /// The address as written, without the white space and controls that browsers drop.
    static func clean(_ bytes: Bytes) -> String {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        let trimmed = bytes.slice(start..<end)
        guard trimmed.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return trimmed.text }
        return String(decoding: trimmed.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
    }

    /// Whether the address is a thing written out in itself.
    static func isData(_ address: String) -> Bool { has(prefix: "data:", address) }

    /// Whether the address is one of the web, with its scheme.
    static func isWeb(_ address: String) -> Bool {
        has(prefix: "https://", address) || has(prefix: "http://", address)
    }

    /// Whether following the address would run a script.
    static func isScript(_ address: String) -> Bool { has(prefix: "javascript:", address) }

    /// Whether the address is of the kind that only annals itself makes.
    static func isOwn(_ address: String) -> Bool { has(prefix: Prose.ownScheme, address) }

    /// Whether the address is of a file on somebody's own disk.
    static func isFile(_ address: String) -> Bool { has(prefix: "file:", address) }

    /// Whether the address is one of a picture, by its name or by a host that has only pictures.
    static func isImage(_ address: String) -> Bool {
        let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let ending = String(decoding: path[path.index(after: dot)...], as: UTF8.self).lowercased()
        if imageEndings.contains(ending) { return true }
        let host = host(of: address)
        return host.hasSuffix("bp.blogspot.com") || host == "blogger.googleusercontent.com"
    }

    /// The parts of an address's path between its slashes, in lower case, the host among them.
    static func path(of address: String) -> [String] {
        address.prefix(2_000).prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map {
            $0.lowercased()
        }
    }

    /// Whether the address is, by its form, of the page of who writes: `/by/nuala`, `/@nuala`.
    static func isOfAuthor(_ address: String) -> Bool {
        let path = path(of: address)
        guard let last = path.last else { return false }
        return last.hasPrefix("@")
            || path.count >= 2 && authorFolders.contains(path[path.count - 2])
    }

    /// The host in lower case without `www.`; empty for a relative address.
    static func host(of address: String) -> String {
        let bytes = Array(address.utf8)
        var start = 0
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            bytes[..<colon].allSatisfy(\.isLetter)
        {
            start = colon + 1
        }
        let slash = UInt8(ascii: "/")
        guard start + 2 < bytes.count, bytes[start] == slash, bytes[start + 1] == slash else {
            return ""
        }
        let authority = bytes[(start + 2)...].prefix { !"/?#:".utf8.contains($0) }
        let host = String(decoding: authority, as: UTF8.self).lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Whether the picture at the address only tells somebody that it was fetched.
    static func isTracker(_ address: String) -> Bool {
        let host = host(of: address)
        if trackerHosts.contains(host) || host.hasSuffix(".doubleclick.net") { return true }
        return (host == "blogger.googleusercontent.com" && address.contains("/tracker/"))
            || (host.hasPrefix("feeds.") && address.contains("/~"))
            || (host == "feeds.wordpress.com" && address.contains("/1.0/"))
    }

    /// The name people know a host by.
    static func serviceName(host: String) -> String {
        for (ending, name) in services where host == ending || host.hasSuffix("." + ending) {
            return name
        }
        return host
    }

    private static func has(prefix: String, _ address: String) -> Bool {
        address.utf8.prefix(prefix.utf8.count).elementsEqual(prefix.utf8) { $0.lowercased == $1 }
    }

    static let imageEndings: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "avif", "tif", "tiff", "heic",
    ]

    private static let authorFolders: Set<String> = [
        "by", "author", "authors", "contributor", "contributors",
    ]

    private static let trackerHosts: Set<String> = [
        "pixel.wp.com", "stats.wordpress.com", "feedproxy.google.com", "rss.feedsportal.com",
        "pixel.quantserve.com", "b.scorecardresearch.com", "google-analytics.com",
        "assoc-amazon.com",
        "ir-na.amazon-adsystem.com",
    ]

    private static let services = [
        ("youtube.com", "YouTube"), ("youtube-nocookie.com", "YouTube"), ("youtu.be", "YouTube"),
        ("vimeo.com", "Vimeo"), ("dailymotion.com", "Dailymotion"), ("twitter.com", "Twitter"),
        ("x.com", "X"), ("bsky.app", "Bluesky"), ("threads.net", "Threads"),
        ("soundcloud.com", "SoundCloud"), ("spotify.com", "Spotify"), ("flickr.com", "Flickr"),
        ("bandcamp.com", "Bandcamp"), ("mixcloud.com", "Mixcloud"), ("codepen.io", "CodePen"),
        ("gist.github.com", "Gist"), ("slideshare.net", "SlideShare"),
        ("maps.google.com", "Google Maps"), ("google.com", "Google"),
        ("openstreetmap.org", "OpenStreetMap"), ("speakerdeck.com", "Speaker Deck"),
        ("facebook.com", "Facebook"), ("instagram.com", "Instagram"), ("ted.com", "TED"),
        ("archive.org", "Internet Archive"), ("blogger.com", "Blogger"), ("tumblr.com", "Tumblr"),
        ("jsfiddle.net", "JSFiddle"), ("pastebin.com", "Pastebin"), ("tiktok.com", "TikTok"),
        ("scribd.com", "Scribd"),
    ]
}
