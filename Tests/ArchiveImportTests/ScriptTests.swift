import ArchiveModel
import Foundation
import Testing

@testable import ArchiveImport

/// Archives of the corpus that are not in Latin letters.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct ScriptTests {
    /// No text was decoded wrongly: nothing is replaced that stood in the file, no letters stand
    /// where bytes of another encoding were taken for them, and of all letters as many are the
    /// blog's own as its share of code and names in Latin letters allows.
    @Test(arguments: [
        ("blogger-xml/ajschumacher.xml", "Hangul", 25), ("wxr/agenge.xml", "Han", 25),
        ("wxr/assassingj-zh.xml", "Han", 65), ("wxr/banyoungkwan-ko.xml", "Hangul", 45),
        ("wxr/dinohu-zh.xml", "Han", 80), ("wxr/huaienyao-zh.xml", "Han", 45),
        ("wxr/sdcom-zh.xml", "Han", 40), ("mt/hatena-ja.part1.txt", "Kana", 50),
        ("feeds/miniflux/encoding_WINDOWS-1251.xml", "Cyrillic", 60),
        ("feeds/miniflux/urdu_UTF8.xml", "Arabic", 60),
        ("markdown/premkumar-tamil/tamil/blog", "Indic", 80),
        ("markdown/shaked-hebrew/_posts_he", "Hebrew", 50),
        ("markdown/hegongshan-hexo-zh", "Han", 20),
        ("feeds/feedparser/illformed/chardet/big5.xml", "Han", 80),
        ("feeds/feedparser/illformed/chardet/eucjp.xml", "Kana", 40),
        ("feeds/feedparser/illformed/chardet/euckr.xml", "Hangul", 80),
        ("feeds/feedparser/illformed/chardet/gb2312.xml", "Han", 80),
        ("feeds/feedparser/illformed/chardet/koi8r.xml", "Cyrillic", 80),
        ("feeds/feedparser/illformed/chardet/shiftjis.xml", "Kana", 40),
        ("feeds/feedparser/illformed/chardet/tis620.xml", "Thai", 60),
        ("feeds/feedparser/illformed/chardet/windows1255.xml", "Hebrew", 80),
    ])
    func archivesInOtherScriptsShowTheirLetters(
        _ name: String, _ script: String, _ share: Int
    ) throws {
        let path = Corpus.path(name)
        var tally = ScriptTally()
        var mended = 0
        for candidate in try ArchiveImport.candidates(at: path) {
            let sink = CollectingSink()
            let report = try ArchiveImport.read(candidate, into: sink)
            tally.add(sink.blog?.title ?? "")
            for post in sink.posts { tally.add(post.title + "\n" + post.body.text) }
            for comment in sink.comments { tally.add(comment.body.text) }
            for repair in report.repairs where repair.what.contains("replaced") {
                mended += repair.count
            }
        }
        let files = Corpus.files(in: name)
        let stated = (files.isEmpty ? [path] : files).map(Self.replacements).reduce(0, +)
        let main = tally.mainOther
        print("script:", name, main ?? ("none", 0), tally.replacements, stated, mended, tally.wrong)
        #expect(main?.name == script)
        #expect(main?.share ?? 0 >= share)
        #expect(tally.replacements <= stated + mended)
        #expect(tally.wrong * 5_000 <= tally.letters)
    }

    /// Replacement characters in a file, as such or as a reference.
    private static func replacements(in path: String) -> Int {
        guard let data = FileManager.default.contents(atPath: path) else { return .max }
        var count = 0
        for text in ["\u{FFFD}", "&#65533;", "&#xFFFD;", "&#xfffd;", "\\ufffd"] {
            var start = data.startIndex
            while let range = data.range(of: Data(text.utf8), in: start..<data.endIndex) {
                count += 1
                start = range.upperBound
            }
        }
        return count
    }
}

/// The letters of a text by script.
private struct ScriptTally {
    private(set) var letters = 0
    private(set) var replacements = 0
    /// Pairs that are nearly always UTF-8 taken for Latin-1 or Windows-1252.
    private(set) var wrong = 0
    private var counts: [String: Int] = [:]

    /// Adds a text, tags aside.
    mutating func add(_ text: String) {
        var last: UInt32 = 0
        var isInTag = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value == 0x3C { isInTag = true }
            if value == 0x3E { isInTag = false }
            defer { last = value }
            guard !isInTag else { continue }
            if value == 0xFFFD { replacements += 1 }
            // Ã, Â, Ð, Ñ, à, ã, ì, ë before a sign that no text in that language has there.
            if [0xC2, 0xC3, 0xD0, 0xD1, 0xE0, 0xE3, 0xEC, 0xEB].contains(last),
                (0x80...0xBF).contains(value), ![0xA0, 0xAB, 0xBB, 0xB7].contains(value)
            {
                wrong += 1
            }
            guard value >= 0x41 else { continue }
            if let name = Self.script(value) {
                letters += 1
                counts[name, default: 0] += 1
            }
        }
    }

    /// The script beside Latin that makes up a fifth of the text or more, with its share; nil when
    /// there is none.
    var mainOther: (name: String, share: Int)? {
        guard letters > 10,
            let (name, count) = counts.filter({ $0.key != "Latin" })
                .max(by: { $0.value < $1.value }), count * 5 >= letters
        else { return nil }
        return (name, count * 100 / letters)
    }

    private static func script(_ value: UInt32) -> String? {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: "Latin"
        case 0x370...0x3FF: "Greek"
        case 0x400...0x52F: "Cyrillic"
        case 0x5D0...0x5EA: "Hebrew"
        case 0x620...0x6FF: "Arabic"
        case 0x900...0xDFF: "Indic"
        case 0xE01...0xE5B: "Thai"
        case 0x3040...0x30FF: "Kana"
        case 0x4E00...0x9FFF: "Han"
        case 0xAC00...0xD7A3: "Hangul"
        default: nil
        }
    }
}
