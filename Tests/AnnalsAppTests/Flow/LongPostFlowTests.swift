import ArchiveModel
import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("A post of a megabyte in the reader")
struct LongPostFlowTests {
    private func library() throws -> TestLibrary {
        var posts = Sample.posts(3, words: 10)
        posts[1] = Sample.posts(2, words: 160_000)[1]
        #expect(posts[1].body.text.utf8.count > 1_000_000)
        return try TestLibrary(posts: posts)
    }

    @Test("the first screen is there before the rest, and stays as it is when that comes")
    func firstScreen() throws {
        let library = try library()
        let device = ScriptedDevice(columns: 80, rows: 24)
        let mailbox = try Mailbox()
        let runner = EffectRunner(
            library: try library.open(), path: library.path, mailbox: mailbox)
        let program = Program(
            device: device, runner: runner, mailbox: mailbox, browser: NotedAddresses(),
            now: { 0 })
        func settle() { #expect(runner.waitUntilDone(deadline: Clock.milliseconds() + 60_000)) }
        program.start(nil)
        device.coming = KeyScript.keys("j<Enter>").map { .key($0) }
        program.turn()
        settle()
        program.turn()
        let page = device.rows
        #expect(page.contains { $0.contains("b1 b2 b3") })
        device.coming = KeyScript.keys("G").map { .key($0) }
        program.turn()
        settle()
        program.turn()
        #expect(device.rows.contains { $0.contains("b160000") }, "\(device.rows)")
        device.coming = KeyScript.keys("gg").map { .key($0) }
        program.turn()
        #expect(device.rows[4..<20] == page[4..<20])
        _ = runner.finish(within: 60_000)
    }

    @Test("all of it is read, found in, left and come back to")
    func reading() throws {
        let library = try library()
        let reader = try ReaderDriver(library, columns: 80, rows: 24)
        reader.press("j<Enter>").expect(contains: "b1 b2 b3")
        reader.press("/b123456<Enter>").expect(contains: "b123456").expect(contains: "1 of 1")
        reader.press("q").press("k<Enter>").expect(contains: "a1 a2")
        reader.press("q").press("j<Enter>").expect(contains: "b123456")
        #expect(try library.readTitles().isEmpty)
        reader.press("gg").expect(contains: "b1 b2 b3").press("G").expect(contains: "b160000")
        reader.leave()
    }
}
