internal import Typesetting

extension ReaderState {
    /// The lines of the help page that is shown, as wide as the screen; none while none is.
    public var helpLines: [HelpText.Line] {
        let lines =
            switch help?.topic {
            case .keys: HelpText.lines
            case .settings: HelpText.lines(settings)
            case nil: [HelpText.Line]()
            }
        return HelpText.wrapped(lines, columns: size.columns)
    }

    /// Does what a command means on the help page; false when it means nothing special there.
    mutating func performInHelp(_ command: Command, count: Int?) -> Bool {
        guard var page = help else { return false }
        let last = max(0, helpLines.count - overlayHeight)
        let screen = max(1, overlayHeight - 1)
        switch command {
        case .redraw, .suspend, .quit, .commandLine: return false
        case .out, .close, .cancel, .help, .open:
            help = nil
            return true
        case .find, .findBackward:
            open(.find(backward: command == .findBackward))
            return true
        case .findNext, .findPrevious:
            findAgain(reversed: command == .findPrevious, times: 1)
            return true
        case .continueReading where page.top >= last:
            help = nil
            return true
        case .continueReading: page.top += screen
        case .goBack: page.top -= screen
        default:
            guard let motion = Motion(command, count: count) else {
                help = nil
                return false
            }
            page.top = motion.target(from: page.top, count: last + 1, height: overlayHeight)
        }
        help = page
        return true
    }

    /// Goes to the next line of the help page with a text, or the one before.
    mutating func findInHelp(_ text: String, backward: Bool, from start: HelpPage)
        -> ReadingPane.FindOutcome
    {
        let lines = helpLines
        guard !lines.isEmpty else { return .missing }
        let index = start.hit ?? start.top - (backward ? 0 : 1)
        for step in 1..<lines.count + 1 {
            let place = backward ? index - step : index + step
            let line = ((place % lines.count) + lines.count) % lines.count
            guard !lines[line].continues else { continue }
            let rest = lines[(line + 1)...].prefix(while: \.continues)
            let whole = ([lines[line].keys, lines[line].text] + rest.map(\.text))
                .joined(separator: " ")
            guard TextFold.contains(text, in: whole) else { continue }
            var page = start
            page.hit = line
            if !(page.top..<page.top + overlayHeight).contains(line) {
                page.top = line - overlayHeight / 3
            }
            help = page
            return lines.indices.contains(place) ? .found : .wrapped
        }
        return .missing
    }

    /// Keeps the help page within its lines.
    mutating func settleHelp() {
        guard var page = help else { return }
        page.top = max(0, min(page.top, helpLines.count - overlayHeight))
        help = page
    }
}
