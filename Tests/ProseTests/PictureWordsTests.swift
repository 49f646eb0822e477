import Testing

@testable import Prose

@Suite("What pictures are called")
struct PictureWordsTests {
    @Test(arguments: [
        ("/a/lens-at-fastnet.jpg", "lens-at-fastnet.jpg"), ("a%20lens.JPG?w=9#x", "a lens.JPG"),
        ("http://a.example/IMG_1234.jpg", ""), ("/DSC01234.JPG", ""),
        ("/lens+9.JPG", "lens 9.JPG"), ("/the+lens%2Bfog.jpg", "the lens+fog.jpg"),
        ("/lens%20+%20fog.jpg", "lens + fog.jpg"), ("/lens++.jpg", "lens++.jpg"),
        ("/lens-300x200.jpg", "lens.jpg"), ("/fog-scaled.jpg", "fog.jpg"),
        ("/120px-Lake_Fog.svg.png", "Lake Fog.svg.png"),
        ("/2011/01/fog2.png", "fog2.png"), ("/%E7%81%AF%E5%8F%B0.jpg", "灯台.jpg"),
        ("/lightHouseKeeper.jpg", "lightHouseKeeper.jpg"),
        ("/9f86d081884c7d65.gif", ""), ("/20110128.png", ""), ("/1.jpg", ""),
        ("https://a.example/1*AzYWbe4cZkMMEUbfRjysLQ.png", ""), ("/image.png", ""),
        ("/photo-3.jpg", ""), ("/5547EF62-EAF5-4256-945D-0496F61C862F.jpg", ""),
        ("/448a5bc1e2861a2c4e592a.jpg", ""), ("/AzYWbecZkMMEUbfRjysLQ.png", ""),
        ("https://lens.example", ""), ("https://a.example/lens", ""), ("/lens.php", ""),
        ("/%FF%zz-lens.jpg", ""), ("/le%0Ans.jpg", ""), ("data:image/png;base64,lens.jpg", ""),
        (
            "/" + String(repeating: "lens-", count: 40) + "at.jpg",
            String(String(repeating: "lens-", count: 24).prefix(119)) + "…"
        ),
        ("/P1610088.jpg", ""), ("/02-P1610080.jpg", ""), ("/auto-draft-16.jpg", ""),
        ("/00horn-at-fastnet.jpg", ""), ("/18zqitehsufhejpg.jpg", ""),
        ("/2-horns.jpg", "2-horns.jpg"),
        ("/Horn-With-Lens-fc08c913da5cea5d.jpeg", "Horn-With-Lens.jpeg"),
        ("/fog-horn.63a4c960365b.png", "fog-horn.png"), ("/horn-20110128.png", "horn-20110128.png"),
    ])
    func `a file's name is said where it can be read`(address: String, name: String) {
        #expect(FileName.readable(in: address) == name)
    }

    @Test(arguments: [
        ("The lens", "The lens"), ("Image: The lens", "The lens"),
        ("Photo of the lens", "Photo of the lens"),
        ("Photo of the lens at night", "the lens at night"),
        ("Photograph of the keeper.", "Photograph of the keeper."), ("Auto Draft 14", ""),
        ("[The lens]", "The lens"), ("[One] and [two]", "[One] and [two]"), ("(A (b))", "(A (b))"),
        ("<i>The</i> lens", "The lens"), ("a < b > c", "a < b > c"), ("a <b", "a <b"),
        ("Image", ""), ("photo:", "photo:"), ("Image for post", ""),
        ("fog-horn.jpg", "fog-horn.jpg"),
        ("5547EF62EAF54256.jpg", ""), ("5547EF62EAF54256", ""), ("Lighthouse", "Lighthouse"),
        ("A", "A"), ("12", "12"), ("red_horn", "red horn"), ("the a_b", "the a_b"),
        ("Illustration for article titled Fog", ""),
    ])
    func `what an author wrote is cleaned`(alt: String, text: String) {
        #expect(PictureText.cleaned(alt) == text)
    }

    @Test(arguments: [
        ("/h/horn-277-not-finished-2.png", "not finished"), ("/fff-277-finished.png", "finished"),
        ("/IMG_1234.jpg", ""), ("/spacer.gif", ""), ("/x.gif", ""),
    ])
    func `a small picture is told by the words in its file's name`(address: String, name: String) {
        let words = FileName.words(in: address)
        #expect(words.hasSuffix(name) && words.isEmpty == name.isEmpty)
    }

    @Test(arguments: [
        ("http://a/s320/lens.jpg", "http://a/s1600/lens.jpg", true),
        ("http://a/lens-30x20.jpg", "http://a/lens.jpg", true),
        ("http://a/w640-h480/lens.jpg", "http://a/s72-c/lens.jpg", true),
        ("http://a/north/lens.jpg", "http://a/south/lens.jpg", false),
        ("http://a/lens.jpg", "https://a/lens.jpg", false),
        ("http://a/lens.jpg", "http://b/lens.jpg", false),
    ])
    func `one name in two folders is two pictures`(one: String, other: String, isSame: Bool) {
        #expect(FileName.areOfSamePicture(one, other) == isSame)
    }

    @Test(arguments: repeats + small + marks)
    func `pictures are read`(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let repeats: [Reading] = [
        Reading(
            "By its file", "<img src=/fog-horn.jpg>",
            #"figure image("fog-horn.jpg", /fog-horn.jpg)"#),
        Reading(
            "Its caption says it",
            "<figure><img src=a alt='The lens'><figcaption>The lens.</figure>",
            #"figure image("", a) "The lens.""#),
        Reading(
            "Its caption says more than its file",
            "<figure><img src=/lens.jpg><figcaption>Nuala</figure>",
            #"figure image("", /lens.jpg) "Nuala""#),
        Reading(
            "Its caption says something else",
            "<figure><img src=a alt='The lens'><figcaption>The lensman</figure>",
            #"figure image("The lens", a) "The lensman""#),
        Reading(
            "The heading after it says it", "<img src=a alt='The lens'><h2>The lens</h2>",
            #"figure image("", a)"#, #"h2 "The lens""#),
        Reading(
            "The paragraph before it says it", "<p>The Lens</p><p><img src=a alt='The lens'></p>",
            #"p "The Lens""#, #"figure image("", a)"#),
        Reading(
            "The words beside it say it", "see <img src=a alt='the lens'> the lens there",
            #"p "see " image("", a) " the lens there""#),
        Reading(
            "The line under it says it",
            "<table><td><a href=/x><img src=a alt=Cork></a><br>Cork"
                + "<td>b<tr><td>c<td>d</table>", "table",
            #"  image("", /x) br "Cork" | "b""#, #"  "c" | "d""#),
        Reading(
            "A small and a large one",
            "<a href=/b/lens.jpg><img src=/a/lens-30x20.jpg alt=Fog></a><img src=/b/lens.jpg alt=Fog>",
            #"figure image("Fog", /b/lens.jpg)"#),
        Reading(
            "Two of the same words", "<img src=one.jpg alt=Fog><img src=two.jpg alt=Fog>",
            #"figure image("Fog", one.jpg)"#, #"figure image("", two.jpg)"#),
        Reading(
            "Two files of one name", "<img src=/1/fog.jpg><img src=/2/fog.jpg>",
            #"figure image("fog.jpg", /1/fog.jpg)"#, #"figure image("fog.jpg", /2/fog.jpg)"#),
        Reading(
            "The post's title on each",
            "<img src=1 alt='The keepers of Fastnet'><p>a</p>"
                + "<img src=2 alt='The keepers of Fastnet'>",
            #"figure image("The keepers of Fastnet", 1)"#, #"p "a""#, #"figure image("", 2)"#),
        Reading(
            "A caption in a paragraph", "<p><img src=a></p><p class=caption>b</p><p>c</p>",
            #"figure image("", a) "b""#, #"p "c""#),
        Reading(
            "A caption and a credit",
            "<figure><div><img src=a><figcaption>b</figcaption></div><p class=caption>c</p></figure>",
            #"figure image("", a) "b" br "c""#),
        Reading("A caption of nothing", "<p>a</p><p class=caption>b</p>", #"p "a""#, #"p "b""#),
    ]

    private static let marks: [Reading] = [
        Reading(
            "All that a cell holds",
            "<table><tr><td>a<td><img src=/h/lit-2.png width=20><tr><td>b<td><img src=/unlit.png width=20>"
                + "</table>", "table",
            #"  "a" | "lit""#, #"  "b" | "unlit""#),
        Reading(
            "All that an item holds", "<ul><li><img src=/lit-horn.png width=16><li>b</ul>", "ul",
            #"- figure image("lit horn", /lit-horn.png)"#, #"- p "b""#),
        Reading(
            "A space without a name", "<p><img src=/spacer.gif width=20 height=9></p>b", #"p "b""#),
        Reading(
            "A line that is called one",
            "<p>a</p><figure><img src=/line-9.jpg alt=line height=2 width=400></figure>", #"p "a""#),
        Reading(
            "An icon that is called one",
            "<p><img src=/Horn_sign.png alt='[icon]' width=44 height=31></p>b", #"p "b""#),
        Reading(
            "The face of who writes",
            "<p><a href='/@nuala?x=1'><img src=/n.jpg alt=Nuala width=48 height=48></a></p>"
                + "<p><a href='/@nuala'>Nuala</a></p>", #"p link(/@nuala, "Nuala")"#),
        Reading(
            "A picture in a link to who writes",
            "<a href=/by/nuala><img src=/lamp.jpg alt=Nuala width=600 height=400></a>",
            #"figure image("Nuala", /by/nuala)"#),
        Reading(
            "Its caption goes on where it is cut off",
            "<figure><img src=a alt='The keepers of Fastnet lighthouse on the morn'>"
                + "<figcaption>The keepers of Fastnet lighthouse on the morning after</figcaption>"
                + "</figure>",
            #"figure image("", a) "The keepers of Fastnet lighthouse on the morning after""#),
    ]

    private static let small: [Reading] = [
        Reading("An icon in a line", "a <img src=i width=16 alt=Note> b", #"p "a b""#),
        Reading(
            "An icon by its style", "a <img src=i style='width:16px;height: 16px' alt=Note> b",
            #"p "a b""#),
        Reading("A sign", "a <img src=i width=16 alt='♠'> b", #"p "a ♠ b""#),
        Reading(
            "An icon that is all its link holds", "a <a href=/x><img src=i width=16 alt=Note></a>",
            #"p "a " link(/x, image("Note", i))"#),
        Reading(
            "An icon beside its link's words", "<a href=/x><img src=i width=16 alt=Note> b</a>",
            #"p link(/x, "b")"#),
        Reading(
            "An icon that is all there is", "<p><b><img src=i height=20 alt=Note></b></p>",
            #"figure image("Note", i)"#),
        Reading("One without words", "<p><img src=i height=20 alt=''></p><p>b</p>", #"p "b""#),
        Reading("A line", "<p>a</p><img src=i width=600 height=3>", #"p "a""#),
        Reading(
            "A picture of some size", "a <img src=i width=33 height=20> b",
            #"p "a " image("", i) " b""#),
        Reading("A width in parts", "a <img src=i width='20%'> b", #"p "a " image("", i) " b""#),
        Reading(
            "A face", "<div class=byline><img class=avatar src=i width=96 alt=Nuala> Nuala</div>",
            #"p "Nuala""#),
        Reading(
            "A face by its link", "<a rel=author href=/n><img src=i alt=N></a> <p>b</p>", #"p "b""#),
        Reading(
            "A face by its host", "<p>a <img src='https://secure.gravatar.com/avatar/1'></p>",
            #"p "a""#),
        Reading(
            "A large picture that is called so", "<img class=avatar src=i width=640 alt=Nuala>",
            #"figure image("Nuala", i)"#),
    ]

    @Test func `many icons on one line take time for each alone`() {
        let icons = String(repeating: "<img src=i width=16>", count: 20_000)
        #expect(Prose.document(html: "<p>\(icons)</p>a").blocks.count == 1)
        let nested = String(repeating: "<td class=gutter><div class=gutter>", count: 2_000)
        #expect(Prose.document(html: "<table><tr>\(nested)1 a").blocks.count == 1)
    }

    @Test func `a gutter that is no column of line numbers is read`() {
        #expect(
            Prose.document(html: "<div class='row gutter'><div class=col>a 1</div></div>").dump
                == #"p "a 1""#)
    }
}
