import ArchiveModel
import Foundation
import Testing

@testable import ArchiveImport

/// The feeds of other projects' test suites, against what those projects expect of them.
///
/// What is not compared, because annals does not keep it or reads it otherwise, is listed with its
/// reason and counted. Where feedparser makes HTML safe, which annals does when it shows it, the
/// visible text is compared.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct FeedCorpusTests {
    /// Every file is read or refused with a reason; none crashes or hangs.
    @Test func everyFeedIsReadOrRefused() throws {
        var read = 0
        var refused: [String: Int] = [:]
        for path in Corpus.files(in: "feeds") {
            do throws(ImportError) {
                for candidate in try ArchiveImport.candidates(at: path) {
                    _ = try ArchiveImport.read(candidate, into: CollectingSink())
                    read += 1
                }
            } catch {
                if case .unknownFormat(_, let found) = error { refused[found, default: 0] += 1 }
            }
        }
        print("feeds: \(read) read; refused: \(refused.sorted { $0.value > $1.value })")
        #expect(read > 2_500)
    }

    @Test func feedparserAgrees() throws {
        var tally = ComparisonTally(name: "feedparser")
        for path in Corpus.files(in: "feeds/feedparser", withExtension: "xml") {
            guard let expectation = FeedparserExpectation(path: path, feed: ReadFeed(path: path))
            else {
                tally.outside["no condition", default: 0] += 1
                continue
            }
            switch expectation.verdict {
            case .outside(let reason):
                tally.outside[reason, default: 0] += 1
            case .agrees: tally.agreed += 1
            case .differs(let got):
                tally.disagreed.append("\(path.suffix(70)): \(expectation.text) | \(got)")
            }
        }
        tally.report()
        #expect(tally.disagreed == [])
        #expect(tally.agreed == 1_318)
        #expect(tally.outside == FeedparserScope.counts)
    }

    @Test(arguments: [("gofeed", 813), ("feed-rs", 604)])
    func othersAgree(_ project: String, _ floor: Int) throws {
        var tally = ComparisonTally(name: project)
        for path in Corpus.files(in: "feeds/\(project)", withExtension: "xml") {
            guard let expectation = JSONExpectation(feedPath: path), let feed = ReadFeed(path: path)
            else {
                tally.skipped += 1
                continue
            }
            for (what, isSame) in expectation.compare(with: feed) + expectation.more(feed) {
                if isSame {
                    tally.agreed += 1
                } else {
                    tally.disagreed.append("\(path.suffix(60)) \(what)")
                }
            }
        }
        let known = Self.knownDifferences.filter { $0.project == project }
        for (_, place, reason, count) in known {
            let found = tally.disagreed.count { $0.contains(place) }
            #expect(found == count, "\(place)")
            tally.outside[reason, default: 0] += found
            tally.disagreed.removeAll { $0.contains(place) }
        }
        tally.report()
        #expect(tally.agreed >= floor)
        #expect(tally.disagreed.isEmpty)
    }

    private static let knownDifferences: [(project: String, place: String, reason: String, Int)] = [
        ("gofeed", "issue_275_extensions_and_source.xml body", "a film is no text", 1),
        ("gofeed", "rdf_item_links.xml link", "the first of several links counts", 1),
        ("gofeed", "channel_item_links.xml link", "the first of several links counts", 2),
        ("gofeed", "_channel_links.xml home", "the first of several links counts", 4),
        ("gofeed", "rss_channel_item_extensions.xml labels", "words for podcasts are no labels", 1),
        ("feed-rs", "rss_1.0_spec_2.xml author", "a name without its address", 1),
        ("feed-rs", "author: author |", "a name, not the word author", 3),
        ("feed-rs", "atom_example_3.xml link", "the page, not the redirect to it", 1),
        ("feed-rs", "rss_2.0_rps.xml link", "the page, not the redirect to it", 1),
        ("feed-rs", "rss_0.91_encoding_1.xml link", "addresses stay as written", 1),
        ("feed-rs", "rss_1.0_example_1.xml link", "a relative address is made whole", 2),
    ]

    /// The one difference: feed-rs puts `author` and `authors` together, where version 1.1 says
    /// that `authors` is to be preferred.
    @Test(arguments: [
        ("gofeed/parser/json", 0), ("gofeed/translator/json", 0), ("feed-rs/fixture/jsonfeed", 1),
    ])
    func othersAgreeAboutJSON(_ folder: String, _ differences: Int) throws {
        var tally = ComparisonTally(name: folder)
        for path in Corpus.files(in: "feeds/\(folder)", withExtension: "json") {
            guard let expectation = JSONExpectation(feedPath: path) else { continue }
            let feed = try #require(ReadFeed(path: path), "\(path)")
            for (what, isSame) in expectation.compare(with: feed) + expectation.more(feed) {
                if isSame {
                    tally.agreed += 1
                } else {
                    tally.disagreed.append("\(path.suffix(60)) \(what)")
                }
            }
        }
        tally.report()
        #expect(tally.agreed > 0)
        #expect(tally.disagreed.count == differences, "\(tally.disagreed)")
    }

    @Test func feedparserAgreesAboutJSON() throws {
        let feed = try #require(ReadFeed(path: Corpus.path("feeds/feedparser/json/example.json")))
        #expect(feed.blog.title == "My Example Feed")
        #expect(feed.posts.count == 2)
    }

    /// Each file is read to as many entries as a search for their tags counts, or refused.
    @Test(
        arguments: ["feed-rs", "feedkit", "miniflux", "netnewswire", "newsboat", "simplepie"])
    func countsAreThoseOfASearch(_ project: String) throws {
        var refused: [String] = []
        var differing: [String] = []
        var read = 0
        for path in Corpus.files(in: "feeds/\(project)") where !path.hasSuffix(".serde.json") {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            do throws(ImportError) {
                let candidates = try ArchiveImport.candidates(at: path)
                let sink = CollectingSink()
                for candidate in candidates { _ = try ArchiveImport.read(candidate, into: sink) }
                read += 1
                let got = sink.posts.count + sink.comments.count
                let expected = EntryCount.search(path: path)
                if got != expected { differing.append("\(name): \(got), not \(expected)") }
            } catch {
                guard case .unknownFormat(_, let found) = error else {
                    Issue.record("\(name): \(error)")
                    continue
                }
                refused.append("\(name): \(found)")
            }
        }
        print("\(project): \(read) read with the right count, refused: \(refused)")
        #expect(differing == [])
        #expect(refused == Self.refused[project] ?? [])
    }

    private static let refused: [String: [String]] = [
        "feed-rs": [
            "atom_entry_1.xml: a single Atom entry",
            "xml_sample_1.xml: an XML file of another kind (<catalog>)",
            "xml_sample_2.xml: an XML file of another kind (<catalog>)",
        ],
        "feedkit": [
            "FeedNotFound.xml: an XML file of another kind (<element>)",
            "Sample.xml: an XML file of another kind (<sample>)",
        ],
        "newsboat": ["empty.xml: an empty file"],
        "simplepie": ["fftests.html: a web page without text"],
        "netnewswire": [
            "ScriptingNews.json: JSON data", "Subs.opml: an OPML list of feeds",
            "SubsNoTitleAttributes.opml: an OPML list of feeds",
        ],
    ]
}

/// How often two readers agree.
struct ComparisonTally {
    var name: String
    var agreed = 0
    var skipped = 0
    var outside: [String: Int] = [:]
    var disagreed: [String] = []

    func report() {
        let left = skipped + outside.values.reduce(0, +)
        print("\(name): \(agreed) agree, \(disagreed.count) differ, \(left) not compared")
        for (reason, count) in outside.sorted(by: { $0.value > $1.value }) {
            print("  \(count) not compared: \(reason)")
        }
        if ProcessInfo.processInfo.environment["ANNALS_VERBOSE"] != nil {
            for line in disagreed { print("  differs:", line) }
        }
    }
}

/// A feed read whole.
struct ReadFeed {
    var blog: BlogInfo
    var posts: [PostContent]

    /// The encoding that a file is taken to be in, by its name.
    static func encoding(path: String) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { return "" }
        return [UInt8](data).withUnsafeBufferPointer { TextEncoding(of: $0).name }
    }

    init?(path: String) {
        guard let candidate = try? ArchiveImport.candidates(at: path).first else { return nil }
        let sink = CollectingSink()
        guard (try? ArchiveImport.read(candidate, into: sink)) != nil, let blog = sink.blog else {
            return nil
        }
        self.blog = blog
        posts = sink.posts
    }
}

/// Text reduced to what two readers can be expected to agree on: how HTML is written differs.
func comparable(_ text: String) -> String {
    var text = text
    for (from, to) in [
        ("\u{A0}", " "), (" />", ">"), ("/>", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&gt;", ">"),
    ] {
        text = text.replacingOccurrences(of: from, with: to)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Letters and digits of a text, references resolved and tags left out: titles are plain text here
/// and HTML elsewhere.
func plain(_ html: String) -> String {
    var text = html
    for _ in 0..<2 {
        text = text.replacing(#/&#(x?)([0-9A-Fa-f]+);/#) { match in
            let code = UInt32(match.2, radix: match.1.isEmpty ? 10 : 16) ?? 0
            return Unicode.Scalar(code).map { String(Character($0)) } ?? ""
        }
        for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacingOccurrences(of: name, with: sign)
        }
    }
    return text.replacing(#/<[^>]*>/#, with: "").filter { !$0.isWhitespace }
}
