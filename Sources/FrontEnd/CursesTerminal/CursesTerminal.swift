internal import CNcurses
internal import Glibc
public import ReaderModel
public import Screen

/// The terminal: the only part of annals that touches it.
///
/// From ``init()`` to ``restore()`` the screen is annals' own. Curses has one terminal a process, so
/// there is one of these at a time, used from one thread. However the process ends, by return, by
/// signal or by crash, the terminal is given back; only SIGKILL leaves no time for it.
public final class CursesTerminal {
    /// Readable when keys are waiting: for `poll`, which must be asked for POLLIN only after
    /// ``keys()`` has been drained.
    public let inputDescriptor: Int32 = STDIN_FILENO
    /// The signals that concern the main loop; poll their descriptor too.
    public let signals: Signals
    /// Whether box drawing and typographic signs will show: for ``RenderOptions``.
    ///
    /// False where the locale's encoding isn't UTF-8, on the console, whose fonts lack them, and
    /// from the moment that the terminal is found to give them other widths.
    public var showsUnicode: Bool { hasUnicodeSigns && ink.narrowSigns == nil }
    /// Whether the terminal has gone: its window was closed, or its line dropped.
    public private(set) var isClosed = false
    /// Its size in cells, as last asked for by ``updateSize()``.
    public private(set) var size: TerminalSize

    /// The most milliseconds between two pieces of one sequence, also on a slow line.
    private static let longestGap: Int64 = 250

    /// What curses is to show next.
    ///
    /// No window of its own is drawn on: curses would have all of its cells once more, and copy them.
    private let window: UnsafeMutablePointer<WINDOW>
    /// Keys are read from a pad, because reading from a window would also refresh it.
    private let keyPad: UnsafeMutablePointer<WINDOW>
    private let screen: OpaquePointer
    private let output: FrameOutput
    private let hasUnicodeSigns: Bool
    private var ink: CellInk
    private var overlay: Overlay?
    private var probe: WidthProbe
    private let canCopy: Bool
    private var order: TextOrder
    private var decoder = KeyDecoder()
    /// When something was last read, in milliseconds of a clock that is never set back.
    private var readAt: Int64 = 0
    private var shown: CellGrid?
    private var isActive = true

    /// Takes over the terminal.
    ///
    /// - Throws: ``TerminalError`` when there is none, or its type is unknown or can't be drawn on.
    public init() throws(TerminalError) {
        var modes = termios()
        guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &modes) == 0,
            let signals = Signals()
        else { throw .notATerminal }
        self.signals = signals
        let type = Self.environment("TERM")
        let isUnicode = Self.setEncoding()
        // The size is asked of the terminal, not of LINES and COLUMNS, which go stale.
        use_env(false)
        use_tioctl(true)
        guard let output = FrameOutput() else { throw .notATerminal }
        guard !type.isEmpty, let screen = Self.newScreen(type, output) else {
            throw .unknownType(type)
        }
        let terminfo = Terminfo()
        guard terminfo.canAddress, let window = annals_next_window(), let pad = newpad(1, 1)
        else {
            endwin()
            delscreen(screen)
            throw .unknownType(type)
        }
        self.screen = screen
        self.output = output
        self.window = window
        keyPad = pad
        hasUnicodeSigns = isUnicode && type != "linux"
        canCopy = terminfo.colours >= 8 && type != "linux"
        order = TextOrder(isTold: canCopy)
        let brushes = Brushes(terminfo, usesColour: Self.environment("NO_COLOR").isEmpty)
        ink = CellInk(window: window, brushes: brushes)
        overlay = Overlay(
            terminfo, brushes: brushes, drawsLinks: Hyperlinks.areSupported(by: Self.environment))
        probe = WidthProbe(terminfo, isUnicode: isUnicode, environment: Self.environment)
        size = TerminalSize(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
        Self.setModes(keyPad: pad)
        // Cells moved along a row would take their links with them.
        idcok(window, false)
        clearok(window, true)
        signals.reassert()
        let restoring = (order.isTold ? TextOrder.ofTerminal : []) + terminfo.restoring
        CrashGuard.install(output: STDOUT_FILENO, restoring: restoring, modes: modes)
        CrashGuard.arm(true)
    }

    deinit {
        restore()
        delwin(keyPad)
        delscreen(screen)
    }

    /// Shows a grid; only what differs from the last one is sent, in one piece.
    ///
    /// A grid of another size than the terminal's is cut to it. Cost: a comparison per cell, then
    /// what curses takes for the cells that differ.
    public func present(_ grid: CellGrid) {
        guard isActive else { return }
        if let last = shown, last.columns != grid.columns || last.rows != grid.rows { shown = nil }
        // It holds for what is drawn from then on.
        let order = order.bytes(isOrdered: grid.isOrdered)
        if !order.isEmpty { redraw() }
        if shown == nil { werase(window) }
        ink.draw(grid, over: shown, columns: size.columns, rows: size.rows)
        let frame = output.collect {
            placeCursor(grid.cursor)
            doupdate()
        }
        send(order + frame + overlay(grid))
        shown = grid
    }

    /// Draws everything anew with the next ``present(_:)``, whatever the screen shows by now.
    public func redraw() {
        guard isActive else { return }
        clearok(window, true)
        shown = nil
    }

    /// The keys that are waiting, without waiting for any; also finds out ``isClosed``.
    public func keys() -> [KeyPress] {
        guard isActive else { return [] }
        var hasRead = false
        while true {
            let code = wgetch(keyPad)
            guard code != ERR else { break }
            if !hasRead { noteReading() }
            hasRead = true
            if code < 256 {
                decoder.take(byte: UInt8(truncatingIfNeeded: code))
            } else {
                decoder.take(key: CursesKeys.key(for: code))
            }
        }
        if !hasRead { isClosed = isClosed || hasInputEnded() }
        heedAnswer()
        return decoder.drain()
    }

    /// Asks the terminal for its size, and says it; call on ``Signals/Signal/resized``.
    @discardableResult
    public func updateSize() -> TerminalSize {
        var asked = winsize()
        guard isActive, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &asked) == 0, asked.ws_row > 0,
            asked.ws_col > 0
        else { return size }
        if is_term_resized(Int32(asked.ws_row), Int32(asked.ws_col)) {
            resizeterm(Int32(asked.ws_row), Int32(asked.ws_col))
            // Terminals differ in what they leave on the screen after a change of size.
            redraw()
        }
        size = TerminalSize(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
        return size
    }

    /// Gives the terminal to the shell and stops, as job control asks; comes back when continued.
    ///
    /// Afterwards the screen is as it was; ask ``updateSize()`` before the next ``present(_:)``.
    public func suspend() { leave { signals.stopProcess() } }

    /// Gives the terminal to a program that `body` starts and waits for; comes back when it returns.
    ///
    /// Meanwhile what is typed to interrupt or quit that program ends only that; what is typed to
    /// stop it stops annals too, for the shell. Afterwards the screen is as it was; ask
    /// ``updateSize()`` before the next ``present(_:)``.
    public func lend(_ body: () -> Void) { leave { signals.leaveKeys(to: body) } }

    private func leave(_ body: () -> Void) {
        guard isActive else { return }
        probe.settle(&decoder, descriptor: inputDescriptor, at: Self.now())
        CrashGuard.arm(false)
        send(order.end())
        endwin()
        body()
        CrashGuard.arm(true)
        resume()
    }

    /// Sets the terminal up again after the process was stopped by someone else; call on
    /// ``Signals/Signal/continued``.
    public func resume() {
        guard isActive else { return }
        reset_prog_mode()
        let last = shown
        redraw()
        updateSize()
        if let last { present(last) }
    }

    /// Gives the terminal back.
    ///
    /// Once is enough, more do no harm. Nothing is drawn afterwards.
    public func restore() {
        guard isActive else { return }
        probe.settle(&decoder, descriptor: inputDescriptor, at: Self.now())
        isActive = false
        CrashGuard.arm(false)
        send(order.end())
        endwin()
    }

    /// Asks the terminal to put a text on the clipboard (OSC 52); it may be set up not to.
    ///
    /// - Returns: false when it can't be asked: the text is longer than 74,000 bytes, or the
    ///   terminal is of a type that would print the request instead of obeying it.
    @discardableResult
    public func copyToClipboard(_ text: String) -> Bool {
        guard isActive, canCopy, let bytes = Clipboard.sequence(copying: text) else { return false }
        return send(bytes)
    }

    /// Writes past curses, which has sent all it had; false when the terminal is gone.
    @discardableResult
    private func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Another program has told the terminal not to let anyone wait.
                var request = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
                poll(&request, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// What curses can't draw, and once the question how wide the terminal draws.
    private func overlay(_ grid: CellGrid) -> [UInt8] {
        guard var layer = overlay else { return [] }
        var bytes = layer.bytes(
            for: grid, over: shown, columns: size.columns, rows: size.rows, text: ink.text(of:))
        overlay = layer
        if grid.columns == size.columns, grid.rows == size.rows {
            bytes += probe.question(
                over: grid, overlay: layer, decoder: &decoder, at: Self.now(), text: ink.text(of:))
        }
        return bytes
    }

    /// Draws anew with other signs when the terminal has said that it needs them.
    private func heedAnswer() {
        guard let signs = probe.finding(from: decoder) else { return }
        ink.narrowSigns = signs
        let last = shown
        redraw()
        if let last { present(last) }
    }

    /// Ends what was begun before a pause that no line makes within a sequence.
    private func noteReading() {
        let now = Self.now()
        if now - readAt > Self.longestGap { decoder.pause() }
        readAt = now
    }

    private func placeCursor(_ cursor: CellGrid.Cursor) {
        let row = max(0, min(cursor.row, size.rows - 1))
        let column = max(0, min(cursor.column, size.columns - 1))
        curs_set(cursor.isVisible ? 1 : 0)
        wmove(window, Int32(row), Int32(column))
    }

    /// Whether input is at its end: readable, and yet nothing can be read.
    private func hasInputEnded() -> Bool {
        var request = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 0) > 0 else { return false }
        if request.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        var waiting: Int32 = 0
        return ioctl(inputDescriptor, UInt(FIONREAD), &waiting) != 0 || waiting == 0
    }

    /// Starts curses and has it leave the terminal and come back, of which the terminal learns nothing.
    ///
    /// Until it has been away once, curses takes its caller for one that draws by no frames, and
    /// writes at each leap of the cursor.
    private static func newScreen(_ type: String, _ output: FrameOutput) -> OpaquePointer? {
        guard let screen = annals_new_terminal(type, output.stream) else { return nil }
        // Sends what curses has begun with, too.
        curs_set(0)
        _ = output.collect {
            endwin()
            doupdate()
        }
        return screen
    }

    private static func setModes(keyPad: UnsafeMutablePointer<WINDOW>) {
        CNcurses.raw()
        noecho()
        nonl()
        set_escdelay(25)
        // Keys that wait are taken in before a frame is drawn; half a frame is none.
        typeahead(-1)
        keypad(keyPad, true)
        nodelay(keyPad, true)
        curs_set(0)
    }

    /// Takes the encoding from the environment, also for the widths of characters (`wcwidth`);
    /// UTF-8, which is what annals writes, is drawn even where the locale hasn't got it.
    ///
    /// - Returns: whether the environment itself asks for UTF-8.
    public static func setEncoding() -> Bool {
        setlocale(LC_CTYPE, "")
        guard String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" else { return true }
        setlocale(LC_CTYPE, "C.UTF-8")
        return false
    }

    /// Milliseconds of a clock that is never set back.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func environment(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }
}
