internal import Prose

/// How much text speaks for each element of a page.
struct ArticleScores {
    private let page: WebPage
    private let isOut: [Bool]
    private let weighs: Bool
    private let tallies: [PageTally]
    /// The score of each element that text has spoken for.
    private var scores: [Double?]

    /// What a paragraph must have to speak at all.
    private static let leastLetters = 25
    /// How many elements up a paragraph is heard.
    private static let reach = 5

    /// Hears all paragraphs of a page.
    init(page: WebPage, isOut: [Bool], weighs: Bool) {
        self.page = page
        self.isOut = isOut
        self.weighs = weighs
        tallies = PageTally.all(in: page, isOut: isOut)
        scores = Array(repeating: nil, count: page.nodes.count)
        hearAll()
        for number in scores.indices {
            if let score = scores[number] {
                scores[number] = score * (1 - tallies[number].linkDensity)
            }
        }
    }

    /// The nodes that make up the article.
    var roots: [Int] {
        guard !page.nodes.isEmpty else { return [] }
        guard let top = top else { return [0] }
        let parent = page.nodes[top].parent
        guard parent >= 0 else { return [top] }
        return page.children(of: parent).filter { $0 == top || isPart($0, beside: top) }
    }

    // MARK: - Hearing

    private mutating func hearAll() {
        var number = 1
        while number < page.nodes.count {
            let node = page.nodes[number]
            guard !isOut[number] else {
                number = node.end
                continue
            }
            if Self.speaking.contains(node.name) {
                hear(tallies[number], in: parent(of: number))
            } else if node.name == "div" {
                hearDivision(number)
            }
            number += 1
        }
    }

    private static let speaking: Set<String> = [
        "section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre",
    ]

    /// A division is a paragraph itself where it holds only text; else the stretches of text in it
    /// are.
    private mutating func hearDivision(_ number: Int) {
        guard !isWrapper(number) else { return }
        guard tallies[number].blocks > 1 else {
            return hear(tallies[number], in: parent(of: number))
        }
        var stretch = PageTally()
        for child in page.children(of: number) where !isOut[child] {
            if isPhrasing(child) {
                stretch += tallies[child]
            } else {
                hear(stretch, in: number)
                stretch = PageTally()
            }
        }
        hear(stretch, in: number)
    }

    private mutating func hear(_ tally: PageTally, in first: Int) {
        guard tally.letters >= Self.leastLetters else { return }
        let share = 2 + Double(tally.commas) + Double(min(tally.letters / 100, 3))
        var ancestor = first
        var level = 0
        while ancestor >= 0, level < Self.reach {
            let part = level == 0 ? 1.0 : level == 1 ? 2.0 : Double(level * 3)
            scores[ancestor] = (scores[ancestor] ?? firstScore(of: ancestor)) + share / part
            ancestor = parent(of: ancestor)
            level += 1
        }
    }

    private func firstScore(of number: Int) -> Double {
        let kind: Double =
            switch page.nodes[number].name {
            case "div": 5
            case "pre", "td", "blockquote": 3
            case "address", "ol", "ul", "dl", "dd", "dt", "li", "form": -3
            case "h1", "h2", "h3", "h4", "h5", "h6", "th": -5
            default: 0
            }
        return kind + Double(weight(of: number))
    }

    private func weight(of number: Int) -> Int {
        guard weighs else { return 0 }
        let node = page.nodes[number]
        return PageHints.weight(
            className: node[attribute: "class"] ?? "", id: node[attribute: "id"] ?? "")
    }

    /// The element round a node, without boxes that hold one paragraph and nothing else.
    private func parent(of number: Int) -> Int {
        var parent = page.nodes[number].parent
        while parent > 0, isWrapper(parent) { parent = page.nodes[parent].parent }
        return parent
    }

    /// Whether a division holds one paragraph and nothing else.
    private func isWrapper(_ number: Int) -> Bool {
        guard page.nodes[number].name == "div", tallies[number].linkDensity < 0.25 else {
            return false
        }
        var paragraph: Int?
        for child in page.children(of: number) where !isOut[child] {
            let node = page.nodes[child]
            if node.isText {
                if tallies[child].letters > 0 { return false }
            } else if node.name == "p", paragraph == nil {
                paragraph = child
            } else {
                return false
            }
        }
        return paragraph != nil
    }

    private func isPhrasing(_ number: Int) -> Bool {
        let name = page.nodes[number].name
        if PageElements.phrasing.contains(name) { return true }
        return (name == "a" || name == "del" || name == "ins") && tallies[number].blocks == 0
    }

    // MARK: - Choosing

    /// The element that holds the article or most of it.
    private var top: Int? {
        let ranked = scores.indices.filter { scores[$0] != nil && $0 > 0 }
            .sorted { (scores[$0] ?? 0, $1) > (scores[$1] ?? 0, $0) }.prefix(5)
        guard var top = ranked.first, let first = scores[top] else { return nil }
        if let common = commonHolder(of: top, among: ranked.dropFirst(), least: first * 0.75) {
            top = common
        }
        top = climbed(from: top)
        // An only child says no more than what it is in.
        while page.nodes[top].parent > 0 {
            let parent = page.nodes[top].parent
            let others = page.children(of: parent).contains {
                $0 != top && !isOut[$0] && !page.nodes[$0].isText
            }
            guard !others else { break }
            top = parent
        }
        return top
    }

    /// The element that holds at least three other good ones, for an article in several boxes.
    private func commonHolder(of top: Int, among others: ArraySlice<Int>, least: Double) -> Int? {
        let good = others.filter { scores[$0] ?? 0 >= least }
        guard good.count >= 3 else { return nil }
        var holder = page.nodes[top].parent
        while holder > 0 {
            let range = holder..<page.nodes[holder].end
            if good.count(where: { range.contains($0) && $0 != holder }) >= 3 { return holder }
            holder = page.nodes[holder].parent
        }
        return nil
    }

    /// Goes up as long as what is there scores more: then it holds more of the article.
    private func climbed(from start: Int) -> Int {
        var last = scores[start] ?? 0
        let least = last / 3
        var parent = page.nodes[start].parent
        while parent > 0 {
            if let score = scores[parent] {
                guard score >= least else { break }
                if score > last { return parent }
                last = score
            }
            parent = page.nodes[parent].parent
        }
        return start
    }

    /// Whether an element beside the article is part of it.
    private func isPart(_ number: Int, beside top: Int) -> Bool {
        guard !isOut[number], !page.nodes[number].isText else { return false }
        let topScore = scores[top] ?? 0
        let topClass = page.nodes[top][attribute: "class"] ?? ""
        let isAlike = !topClass.isEmpty && page.nodes[number][attribute: "class"] == topClass
        let bonus = isAlike ? topScore * 0.2 : 0
        if let score = scores[number], score + bonus >= max(10, topScore * 0.2) { return true }
        guard page.nodes[number].name == "p" else { return false }
        let tally = tallies[number]
        if tally.letters > 80 { return tally.linkDensity < 0.25 }
        guard tally.letters > 0, tally.linkLetters == 0 else { return false }
        return page.text(of: number, out: isOut).contains { ".。!?！？".contains($0) }
    }
}

extension PageTally {
    /// What each node of a page holds; nothing for those that are out.
    ///
    /// Cost: one pass from the last node to the first, each added to the one it is in.
    static func all(in page: WebPage, isOut: [Bool]) -> [PageTally] {
        var tallies = [PageTally](repeating: PageTally(), count: page.nodes.count)
        let isHidden = page.inherited(isOut)
        for number in page.nodes.indices.reversed() where !isHidden[number] {
            tallies[number].close(page.nodes[number])
            let parent = page.nodes[number].parent
            if parent >= 0 { tallies[parent] += tallies[number] }
        }
        return tallies
    }

    /// Adds what a node is to what is in it, all of which is added already.
    mutating func close(_ node: MarkupTree.Node) {
        switch node.name {
        case "": self += PageTally(text: node.text)
        case "a":
            let isInner = node[attribute: "href"]?.hasPrefix("#") == true
            linkLetters = Double(letters) * (isInner ? 0.3 : 1)
        case "h1", "h2", "h3", "h4", "h5", "h6": headingLetters = letters
        case "ul", "ol": listLetters = letters
        case "li": items += 1
        case "img": pictures += 1
        // A picture that loads late stands there once more.
        case "noscript": pictures = 0
        case "input": fields += 1
        case "iframe", "object", "embed":
            if PageEmbeds.isFilm(node) { films += 1 } else { embeds += 1 }
        default: break
        }
        if node.name == "p" { paragraphs += 1 }
        if Self.prose.contains(node.name) { proseLetters = letters }
        if PageElements.blocks.contains(node.name) { blocks += 1 }
    }

    private static let prose: Set<String> = [
        "span", "li", "td", "blockquote", "dl", "div", "ol", "p", "pre", "table", "ul",
    ]
}

extension WebPage {
    /// Which nodes are out themselves or in one that is.
    func inherited(_ isOut: [Bool]) -> [Bool] {
        var all = isOut
        for number in nodes.indices where !all[number] {
            let parent = nodes[number].parent
            if parent >= 0, all[parent] { all[number] = true }
        }
        return all
    }
}
