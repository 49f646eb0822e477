internal import CursesTerminal
internal import ReaderModel
internal import Screen

/// The terminal as a ``ReaderDevice``.
final class CursesDevice: ReaderDevice {
    private let terminal: CursesTerminal

    /// Takes over the terminal.
    init() throws(Failure) {
        do { terminal = try CursesTerminal() } catch { throw Failure(error) }
    }

    var descriptors: [Int32] { [terminal.inputDescriptor, terminal.signals.descriptor] }

    var size: TerminalSize { terminal.size }

    var renderOptions: RenderOptions { RenderOptions(usesUnicodeOrnaments: terminal.showsUnicode) }

    func events() -> [ReaderEvent] {
        let signals = terminal.signals.drain()
        if signals.contains(.suspended) { terminal.suspend() }
        if signals.contains(.continued) { terminal.resume() }
        var events = terminal.keys().map { ReaderEvent.key($0) }
        if !signals.isDisjoint(with: [.resized, .suspended, .continued]) {
            events.append(.resized(terminal.updateSize()))
        }
        if signals.contains(.terminated) || terminal.isClosed { events.append(.terminated) }
        return events
    }

    func present(_ grid: CellGrid) { terminal.present(grid) }

    func redraw() { terminal.redraw() }

    func suspend() {
        terminal.suspend()
        terminal.updateSize()
    }

    func lend(_ body: () -> Void) {
        terminal.lend(body)
        terminal.updateSize()
    }

    func copyToClipboard(_ text: String) -> Bool { terminal.copyToClipboard(text) }

    /// What annals tells the shell when a signal ended it; nil when none did.
    var endingStatus: ExitCode? {
        terminal.signals.endingNumber.flatMap { ExitCode(rawValue: 128 + $0) }
    }

    /// Gives the terminal back to the shell.
    func restore() { terminal.restore() }
}
