import Prose
import Testing

@Suite("Verse, pull quotes, galleries, formulas, languages")
struct ConstructReadingTests {
    @Test("Verse", arguments: verses)
    func verse(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let verses: [Reading] = [
        Reading(
            "Short lines",
            "<p>The lamp is lit<br>the fog is near<br>the keeper sits<br>all night</p>",
            #"verse "The lamp is lit" br "the fog is near" br "the keeper sits" br "all night""#),
        Reading(
            "Stanzas of two lines after one of four",
            "a lamp<br>a fog<br>a night<br>a light<br><br>two lines<br>at last",
            #"verse "a lamp" br "a fog" br "a night" br "a light""#,
            #"verse "two lines" br "at last""#),
        Reading(
            "Gutenberg's, with its indents",
            "<pre class='wp-block-verse'>One\n  <em>two</em>\n\nthree</pre>",
            #"verse "One" br "\u{A0}\u{A0}" emphasis("two")"#, #"verse "three""#),
        Reading("A class", "<div class=poem><p>a<br>b</p></div>", #"verse "a" br "b""#),
        Reading(
            "Prose broken by a program",
            "The keeper of the light went up the stairs that<br>wind around the tower until he came "
                + "to the lamp,<br>which had gone out in the night while he slept<br>and lit it.",
            #"p "The keeper of the light went up the stairs that wind around the tower until"#
                + #" he came to the lamp, which had gone out in the night while he slept"#
                + #" and lit it.""#),
        Reading(
            "A list", "1. a<br>2. b<br>3. c<br>4. d",
            #"p "1. a" br "2. b" br "3. c" br "4. d""#),
        Reading(
            "Links", "<a href=/a>a</a><br><a href=/b>b</a><br><a href=/c>c</a><br><a href=/d>d</a>",
            #"p link(/a, "a") br link(/b, "b") br link(/c, "c") br link(/d, "d")"#),
        Reading("Three lines", "a<br>b<br>c", #"p "a" br "b" br "c""#),
    ]

    @Test("Set apart", arguments: boxes)
    func box(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let boxes: [Reading] = [
        Reading(
            "Gutenberg's pull quote",
            "<figure class=wp-block-pullquote><blockquote><p>a</p><cite>b</cite></blockquote></figure>",
            "pull quote", #"  p "a""#, #"  p "— " emphasis("b")"#),
        Reading(
            "An aside", "<aside class='pullquote'>a</aside>b", "pull quote", #"  p "a""#, #"p "b""#),
        Reading(
            "Details without a summary", "<details><p>a</details>", "details ", #"  p "a""#),
        Reading("A summary alone", "<details><summary>a</summary></details>", #"p strong("a")"#),
        Reading(
            "A source with its own dash", "<blockquote><p>a</p><footer>— b</footer></blockquote>",
            "quote", #"  p "a""#, #"  p "— b""#),
        Reading(
            "An expansion on two lines, and one that says nothing",
            "<abbr title='Fog\n  signal'>FS</abbr> <abbr title=x>x</abbr> <abbr>y</abbr>",
            #"p abbreviation(Fog signal, "FS") " x y""#),
        Reading(
            "A gallery of definitions",
            """
            <div class="gallery"><dl class="gallery-item"><dt><a href="/p1"><img src="a.jpg"></a></dt>
            <dd class="wp-caption-text">The <i>lamp</i></dd></dl><dl><dt><img src="b.jpg"></dt></dl>
            </div>
            """, "gallery", #"  image("", a.jpg) "The " emphasis("lamp")"#, #"  image("", b.jpg)"#),
        Reading(
            "Gutenberg's gallery",
            """
            <figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src=a>
            </figure></li><li><figure><img src=b><figcaption>c</figcaption></figure></li></ul>
            <figcaption class="blocks-gallery-caption">d</figcaption></figure>
            """, "gallery", #"  image("", a)"#, #"  image("", b) "c""#, #"p "d""#),
        Reading(
            "Three pictures in a row", "<img src=a> <img src=b><br><img src=c>", "gallery",
            #"  image("", a)"#, #"  image("", b)"#, #"  image("", c)"#),
        Reading(
            "An ordered list's letters",
            "<ol type=A start=2><li>a</ol><ol style='list-style-type: "
                + "lower-roman'><li>b</ol>", "ol 2 upperLetters", #"- p "a""#, "ol 1 lowerRoman",
            #"- p "b""#),
        Reading(
            "Things to do, in letters", "<ul class=task-list><li>[x] a<li>[ ] b<li>c</ul>", "ul",
            #"- [x] p "a""#, #"- [ ] p "b""#, #"- p "c""#),
    ]

    @Test("Formulas", arguments: formulas)
    func formula(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let formulas: [Reading] = [
        Reading(
            "On a line of its own with the point that ends it", #"<p>a</p><p>\(x^2\) .</p>"#,
            #"p "a""#, #"math "x^2.""#),
        Reading("In a line", #"a \(x^2\) b"#, #"p "a " math("x^2") " b""#),
        Reading(
            "On lines of their own", #"a \[ \frac{1}{2} \] b <p>$$ y_1 $$</p>"#, #"p "a""#,
            #"math "\frac{1}{2}""#, #"p "b""#, #"math "y_1""#),
        Reading("Money", "from $5 to $$6 and $$7", #"p "from $5 to $$6 and $$7""#),
        Reading(
            "Money and names", "$5 and $6, US$5_a$, $HOME or $PATH_X, $5^$",
            #"p "$5 and $6, US$5_a$, $HOME or $PATH_X, $5^$""#),
        Reading(
            "Keys and shells", #""$\UF702" = "left"; "$\UF703" = "right""#,
            #"p ""$\UF702" = "left"; "$\UF703" = "right"""#),
        Reading(
            "Between dollars", #"a $x_1$, $\alpha = 2$ and $n$."#,
            #"p "a " math("x_1") ", " math("\alpha = 2") " and " math("n") ".""#),
        Reading(
            "On lines of their own in a paragraph", "<p>a $$x^2$$ b</p>", #"p "a""#, #"math "x^2""#,
            #"p "b""#),
        Reading(
            "An environment", #"a \begin{align*} x &= 1 \\ y &= 2 \end{align*} b"#, #"p "a""#,
            #"math "x &= 1 \\ y &= 2""#, #"p "b""#),
        Reading(
            "Wikipedia's picture",
            #"a <img class=mwe-math-fallback-image-inline alt="{\displaystyle x^{2}}" src=x> b"#,
            #"p "a " math("x^{2}") " b""#),
        Reading(
            "Wikipedia's picture on a line of its own",
            #"<p>a</p><img class=mwe-math-fallback-image-display alt="{\displaystyle y}" src=x>"#,
            #"p "a""#, #"math "y""#),
        Reading(
            "Wikipedia's picture by its address",
            "a <img src='https://wikimedia.org/api/rest_v1/media/math/render/svg/1f' alt=A>.",
            #"p "a " math("A") ".""#),
        Reading(
            "WordPress' picture by its address",
            "a <img src='https://s0.wp.com/latex.php?latex=e%5Ex+%2B+1&bg=fff'>",
            #"p "a " math("e^x + 1")"#),
        Reading(
            "A service's picture by its address",
            #"a <img src="https://latex.codecogs.com/gif.latex?\dpi{150}&space;\bg_white&space;x_1">"#,
            #"p "a " math("x_1")"#),
        Reading(
            "A picture of a formula that nobody wrote down",
            "<img src='https://upload.wikimedia.org/math/1/1f.png'>",
            #"figure image("", https://upload.wikimedia.org/math/1/1f.png)"#),
        Reading(
            "A sum",
            "<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow>"
                + "<mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub></math>",
            #"math "∑_(i=1)^n a_i""#),
        Reading(
            "A power before a letter", "<math><msup><mi>x</mi><mn>2</mn></msup><mi>y</mi></math>",
            #"math "x^2 y""#),
        Reading("In code", #"<code>\(x\)</code>"#, #"p code("\(x\)")"#),
        Reading("WordPress'", "a $latex e^x$ b", #"p "a " math("e^x") " b""#),
        Reading(
            "WordPress' picture", "a <img class=latex alt='e^x' src=x>", #"p "a " math("e^x")"#),
        Reading(
            "A script's", "<script type='math/tex; mode=display'>a < b</script>", #"math "a < b""#),
        Reading(
            "Beside what a script drew",
            "a <span class=MathJax>𝑥²</span><script type='math/tex'>x^2</script> b",
            #"p "a " math("x^2") " b""#),
        Reading(
            "KaTeX's, once",
            """
            <span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation
            encoding="application/x-tex">x^2</annotation></semantics></math></span><span
            class=katex-html>x2</span></span>
            """, #"math "x^2""#),
        Reading(
            "Fractions and roots",
            "<math><mi>x</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mn>10</mn></mrow><msqrt>"
                + "<mi>b</mi></msqrt></mfrac></math>", #"math "x = (a + 10)/(√b)""#),
        Reading(
            "Powers and a matrix",
            "<math display=block><msubsup><mi>x</mi><mn>1</mn><mrow><mn>2</mn><mi>n</mi></mrow></msubsup>"
                + "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn>"
                + "</mtd></mtr></mtable></math>", #"math "x_1^(2n)[1, 2; 3]""#),
        Reading(
            "Signs by name and number",
            "<math><mo>&int;</mo><mi>f</mi><mo>&#x2061;</mo><mi>x</mi></math>",
            #"math "∫fx""#),
    ]

    @Test(
        "The language that most of the text is in",
        arguments: [
            ("<html lang=de><p>a", "de"), ("<div lang=pt_BR>a</div>", "pt-BR"),
            ("<div xml:lang=fr>a</div>", "fr"), ("<p>a long text<p lang=de>b", ""),
            ("<p lang=en>a<p lang=zh-Hant>漢字と長い文", "zh-Hant"), ("<p lang='x y'>a", ""),
            ("<p lang='<b>'>a", ""), ("<p lang=und>a", ""), ("<p>a", ""),
        ])
    func language(_ html: String, _ language: String) {
        #expect(Prose.document(html: html).language == language)
    }

    @Test(
        "A line end of the source between letters",
        arguments: [
            ("漢\n字", "漢字"), ("漢\n字 abc", "漢字 abc"), ("漢 \n <b></b>字", "漢字"), ("漢\nabc", "漢 abc"),
            ("漢 字", "漢 字"),
            ("한\n글", "한 글"), ("カ\nナ", "カナ"), ("。\n「", "。「"), ("漢\n&nbsp;字", "漢 字"),
        ])
    func lineEnd(_ html: String, _ text: String) {
        #expect(Prose.document(html: html).blocks == [.paragraph([.text(text)])])
    }

    @Test(
        "Where an embed is to be seen",
        arguments: [
            (
                "//www.youtube-nocookie.com/embed/aB_-1?rel=0", "video",
                "https://www.youtube.com/watch?v=aB_-1"
            ),
            ("https://youtu.be/aB1", "video", "https://www.youtube.com/watch?v=aB1"),
            ("http://player.vimeo.com/video/12?x=1", "video", "https://vimeo.com/12"),
            (
                "https://player.vimeo.com/x?clip_id=", "video",
                "https://player.vimeo.com/x?clip_id="
            ),
            (
                "//www.dailymotion.com/embed/video/x1a", "video",
                "https://www.dailymotion.com/video/x1a"
            ),
            (
                "https://www.google.com/maps/embed?pb=1", "map",
                "https://www.google.com/maps/embed?pb=1"
            ),
            ("https://maps.google.de/maps?q=x", "map", "https://maps.google.de/maps?q=x"),
            (
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
                "audio",
                "https://api.soundcloud.com/tracks/1"
            ),
            ("https://open.spotify.com/embed/track/1", "audio", "https://open.spotify.com/track/1"),
            (
                "https://platform.twitter.com/embed/Tweet.html?id=12", "message",
                "https://twitter.com/i/status/12"
            ),
            ("https://a.example/@b/12/embed", "message", "https://a.example/@b/12"),
            ("https://www.instagram.com/p/1/embed", "message", "https://www.instagram.com/p/1"),
            ("https://codepen.io/a/embed/1", "embed", "https://codepen.io/a/embed/1"),
        ])
    func embed(_ source: String, _ kind: String, _ address: String) {
        for attribute in ["src", "data-src"] {
            let document = Prose.document(html: "<iframe \(attribute)='\(source)'></iframe>")
            guard case .figure(let media, _)? = document.blocks.first else {
                Issue.record("no figure")
                return
            }
            #expect("\(media.kind)" == kind)
            #expect(media.address == address)
        }
    }

    @Test("An address that a script would turn into a player")
    func bareEmbed() {
        let html = """
            <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
            https://youtu.be/aB1
            </div><figcaption>c</figcaption></figure>
            """
        #expect(
            Prose.document(html: html).dump
                == #"figure video("YouTube aB1", https://www.youtube.com/watch?v=aB1) "c""#)
    }

    @Test(
        "Line numbers are none of the code",
        arguments: [
            "<table class=lntable><tr><td class=lntd><pre><span class=lnt>1\n</span></pre><td class=lntd>"
                + "<pre><code>a\n  b</code></pre></table>",
            "<table class='js-file-line-container'><tr><td class=blob-num>1<td class=blob-code>a<tr>"
                + "<td class=blob-num>2<td class=blob-code>  b</table>",
            "<div class=syntaxhighlighter><table><tr><td class=gutter><div>1</div><div>2</div><td class=code>"
                + "<div class=container><div>a</div><div>&nbsp;&nbsp;b</div></div></table></div>",
            "<pre><span class=lineno>1 </span>a\n<span class=ln>2</span>  b</pre>",
            "<div class=crayon-syntax><textarea>a\n  b</textarea><table><tr><td>1<td>a</table></div>",
        ])
    func lineNumbers(_ html: String) {
        #expect(Prose.document(html: html).dump == "code\n| a\n|   b")
    }
}
