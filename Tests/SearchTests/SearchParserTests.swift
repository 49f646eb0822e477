import ArchiveModel
import Testing

@testable import Search

@Suite("Queries as people type them")
struct SearchParserTests {
    private func read(_ text: String, typing: Bool = false) -> SearchQuery {
        SearchParser(currentYear: 2_011).read(text, isTyping: typing)
    }

    /// A query on one line.
    private func dump(_ query: SearchQuery) -> String {
        query.groups.map { group in
            group.map { term in
                (term.isNegated ? "-" : "") + dump(term.test)
            }.joined(separator: "|")
        }.joined(separator: " ")
    }

    private func dump(_ test: SearchTerm.Test) -> String {
        switch test {
        case .words(let phrase, let field):
            (field.map { $0.rawValue + ":" } ?? "") + (phrase.isInflected ? "~" : "")
                + phrase.words.joined(separator: "+")
                + (phrase.isPrefix ? "*" : "")
        case .pattern(let pattern): "/\(pattern)/"
        case .dates(let span): "\(day(span.lowerBound))…\(day(span.upperBound))"
        case .flag(let flag): "#\(flag.rawValue)"
        case .blog(let phrase): "blog:" + phrase.words.joined(separator: "+")
        }
    }

    private func day(_ local: Int64) -> String {
        local == .min || local == PostKey.undatedLocal
            ? "" : PostDate(local: local, offsetMinutes: nil).day.description
    }

    @Test(
        "Words, quotations, fields, dates and states",
        arguments: [
            ("lamp oil", "lamp oil"), ("\"lamp oil\"", "lamp+oil"), ("“lamp oil”", "lamp+oil"),
            ("lamp -oil", "lamp -oil"), ("-\"lamp oil\" x", "-lamp+oil x"),
            ("lamp or oil wick", "lamp|oil wick"), ("a or b or c", "a|b|c"),
            ("or lamp", "lamp"), ("lamp or", "lamp"), ("\"or\"", "or"),
            ("don't", "don+t"), ("wick*", "wick*"), ("title:lamp", "title:lamp"),
            ("title:\"lamp oil\"", "title:lamp+oil"),
            ("tag:oil by:keeper", "labels:oil author:keeper"),
            ("comment:fog", "comments:fog"), ("foo:bar", "foo+bar"),
            ("http://fog.example/x", "http+fog+example+x"),
            ("in:2011", "2011-01-01…2012-01-01"), ("in:jan-2011", "2011-01-01…2011-02-01"),
            ("in:2011-02", "2011-02-01…2011-03-01"), ("before:2011-02-03", "…2011-02-03"),
            ("after:2011", "2012-01-01…"), ("-in:2011", "-2011-01-01…2012-01-01"),
            ("is:unread has:comments has:code", "#unread #comments #code"),
            ("is:starred has:comment", "#starred #comments"), ("blog:fog lamp", "blog:fog lamp"),
            ("/wick.*oil/ lamp", "/wick.*oil/ lamp"), ("-/a b/", "-/a b/"),
            ("/usr/bin/env", "usr+bin+env"), ("~lamps oil", "~lamps oil"),
            ("title:~lamps", "title:~lamps"),
            ("-~lamps", "-lamps"), ("\"~lamps\"", "lamps"), ("~lamp-oil", "lamp+oil"), ("~", ""),
            ("-- !!", ""), ("東京都", "東京+京都"), ("東", "東*"),
        ])
    func forms(text: String, expected: String) {
        let query = read(text)
        #expect(dump(query) == expected)
        #expect(query.notes.isEmpty)
    }

    @Test("Where all words are inflected, those in quotes and those that must not be there are not")
    func inflecting() {
        let query = SearchParser(currentYear: 2_011, isInflecting: true).read(
            "lamps \"oil cans\" -wicks by:keepers", isTyping: false)
        #expect(dump(query) == "~lamps oil+cans -wicks author:~keepers")
        #expect(query.isInflected)
    }

    @Test("While it is typed, the last word may go on")
    func typing() {
        #expect(dump(read("lamp wi", typing: true)) == "lamp wi*")
        #expect(dump(read("lamp wi ", typing: true)) == "lamp wi")
        #expect(dump(read("\"lamp wi", typing: true)) == "lamp+wi*")
        #expect(dump(read("\"lamp wi\"", typing: true)) == "lamp+wi")
        #expect(dump(read("title:wi", typing: true)) == "title:wi*")
        #expect(dump(read("lamp -", typing: true)) == "lamp")
        #expect(dump(read("東京", typing: true)) == "東京*")
    }

    @Test("What is not complete yet is not complained about while it is typed")
    func incomplete() {
        for text in ["is:", "is:un", "before:", "in:20", "has:com", "title:", "/wick"] {
            #expect(read(text, typing: true).notes.isEmpty, "\(text)")
        }
    }

    @Test(
        "What makes no sense is left out and said",
        arguments: [
            ("is:green lamp", "is: takes unread, read, starred, changed, vanished, page or draft"),
            ("before:then lamp", "before: takes a date, such as 2011, 2011-03 or mar-2011"),
            ("/(/ lamp", "/(/: a parenthesis is not closed"),
        ])
    func nonsense(text: String, note: String) {
        let query = read(text)
        #expect(query.notes == [note])
        #expect(dump(query) == "lamp")
    }
}
