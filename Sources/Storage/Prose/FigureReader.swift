internal import CGumbo

/// Pictures with what belongs to them: captions, other pictures.
extension HTMLReader {
    /// Reads `figure`: what it holds, with its caption under the last picture.
    mutating func readFigure(_ node: Node) {
        var captions: [Node] = []
        arrive(at: node)
        let outer = place
        place.isInFigure = true
        defer { place = outer }
        var blocks = contained(groupsPictures: false) { reader in
            for child in node.children where !child.isHidden {
                if child.tag == GUMBO_TAG_FIGCAPTION || child.roles.contains(.captionText) {
                    captions.append(child)
                } else {
                    reader.read(child)
                }
            }
        }
        var caption: [Inline] = []
        for node in captions {
            let line = readWords(of: node)
            caption += (caption.isEmpty || line.isEmpty ? [] : [.lineBreak]) + line
        }
        if !caption.isEmpty, blocks.count == 1 {
            // Of a quotation the caption says whose it is.
            switch blocks[0] {
            case .quote(let inner): blocks[0] = .quote(inner + [.paragraph(Self.source(caption))])
            case .pullQuote(let inner):
                blocks[0] = .pullQuote(inner + [.paragraph(Self.source(caption))])
            default: return append(blocks, caption)
            }
            return flow.append(blocks)
        }
        // A caption above more than pictures keeps its place: it is read before them.
        if !caption.isEmpty, Self.beginsWithCaption(node), !blocks.allSatisfy(\.isFigure) {
            return flow.append([.paragraph(caption)] + blocks)
        }
        append(blocks, caption)
    }

    private static func beginsWithCaption(_ figure: Node) -> Bool {
        figure.children.first { $0.tag != GUMBO_TAG_LAST && !$0.isHidden }?.tag
            == GUMBO_TAG_FIGCAPTION
    }

    /// A caption of many pictures is below them, not one's own.
    private mutating func append(_ blocks: [Block], _ caption: [Inline]) {
        flow.append(caption.isEmpty ? blocks : PictureGroups.grouped(blocks))
        if !caption.isEmpty, !flow.append(caption: caption) { flow.append(.paragraph(caption)) }
    }

    /// Reads pictures that belong together, whatever the elements that hold them are.
    mutating func readGallery(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let outer = place
        place.isInGallery = true
        let blocks = contained(groupsPictures: false) { $0.readChildren(of: node) }
        place = outer
        flow.append(outer.isInGallery ? blocks : PictureGroups.gallery(blocks))
    }

    /// Reads the caption of the picture before it; false if there is none before it.
    ///
    /// What credits the picture often stands in a box of its own after the caption; in a gallery a
    /// second caption is that of all pictures.
    mutating func readCaption(_ node: Node) -> Bool {
        flow.endParagraph()
        guard case .figure(_, let above)? = flow.blocks.last, nesting < Self.maximumNesting,
            above.isEmpty || !place.isInGallery
        else { return false }
        let caption = readWords(of: node)
        return caption.isEmpty || flow.append(caption: caption)
    }

    /// The lines of a caption.
    private mutating func readWords(of node: Node) -> [Inline] {
        let outer = place
        place.isInFigure = true
        place.isInCaption = true
        defer { place = outer }
        return joined { $0.readChildren(of: node) }
    }

    /// Reads `noscript`: of its content only pictures and embeds that nothing else has shown.
    mutating func readNoscript(_ node: Node) {
        guard !place.isInNoscript, node.holds([.picture, .frame]) else { return }
        place.isInNoscript = true
        let blocks = contained(groupsPictures: false) { $0.readChildren(of: node) }
        place.isInNoscript = false
        for block in blocks { appendMedia(of: block) }
    }

    private mutating func appendMedia(of block: Block) {
        switch block {
        case .figure: flow.append(block)
        case .paragraph(let inlines), .heading(_, let inlines), .verse(let inlines):
            for media in inlines.media { flow.line.add(media, in: context) }
        case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks):
            for block in blocks { appendMedia(of: block) }
        case .list(let list):
            for block in list.items.flatMap(\.blocks) { appendMedia(of: block) }
        case .gallery(let figures):
            for figure in figures { flow.line.add(figure.media, in: context) }
        case .definitions, .code, .math, .rule, .table, .notes: break
        }
    }
}
