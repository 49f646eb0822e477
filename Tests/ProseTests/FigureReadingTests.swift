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
            """, #"figure image("lamp.jpg", http://1.bp.blogspot.com/a/s1600/lamp.jpg)"#),
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
            "The largest of its set", "<img srcset='a.png 1x, b.png 2x' alt=A>",
            #"figure image("A", b.png)"#),
        Reading(
            "The widest of its set, an address with commas",
            "<img srcset='a.png 40w,http://a.example/c_fill,q_80/a.png 80w, c.png 9w' alt=A>",
            #"figure image("A", http://a.example/c_fill,q_80/a.png)"#),
        Reading(
            "The first of a set without sizes", "<img srcset='a.png, b.png' alt=A>",
            #"figure image("A", a.png)"#),
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
            #"figure image("", /x) "b""#),
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
            #"figure video("YouTube abc", https://www.youtube.com/watch?v=abc)"#),
        Reading(
            "With a title", "<iframe title='Fog horns' src=//www.youtube.com/embed/abc></iframe>",
            #"figure video("Fog horns · YouTube", https://www.youtube.com/watch?v=abc)"#),
        Reading(
            "A map", "<iframe src=https://www.google.com/maps?x></iframe>",
            #"figure map("Google Maps", https://www.google.com/maps?x)"#),
        Reading(
            "Any page", "<iframe src=http://a.example/x>no frames</iframe>",
            #"figure embed("a.example", http://a.example/x)"#),
        Reading(
            "The old object",
            """
            <object width="425"><param name="movie" value="http://www.youtube.com/v/abc">
            <embed src="http://www.youtube.com/v/abc"></embed></object>
            """, #"figure video("YouTube abc", https://www.youtube.com/watch?v=abc)"#),
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
            #"figure embed("Gist a/1.js", https://gist.github.com/a/1.js)"#),
        Reading(
            "Between text", "a<iframe src=http://vimeo.com/1></iframe>b",
            #"p "a" video("Vimeo 1", http://vimeo.com/1) "b""#),
        Reading(
            "In a block", "a<div><iframe src=http://vimeo.com/1></iframe></div>b", #"p "a""#,
            #"figure video("Vimeo 1", http://vimeo.com/1)"#, #"p "b""#),
        Reading(
            "With a title that its player gives",
            "<iframe title='YouTube video player' "
                + "src=//www.youtube.com/embed/abc></iframe>",
            #"figure video("YouTube abc", https://www.youtube.com/watch?v=abc)"#),
        Reading(
            "With a title that names the service",
            "<iframe title='Fog on Vimeo' src=http://vimeo.com/1></iframe>",
            #"figure video("Fog on Vimeo", http://vimeo.com/1)"#),
        Reading(
            "A map of a place",
            "<iframe src='https://www.google.com/maps?q=Fastnet+Rock&output=embed'></iframe>",
            #"figure map("Google Maps Fastnet Rock", "#
                + "https://www.google.com/maps?q=Fastnet+Rock&output=embed)"),
        Reading(
            "A message with its author",
            "<iframe src='https://twitter.com/keeper/status/12'></iframe>",
            #"figure message("Twitter @keeper", https://twitter.com/keeper/status/12)"#),
        Reading(
            "A message by its number",
            "<iframe src='https://platform.twitter.com/embed/Tweet.html?id=12'></iframe>",
            #"figure message("Twitter 12", https://twitter.com/i/status/12)"#),
        Reading(
            "A film of its own, by its file", "<video src='/v/fog-horns.mp4'></video>",
            #"figure video("fog-horns.mp4", /v/fog-horns.mp4)"#),
        Reading(
            "A player's buttons",
            "<video class=video-js src=a.mp4></video><div class=vjs-control-bar><span>Play</span>"
                + "<ul><li>0.5x<li>2x</ul></div><p>b</p>", #"figure video("", a.mp4)"#, #"p "b""#),
        Reading(
            "A player's box by its label",
            "<div role=region aria-label='Video Player'>a<video src=b></video><p>Play</p><div>0:00</div>"
                + "</div><p>c</p>", #"p "a" video("", b)"#, #"p "c""#),
        Reading("An empty frame", "a<iframe src=about:blank></iframe>", #"p "a""#),
    ]
}
