import Foundation
import TestSupport
import Testing

@testable import CursesTerminal

@Suite("What is said to the terminal, and heard of the system")
struct TerminalTests {
    @Test("Delays of terminfo are left out, what only looks like one is kept")
    func delays() {
        let cases = [
            "\u{1B}[m\u{F}$<2>": "\u{1B}[m\u{F}", "$<5/>a$<10*>b": "ab", "a$b": "a$b", "a$<": "a$<",
            "": "",
        ]
        for (raw, bare) in cases {
            #expect(Terminfo.withoutDelays(Array(raw.utf8)) == Array(bare.utf8))
        }
    }

    @Test("Base 64 as Foundation writes it", arguments: 0...9)
    func base64(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ 200) }
        #expect(
            String(decoding: Clipboard.base64(bytes), as: UTF8.self)
                == Data(bytes).base64EncodedString())
    }

    @Test("A copied text can hold nothing that ends the request; too long a one is refused")
    func clipboard() throws {
        let request = try #require(Clipboard.sequence(copying: "a\u{7}\u{1B}\\b"))
        #expect(request.dropFirst().dropLast().allSatisfy { (0x20..<0x7F).contains($0) })
        #expect(request.last == 7)
        let long = String(repeating: "é", count: Clipboard.limit / 2)
        #expect(Clipboard.sequence(copying: long) != nil)
        #expect(Clipboard.sequence(copying: long + "e") == nil)
    }

    @Test("A terminal that orders text is told what stands in order, once, and put back at the end")
    func textOrder() {
        var order = TextOrder(isTold: true)
        #expect(order.end().isEmpty)
        #expect(order.bytes(isOrdered: true) == Array("\u{1B}[8l".utf8))
        #expect(order.bytes(isOrdered: true).isEmpty)
        #expect(order.bytes(isOrdered: false) == Array("\u{1B}[8h".utf8))
        #expect(order.bytes(isOrdered: true) == Array("\u{1B}[8l".utf8))
        #expect(order.end() == Array("\u{1B}[8h".utf8))
        // After a pause it may have been told otherwise.
        #expect(order.bytes(isOrdered: true) == Array("\u{1B}[8l".utf8))
        var other = TextOrder(isTold: false)
        #expect(other.bytes(isOrdered: true).isEmpty && other.end().isEmpty)
    }

    @Test("What curses writes for a frame is collected, each frame's by itself")
    func frame() throws {
        let output = try #require(FrameOutput())
        for text in ["a long first frame", "short", ""] {
            let bytes = output.collect {
                for byte in text.utf8 { putc(Int32(byte), output.stream) }
                fflush(output.stream)
            }
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }

    @Test("Signals come through the pipe, each once, and the handlers are put back")
    func signals() throws {
        var before = sigaction()
        sigaction(SIGWINCH, nil, &before)
        do {
            let signals = try #require(Signals())
            #expect(signals.drain().subtracting([.childEnded]).isEmpty)
            // To the process: the threads that tests run on block signals of their own.
            for _ in 0..<3 { kill(getpid(), SIGWINCH) }
            kill(getpid(), SIGCONT)
            var request = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
            var heard: Set<Signals.Signal> = []
            while !heard.isSuperset(of: [.resized, .continued]), poll(&request, 1, 5_000) == 1 {
                heard.formUnion(signals.drain())
            }
            #expect(heard.subtracting([.childEnded]) == [.resized, .continued])
            #expect(signals.drain().subtracting([.childEnded]).isEmpty)
        }
        var after = sigaction()
        sigaction(SIGWINCH, nil, &after)
        #expect(
            unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self)
                == unsafeBitCast(after.__sigaction_handler.sa_handler, to: Int.self))
    }

    @Test("Without a terminal there is an error to tell, and no exit")
    func noTerminal() {
        guard isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 else { return }
        #expect(throws: TerminalError.notATerminal) { try CursesTerminal() }
    }

    @Test("Letters, signs and wide signs are drawn over each other as they are drawn anew")
    func overEachOther() throws {
        let terminal = try TerminalScripts.start("over")
        let all = String(decoding: try terminal.wait(for: "\u{1B}]0;over"), as: UTF8.self)
        let answer = try #require(all.range(of: "\u{1B}]0;wrong: "))
        #expect(all[answer.upperBound...].prefix { $0 != "\u{7}" } == "")
    }
}
