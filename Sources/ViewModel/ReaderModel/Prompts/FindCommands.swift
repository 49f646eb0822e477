internal import ArchiveModel
internal import Typesetting

extension ReaderState {
    /// What the list marks in its titles: what was looked for there; nil for nothing.
    public var markedInTitles: String? { showsHits && prompt == nil ? find?.text : nil }

    /// Moves to the first hit while the text to find is being typed, in text and tree.
    mutating func findWhileTyping(_ text: String, backward: Bool) {
        guard let origin = prompt?.origin else { return }
        if let page = origin.help {
            help = page
            return hint(
                text.isEmpty ? "" : Self.word(findInHelp(text, backward: backward, from: page)))
        }
        showsHits = true
        switch focus {
        case .text:
            returnPage(to: origin)
            guard !text.isEmpty, !isBeginningShown else { return hint("") }
            let outcome = findInText(.text(text), backward: backward, times: 1)
            if outcome == .missing { return hint(Self.word(outcome)) }
            tellHit(Self.word(outcome))
        case .tree:
            guard !text.isEmpty else { return returnTree(to: origin) }
            hint(Self.word(findInTree(text, backward: backward, from: origin.tree)))
        case .list: hint(text.isEmpty ? "" : "Enter looks through all titles")
        }
    }

    /// Finds what was typed, or what was found last when nothing was.
    mutating func acceptFind(_ prompt: Prompt, backward: Bool) {
        let text = prompt.text.isEmpty ? find?.text ?? "" : prompt.text
        guard !text.isEmpty else { return say("There is nothing to look for") }
        if let origin = prompt.origin { restore(origin) }
        find = FindQuery(text: text, isBackward: backward)
        look(for: .text(text), backward: backward, times: 1)
    }

    /// Goes to the next hit in the pane that has the focus, or the one before.
    mutating func findAgain(reversed: Bool, times: Int) {
        guard let find else { return say("There is nothing to look for yet: / finds") }
        look(for: find.target, backward: find.isBackward != reversed, times: times)
    }

    /// Goes to a hit of a text in the pane that has the focus.
    mutating func look(for target: FindTarget, backward: Bool, times: Int) {
        showsHits = true
        let text = target.text
        if focus == .text, help == nil, putOff(.find(backward: backward, times: times)) { return }
        if focus == .list, help == nil {
            return seekTitle(text, backward ? .backward : .forward, hasWrapped: false)
        }
        // More hits than this nobody counts.
        let times = max(1, min(times, 1_000))
        let outcome =
            if let help {
                findInHelp(text, backward: backward, from: help)
            } else if focus == .text {
                findInText(target, backward: backward, times: times)
            } else {
                findInTree(text, backward: backward, times: times)
            }
        if outcome != .found, goToNextFound(target, backward: backward) { return }
        let words = outcome == .wrapped ? Self.wrapped(backward) : ""
        if outcome == .missing {
            say("No hit for “\(text)”", isError: true)
        } else if help == nil, focus == .text {
            tellHit(words)
        } else if outcome == .wrapped {
            say(words)
        }
    }

    /// Says which hit find stands on, behind a word on how it got there.
    private mutating func tellHit(_ words: String) {
        hitWords = words
        sayHit()
    }

    /// Says it again, as far as the hits are counted now.
    mutating func sayHit() {
        guard let words = hitWords, let target = shownFind else { return }
        let place = reading?.placeOfHit(target) ?? ""
        let said = [words, place].filter { !$0.isEmpty }.joined(separator: " · ")
        if prompt == nil { say(said) } else { hint(said) }
        hitWords = words
    }

    private mutating func findInTree(
        _ text: String, backward: Bool, times: Int
    ) -> ReadingPane.FindOutcome {
        var outcome = ReadingPane.FindOutcome.found
        // The same hits come round again: a few hundred months need no more steps than that.
        for _ in 0..<min(times, 100) {
            switch findInTree(text, backward: backward, from: tree) {
            case .missing: return .missing
            case .wrapped: outcome = .wrapped
            case .found: break
            }
        }
        return outcome
    }

    private mutating func findInText(
        _ target: FindTarget, backward: Bool, times: Int
    ) -> ReadingPane.FindOutcome {
        guard var pane = reading else { return .missing }
        pane.prepareFind()
        let start = pane.findOffset(pane.findStart(backward: backward))
        let found = pane.search(target, from: start, backward: backward, times: times)
        if let hit = found.hit { show(hit, on: &pane) }
        reading = pane
        return found.outcome
    }

    /// Shows a hit; what hides it is opened.
    private mutating func show(_ hit: Range<Int>, on pane: inout ReadingPane) {
        var shown = pane.shownHit(hit)
        if shown == nil, let ground = pane.ground {
            comments.reveal(under: ground.comments(hiding: hit.lowerBound))
            pane.set(pageSetting)
            pane.prepareFind()
            shown = pane.shownHit(hit)
        }
        if let shown { pane.show(hit: shown) }
    }

    private mutating func findInTree(
        _ text: String, backward: Bool, from start: ArchiveTree
    ) -> ReadingPane.FindOutcome {
        guard let archive else { return .missing }
        let nodes = ArchiveTree.rows(archive.outline, order) { _ in true }.map(\.node)
        let index = nodes.firstIndex { $0 == start.selected?.node } ?? 0
        for step in 1..<nodes.count + 1 {
            let place = backward ? index - step : index + step
            let node = nodes[(place + nodes.count) % nodes.count]
            guard TextFold.contains(text, in: node.name) else { continue }
            reveal(node)
            show(node)
            return nodes.indices.contains(place) ? .found : .wrapped
        }
        return .missing
    }

    private mutating func returnTree(to origin: PromptOrigin) {
        hint("")
        if let node = origin.tree.selected?.node {
            reveal(node)
            show(node)
        }
    }

    private static func word(_ outcome: ReadingPane.FindOutcome) -> String {
        switch outcome {
        case .found: ""
        case .wrapped: "round the end"
        case .missing: "no hit"
        }
    }
}
