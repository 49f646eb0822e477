import Prose

/// What stands on a page for a picture, film or other thing that a terminal cannot show.
enum MediaWords {
    /// Clusters of a file name that are shown.
    private static let maximumName = 40

    /// One line such as `[image: The lens · lens.jpg]`.
    static func words(for media: Media) -> String {
        let kind =
            switch media.kind {
            case .image: "image"
            case .video: "video"
            case .audio: "audio"
            case .map: "map"
            case .message: "message"
            case .embed: "embed"
            }
        let text = onOneLine(media.text)
        let name = place(of: media)
        if text.isEmpty, name.isEmpty { return "[\(kind)]" }
        if text.isEmpty || text == name { return "[\(kind): \(name)]" }
        if name.isEmpty { return "[\(kind): \(text)]" }
        return "[\(kind): \(text) · \(name)]"
    }

    /// Whether an address is the thing itself, written out: nothing that can be read or opened.
    static func isInline(_ address: String) -> Bool {
        address.utf8.prefix(5).elementsEqual("data:".utf8) { $0 | 0x20 == $1 | 0x20 }
    }

    /// A text with its white space collapsed, which it mostly is.
    private static func onOneLine(_ text: String) -> String {
        var last: UInt8 = 0x20
        for byte in text.utf8 {
            guard byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20 else {
                return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            last = byte
        }
        return last == 0x20 ? String(text.dropLast()) : text
    }

    /// The file name in an image's or sound's address, or else the address's host.
    private static func place(of media: Media) -> String {
        guard !isInline(media.address) else { return "" }
        let address = media.address.utf8.prefix(2_000)
        let parts = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let (host, path) = hostAndPath(of: parts)
        if media.kind == .image || media.kind == .audio || host.isEmpty {
            let file = decoded(path.split(separator: UInt8(ascii: "/")).last ?? path.prefix(0))
            if file.utf8.contains(UInt8(ascii: ".")) { return shortened(file) }
        }
        let name = host.starts(with: "www.".utf8) ? host.dropFirst(4) : host
        return shortened(String(Substring(name)))
    }

    private typealias Part = Substring.UTF8View

    private static func hostAndPath(of address: Part) -> (host: Part, path: Part) {
        let slash = UInt8(ascii: "/")
        guard let first = address.firstIndex(of: slash) else { return (address.prefix(0), address) }
        let rest = address[first...].dropFirst()
        guard rest.first == slash else { return (address.prefix(0), address) }
        let place = rest.dropFirst()
        guard let end = place.firstIndex(of: slash) else { return (place, place.prefix(0)) }
        return (place[..<end], place[end...])
    }

    /// A path part with its percent-encoding undone where it is UTF-8.
    private static func decoded(_ part: Part) -> String {
        guard part.contains(UInt8(ascii: "%")) else { return String(Substring(part)) }
        let bytes = PercentCoding.bytes(part)
        return String(validating: bytes, as: UTF8.self) ?? String(Substring(part))
    }

    private static func shortened(_ name: String) -> String {
        // A cluster has at least one byte.
        guard name.utf8.count > maximumName, name.count > maximumName else { return name }
        return String(name.prefix(maximumName - 1)) + "…"
    }
}
