internal import ArchiveModel
internal import Typesetting

extension ReaderState {
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
            if let pane = origin.reading, pane.post == reading?.post { reading?.put(back: pane) }
            guard !text.isEmpty else { return hint("") }
            let outcome = findInText(text, backward: backward)
            let place = outcome == .missing ? "" : reading?.placeOfHit(text) ?? ""
            hint([Self.word(outcome), place].filter { !$0.isEmpty }.joined(separator: " · "))
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
        look(for: text, backward: backward, times: 1)
    }

    /// Goes to the next hit in the pane that has the focus, or the one before.
    mutating func findAgain(reversed: Bool, times: Int) {
        guard let find else { return say("There is nothing to look for yet: / finds") }
        look(for: find.text, backward: find.isBackward != reversed, times: times)
    }

    private mutating func look(for text: String, backward: Bool, times: Int) {
        showsHits = true
        if focus == .list, help == nil {
            return seekTitle(text, backward ? .backward : .forward, hasWrapped: false)
        }
        // More hits than this nobody counts.
        let times = max(1, min(times, 1_000))
        let outcome =
            if let help {
                findInHelp(text, backward: backward, from: help)
            } else if focus == .text {
                findInText(text, backward: backward, times: times)
            } else {
                findInTree(text, backward: backward, times: times)
            }
        let place = help == nil && focus == .text ? reading?.placeOfHit(text) ?? "" : ""
        switch outcome {
        case .found: if !place.isEmpty { say(place) }
        case .missing: say("No hit for “\(text)”", isError: true)
        case .wrapped: say(Self.wrapped(backward) + (place.isEmpty ? "" : " · " + place))
        }
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
        _ text: String, backward: Bool, times: Int = 1
    ) -> ReadingPane.FindOutcome {
        guard var pane = reading else { return .missing }
        let start = pane.findStart(backward: backward)
        let outcome =
            times == 1
            ? pane.find(text, from: start, backward: backward)
            : pane.find(text, from: start, backward: backward, times: times)
        reading = pane
        return outcome
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
