internal import CGumbo

/// Pictures, films and what else a terminal can only name.
extension HTMLReader {
    /// Reads an element that stands for something elsewhere.
    mutating func readMedia(_ tag: GumboTag, _ node: Node) {
        switch tag {
        case GUMBO_TAG_IMG: readImage(node)
        case GUMBO_TAG_VIDEO: append(.video, node, address: Self.source(of: node))
        case GUMBO_TAG_AUDIO: append(.audio, node, address: Self.source(of: node))
        case GUMBO_TAG_OBJECT: readObject(node)
        case GUMBO_TAG_SCRIPT:
            // The code of many posts about programs is only there.
            let address = node.attribute("src").map(Address.clean) ?? ""
            if Address.host(of: address) == "gist.github.com" {
                append(.embed, node, address: address)
            }
        default:
            let address = node.attribute("src").map(Address.clean) ?? ""
            if !address.isEmpty, address != "about:blank", !Self.isUnseen(node) {
                append(Self.kind(of: address), node, address: address)
            }
        }
    }

    /// Reads `noscript`: of its content only pictures and embeds that nothing else has shown.
    mutating func readNoscript(_ node: Node) {
        guard !isInNoscript, node.contains([GUMBO_TAG_IMG, GUMBO_TAG_IFRAME]) else { return }
        isInNoscript = true
        let blocks = contained { $0.readChildren(of: node) }
        isInNoscript = false
        for block in blocks { appendMedia(of: block) }
    }

    /// Reads `figure`: what it holds, with its caption under the last picture.
    mutating func readFigure(_ node: Node) {
        var caption: Node?
        let blocks = contained { reader in
            for child in node.children where !child.isHidden {
                if child.tag == GUMBO_TAG_FIGCAPTION || child.hasClass("wp-caption-text") {
                    caption = child
                } else {
                    reader.read(child)
                }
            }
        }
        flow.append(blocks)
        guard let caption else { return }
        let text = InlineJoin.inlines(of: contained { $0.readChildren(of: caption) })
        if !text.isEmpty, !flow.append(caption: text) { flow.append(.paragraph(text)) }
    }

    private mutating func readImage(_ node: Node) {
        let address = Self.imageAddress(of: node)
        let text = Self.imageText(of: node)
        if node.hasClass(where: { $0.equals("emoji") || $0.equals("wp-smiley") }), !text.isEmpty {
            return flow.line.add(text, in: context)
        }
        guard !Self.isUnseen(node), !Address.isTracker(address), !(address.isEmpty && text.isEmpty)
        else { return }
        if isInNoscript, shown.contains(address) { return }
        let isWrittenOut = Address.isData(address)
        add(Media(kind: .image, text: text, address: isWrittenOut ? "" : address))
    }

    /// An old-fashioned embed: the address is its own, its parameter's or that of its `embed`.
    private mutating func readObject(_ node: Node) {
        var address = node.attribute("data").map(Address.clean) ?? ""
        for child in node.children where address.isEmpty {
            if child.tag == GUMBO_TAG_EMBED {
                address = child.attribute("src").map(Address.clean) ?? ""
            } else if child.tag == GUMBO_TAG_PARAM, let name = child.attribute("name"),
                name.equals("movie") || name.equals("src")
            {
                address = child.attribute("value").map(Address.clean) ?? ""
            }
        }
        guard !address.isEmpty else { return readChildren(of: node) }
        let isImage =
            Address.isImage(address) || node.attribute("type")?.has("image/", at: 0) == true
        append(isImage ? .image : Self.kind(of: address), node, address: address)
    }

    private mutating func append(_ kind: Media.Kind, _ node: Node, address: String) {
        if isInNoscript, shown.contains(address) { return }
        var text = Self.trimmedAttribute("title", of: node)
        if text.isEmpty { text = Self.trimmedAttribute("aria-label", of: node) }
        if text.isEmpty, kind != .image {
            text = Address.serviceName(host: Address.host(of: address))
        }
        guard !text.isEmpty || !address.isEmpty else { return }
        add(Media(kind: kind, text: text, address: Address.isData(address) ? "" : address))
    }

    private mutating func add(_ media: Media) {
        if !media.address.isEmpty { shown.insert(media.address) }
        flow.line.add(media, in: context)
    }

    private mutating func appendMedia(of block: Block) {
        switch block {
        case .figure: flow.append(block)
        case .paragraph(let inlines), .heading(_, let inlines):
            for media in inlines.media { flow.line.add(media, in: context) }
        case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks):
            for block in blocks { appendMedia(of: block) }
        case .list(let list):
            for block in list.items.flatMap(\.blocks) { appendMedia(of: block) }
        case .gallery(let figures):
            for figure in figures { flow.line.add(figure.media, in: context) }
        case .verse(let inlines): for media in inlines.media { flow.line.add(media, in: context) }
        case .definitions, .code, .math, .rule, .table, .notes: break
        }
    }

    /// Whether the thing has no size, so that it only tells somebody that it was fetched.
    private static func isUnseen(_ node: Node) -> Bool {
        let names: [StaticString] = ["width", "height"]
        let sizes: [StaticString] = ["0", "1", "0px", "1px"]
        return names.contains { name in
            node.attribute(name).map { value in sizes.contains { value.equals($0) } } ?? false
        }
    }

    /// A picture's address; that of one loaded late is in an attribute of its script's own.
    private static func imageAddress(of node: Node) -> String {
        let address = node.attribute("src").map(Address.clean) ?? ""
        guard address.isEmpty || Address.isData(address) else { return address }
        for name in lateSources {
            if let late = node.attribute(name).map(Address.clean), !late.isEmpty { return late }
        }
        for name: StaticString in ["srcset", "data-srcset"] {
            guard let candidates = node.attribute(name) else { continue }
            let first = Address.clean(candidates).prefix { $0 != " " && $0 != "," }
            if !first.isEmpty, !Address.isData(String(first)) { return String(first) }
        }
        return address
    }

    private static func imageText(of node: Node) -> String {
        let text = trimmedAttribute("alt", of: node)
        return text.isEmpty ? trimmedAttribute("title", of: node) : text
    }

    private static func source(of node: Node) -> String {
        if let address = node.attribute("src").map(Address.clean), !address.isEmpty {
            return address
        }
        let sources = node.children.lazy.filter { $0.tag == GUMBO_TAG_SOURCE }
        return sources.compactMap { $0.attribute("src").map(Address.clean) }.first ?? ""
    }

    private static func kind(of address: String) -> Media.Kind {
        switch Address.serviceName(host: Address.host(of: address)) {
        case "YouTube", "Vimeo", "Dailymotion", "TED": .video
        case "SoundCloud", "Spotify": .audio
        default: Address.isImage(address) ? .image : .embed
        }
    }

    /// An attribute's text on one line.
    private static func trimmedAttribute(_ name: StaticString, of node: Node) -> String {
        node.textAttribute(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let lateSources: [StaticString] = [
        "data-src", "data-original", "data-lazy-src", "data-orig-file", "data-large-file",
    ]
}

extension [Inline] {
    /// The pictures and embeds among the inlines, in order.
    var media: [Media] {
        flatMap { inline -> [Media] in
            switch inline {
            case .media(let media): [media]
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .noteReference(_, let inner):
                inner.media
            case .text, .lineBreak, .math, .anchor: []
            }
        }
    }
}
