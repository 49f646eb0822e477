import Prose
import Testing

@Suite("White space")
struct WhiteSpaceReadingTests {
    @Test("Collapses as in a browser", arguments: collapsed)
    func collapse(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let collapsed: [Reading] = [
        Reading("Line ends and tabs", "<p>\n  one\t\r\n  two  \n</p>", #"p "one two""#),
        Reading(
            "Between words in tags", "<i>one</i> <b>two</b>",
            #"p emphasis("one") " " strong("two")"#),
        Reading(
            "On both sides of a start", "one <b> two</b>", #"p "one " strong("two")"#),
        Reading("On both sides of an end", "<b>one </b> two", #"p strong("one") " two""#),
        Reading(
            "Only inside two neighbours", "<b>one </b><i> two</i>",
            #"p strong("one") " " emphasis("two")"#),
        Reading("Only within the tag", "one<b> </b>two", #"p "one two""#),
        Reading("At the end of a tag", "<b>one </b>two", #"p strong("one") " two""#),
        Reading("At the start of a tag", "one<b> two</b>", #"p "one " strong("two")"#),
        Reading("None between tags", "o<b>n</b>e", #"p "o" strong("n") "e""#),
        Reading("Through empty tags", "one <b></b><i> </i> two", #"p "one two""#),
        Reading("Across a comment", "one <!-- x --> two", #"p "one two""#),
        Reading("Around a break", "one <br> two", #"p "one" br "two""#),
        Reading(
            "A bold with spaces at both ends", "a<b> one two </b>b",
            #"p "a " strong("one two") " b""#),
        Reading(
            "Of the link stays outside it", "see <a href=/x> here </a>.",
            #"p "see " link(/x, "here") " .""#),
        Reading(
            "Within one style and within it another", "<b>a <i>b </i>c</b>",
            #"p strong("a " emphasis("b") " c")"#),
        Reading(
            "Between two links", "<a href=/x>a</a> <a href=/y>b</a>",
            #"p link(/x, "a") " " link(/y, "b")"#),
        Reading("Before a full stop in a tag", "<i>a</i>\n. b", #"p emphasis("a") " . b""#),
        Reading(
            "Inside a style and a link in it", "<b>a<a href=/x> b </a>c</b>",
            #"p strong("a " link(/x, "b") " c")"#),
        Reading(
            "Between blocks", "<b>a </b> <p> b </p> c", #"p strong("a")"#, #"p "b""#, #"p "c""#),
        Reading("Before a picture", "a <img src=x.png> b", #"p "a " image("", x.png) " b""#),
        Reading("No-break spaces are kept", "10&nbsp;km", #"p "10\u{A0}km""#),
        Reading(
            "Two no-break spaces after a full stop", "One.&nbsp; Two.", #"p "One. Two.""#),
        Reading("No-break spaces in a row", "10&nbsp;&nbsp;&nbsp;km", #"p "10\u{A0}km""#),
        Reading("No-break spaces as an indent", "<p>&nbsp;&nbsp; One", #"p "One""#),
        Reading("No-break spaces at the end", "<p>One &nbsp; </p>", #"p "One""#),
        Reading("An ideographic space is kept", "甲\u{3000}乙", #"p "甲\u{3000}乙""#),
        Reading("An indent by an ideographic space", "<p>\u{3000}甲</p>", #"p "\u{3000}甲""#),
        Reading("Where a word may be broken", "Fog<wbr>signal", #"p "Fog\u{200B}signal""#),
        Reading("A soft hyphen", "light&shy;house", #"p "light\u{AD}house""#),
        Reading("A form feed", "one\u{C}two", #"p "one two""#),
    ]

    @Test("Is kept where a style says so", arguments: kept)
    func keep(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let kept: [Reading] = [
        Reading(
            "Of a paragraph", "<p style='white-space: pre-wrap'>one\n two</p><p>a\nb</p>",
            #"verse "one" br "\u{A0}two""#, #"p "a b""#),
        Reading("Without a line end", "<p style='white-space:pre'>one</p>", #"p "one""#),
        Reading(
            "In a typewriter's face",
            "<div style='white-space: pre; font-family: monospace'>one\n  two</div>",
            "code", "| one", "|   two"),
        Reading(
            "Of a part of a line", "<p>a <span style='white-space: pre-line'>b\nc</span></p>",
            #"p "a b" br "c""#),
        Reading(
            "Not within what has none",
            "<div style='white-space:pre'>a\nb<p style='white-space:normal'>c\nd</p></div>",
            #"verse "a" br "b""#, #"p "c d""#),
    ]

    @Test("Is single between any two words, however it is divided among tags")
    func everySplit() {
        let spaces = ["", " ", "  ", "\n"]
        for before in spaces {
            for inside in spaces {
                for after in spaces {
                    let html = "one\(before)<b>\(inside)</b>\(after)two"
                    let isApart = !(before + inside + after).isEmpty
                    let expected = isApart ? #"p "one two""# : #"p "onetwo""#
                    #expect(Prose.document(html: html).dump == expected, "\(html.debugDescription)")
                }
            }
        }
    }
}
