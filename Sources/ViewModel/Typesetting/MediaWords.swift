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
        let text = media.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
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

    /// The file name in an image's or sound's address, or else the address's host.
    private static func place(of media: Media) -> String {
        guard !isInline(media.address) else { return "" }
        let address = media.address.prefix(2_000)
        let parts = address.prefix { $0 != "?" && $0 != "#" }
        let (host, path) = hostAndPath(of: parts)
        if media.kind == .image || media.kind == .audio || host.isEmpty {
            let file = decoded(path.split(separator: "/").last ?? "")
            if file.contains(".") { return shortened(file) }
        }
        return shortened(host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host))
    }

    private static func hostAndPath(of address: Substring) -> (host: Substring, path: Substring) {
        guard let slashes = firstDoubleSlash(in: address) else { return ("", address) }
        let rest = address[slashes...].dropFirst(2)
        guard let slash = rest.firstIndex(of: "/") else { return (rest, "") }
        return (rest[..<slash], rest[slash...])
    }

    private static func firstDoubleSlash(in address: Substring) -> Substring.Index? {
        guard let slash = address.firstIndex(of: "/") else { return nil }
        return address[slash...].hasPrefix("//") ? slash : nil
    }

    /// A path part with its percent escapes (RFC 3986, 2.1) undone where they are UTF-8.
    private static func decoded(_ part: Substring) -> String {
        guard part.utf8.contains(UInt8(ascii: "%")) else { return String(part) }
        var bytes: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? String(part)
    }

    private static func shortened(_ name: some StringProtocol) -> String {
        let name = String(name)
        return name.count <= maximumName ? name : String(name.prefix(maximumName - 1)) + "…"
    }
}
