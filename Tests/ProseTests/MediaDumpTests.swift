import Prose
import Testing

@Suite("HTML: pictures and embeds")
struct MediaDumpTests {
    @Test(
        "Pictures",
        arguments: [
            DumpCase("<img src=a.png alt='A cat'>", #"figure image("A cat", a.png)"#),
            DumpCase("<img src=a.png title='A  cat'>", #"figure image("A cat", a.png)"#),
            DumpCase("a <img src=b.png> c", #"p "a " image("", b.png) " c""#),
            DumpCase(
                "<img src=a.png><br><img src=b.png>",
                "figure image(\"\", a.png)\nfigure image(\"\", b.png)"),
            DumpCase("<img src='data:image/png;base64,AAAA' alt=x>", #"figure image("x", )"#),
            DumpCase("<img src='data:x' data-src=a.png>", #"figure image("", a.png)"#),
            DumpCase("<img srcset='a.png 1x, b.png 2x'>", #"figure image("", a.png)"#),
            DumpCase("<img>", ""),
            DumpCase("<img src=a.gif width=1 height=1>", ""),
            DumpCase("<img src=a.gif height=0>", ""),
            DumpCase("<img src='http://feeds.feedburner.com/~r/x/~4/y'>", ""),
            DumpCase("<img src='https://blogger.googleusercontent.com/tracker/1-2'>", ""),
            DumpCase("<img class=wp-smiley alt=':)' src=s.gif> a", #"p ":) a""#),
            DumpCase("<svg><title>A plan</title><path/></svg>", #"figure image("A plan", )"#),
            DumpCase("<svg><path/></svg>a", #"p "a""#),
            DumpCase(
                "<a href=b.jpg><img src=a.jpg></a>", #"figure image("", b.jpg)"#),
            DumpCase(
                "<a href=page.html><img src=a.jpg></a>", #"p link(page.html, image("", a.jpg))"#),
            DumpCase(
                "<noscript><img src=a.png></noscript>", #"figure image("", a.png)"#),
            DumpCase(
                "<img src=data:x data-src=a.png><noscript>On!<img src=a.png></noscript>",
                #"figure image("", a.png)"#),
        ])
    func pictures(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Captions",
        arguments: [
            DumpCase(
                "<div class=separator style='clear: both'><a href=http://x/big.jpg><img src=s.jpg></a></div>",
                #"figure image("", http://x/big.jpg)"#),
            DumpCase(
                """
                <table class="tr-caption-container"><tbody><tr><td><a href="b.png"><img src="s.png">
                </a></td></tr><tr><td class="tr-caption">A <i>cat</i></td></tr></tbody></table>
                """,
                #"figure image("", b.png) "A " emphasis("cat")"#),
            DumpCase(
                "<figure><img src=a.png><figcaption>A cat</figcaption></figure>",
                #"figure image("", a.png) "A cat""#),
            DumpCase(
                "<figure><figcaption>A cat</figcaption><img src=a.png></figure>",
                #"figure image("", a.png) "A cat""#),
            DumpCase(
                "<figure><pre>a</pre><figcaption>Code</figcaption></figure>",
                "code\n| a\np \"Code\""),
            DumpCase(
                "<div class='wp-caption alignleft'><img src=a.png><p class=wp-caption-text>A cat</div>",
                #"figure image("", a.png) "A cat""#),
        ])
    func captions(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Embeds",
        arguments: [
            DumpCase(
                "<iframe src='//www.youtube.com/embed/x'></iframe>",
                #"figure video("YouTube", //www.youtube.com/embed/x)"#),
            DumpCase(
                "<iframe src=https://player.vimeo.com/video/1 title='A film'>x</iframe>",
                #"figure video("A film", https://player.vimeo.com/video/1)"#),
            DumpCase(
                "<iframe src=https://x.example/form></iframe>",
                #"figure embed("x.example", https://x.example/form)"#),
            DumpCase("<iframe></iframe>a", #"p "a""#),
            DumpCase(
                "<object><param name=movie value=http://www.youtube.com/v/x><embed src=y></object>",
                #"figure video("YouTube", http://www.youtube.com/v/x)"#),
            DumpCase(
                "<object data=a.svg type=image/svg+xml>b</object>", #"figure image("", a.svg)"#),
            DumpCase("<object>a <b>b</b></object>", #"p "a " strong("b")"#),
            DumpCase(
                "<embed src=http://x.example/a.swf>",
                #"figure embed("x.example", http://x.example/a.swf)"#),
            DumpCase("<video src=a.mp4>No video</video>", #"figure video("", a.mp4)"#),
            DumpCase(
                "<video><source src=a.webm><source src=b.mp4></video>", #"figure video("", a.webm)"#
            ),
            DumpCase("<audio src=a.mp3 title=Song></audio>", #"figure audio("Song", a.mp3)"#),
            DumpCase(
                "<script src='https://gist.github.com/a/1.js'></script>",
                #"figure embed("Gist", https://gist.github.com/a/1.js)"#),
        ])
    func embeds(_ dumpCase: DumpCase) { dumpCase.check() }
}
