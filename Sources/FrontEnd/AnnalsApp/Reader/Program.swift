internal import ArchiveModel
internal import Glibc
internal import ReaderModel
internal import Screen

/// The reader's main loop: waits, takes in what happened, runs what that leads to, draws once.
final class Program {
    private var state: ReaderState
    private let device: any ReaderDevice
    private let runner: EffectRunner
    private let mailbox: Mailbox
    private let browser: any AddressOpener
    private let now: () -> Int64
    private var timers = Timers()
    private let rows = DrawnRows()
    /// How long a browser that gets the terminal waits for what is to be written, in milliseconds.
    private static let patience: Int64 = 2_000
    /// How long idle work leaves the processor to the terminal after a frame, in milliseconds.
    private static let respite: Int32 = 2
    private var hasDrawn = false
    /// Whether the reader is to end.
    private(set) var hasEnded = false

    /// Makes a reader that has nothing open; `settings` is what the library keeps of them, `now` a
    /// clock in milliseconds, as ``Clock``.
    init(
        device: any ReaderDevice, runner: EffectRunner, mailbox: Mailbox,
        browser: any AddressOpener, settings: [String: String] = [:],
        now: @escaping () -> Int64 = Clock.milliseconds
    ) {
        self.device = device
        self.runner = runner
        self.mailbox = mailbox
        self.browser = browser
        self.now = now
        state = ReaderState(
            size: device.size, usesUnicodeOrnaments: device.renderOptions.usesUnicodeOrnaments,
            settings: settings)
    }

    /// Whether there is something to do while nothing happens.
    var hasIdleWork: Bool { look { $0.hasIdleWork || $0.readsAhead } && !hasEnded }

    /// Shows an archive, else the one that was read last, with a word on the bottom row.
    func start(_ archive: ArchiveID?, notice: String? = nil) {
        // First the archive: once one is open, listing them opens no other. It is looked at while
        // the counts of all are added up.
        if let first = archive ?? runner.lastRead {
            run([.openArchive(first)])
            draw()
        }
        run([.loadArchives])
        if let notice { take(.notice(notice)) }
        draw()
    }

    /// Reads until the person leaves or the terminal is gone.
    func run() {
        while !hasEnded {
            wait()
            turn()
        }
    }

    /// Takes in everything that has happened since the last turn and shows where that leads; when
    /// nothing has, does one step of what there is time for.
    func turn() {
        let events = mailbox.drain() + timers.due(at: now()) + device.events()
        guard !events.isEmpty else { return idle() }
        for event in events {
            take(event)
            if hasEnded { return }
        }
        draw()
    }

    /// What is not on the screen is set a step at a time, so that no key waits for more than one;
    /// where all of it is known, the screen may say more.
    ///
    /// What is read ahead shows nowhere.
    private func idle() {
        guard hasIdleWork else { return }
        let isOfPage = look { $0.hasIdleWork }
        take(.idle)
        if isOfPage, !look({ $0.hasIdleWork }) { draw() }
    }

    private func wait() {
        var entries = (device.descriptors + [mailbox.descriptor]).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let rest = timers.next.map { Int32(clamping: max(0, $0 - now())) } ?? -1
        let timeout = hasIdleWork ? (hasDrawn ? Self.respite : 0) : rest
        hasDrawn = false
        // An interruption is as good as news: the turn that follows finds out which.
        poll(&entries, nfds_t(entries.count), timeout)
    }

    private func take(_ event: ReaderEvent) {
        run(state.update(event))
    }

    /// Runs effects in order; what they are answered at once goes in before the next event.
    private func run(_ effects: [Effect]) {
        var effects = effects[...]
        while let effect = effects.popFirst() {
            for answer in perform(effect) { effects += state.update(answer) }
        }
    }

    private func perform(_ effect: Effect) -> [ReaderEvent] {
        switch effect {
        case .wake(let milliseconds, let generation):
            timers.add(at: now() + Int64(milliseconds), generation: generation)
        case .openInBrowser(let address): return open(address)
        case .copy(let text):
            guard device.copyToClipboard(text) else {
                return [.failed("This terminal has no clipboard to copy to", in: .other)]
            }
        case .redraw: device.redraw()
        case .suspend:
            runner.pause(atMost: 250)
            device.suspend()
            return [.resized(device.size)]
        case .quit: hasEnded = true
        default: return runner.run(effect) ?? []
        }
        return []
    }

    private func open(_ address: String) -> [ReaderEvent] {
        let opening = browser.open(address) { run in
            runner.pause(atMost: Self.patience)
            device.lend(run)
        }
        return switch opening {
        case .begun(let name): [.notice("Opened in \(name)")]
        case .left(let name): [.resized(device.size), .notice("Back from \(name)")]
        case .failed(let name, let status):
            [.resized(device.size), .failed(Browser.complaint(of: name, status), in: .other)]
        case .refused(let complaint): [.failed(complaint, in: .other)]
        }
    }

    private func draw() {
        hasDrawn = true
        device.present(look { render($0, options: device.renderOptions, reusing: rows) })
    }

    /// Looks at the state where it is: as a property of a class it would be copied, all of it.
    private func look<Result>(_ body: (inout ReaderState) -> Result) -> Result { body(&state) }
}
