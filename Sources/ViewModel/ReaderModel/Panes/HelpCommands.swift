extension ReaderState {
    /// Does what a command means on the help page; false when it means nothing special there.
    mutating func performInHelp(_ command: Command, count: Int?) -> Bool {
        guard var page = help else { return false }
        let last = max(0, HelpText.lines.count - overlayHeight)
        let screen = max(1, overlayHeight - 1)
        switch command {
        case .redraw, .suspend, .quit, .commandLine: return false
        case .out, .close, .cancel, .help, .open:
            help = nil
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

    /// Keeps the help page within its lines.
    mutating func settleHelp() {
        guard var page = help else { return }
        page.top = max(0, min(page.top, HelpText.lines.count - overlayHeight))
        help = page
    }
}
