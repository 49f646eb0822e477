import Prose
import Testing

@Suite("Counting words")
struct WordCountTests {
    @Test(
        "HTML",
        arguments: [
            ("", 0), ("one", 1), ("one two", 2), ("<p>one</p><p>two</p>", 2), ("f<b>oo</b>bar", 1),
            ("one<br>two", 2), ("one<br/>two", 2), ("one<!-- a b c -->", 1), ("a<!-->b c", 2),
            ("<script>a b c</script>one", 1), ("<style>a b</style >one", 1),
            ("<SCRIPT>if (a<b) c</SCRIPT> one two", 2), ("<script>never ends", 0),
            ("<a title='not > here' href=x>one</a>", 1), ("<a href=\"unclosed>one two", 0),
            ("a&nbsp;b", 2), ("a&#160;b&#xA0;c", 3), ("AT&amp;T", 1), ("AT&T", 1), ("a &amp; b", 2),
            ("caf&eacute;", 1), ("&Agrave; la", 2), ("word&mdash;word", 2), ("word&#8212;word", 2),
            ("don&#8217;t", 1), ("a < b > c", 3), ("1 + 2 = 3", 3), ("<", 0), ("<a", 0), ("&", 0),
            ("&#", 0), ("</>x", 1), ("x&#99999999999999999999;y", 1), ("<p>one</p", 1),
            ("&ldquo;quoted&rdquo; text", 2), ("- * — …", 0),
        ])
    func html(_ source: String, _ count: Int) {
        #expect(Prose.wordCount(html: source) == count)
    }

    @Test(
        "Plain text of many scripts",
        arguments: [
            ("one two\nthree\t四", 4), ("日本語", 2), ("日本語です", 3), ("iPhone手机", 2),
            ("한국어 블로그", 2), ("สวัสดี", 2), ("ສະບາຍດີ", 3), ("ភាសាខ្មែរ", 3), ("မြန်မာ", 2),
            ("مرحبا بالعالم", 2), ("שלום עולם", 2), ("नमस्ते दुनिया", 2), ("a\u{A0}b\u{3000}c", 3),
            ("word—word", 2), ("😀 👍🏽", 0), ("e\u{301}te\u{301}", 1), ("<b>x</b>", 1),
            ("中，文。", 1), ("don’t", 1), ("2011年1月25日", 5), ("", 0),
        ])
    func plain(_ source: String, _ count: Int) {
        #expect(Prose.wordCount(plainText: source) == count)
    }
}
