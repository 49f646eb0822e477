import ArchiveImport
import ArchiveModel
import Foundation
import Testing

/// The feeds of other projects' test suites, against what those projects expect of them.
///
/// Not compared: what annals does not keep (languages, rights, enclosures, places, podcasts), what
/// feedparser makes safe (annals shows no HTML), CDF, and headers a server would send.
/// The known differences are of taste: a category's label counts before its term, the first link
/// before the last, the page before a redirect to it, content before a summary.
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
            guard let expectation = FeedparserExpectation(path: path) else {
                tally.skipped += 1
                continue
            }
            guard let feed = ReadFeed(path: path) else {
                tally.skipped += 1
                continue
            }
            switch expectation.compare(with: feed) {
            case nil: tally.skipped += 1
            case true?: tally.agreed += 1
            case false?: tally.disagreed.append("\(path.suffix(70)): \(expectation.text)")
            }
        }
        tally.report()
        #expect(tally.agreed >= 550)
    }

    @Test(arguments: [("gofeed", 726), ("feed-rs", 447)])
    func othersAgree(_ project: String, _ floor: Int) throws {
        var tally = ComparisonTally(name: project)
        for path in Corpus.files(in: "feeds/\(project)", withExtension: "xml") {
            guard let expectation = JSONExpectation(feedPath: path), let feed = ReadFeed(path: path)
            else {
                tally.skipped += 1
                continue
            }
            for (what, isSame) in expectation.compare(with: feed) {
                if isSame {
                    tally.agreed += 1
                } else {
                    tally.disagreed.append("\(path.suffix(60)) \(what)")
                }
            }
        }
        tally.report()
        #expect(tally.agreed >= floor)
    }

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
}

/// How often two readers agree.
struct ComparisonTally {
    var name: String
    var agreed = 0
    var skipped = 0
    var disagreed: [String] = []

    func report() {
        print("\(name): \(agreed) agree, \(disagreed.count) differ, \(skipped) not compared")
        if ProcessInfo.processInfo.environment["ANNALS_VERBOSE"] != nil {
            for line in disagreed { print("  differs:", line) }
        }
    }
}

/// A feed read whole.
struct ReadFeed {
    var blog: BlogInfo
    var posts: [PostContent]

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
