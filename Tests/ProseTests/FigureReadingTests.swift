import Prose
import Testing

@Suite("Pictures, films and embeds")
struct FigureReadingTests {
    @Test("Pictures", arguments: pictures)
    func picture(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let pictures: [Reading] = [
        Reading("Alone", "<img src=a.png alt='A lamp'>", #"figure image("A lamp", a.png)"#),
        Reading(
            "With a title for its text", "<img src=a.png title='A lamp'>",
            #"figure image("A lamp", a.png)"#),
        Reading(
            "Text on two lines", "<img src=a.png alt='A\n  lamp '>",
            #"figure image("A lamp", a.png)"#),
        Reading("In a line", "a <img src=a.png> b", #"p "a " image("", a.png) " b""#),
        Reading("After a break", "a<br><img src=a.png><br>b", #"p "a" br image("", a.png) br "b""#),
        Reading(
            "After two breaks", "a<br><br><img src=a.png><br><br>b", #"p "a""#,
            #"figure image("", a.png)"#, #"p "b""#),
        Reading(
            "Two together", "<img src=a.png> <img src=b.png>", #"figure image("", a.png)"#,
            #"figure image("", b.png)"#),
        Reading(
            "Blogger's separator, linked to its larger self",
            """
            <div class="separator" style="clear: both; text-align: center;">
            <a href="http://1.bp.blogspot.com/a/s1600/lamp.jpg" style="margin-left: 1em;">\
            <img border="0" height="240" src="http://1.bp.blogspot.com/a/s320/lamp.jpg" width="320" />\
            </a></div>
            """, #"figure image("", http://1.bp.blogspot.com/a/s1600/lamp.jpg)"#),
        Reading(
            "Blogger's table with a caption",
            """
            <table align="center" class="tr-caption-container"><tbody>
            <tr><td><a href="http://a.example/big.jpg"><img src="http://a.example/small.jpg" /></a></td></tr>
            <tr><td class="tr-caption" style="text-align: center;">The <i>lamp</i></td></tr>
            </tbody></table>
            """, #"figure image("", http://a.example/big.jpg) "The " emphasis("lamp")"#),
        Reading(
            "figure", "<figure><img src=a.png alt=A><figcaption>The lamp</figcaption></figure>",
            #"figure image("A", a.png) "The lamp""#),
        Reading(
            "A caption above", "<figure><figcaption>The lamp</figcaption><img src=a.png></figure>",
            #"figure image("", a.png) "The lamp""#),
        Reading(
            "WordPress' caption",
            "<div class='wp-caption'><img src=a.png><p class='wp-caption-text'>The lamp</p></div>",
            #"figure image("", a.png) "The lamp""#),
        Reading(
            "A caption above a picture and a credit",
            "<figure><figcaption>The lamp</figcaption><img src=a.png><p>By Nuala</p></figure>",
            #"p "The lamp""#, #"figure image("", a.png)"#, #"p "By Nuala""#),
        Reading(
            "A figure of code", "<figure><pre>a</pre><figcaption>b</figcaption></figure>", "code",
            "| a", #"p "b""#),
        Reading(
            "A figure of two",
            "<figure><img src=a.png><img src=b.png><figcaption>c</figcaption></figure>",
            #"figure image("", a.png)"#, #"figure image("", b.png) "c""#),
        Reading(
            "picture", "<picture><source srcset=a.webp><img src=a.png alt=A></picture>",
            #"figure image("A", a.png)"#),
        Reading(
            "Loaded late", "<img src='data:image/gif;base64,R0lG' data-src=a.png>",
            #"figure image("", a.png)"#),
        Reading(
            "By its set", "<img srcset='a.png 1x, b.png 2x' alt=A>", #"figure image("A", a.png)"#),
        Reading(
            "By its set, an address with commas",
            "<img srcset='http://a.example/c_fill,q_80/a.png 80w, b.png 2x' alt=A>",
            #"figure image("A", http://a.example/c_fill,q_80/a.png)"#),
        Reading(
            "Of no height until a script comes", "<img src=a.png width=570 height=0 alt=A>",
            #"figure image("A", a.png)"#),
        Reading("Of no size", "a<img src=a.png width=1 height=1>", #"p "a""#),
        Reading(
            "Loaded late, and again for those without scripts",
            "<img data-src=a.png><noscript><img src=a.png></noscript>", #"figure image("", a.png)"#),
        Reading(
            "Only for those without scripts", "<noscript><img src=a.png></noscript>",
            #"figure image("", a.png)"#),
        Reading(
            "Written out", "<img alt=A src='data:image/png;base64,iVBORw0KGgo='>",
            #"figure image("A", )"#),
        Reading(
            "A tracker by its size", "a<img src=http://a.example/t width=1 height=1>", #"p "a""#),
        Reading(
            "A tracker by its host",
            "a<img src='https://blogger.googleusercontent.com/tracker/1-2?l=x'>", #"p "a""#),
        Reading("A smiley", "a <img class=wp-smiley src=s.gif alt=':-)'> b", #"p "a :-) b""#),
        Reading("Only a text", "<img alt=A>", #"figure image("A", )"#),
        Reading(
            "Text under a picture", "<p><img src=a.png><br>The lamp</p>",
            #"figure image("", a.png)"#, #"p "The lamp""#),
        Reading(
            "Floated beside the first word",
            "<p><a href=/x.png><img style='float: right' src=a.png></a>The <i>lamp</i></p>",
            #"figure image("", /x.png)"#, #"p "The " emphasis("lamp")"#),
        Reading(
            "Centred", "<center><a href=a.png><img src=a.png></a></center>",
            #"figure image("", a.png)"#),
        Reading(
            "No-break spaces between", "<img src=a.png>&nbsp;<img src=b.png>",
            #"figure image("", a.png)"#, #"figure image("", b.png)"#),
        Reading(
            "A figure linked to a page",
            "<figure><a href=/x><img src=a.png></a><figcaption>b</figcaption></figure>",
            #"p link(/x, image("", a.png))"#, #"p "b""#),
        Reading(
            "A separator with a picture and text",
            "<div class=separator><img src=a.png></div>a<div class=separator><br></div>b",
            #"figure image("", a.png)"#, #"p "a""#, #"p "b""#),
        Reading(
            "A caption without picture", "<figure><figcaption>a</figcaption></figure>", #"p "a""#),
        Reading(
            "A quotation with its source",
            "<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>", "quote",
            #"  p "a""#, #"  p "— b""#),
        Reading(
            "In a quotation", "<blockquote><img src=a.png></blockquote>", "quote",
            #"  figure image("", a.png)"#),
        Reading("Bold around it", "<b><img src=a.png></b>", #"figure image("", a.png)"#),
        Reading(
            "In an item", "<ul><li><img src=a.png alt=A></ul>", "ul", #"- figure image("A", a.png)"#
        ),
    ]

    @Test("Films, sounds, embeds", arguments: embeds)
    func embed(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let embeds: [Reading] = [
        Reading(
            "YouTube", "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
            #"figure video("YouTube", https://www.youtube.com/watch?v=abc)"#),
        Reading(
            "With a title", "<iframe title='Fog horns' src=//www.youtube.com/embed/abc></iframe>",
            #"figure video("Fog horns", https://www.youtube.com/watch?v=abc)"#),
        Reading(
            "A map", "<iframe src=https://www.google.com/maps?x></iframe>",
            #"figure map("Google", https://www.google.com/maps?x)"#),
        Reading(
            "Any page", "<iframe src=http://a.example/x>no frames</iframe>",
            #"figure embed("a.example", http://a.example/x)"#),
        Reading(
            "The old object",
            """
            <object width="425"><param name="movie" value="http://www.youtube.com/v/abc">
            <embed src="http://www.youtube.com/v/abc"></embed></object>
            """, #"figure video("YouTube", https://www.youtube.com/watch?v=abc)"#),
        Reading("An object without address", "<object>a</object>", #"p "a""#),
        Reading("A film", "<video src=a.mp4 title=A>no film</video>", #"figure video("A", a.mp4)"#),
        Reading(
            "A film by its source", "<video controls><source src=a.mp4><p>no film</video>",
            #"figure video("", a.mp4)"#),
        Reading(
            "A sound", "<audio src=http://a.example/a.mp3></audio>",
            #"figure audio("a.example", http://a.example/a.mp3)"#),
        Reading(
            "A gist", "<script src='https://gist.github.com/a/1.js'></script>",
            #"figure embed("Gist", https://gist.github.com/a/1.js)"#),
        Reading(
            "Between text", "a<iframe src=http://vimeo.com/1></iframe>b",
            #"p "a" video("Vimeo", http://vimeo.com/1) "b""#),
        Reading(
            "In a block", "a<div><iframe src=http://vimeo.com/1></iframe></div>b", #"p "a""#,
            #"figure video("Vimeo", http://vimeo.com/1)"#, #"p "b""#),
        Reading("An empty frame", "a<iframe src=about:blank></iframe>", #"p "a""#),
    ]
}
