import ArchiveModel
import Library
import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("Stopping a change of marks behind the reader's back")
struct LongMarkFlowTests {
    private static let count = 4_000
    private let library: TestLibrary
    private let mailbox: Mailbox
    private let writer: LibraryWriter
    private let archive: ArchiveID

    init() throws {
        library = try TestLibrary(posts: Sample.posts(Self.count, words: 1))
        mailbox = try Mailbox()
        writer = LibraryWriter(path: library.path, mailbox: mailbox, progressInterval: 0)
        archive = try #require(try library.open().archives().first?.id)
    }

    private var soon: Int64 { Clock.milliseconds() + 60_000 }

    /// Begins a change and stops it as soon as it says how far it is.
    private func stop(_ job: LibraryWriter.Job) -> MarkResult {
        writer.add(job)
        while true {
            for event in mailbox.drain() {
                if case .marking = event { writer.stopMarking() }
                if case .marked(let result) = event { return result }
            }
        }
    }

    /// The same, again when the change was quicker: then it is taken back first.
    private func stop(_ job: LibraryWriter.Job, else opposite: LibraryWriter.Job) -> Bool {
        for _ in 0..<50 {
            if stop(job).wasStopped { return true }
            writer.add(opposite)
            _ = writer.waitUntilDone(deadline: soon)
            _ = mailbox.drain()
        }
        return false
    }

    @Test("nothing is marked or undone then, and the next change is made")
    func stopping() throws {
        let read = LibraryWriter.Job.mark(
            MarkRequest(scope: .section(archive, .posts), mark: .read(true)), archive: archive)
        #expect(stop(read, else: .undo(archive: archive)))
        #expect(try library.open().outline(of: archive).total.unread == Self.count)

        writer.add(read)
        #expect(writer.waitUntilDone(deadline: soon))
        #expect(try library.open().outline(of: archive).total.unread == 0)
        _ = mailbox.drain()
        #expect(stop(.undo(archive: archive), else: .redo(archive: archive)))
        #expect(try library.open().outline(of: archive).total.unread == 0)
        #expect(try library.open().undo()?.changed == Self.count)
        #expect(try library.open().check() == [])
    }
}
