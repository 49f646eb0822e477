internal import Prose

/// Leaves boxes out of an article that are mostly links, fields or pictures.
struct ArticleCleaning {
    /// The nodes that are out.
    private(set) var isOut: [Bool]
    /// Characters of text that are left in what was cleaned.
    private(set) var letters = 0

    private let page: WebPage
    private let title: String
    private let weighs: Bool
    private let cleans: Bool
    private var tallies: [PageTally]
    private let tables: DataTables

    /// Prepares to clean parts of a page.
    init(page: WebPage, isOut: [Bool], title: String, weighs: Bool, cleans: Bool) {
        self.page = page
        self.isOut = page.inherited(isOut)
        self.title = title
        self.weighs = weighs
        self.cleans = cleans
        tallies = Array(repeating: PageTally(), count: page.nodes.count)
        tables = DataTables(in: page)
    }

    /// Cleans all below a node, in one pass from its last to its first: what is in a box is decided
    /// on before the box.
    mutating func clean(_ root: Int) {
        for number in (root..<page.nodes[root].end).reversed() where !isOut[number] {
            tallies[number].close(page.nodes[number])
            let parent = page.nodes[number].parent
            if number > root, !page.nodes[number].isText, isUnwanted(number, in: root) {
                isOut[number] = true
            } else if number > root {
                tallies[parent] += tallies[number]
            }
        }
        letters += tallies[root].letters
    }

    private func isUnwanted(_ number: Int, in root: Int) -> Bool {
        let node = page.nodes[number]
        switch node.name {
        case "footer", "aside", "link", "input", "textarea", "select", "button": return true
        case "object", "embed", "iframe": return !PageEmbeds.isFilm(node)
        case "h1", "h2": if weight(of: number) < 0 { return true }
        case "form", "fieldset", "table", "ul", "ol", "div", "section":
            if cleans, isClutter(number, in: root) { return true }
        default: break
        }
        return page.hints[number].contains(.share) && tallies[number].letters < 500
    }

    private func weight(of number: Int) -> Int {
        guard weighs else { return 0 }
        let node = page.nodes[number]
        return PageHints.weight(
            className: node[attribute: "class"] ?? "", id: node[attribute: "id"] ?? "")
    }

    /// Whether a box holds little that is read for its own sake.
    private func isClutter(_ number: Int, in root: Int) -> Bool {
        guard !tables.contains(number), !isInCode(number, below: root) else { return false }
        let tally = tallies[number]
        let name = page.nodes[number].name
        let weight = weight(of: number)
        if weight < 0 { return true }
        guard tally.commas < 9 else { return false }
        if tally.films > 0 { return false }
        let isList =
            name == "ul" || name == "ol"
            || tally.letters > 0 && Double(tally.listLetters) / Double(tally.letters) > 0.9
        let isFigure = page.isWithin(number) { page.nodes[$0].name == "figure" }
        let density = tally.linkDensity
        var isOut =
            !isFigure && tally.pictures > 1 && tally.paragraphs * 2 < tally.pictures
            || !isList && tally.items - 100 > tally.paragraphs
            || tally.fields > tally.paragraphs / 3
            || !isList && weight < 25 && density > 0.2
            || weight >= 25 && density > 0.5
            || tally.embeds == 1 && tally.letters < 75 || tally.embeds > 1
            || tally.pictures == 0 && tally.proseLetters == 0
        if !isList, !isFigure, tally.headingLetters * 10 < tally.letters * 9, tally.letters < 25,
            tally.pictures == 0 || tally.pictures > 2, density > 0
        {
            isOut = true
        }
        // A list of pictures and nothing else is a gallery.
        if isList, isOut, tally.items > 0, tally.pictures == tally.items { return false }
        return isOut
    }

    private func isInCode(_ number: Int, below root: Int) -> Bool {
        page.isWithin(number) { $0 > root && page.nodes[$0].name == "code" }
    }
}

/// Frames, objects and other things from elsewhere.
enum PageEmbeds {
    /// Whether an element shows a film or plays a sound of a place known for them.
    static func isFilm(_ node: MarkupTree.Node) -> Bool {
        node.attributes.contains { attribute in
            let value = attribute.value.prefix(1 << 10).lowercased()
            return places.contains { value.contains($0) }
        }
    }

    private static let places = [
        "youtube.com/", "youtube-nocookie.com/", "player.vimeo.com/", "dailymotion.com/",
        "archive.org/embed", "player.twitch.tv/", "v.qq.com/", "bilibili.com/", "soundcloud.com/",
        "upload.wikimedia.org/",
    ]
}

/// The tables of a page that hold data, with all that is in them.
struct DataTables {
    private var isIn: [Bool]

    /// Whether a node is such a table, in one, or holds one.
    func contains(_ number: Int) -> Bool { isIn[number] }

    /// Finds them: those that say so by caption, heads or summary, or are large.
    init(in page: WebPage) {
        isIn = Array(repeating: false, count: page.nodes.count)
        var number = 0
        while number < page.nodes.count {
            let node = page.nodes[number]
            if node.name == "table", Self.isData(number, of: page) {
                for inner in number..<node.end { isIn[inner] = true }
                var parent = node.parent
                while parent >= 0, !isIn[parent] {
                    isIn[parent] = true
                    parent = page.nodes[parent].parent
                }
                number = node.end
            } else {
                number += 1
            }
        }
    }

    private static func isData(_ number: Int, of page: WebPage) -> Bool {
        let node = page.nodes[number]
        if node[attribute: "role"] == "presentation" { return false }
        if node[attribute: "datatable"] == "0" { return false }
        if node[attribute: "summary"]?.isEmpty == false { return true }
        let below = page.nodes[(number + 1)..<node.end]
        if below.contains(where: { marks.contains($0.name) }) { return true }
        if below.contains(where: { $0.name == "table" }) { return false }
        let rows = below.count { $0.name == "tr" }
        let cells = below.count { $0.name == "td" }
        guard rows > 0 else { return false }
        let columns = (cells + rows - 1) / rows
        guard rows > 1, columns > 1 else { return false }
        return rows >= 10 || columns > 4 || rows * columns > 10
    }

    private static let marks: Set<String> = ["col", "colgroup", "tfoot", "thead", "th", "caption"]
}
