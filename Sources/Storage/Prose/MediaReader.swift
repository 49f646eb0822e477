internal import CGumbo

/// Pictures, films and what else a terminal can only name.
extension HTMLReader {
    /// Reads an element that stands for something elsewhere.
    mutating func readMedia(_ tag: GumboTag, _ node: Node) {
        if node.isPlayed, let box = node.ancestors.first(where: { _ in true }), box.isPlayer {
            player = box
        }
        switch tag {
        case GUMBO_TAG_IMG: readImage(node)
        case GUMBO_TAG_VIDEO: append(.video, node, address: Self.source(of: node))
        case GUMBO_TAG_AUDIO: append(.audio, node, address: Self.source(of: node))
        case GUMBO_TAG_OBJECT: readObject(node)
        case GUMBO_TAG_SCRIPT: readScript(node)
        default:
            var address = node.attribute("src").map(Address.clean) ?? ""
            if address.isEmpty || address == "about:blank" || Address.isData(address) {
                address = Self.lateAddress(of: node)
            }
            if !address.isEmpty, address != "about:blank", !Self.isUnseen(node) {
                append(nil, node, address: address)
            }
        }
    }

    /// Reads what a script stands for: a formula, or a listing that only it brings.
    private mutating func readScript(_ node: Node) {
        if let type = node.attribute("type"), type.has("math/tex", at: 0) {
            let source = node.children.first { $0.text != nil }?.text ?? Bytes(start: nil, count: 0)
            let isDisplay = type.text.contains("display")
            return append(formula: source.text, isDisplay: isDisplay)
        }
        let address = node.attribute("src").map(Address.clean) ?? ""
        let host = Address.host(of: address)
        let isListing = ["gist.github.com", "pastebin.com", "jsfiddle.net", "gitlab.com"]
            .contains(host)
        if isListing { append(.embed, node, address: address) }
    }

    /// Reads what scripts turn into a player, if it is an address and nothing else.
    mutating func readBareEmbed(_ node: Node) -> Bool {
        guard let text = node.shortText(limit: 500) else { return false }
        let address = text.onOneLine
        let isAddress = Address.isWeb(address)
        guard isAddress, !address.utf8.contains(where: { $0 <= 0x20 }), address.utf8.count > 10,
            !node.holds(.link)
        else { return false }
        flow.endParagraph()
        append(nil, node, address: address)
        flow.endParagraph()
        return true
    }

    /// Reads a message elsewhere: as a quotation if its text is here, else as an embed.
    mutating func readMessage(_ node: Node) {
        let count = flow.blocks.count
        readQuote(node)
        guard flow.blocks.count == count, !place.isJoined else { return }
        for name: StaticString in ["data-instgrm-permalink", "data-href", "cite"] {
            let address = node.attribute(name).map(Address.clean) ?? ""
            guard Address.isWeb(address) else { continue }
            flow.endParagraph()
            let words = Embed(address: address).words(title: "", kind: .message)
            add(Media(kind: .message, text: words, address: address))
            return flow.endParagraph()
        }
    }

    private mutating func readImage(_ node: Node) {
        let roles = node.roles
        let written = Self.trimmedAttribute("alt", of: node)
        if roles.contains(.emoji), !written.isEmpty { return flow.line.add(written, in: context) }
        let address = Self.imageAddress(of: node)
        if let formula = FormulaPicture(roles: roles, alt: written, address: address) {
            let isDisplay = formula.isDisplay || node.attribute("data-display") != nil
            return append(formula: formula.source, isDisplay: isDisplay)
        }
        var text = PictureText.cleaned(written)
        if text.isEmpty {
            text = PictureText.cleaned(Self.trimmedAttribute("title", of: node))
        }
        guard !Self.isUnseen(node), !Address.isTracker(address),
            !(address.isEmpty && text.isEmpty), !PictureSize.isAvatar(node, roles, address)
        else { return }
        if PictureSize.isLine(node) || PictureText.isIcon(written) && PictureSize.isIcon(node) {
            return
        }
        if PictureSize.isSmall(node) {
            if let sign = PictureText.sign(text) { return flow.line.add(sign, in: context) }
            // In a cell or an item it may be the mark that says all.
            if text.isEmpty, !flow.isRunningText { text = FileName.words(in: address) }
            if place.isInCell, let words = PictureText.state(text, of: node) {
                return flow.line.add(words, in: context)
            }
            if PictureSize.isOrnament(node, hasText: !text.isEmpty) { return }
        }
        if place.isInNoscript, shown.contains(address) { return }
        // What many pictures of a post say is the post's title, not what is on them.
        if text.utf8.count >= 20, !pictureTexts.insert(text).inserted { text = "" }
        if text.isEmpty { text = FileName.readable(in: address) }
        add(Media(kind: .image, text: text, address: Address.isData(address) ? "" : address))
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
        append(isImage ? .image : nil, node, address: address)
    }

    /// Appends what an element embeds; the address tells what it is if `kind` doesn't.
    private mutating func append(_ kind: Media.Kind?, _ node: Node, address: String) {
        let embed = Embed(address: address)
        let page = Address.isData(address) ? "" : kind == nil ? embed.address : address
        if place.isInNoscript, shown.contains(page) { return }
        var title = Self.trimmedAttribute("title", of: node)
        if title.isEmpty { title = Self.trimmedAttribute("aria-label", of: node) }
        guard !title.isEmpty || !address.isEmpty else { return }
        let text =
            kind == .image ? PictureText.cleaned(title) : embed.words(title: title, kind: kind)
        add(Media(kind: kind ?? embed.kind, text: text, address: page))
    }

    /// Takes a picture or embed into the text.
    private mutating func add(_ media: Media) {
        if !media.address.isEmpty { shown.insert(media.address) }
        flow.line.add(media, in: context)
    }

    /// Whether the thing has no size, so that it only tells somebody that it was fetched.
    ///
    /// One side alone says nothing: a script that loads a picture late starts from a height of 0.
    private static func isUnseen(_ node: Node) -> Bool {
        let sizes: [StaticString] = ["0", "1", "0px", "1px"]
        let sides = [node.attribute("width"), node.attribute("height")].compactMap { $0 }
        return !sides.isEmpty
            && sides.allSatisfy { side in sizes.contains { side.equals($0) } }
    }

    /// A picture's address: the largest of those to choose from, as browsers too take one of them
    /// rather than `src`, which may be dead or a small stand-in.
    ///
    /// That of one loaded late is in an attribute of its script's own.
    private static func imageAddress(of node: Node) -> String {
        for name: StaticString in ["srcset", "data-srcset"] {
            guard let candidates = node.attribute(name) else { continue }
            let largest = SourceSet.largest(in: candidates.text)
            if !largest.isEmpty { return largest }
        }
        let address = node.attribute("src").map(Address.clean) ?? ""
        guard address.isEmpty || Address.isData(address) else { return address }
        let late = lateAddress(of: node)
        return late.isEmpty ? address : late
    }

    /// The address of something that a script loads late; empty if there is none.
    private static func lateAddress(of node: Node) -> String {
        for name in lateSources {
            if let late = node.attribute(name).map(Address.clean), !late.isEmpty { return late }
        }
        return ""
    }

    private static func source(of node: Node) -> String {
        if let address = node.attribute("src").map(Address.clean), !address.isEmpty {
            return address
        }
        let sources = node.children.lazy.filter { $0.tag == GUMBO_TAG_SOURCE }
        return sources.compactMap { $0.attribute("src").map(Address.clean) }.first ?? ""
    }

    /// An attribute's text on one line.
    private static func trimmedAttribute(_ name: StaticString, of node: Node) -> String {
        node.attribute(name)?.line ?? ""
    }

    /// The attributes in which scripts find the address of what they load late.
    static let lateSources: [StaticString] = [
        "data-src", "data-lazy", "data-original", "data-lazy-src", "data-orig-file",
        "data-large-file",
    ]
}

extension UnsafePointer<GumboNode> {
    /// Whether it is a film or a sound.
    var isPlayed: Bool { tag == GUMBO_TAG_VIDEO || tag == GUMBO_TAG_AUDIO }

    /// Whether the page says that it is the box of a player.
    fileprivate var isPlayer: Bool {
        guard tag == GUMBO_TAG_DIV, hasAttributes else { return false }
        if roles.contains(.player) { return true }
        let label = attribute("aria-label")
        return label?.equals("video player") == true || label?.equals("audio player") == true
    }
}
