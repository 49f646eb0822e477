import Prose
import Testing

@Suite("Titles")
struct PlainTextTests {
    @Test(
        "Mark-up goes, text stays",
        arguments: [
            ("", ""), ("Plain", "Plain"), ("  two \n words ", "two words"), ("AT&T", "AT&T"),
            ("AT&amp;T", "AT&T"), ("Q&amp;amp;A", "Q&A"), ("It&#8217;s", "It’s"),
            ("It&amp;#8217;s", "It’s"), ("It&amp;rsquo;s", "It’s"), ("&#x2019;", "’"),
            ("&#146;&#151;&#x80;", "’—€"), ("a &lt; b", "a < b"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            ("a < b", "a < b"), ("I <3 it", "I <3 it"), ("Vec<T>", "Vec<T>"),
            ("The <canvas> element", "The <canvas> element"), ("a <b>bold</b> one", "a bold one"),
            ("one<br/>two", "one two"), ("<p>one</p><p>two</p>", "one two"), ("x <b", "x <b"),
            ("f<i>oo</i>bar", "foobar"), ("<a href='x>y'>link</a>", "link"),
            ("a<!-- note -->b", "ab"), ("<?php echo 1; ?>", "<?php echo 1; ?>"),
            ("<script>alert('x')</script>hi", "hi"), ("caf&eacute; &Zopf;", "café ℤ"),
            ("&unknown; x&nbsp;y&nbsp;", "&unknown; x\u{A0}y"), ("a=1&copy=2", "a=1&copy=2"),
            ("&#0;&#xD800;&#1114112;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#", "&#"), ("&", "&"),
            ("a\u{2028}b", "a b"), ("&quot;x&quot;", "\"x\""), ("日本 &amp; 中国", "日本 & 中国"),
            ("safe<iframe src='x'>y</iframe> z", "safey z"), ("<meta name=a>b", "b"),
            ("An <iframe> in a <object >", "An <iframe> in a <object >"),
            ("</iframe> ends one", "</iframe> ends one"),
            ("&nbsp; ", ""), ("<", "<"), ("&AMP;", "&"), ("&NotEqualTilde;", "≂̸"),
        ])
    func line(_ source: String, _ text: String) {
        #expect(Prose.plainText(html: source) == text)
    }
}
