import TestSupport
import ArchiveImport
import ArchiveModel
import Foundation
import Testing

@testable import ArchiveImport

/// Files cut off or changed anywhere.
@Suite struct DamagedFileTests {
    @Test func theEntryWithinWhichAFileEndsIsToldAndOneWithoutANameLeftOut() throws {
        let whole =
            "<item><guid>1</guid><title>A</title><description>All of it</description></item>"
        let start = "<rss><channel><title>T</title>" + whole
        let named = try Imported(start + "<item><guid>2</guid><title>B</title><description>Some of")
        #expect(named.posts.map(\.isBeginning) == [false, true])
        let nameless = try Imported(start + "<item><title>B</title><description>Some of")
        #expect(nameless.titles == ["A"])
        let left = "1× the last entry, cut off before what tells it from others, left out"
        #expect(nameless.repairs.contains(left))
        // Cut between two entries, all there are are whole.
        let between = try Imported(start + whole.replacing(">1<", with: ">2<"))
        #expect(between.posts.map(\.isBeginning) == [false, false])
    }

    @Test func aFileMayEndAnywhere() throws {
        let whole = Array(
            backup(
                entry("post", "post-1", "<title>One</title><content>a &amp; b</content>")
                    + entry("post", "post-2", "<title>Two</title><content><![CDATA[é]]></content>")
            ).utf8)
        var counts: [Int] = []
        for length in 200..<whole.count {
            let imported = try Imported(whole.prefix(length))
            counts.append(imported.posts.count)
            #expect(imported.report.isComplete == false, "\(length)")
            #expect(
                imported.report.repairs.last?.what == "file ends early, read as far as it goes",
                "\(length)")
        }
        #expect(counts == counts.sorted())
        #expect(counts.last == 2)
        #expect(try Imported(whole).report.isComplete)
    }

    @Test func anUnfinishedPostIsReadAsFarAsItGoes() throws {
        let text = backup(entry("post", "post-1", "<title>One</title><content>Some words here"))
        let cut = try #require(text.firstRange(of: " here"))
        let imported = try Imported(String(text[..<cut.lowerBound]))
        #expect(imported.titles == ["One"])
        #expect(imported.posts[0].body.text == "Some words")
    }

    /// Bytes removed, doubled, swapped or replaced at random, the same in every run.
    @Test(.enabled(if: Corpus.isPresent, "no corpus"), arguments: 0..<4)
    func changedArchivesDoNotCrash(_ part: Int) throws {
        let paths =
            Corpus.files(in: "blogger-xml") + Corpus.files(in: "blogger-takeout")
            + Corpus.files(in: "feeds/feed-rs", withExtension: "xml")
            + Corpus.files(in: "saved-text")
        let folder = try TemporaryFolder()
        for (index, path) in paths.enumerated() where index % 4 == part {
            var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)).prefix(40_000))
            var generator = SeededGenerator(seed: UInt64(index))
            for _ in 0..<4 {
                mutate(&bytes, using: &generator)
                let changed = try folder.write(bytes, to: "changed")
                guard let candidate = try? ArchiveImport.candidates(at: changed).first else {
                    continue
                }
                let report = try ArchiveImport.read(candidate, into: CollectingSink())
                #expect(!report.repairs.contains { $0.what == RepairKind.parserGaveUp.what })
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let tokens = [
            "<", ">", "&", "]]>", "<![CDATA[", "\0", "\"", "</entry>", "<!--", "\u{FFFF}",
        ]
        for _ in 0..<Int.random(in: 1...30, using: &generator) where bytes.count > 100 {
            let place = Int.random(in: 0..<bytes.count - 64, using: &generator)
            let length = Int.random(in: 1...60, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.removeSubrange(place..<place + length)
            case 1: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
            case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 3:
                let token = tokens.randomElement(using: &generator) ?? ""
                bytes.insert(contentsOf: Array(token.utf8), at: place)
            default: bytes.swapAt(place, place + length)
            }
        }
    }
}
