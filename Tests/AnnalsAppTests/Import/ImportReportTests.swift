import ArchiveImport
import ArchiveModel
import Foundation
import Library
import Testing

@testable import AnnalsApp

@Suite("What an import reports")
struct ImportReportTests {
    private let plain = TextOutput(inMemoryAsTerminal: false)

    private let full = ImportResult(
        candidate: ImportCandidate(
            path: "takeout.zip", entry: "Takeout/Blogger/Blogs/Log/feed.atom",
            kind: .bloggerTakeout, byteCount: 1_000),
        report: ImportReport(
            kind: .bloggerTakeout, isComplete: true,
            repairs: [
                Repair(
                    name: "control-character", what: "control characters removed", count: 1_203,
                    places: ["line 12", "line 40"]),
                Repair(
                    name: "truncated", what: "end of the file missing", count: 1,
                    places: ["byte 5,309"]),
            ]),
        outcome: ImportOutcome(
            archive: ArchiveID(1),
            blog: BlogInfo(identity: "blogger:1", kind: .bloggerTakeout, title: "The Log\u{1B}[2J"),
            counts: ArchiveCounts(
                posts: 1_393, drafts: 7, pages: 1, comments: 41,
                first: CalendarDay(year: 2008, month: 1, day: 16),
                last: CalendarDay(year: 2013, month: 1, day: 21), months: 50, labels: 12),
            changes: ArchiveChanges(new: 4, changed: 2, unchanged: 1_395, vanished: 1),
            orphanComments: 3, links: LinkCounts(inner: 40, resolved: 38)))

    @Test("to a person, in a few lines")
    func lines() {
        #expect(
            full.lines(for: plain) == [
                "takeout.zip:Takeout/Blogger/Blogs/Log/feed.atom: Blogger Takeout,"
                    + " The Log [2J",
                "  1,393 posts, 7 drafts, 1 page, 41 comments, 12 labels",
                "  2008-01-16 to 2013-01-21, 50 months with posts",
                "  4 new, 2 changed, 1,395 unchanged, 1 vanished from the source, kept",
                "  38 of 40 links between its pages found (95 %)",
                "  mended: control characters removed (1,203 times, first: line 12, line 40)",
                "  mended: end of the file missing (byte 5,309)",
                "  left out: 3 comments whose post is not in the archive",
            ])
    }

    @Test("with every place where something was mended, when asked")
    func places() {
        let lines = full.lines(for: plain, listsPlaces: true)
        #expect(
            lines.dropFirst(5).dropLast() == [
                "  mended: control characters removed (1,203 times)", "    line 12", "    line 40",
                "    1,201 more there or after", "  mended: end of the file missing",
                "    byte 5,309",
            ])
    }

    @Test("of a dry run, that nothing was written")
    func dryRun() {
        var result = full
        result.isRehearsal = true
        #expect(
            result.lines(for: plain).contains(
                "  not written, it would be: 4 new, 2 changed, 1,395 unchanged,"
                    + " 1 vanished from the source, kept"))
        #expect(result.json.text.contains(#""dryRun":true"#))
    }

    @Test("to the reader, in one line: what was found, and what is new")
    func notice() {
        #expect(
            full.notice
                == "Blogger Takeout, 1,393 posts: 4 new, 2 changed, 1 vanished;"
                + " mended, 'annals import' says what")
        var nothing = full
        nothing.outcome.changes = ArchiveChanges(unchanged: 9)
        nothing.report.repairs = []
        #expect(nothing.notice == "Blogger Takeout, 1,393 posts: nothing new")
    }

    @Test("to a program: the members of the object are those that help names, and stay")
    func keys() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(full.json.text.utf8))
        let object = try #require(parsed as? [String: Any])
        for key in ImportResult.jsonKeys { #expect(object[key.name] != nil) }
        let meanings = ImportResult.jsonKeys.map { $0.name + " " + $0.meaning }.joined()
        for name in object.keys { #expect(meanings.contains(name)) }
        #expect(HelpPrinter.text(.import).contains("linksFound"))
    }

    @Test("of an archive with nothing in it")
    func emptyLines() {
        let empty = ImportResult(
            candidate: ImportCandidate(path: "x.atom", kind: .bloggerTakeout, byteCount: 1),
            report: ImportReport(kind: .bloggerTakeout, isComplete: false),
            outcome: ImportOutcome(
                archive: nil, blog: BlogInfo(identity: "i", kind: .bloggerTakeout),
                counts: ArchiveCounts(), changes: ArchiveChanges()))
        #expect(
            empty.lines(for: plain) == [
                "x.atom: Blogger Takeout, (no title)", "  no posts, no comments",
                "  nothing to keep",
            ])
        #expect(empty.json.text.contains(#""first":"","last":"","months":0"#))
    }

    @Test("to a program: the columns of the corpus table, then what changed and was mended")
    func json() throws {
        let text = full.json.text
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let object = try #require(parsed as? [String: Any])
        let columns =
            "path kind title posts drafts pages comments pings first last months labels"
            + " new changed unchanged vanished changedPosts vanishedPosts links linksFound"
            + " leftOut whole dryRun repairs"
        let order = columns.split(separator: " ").map { text.firstRange(of: "\"\($0)\":") }
        #expect(object.count == order.count)
        #expect(order.compactMap { $0?.lowerBound }.count == order.count)
        #expect(order.compactMap { $0?.lowerBound } == order.compactMap { $0?.lowerBound }.sorted())
        #expect(object["kind"] as? String == "blogger-takeout")
        #expect(object["title"] as? String == "The Log\u{1B}[2J")
        #expect(object["first"] as? String == "2008-01-16")
        #expect(object["vanished"] as? Int == 1)
        let repairs = try #require(object["repairs"] as? [[String: Any]])
        #expect(repairs.count == 2 && repairs[0]["count"] as? Int == 1_203)
        #expect(repairs[1]["places"] as? [String] == ["byte 5,309"])
    }
}

@Suite("The progress bar")
struct ProgressBarTests {
    private final class FakeClock {
        var now: Int64 = 0
    }

    private let output = TextOutput(inMemoryAsTerminal: true)
    private let clock = FakeClock()
    private let candidate = ImportCandidate(
        path: "export.xml", kind: .bloggerBackup, byteCount: 400_000_000)

    private func frames(_ text: String) -> [String] {
        text.split(separator: "\r").map(String.init)
    }

    @Test("shows share, speed and time left, ten times a second at most, and goes away")
    func draws() {
        let clock = clock
        let bar = ProgressBar(on: output) { clock.now }
        bar.begin(candidate)
        for step in 1...400 {
            clock.now = Int64(step) * 10
            bar.advance(toByte: Int64(step) * 1_000_000)
        }
        bar.settle(candidate)
        bar.clear()
        let frames = frames(output.text)
        #expect(frames.count == 42)
        #expect(
            frames[19]
                == "export.xml  [############------------]  50 %  100 MB/s  2 s left\u{1B}[K")
        #expect(frames[40] == "export.xml  putting it in its place\u{1B}[K")
        #expect(frames[41] == "\u{1B}[K")
    }

    @Test("says of the right archive that it is put in its place while the next one is read")
    func twoAtOnce() {
        let clock = clock
        let bar = ProgressBar(on: output) { clock.now }
        var next = candidate
        next.path = "next.xml"
        bar.begin(candidate)
        clock.now = 200
        bar.advance(toByte: 1_000_000)
        bar.settle(candidate)
        bar.begin(next)
        clock.now = 400
        bar.advance(toByte: 1_000_000)
        // The report of the first one comes, then more of the next.
        bar.clear()
        clock.now = 600
        bar.advance(toByte: 2_000_000)
        bar.settle(next)
        // Another report, with nothing read after it.
        bar.clear()
        bar.settle(next)
        let names = frames(output.text).map { String($0.prefix { $0 != " " && $0 != "\u{1B}" }) }
        let expected =
            ["export.xml", "export.xml", "next.xml", "", "next.xml", "next.xml", "", "next.xml"]
        #expect(names == expected)
    }

    @Test("an import that is over at once shows nothing")
    func quick() {
        let clock = clock
        let bar = ProgressBar(on: output) { clock.now }
        bar.begin(candidate)
        clock.now = 80
        bar.advance(toByte: 400_000_000)
        bar.settle(candidate)
        bar.clear()
        #expect(output.text.isEmpty)
    }

    @Test("a long or hostile name leaves the line whole, and within the terminal")
    func names() {
        let clock = clock
        let bar = ProgressBar(on: output) { clock.now }
        bar.begin(
            ImportCandidate(
                path: "a\u{1B}[31m\n" + String(repeating: "灯", count: 500), kind: .rss,
                byteCount: 0))
        clock.now = 1_000
        bar.advance(toByte: 5_000_000)
        let frame = output.text.dropFirst().dropLast(3)
        #expect(!frame.contains("\u{1B}") && !frame.contains("\n"))
        #expect(frame.hasSuffix("5.0 MB  5.0 MB/s"))
        #expect(frame.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } <= 80)
    }

    @Test("more bytes than were announced do no harm")
    func tooMany() {
        let clock = clock
        let bar = ProgressBar(on: output) { clock.now }
        bar.begin(candidate)
        clock.now = 500
        bar.advance(toByte: Int64.max)
        bar.advance(toByte: -5)
        bar.clear()
        #expect(output.text.contains("100 %"))
    }
}

@Suite("Signals held back")
struct SignalWatchTests {
    @Test(
        "a signal is noticed when asked for, and not before",
        arguments: [
            (SIGINT, ExitCode.interrupted), (SIGTERM, .terminated), (SIGHUP, .hungUp),
        ])
    func notices(number: Int32, status: ExitCode) {
        let watch = SignalWatch()
        #expect(watch.pending() == nil)
        pthread_kill(pthread_self(), number)
        #expect(watch.pending() == status)
        #expect(watch.pending() == status)
    }
}
