import CursesTerminal
import Foundation
import Testing

@testable import AnnalsApp

@Suite("Writing out")
struct TextOutputTests {
    @Test("everything arrives, in order, however much it is")
    func arrives() throws {
        let pipe = Pipe()
        let lines = (0..<50_000).map { "line \($0)" }
        let received = Mailman()
        let reader = Thread { received.text = pipe.fileHandleForReading.readDataToEndOfFile() }
        reader.start()
        let output = TextOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        for line in lines { output.line(line) }
        output.flush()
        try pipe.fileHandleForWriting.close()
        while !reader.isFinished { sched_yield() }
        #expect(
            String(decoding: received.text, as: UTF8.self) == lines.joined(separator: "\n") + "\n")
        #expect(!output.isClosed && output.failure == nil && !output.isTerminal)
    }

    private final class Mailman: @unchecked Sendable {
        var text = Data()
    }

    @Test("a reader that went away is no failure, and is noticed")
    func readerLeaves() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let output = TextOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        output.line("nobody")
        output.flush()
        #expect(output.isClosed && output.failure == nil)
        output.line("listens")
    }

    @Test("a full disk is a failure")
    func fullDisk() {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let output = TextOutput(descriptor: full)
        output.line("too much")
        output.flush()
        #expect(output.isClosed && output.failure == "No space left on device")
    }

    @Test("controls of a post never leave annals")
    func neutral() {
        let hostile = "a\u{1B}[31mb\u{7}c\u{9B}d\u{202E}e\u{2028}f\ng"
        #expect(PlainText.neutral(hostile) == "a [31mb c d e f g")
        #expect(PlainText.neutral("عربي 日本 👩‍👩‍👧") == "عربي 日本 👩‍👩‍👧")
    }

    @Test("a sentence for a narrow terminal is broken at spaces only")
    func breaksSentences() {
        let failure = Failure(TerminalError.unknownType("dumb"))
        let sentence = "annals: " + failure.message
        for columns in 10...100 {
            let lines = PlainText.lines(sentence, columns: columns)
            #expect(lines.joined(separator: " ") == sentence)
            #expect(lines.allSatisfy { $0.count <= columns || !$0.contains(" ") })
        }
        #expect(
            PlainText.lines(sentence, columns: 60) == [
                "annals: cannot draw on a terminal of type “dumb” (TERM); try",
                "TERM=xterm-256color annals",
            ])
        #expect(PlainText.lines("one two", columns: 7) == ["one two"])
        #expect(PlainText.lines("one two", columns: 6) == ["one", "two"])
        // A name with two spaces is copied as it is.
        #expect(PlainText.lines("no a  b.xml there", columns: 9) == ["no", "a  b.xml", "there"])
        #expect(PlainText.lines(" one  ", columns: 80) == [" one  "])
    }
}
