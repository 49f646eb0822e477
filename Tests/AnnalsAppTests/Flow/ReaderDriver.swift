import ArchiveModel
import Library
import ReaderModel
import Testing

@testable import AnnalsApp

/// The whole reader on a real library, driven key by key: everything but the terminal.
final class ReaderDriver {
    let device: ScriptedDevice
    let browser = NotedAddresses()
    private let library: TestLibrary
    private let program: Program
    private let runner: EffectRunner
    private let clock = ManualClock()

    /// What the driver waits at most for the threads behind the reader, in milliseconds.
    private static let patience: Int64 = 60_000

    /// Opens the reader on a library, which it keeps.
    init(
        _ library: TestLibrary, archive: ArchiveID? = nil, notice: String? = nil, columns: Int = 80,
        rows: Int = 24
    ) throws {
        self.library = library
        device = ScriptedDevice(columns: columns, rows: rows)
        let mailbox = try Mailbox()
        runner = EffectRunner(library: try library.open(), path: library.path, mailbox: mailbox)
        let clock = clock
        program = Program(
            device: device, runner: runner, mailbox: mailbox, browser: browser,
            now: { clock.milliseconds })
        program.start(archive, notice: notice)
        settle()
    }

    private final class ManualClock {
        var milliseconds: Int64 = 0
    }

    /// Whether the reader has been left.
    var hasEnded: Bool { program.hasEnded }

    /// The rows of the screen.
    var screen: [String] { device.rows }

    /// Presses keys one after the other, each when all that the one before led to is done.
    @discardableResult
    func press(_ script: String) -> Self {
        for key in KeyScript.keys(script) { happen(.key(key)) }
        return self
    }

    /// Presses keys faster than the screen is drawn: all come in one batch.
    @discardableResult
    func pressAtOnce(_ script: String) -> Self {
        device.coming += KeyScript.keys(script).map { .key($0) }
        settle()
        return self
    }

    /// Lets something else happen.
    @discardableResult
    func happen(_ event: ReaderEvent) -> Self {
        device.coming.append(event)
        settle()
        return self
    }

    /// Changes the terminal's size.
    @discardableResult
    func resize(columns: Int, rows: Int) -> Self {
        device.size = TerminalSize(columns: columns, rows: rows)
        return happen(.resized(device.size))
    }

    /// Lets time go by.
    @discardableResult
    func wait(milliseconds: Int64) -> Self {
        clock.milliseconds += milliseconds
        settle()
        return self
    }

    /// Checks that a text is on the screen.
    @discardableResult
    func expect(
        contains text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Self {
        #expect(
            screen.contains { $0.contains(text) }, "no “\(text)” in\n\(picture)",
            sourceLocation: sourceLocation)
        return self
    }

    /// Checks that a text is not on the screen.
    @discardableResult
    func expect(
        lacks text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Self {
        #expect(
            !screen.contains { $0.contains(text) }, "“\(text)” in\n\(picture)",
            sourceLocation: sourceLocation)
        return self
    }

    /// Leaves the reader as `annals` does; gives what could not be saved.
    @discardableResult
    func leave() -> [String] {
        if !hasEnded { press("Q") }
        return runner.finish(within: Self.patience)
    }

    /// The screen in one text.
    var picture: String { screen.joined(separator: "\n") }

    /// Turns until nothing is left to come; waits for threads, never for time.
    private func settle() {
        let deadline = Clock.milliseconds() + Self.patience
        repeat {
            #expect(runner.waitUntilDone(deadline: deadline), "the reader does not come to rest")
            let before = device.presentations
            program.turn()
            if device.presentations == before, !program.hasIdleWork { return }
        } while !hasEnded
    }
}
