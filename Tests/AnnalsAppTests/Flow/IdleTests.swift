import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("What is done while nothing happens")
struct IdleTests {
    /// A program that has just opened the first post.
    private func reading(
        _ library: TestLibrary, on device: ScriptedDevice
    ) throws -> (Program, EffectRunner) {
        let mailbox = try Mailbox()
        let runner = EffectRunner(
            library: try library.open(), path: library.path, mailbox: mailbox)
        let program = Program(
            device: device, runner: runner, mailbox: mailbox, browser: NotedAddresses(),
            now: { 0 })
        program.start(nil)
        device.coming = KeyScript.keys("<Enter>").map { .key($0) }
        program.turn()
        return (program, runner)
    }

    @Test("a key that comes meanwhile waits for one step at most, and the rest is done after it")
    func keysComeFirst() throws {
        let library = try TestLibrary(posts: Sample.posts(1, words: 6_000))
        let device = ScriptedDevice(columns: 60, rows: 20)
        let (program, runner) = try reading(library, on: device)
        #expect(program.hasIdleWork)
        let page = device.presentations
        program.turn()
        #expect(program.hasIdleWork && device.presentations == page)
        // What a key leads to is on the screen after a single turn.
        device.coming = KeyScript.keys("<Space>").map { .key($0) }
        let before = device.rows
        program.turn()
        #expect(device.presentations == page + 1 && device.rows != before)
        #expect(program.hasIdleWork)
        var turns = 0
        while program.hasIdleWork, turns < 1_000 {
            program.turn()
            turns += 1
        }
        #expect((1..<1_000).contains(turns))
        #expect(device.presentations == page + 2)
        program.turn()
        #expect(device.presentations == page + 2)
        _ = runner.finish(within: 60_000)
    }

    @Test("what is read ahead draws nothing, and comes as it would without")
    func readsAhead() throws {
        let library = try TestLibrary(posts: Sample.posts(3, words: 80))
        let device = ScriptedDevice(columns: 60, rows: 20)
        let (program, runner) = try reading(library, on: device)
        var presentations = device.presentations
        var steps = 0
        while program.hasIdleWork, steps < 1_000 {
            program.turn()
            steps += 1
        }
        // At most once, for the page that was laid out to its end.
        #expect((2..<1_000).contains(steps) && device.presentations <= presentations + 1)
        presentations = device.presentations
        device.coming = KeyScript.keys("J").map { .key($0) }
        program.turn()
        #expect(device.presentations == presentations + 1)
        #expect(device.rows.contains { $0.contains("Post b") })
        _ = runner.finish(within: 60_000)
    }
}
