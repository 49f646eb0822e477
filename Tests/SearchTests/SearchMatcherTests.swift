import Testing

@testable import Search

@Suite("Where a query's words stand in a text")
struct SearchMatcherTests {
    private func hits(_ query: String, in text: String, typing: Bool = false) -> [String] {
        let query = SearchParser(currentYear: 2_011).read(query, isTyping: typing)
        let bytes = Array(text.utf8)
        return SearchMatcher(query).hits(in: text).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }

    @Test(
        "Words, phrases, beginnings, letters and patterns",
        arguments: [
            ("lamp oil", "Lamp and oil, lamps", ["Lamp", "oil"]),
            ("\"lamp oil\"", "the lamp: Oil. oil lamp", ["lamp: Oil"]),
            ("wi*", "wick Wind awi", ["wick", "Wind"]),
            ("cafe", "Un café.", ["café"]),
            ("京都", "東京都と京都", ["京都", "京都"]),
            ("都", "東京都と", ["都"]), ("~lamps", "Lamp, lamplight; LAMPS", ["Lamp", "LAMPS"]),
            ("~happiness", "happy happiness haps", ["happy", "happiness"]),
            ("lamp -oil", "lamp oil", ["lamp"]),
            ("/w.ck/", "wick, WECK", ["wick", "WECK"]),
            ("/wick/ wick", "wick", ["wick"]),
        ])
    func found(query: String, text: String, expected: [String]) {
        #expect(hits(query, in: text) == expected)
    }

    @Test("A pattern without end gives up in good time")
    func endless() {
        let text = String(repeating: "a", count: 200_000) + "b"
        let query = SearchParser(currentYear: 2_011).read("/(a+)+c/", isTyping: false)
        #expect(SearchMatcher(query).hits(in: text).isEmpty)
    }

    @Test("An excerpt begins and ends between words, and marks what was found")
    func excerpt() {
        let before = String(repeating: "fog and foam ", count: 40)
        let text = before + "the lamp\n\n  was lit " + String(repeating: "again ", count: 100)
        let query = SearchParser(currentYear: 2_011).read("lamp", isTyping: false)
        let excerpt = Array(text.utf8).withUnsafeBufferPointer {
            SearchExcerpt(of: $0, SearchMatcher(query))
        }
        #expect(excerpt.text.hasPrefix("…"))
        #expect(excerpt.text.contains("the lamp was lit again"))
        let bytes = Array(excerpt.text.utf8)
        #expect(excerpt.hits.map { String(decoding: bytes[$0], as: UTF8.self) } == ["lamp"])
        #expect(excerpt.hits[0].lowerBound < 80)
    }

    @Test("An excerpt is where the most of the words stand together, not at the first of them")
    func richest() {
        let apart = "A lamp first. " + String(repeating: "nothing of that kind ", count: 40)
        let near = "the oil of the old lamp, " + String(repeating: "and more and more ", count: 40)
        let text = apart + near + "lamp and oil and wick at the end"
        func excerpt(_ query: String) -> SearchExcerpt {
            let query = SearchParser(currentYear: 2_011).read(query, isTyping: false)
            return Array(text.utf8).withUnsafeBufferPointer {
                SearchExcerpt(of: $0, SearchMatcher(query))
            }
        }
        #expect(excerpt("lamp").text.hasPrefix("A lamp first."))
        #expect(excerpt("lamp oil wick").text.contains("lamp and oil and wick"))
        #expect(excerpt("lamp old").text.contains("the oil of the old lamp"))
        #expect(excerpt("tar lamp").text.hasPrefix("A lamp first."))
        #expect(excerpt("tar").text.hasPrefix("A lamp first."))
    }

    @Test("Words that stand everywhere are weighed in good time")
    func everywhere() {
        let text = String(repeating: "fog lamp ", count: 100_000)
        let query = SearchParser(currentYear: 2_011).read("lamp fog", isTyping: false)
        let excerpt = Array(text.utf8).withUnsafeBufferPointer {
            SearchExcerpt(of: $0, SearchMatcher(query))
        }
        #expect(excerpt.text.hasPrefix("fog lamp"))
    }

    @Test("An excerpt of a script without spaces is cut between letters")
    func excerptWithoutSpaces() {
        let text = String(repeating: "海", count: 300) + "燈塔" + String(repeating: "霧", count: 300)
        let query = SearchParser(currentYear: 2_011).read("燈塔", isTyping: false)
        let excerpt = Array(text.utf8).withUnsafeBufferPointer {
            SearchExcerpt(of: $0, SearchMatcher(query))
        }
        #expect(!excerpt.text.contains("\u{FFFD}"))
        #expect(excerpt.text.contains("海燈塔霧"))
    }
}
