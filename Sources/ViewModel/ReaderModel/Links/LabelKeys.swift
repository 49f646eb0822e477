internal import ArchiveModel

extension ReaderState {
    /// Puts labels on the links on screen, so that one can be chosen.
    mutating func label(for purpose: LinkLabels.Purpose) {
        guard layout.text != nil, let pane = reading else { return say("There is no text here") }
        labels = LinkLabels(pane, under: note, in: layout.textColumns, purpose: purpose)
        if labels == nil { say("There is no link on screen") }
    }

    /// Takes a key while links have labels: a letter of one, or the way out.
    mutating func pressInLabels(_ key: KeyPress) {
        guard var labels else { return }
        switch key {
        case .named(.backspace), .control("h"):
            guard !labels.typed.isEmpty else {
                self.labels = nil
                return
            }
            labels.typed.removeLast()
        case .character(let character):
            labels.typed += character.lowercased()
            guard !labels.matching.isEmpty else {
                self.labels = nil
                return
            }
        default:
            self.labels = nil
            return
        }
        guard let chosen = labels.chosen else {
            self.labels = labels
            return
        }
        self.labels = nil
        switch labels.purpose {
        case .follow:
            // From a note within a note one is led to where the first one's mark is.
            let row = chosen.isInNote ? note?.row ?? 0 : chosen.row
            note = nil
            follow(chosen.address, from: row)
        case .copy: copy(wholeAddress(chosen.address).text)
        }
    }

    /// Puts the labels anew on a text that is set anew, or that a note lies over in another place;
    /// takes them away when that is gone.
    mutating func settleLabels() {
        // Where nothing but that can be said, what was there waits.
        guard let labels, !isTooSmall else { return }
        guard let pane = reading, labels.view.post == pane.view.post, layout.text != nil,
            picker == nil, help == nil
        else {
            self.labels = nil
            return
        }
        guard labels.view != pane.view || labels.noteFrame != note?.frame else { return }
        var renewed = LinkLabels(
            pane, under: note, in: layout.textColumns, purpose: labels.purpose)
        renewed?.keepTyped(of: labels)
        self.labels = renewed
    }
}
