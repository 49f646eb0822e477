/// Pictures that follow each other without a word between them.
enum PictureGroups {
    /// How many make a gallery.
    private static let least = 3

    /// The blocks with runs of pictures made galleries.
    static func grouped(_ blocks: [Block]) -> [Block] {
        guard blocks.count >= least, blocks.contains(where: \.isPicture) else { return blocks }
        var grouped: [Block] = []
        var run: [Figure] = []
        for block in blocks {
            if case .figure(let media, let caption) = block, media.kind == .image {
                run.append(Figure(media: media, caption: caption))
            } else {
                append(run, to: &grouped, least: least)
                run = []
                grouped.append(block)
            }
        }
        append(run, to: &grouped, least: least)
        return grouped
    }

    /// The blocks of a gallery.
    static func gallery(_ blocks: [Block]) -> [Block] {
        var grouped: [Block] = []
        var run: [Figure] = []
        for block in blocks {
            switch block {
            case .figure(let media, let caption): run.append(Figure(media: media, caption: caption))
            case .gallery(let figures): run += figures
            default:
                append(run, to: &grouped, least: 2)
                run = []
                grouped.append(block)
            }
        }
        append(run, to: &grouped, least: 2)
        return grouped
    }

    private static func append(_ run: [Figure], to blocks: inout [Block], least: Int) {
        if run.count >= least {
            blocks.append(.gallery(run))
        } else {
            blocks += run.map { .figure($0.media, caption: $0.caption) }
        }
    }
}

extension Block {
    fileprivate var isPicture: Bool {
        if case .figure(let media, _) = self { return media.kind == .image }
        return false
    }
}
