import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ArchiveImport

@Suite("The corpus of mail")
struct MailCorpusTests {
    private static let folder = "mbox-eml/mikel-mail/"

    @Test(
        "Each message is a post with its subject, date and words",
        .enabled(if: Corpus.isPresent, "no corpus"), arguments: MailFact.all)
    func facts(fact: MailFact) throws {
        let path = Corpus.path(Self.folder + fact.file + ".eml")
        guard !MailFact.refused.contains(fact.file) else {
            #expect(throws: ImportError.self) { try ArchiveImport.candidates(at: path) }
            return
        }
        let imported = try Imported(path: path)
        #expect(imported.report.kind == .mail)
        #expect(imported.posts.count == 1)
        let post = try #require(imported.posts.first)
        #expect(post.title.hasPrefix(fact.subject))
        if fact.subject.isEmpty { #expect(post.title.isEmpty) }
        #expect(post.date?.rfc3339 == fact.date)
        for word in fact.words { #expect(post.body.text.contains(word), "\(word)") }
        #expect(post.body.text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 })
    }

    @Test("The table names every message", .enabled(if: Corpus.isPresent, "no corpus"))
    func names() {
        let files = Corpus.files(in: "mbox-eml", withExtension: "eml")
        #expect(files.count == MailFact.all.count)
    }

    @Test(
        "Messages cut or changed anywhere do no harm", .enabled(if: Corpus.isPresent, "no corpus"))
    func damage() throws {
        let folder = try TemporaryFolder()
        let files = Corpus.files(in: "mbox-eml", withExtension: "eml")
        for (index, file) in files.enumerated() {
            let whole = Array(try Data(contentsOf: URL(fileURLWithPath: file)).prefix(8_000))
            var generator = SeededGenerator(seed: UInt64(index))
            for _ in 0..<2 {
                var bytes = whole
                if Bool.random(using: &generator), bytes.count > 2 {
                    bytes.removeSubrange(Int.random(in: 1..<bytes.count, using: &generator)...)
                }
                for _ in 0..<Int.random(in: 0...20, using: &generator) {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    let tokens = [
                        "\n", "\n--", "\r", "\0", "=?utf-8?B?", "?=", "\n\n", ";", "\"", "<",
                    ]
                    let token = tokens.randomElement(using: &generator) ?? ""
                    bytes.insert(contentsOf: token.utf8, at: place)
                    bytes[place] = UInt8.random(in: 0...255, using: &generator)
                }
                let path = try folder.write(bytes, to: "changed.eml")
                guard let candidate = try? ArchiveImport.candidates(at: path).first else {
                    continue
                }
                let sink = CollectingSink()
                _ = try ArchiveImport.read(candidate, into: sink)
                #expect(candidate.kind != .mail || sink.posts.count + sink.comments.count <= 20)
            }
        }
    }
}

@Suite("Hostile mail")
struct HostileMailTests {
    private func read(_ text: String) throws -> Imported { try Imported(text) }

    @Test("Parts in parts, parts without number, headers without end")
    func bounds() throws {
        let deep = (0..<5_000).map {
            "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
        }
        let nested = String(repeating: "Content-Type: message/rfc822\n\nFrom: a\n", count: 5_000)
        let head = "From: Ann <a@l>\nSubject: Wick\nMIME-Version: 1.0\n"
        let many = String(repeating: "--b\n\n", count: 25_000)
        let type = "Content-Type: multipart/mixed; boundary=b\n\n"
        let words = String(repeating: "=?utf-8?Q?a?= ", count: 5_000)
        let cases = [
            head + deep.joined(), head + nested, head + type + many,
            head + "X: " + String(repeating: "a", count: 2_000_000) + "\n\nBurn",
            head + String(repeating: "X:\n", count: 120_000) + "\nBurn",
            head + "X-Y: " + words + "\nSender: " + words + "\n\nBurn",
            head + "\n" + String(repeating: ">", count: 200_000) + " Burn",
            head + "Content-Type: text/html\n\n"
                + String(repeating: "<p style='display:none'>", count: 20_000),
            head + "\n" + String(repeating: "> a\nb\n", count: 20_000),
        ]
        for (index, text) in cases.enumerated() {
            let time = try workingTime {
                let imported = try read(text)
                #expect(imported.titles == ["Wick"], "\(index)")
            }
            #expect(time < .seconds(30), "\(index)")
        }
        #expect(
            try read(head + type + many).repairs
                == [
                    "1× entries without an id named by date and title",
                    "1× messages beyond 32 MB, or of too many parts or headers, cut short",
                ].reversed())
    }

    @Test("Of a message beyond the limit what comes first is kept, and the next is whole")
    func size() throws {
        let data = String(repeating: "QUJDREVG\n", count: 20_000)
        let text = mbox([mail("One", id: "1@l", body: "Burn\n" + data), mail("Two", body: "Light")])
        let source = try PeekedSource(MemorySource(Array(text.utf8)))
        let splitter = MailSplitter(source, limit: 50_000)
        let first = try #require(try splitter.next())
        #expect(first.isCut)
        #expect(first.bytes.count > 49_000 && first.bytes.count <= 50_000)
        #expect(String(decoding: first.bytes, as: UTF8.self).contains("\n\nBurn\n"))
        let second = try #require(try splitter.next())
        #expect(!second.isCut)
        #expect(String(decoding: second.bytes, as: UTF8.self).contains("\n\nLight\n"))
        let third = try splitter.next()
        #expect(third == nil)
    }

    @Test("Control characters and bytes of nothing go no further")
    func controls() throws {
        let text =
            "From: A\u{1B}[31mnn <a@l>\nSubject: W\0i\u{7}ck\nMessage-ID: <1@l>\n\nBu\0rn\u{1B}[2J"
        let imported = try Imported(text)
        #expect(imported.titles == ["Wick"])
        #expect(imported.posts.first?.body.text == "Burn[2J")
        #expect(imported.posts.first?.author.utf8.allSatisfy { $0 >= 0x20 } == true)
    }
}
