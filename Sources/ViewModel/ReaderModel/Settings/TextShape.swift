internal import Typesetting

extension ReaderState {
    /// By how many cells the keys make the text wider or narrower.
    private static let widthStep = 4

    /// How many cells of code the keys go sideways.
    private static let codeStep = 8

    /// Makes the text wider, or narrower when negative, from what is seen.
    mutating func widen(by count: Int) {
        let shown = min(settings.width, layout.textColumn?.width ?? settings.width)
        guard case .number(let bounds) = Setting.width.entry.kind else { return }
        let wanted = max(bounds.lowerBound, min(shown + count * Self.widthStep, bounds.upperBound))
        var trial = self
        trial.settings.set(.width, to: String(wanted))
        let width = min(wanted, trial.layout.textColumn?.width ?? wanted)
        guard width != shown else {
            return say("The text cannot be \(count > 0 ? "wider" : "narrower"): \(shown) cells")
        }
        keep(.width, String(width), saving: String(width))
        say("Text \(width) cells wide")
    }

    /// Lets long lines of code go on below, or sideways.
    mutating func toggleCode() {
        let value = settings.scrollsCode ? "fold" : "scroll"
        keep(.code, value, saving: value)
        reading?.codeStart = 0
        let right = Command.codeRight.shownKey ?? ""
        say(
            settings.scrollsCode
                ? "Long code goes on sideways: \(right) shows it" : "Long code goes on below")
    }

    /// Goes sideways in long lines of code; back to their beginning when nil.
    mutating func scrollCode(by count: Int?) {
        guard let (top, capacity, codeStart) = reading.map({ ($0.top, $0.capacity, $0.codeStart) })
        else { return say("There is no post here") }
        guard settings.scrollsCode else {
            return say("Long code is folded: \(Command.toggleCode.shownKey ?? "") changes that")
        }
        guard let count else {
            reading?.show(codeFrom: 0)
            return
        }
        // Measured in its place: a copy would be laid out anew with each key.
        let overhang = reading?.page.codeOverhang(from: top, count: capacity) ?? 0
        // Lines that are not seen any more may have led further than these go.
        let most = count > 0 ? max(overhang, codeStart) : codeStart
        let start = max(0, min(codeStart + count * Self.codeStep, most))
        guard start != codeStart else {
            return say(count > 0 ? "No code goes on further right" : "This is where code begins")
        }
        reading?.show(codeFrom: start)
    }
}
