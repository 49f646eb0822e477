internal import ArchiveModel

/// Where a saved page was on the web, as far as the page and its place in a mirror tell.
struct MirrorAddress {
    /// The address, or a path from the root of a site whose host is not known; never empty for a
    /// page of a mirror.
    let text: String
    /// The moment that the page was captured at, as fourteen digits; empty when nothing tells.
    let capture: String
    /// Whether it names the host.
    var isWhole: Bool { Address.isWeb(text) }

    /// What stands in for a host that is not known.
    private static let noHost = "http://host.invalid"

    /// Finds out: by what the program that saved the page wrote into it, else by the page's path in
    /// the mirror, whose first folder wget names after the host.
    init(html: String, path: String) {
        text = Self.stated(html) ?? Self.mirrored(path)
        capture =
            path.split(separator: "/").first { WaybackPage.isCapture(String($0)) }
            .map(Self.digits(of:)) ?? ""
    }

    /// An address that is known, and when the page was captured there, as `2011-01-25T20:14:00Z`.
    init(known: String, capture: String = "") {
        text = WaybackPage.original(known)
        self.capture = capture.isEmpty ? "" : Self.digits(of: capture[...])
    }

    /// A moment to the second as fourteen digits.
    private static func digits(of moment: Substring) -> String {
        let digits = String(decoding: moment.utf8.filter(\.isDigit).prefix(14), as: UTF8.self)
        return digits + String(repeating: "0", count: 14 - digits.utf8.count)
    }

    /// The address of a link, given as it stands in a page at a base that may be a path.
    static func resolve(_ reference: String, against base: String) -> String {
        guard base.hasPrefix("/"), !base.hasPrefix("//") else {
            return Address.resolve(reference, against: base)
        }
        let whole = Address.resolve(reference, against: noHost + base)
        return whole.hasPrefix(noHost + "/") ? String(whole.dropFirst(noHost.count)) : whole
    }

    // MARK: - Stated

    /// What HTTrack, the Wayback Machine, SingleFile and browsers write into pages they save.
    private static func stated(_ html: String) -> String? {
        var html = html
        return html.withUTF8 { bytes in
            if let mark = bytes.index(of: "<!-- Mirrored from ") {
                let rest = bytes[(mark + 19)...].prefix(longest)
                let end = Bytes(rebasing: rest).index(of: " by HTTrack")
                if let end { return "http://" + text(rest.prefix(end)) }
            }
            // Chrome and Internet Explorer: `saved from url=(0023)http://fog.example/`.
            if let mark = bytes.index(of: "saved from url=("),
                let close = bytes[mark...].prefix(64).firstIndex(of: UInt8(ascii: ")"))
            {
                return web(bytes[(close + 1)...])
            }
            if bytes.index(of: "Page saved with SingleFile") != nil,
                let mark = bytes.index(of: "url: ")
            {
                return web(bytes[(mark + 5)...])
            }
            if let mark = bytes.index(of: "__wm.wombat(\"") { return web(bytes[(mark + 13)...]) }
            return nil
        }
    }

    private static func web(_ bytes: Slice<Bytes>) -> String? {
        let address = text(
            bytes.prefix(longest).prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x3C })
        let original = WaybackPage.original(address)
        return Address.isWeb(original) ? original : nil
    }

    private static func text(_ bytes: Slice<Bytes>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static let longest = 4 << 10

    // MARK: - By path

    private static func mirrored(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        // `web.archive.org/web/20100102030405/http:/fog.example/2010/`
        if let capture = parts.firstIndex(where: { WaybackPage.isCapture($0) }),
            capture + 2 < parts.count, parts[capture + 1].hasPrefix("http")
        {
            parts.removeFirst(capture + 2)
        } else if let host = parts.dropLast().firstIndex(where: isHost) {
            parts.removeFirst(host)
            // All captures of a site, each in a folder of its own within the host's.
            if parts.count > 2, parts[1].utf8.count == 14, WaybackPage.isCapture(parts[1]) {
                parts.remove(at: 1)
            }
        } else {
            return "/" + withoutIndex(parts).joined(separator: "/")
        }
        return "http://" + withoutIndex(parts).joined(separator: "/")
    }

    /// Whether a folder is named like a host: `fog.example`, `localhost:8080`.
    static func isHost(_ name: String) -> Bool {
        let host = name.prefix { $0 != ":" && $0 != "+" }
        if host == "localhost" { return true }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.utf8.count > 1,
            !endings.contains(last.lowercased())
        else { return false }
        let isNumber = labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
        return isNumber
            || last.utf8.allSatisfy(\.isLetter)
                && labels.allSatisfy { label in
                    !label.isEmpty
                        && label.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D }
                }
    }

    /// What files end in, not hosts.
    private static let endings: Set<String> = [
        "html", "htm", "php", "xml", "txt", "asp", "aspx", "zip",
    ]

    /// A folder's own page is the folder.
    private static func withoutIndex(_ parts: [String]) -> [String] {
        guard let last = parts.last, ["index.html", "index.htm"].contains(last.lowercased()) else {
            return parts
        }
        return parts.dropLast() + [""]
    }
}

/// What the Wayback Machine does to the pages it gives out.
enum WaybackPage {
    /// The address that one of the archive's stands for; any other unchanged.
    ///
    /// `https://web.archive.org/web/20100102030405im_/http://fog.example/a.png`, also as a path.
    static func original(_ address: String) -> String {
        guard let mark = address.utf8Range(of: "/web/") else { return address }
        let before = address[..<mark.lowerBound]
        guard before.isEmpty || before.hasSuffix("archive.org") || before.hasSuffix("/wayback")
        else { return address }
        let rest = address[mark.upperBound...]
        guard let slash = rest.firstIndex(of: "/"), isCapture(String(rest[..<slash])) else {
            return address
        }
        let original = String(rest[rest.index(after: slash)...])
        if Address.isWeb(original) || original.hasPrefix("mailto:") { return original }
        return original.contains(".") && !original.hasPrefix("/") ? "http://" + original : address
    }

    /// Whether a part of a path is the moment of a capture: `20100102030405`, `20100102im_`.
    static func isCapture(_ part: String) -> Bool {
        let digits = part.utf8.prefix { $0.isDigit }
        let rest = part.utf8.dropFirst(digits.count)
        return (4...14).contains(digits.count)
            && (rest.isEmpty || rest.count == 3 && rest.last == UInt8(ascii: "_"))
            && digits.count > 7
    }

    /// A page without the archive's own bar, which stands between two comments.
    static func withoutBar(_ html: String) -> String {
        guard let start = html.utf8Range(of: "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"),
            let end = html.utf8Range(of: "<!-- END WAYBACK TOOLBAR INSERT -->"),
            end.lowerBound >= start.upperBound
        else { return html }
        return String(html[..<start.lowerBound]) + String(html[end.upperBound...])
    }
}
