import Prose
import Testing

@Suite("Captions that pages do not call so, and what stands in captions")
struct CaptionReadingTests {
    @Test("Captions told by what is around them", arguments: shapes)
    func shape(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let shapes: [Reading] = [
        Reading(
            "A box of a picture and a box of text",
            "<div><p><a href=/p><img src=a></a></p><div><p>The <b>lamp</b></p></div></div><p>b</p>",
            #"figure image("", /p) "The " strong("lamp")"#, #"p "b""#),
        Reading(
            "A box of a picture and paragraphs",
            "<div><p><img src=a></p><p>The lamp</p></div>", #"figure image("", a)"#,
            #"p "The lamp""#),
        Reading(
            "A box of a picture and a long text",
            "<div><img src=a><div>\(String(repeating: "lamp ", count: 100))</div></div>",
            #"figure image("", a)"#, #"p "\#(String(repeating: "lamp ", count: 99))lamp""#),
        Reading(
            "A box of words and a box of text", "<div><p>a <img src=a></p><div>b</div></div>",
            #"p "a " image("", a)"#, #"p "b""#),
        Reading(
            "A line under a picture that is set apart",
            "<p><a name=x></a> <img src=a> <br> <span>The lamp</span> </p><p>b</p>",
            #"figure image("", a) "The lamp""#, #"p "b""#),
        Reading(
            "A line under a picture that is not",
            "<p><img src=a><br><i>The</i> lamp</p>", #"figure image("", a)"#,
            #"p emphasis("The") " lamp""#),
        Reading(
            "A caption within a line",
            "<p><span><img src=a> <span class=caption>The lamp</span></span> burns.</p>",
            #"figure image("", a) "The lamp""#, #"p "burns.""#),
        Reading(
            "Something called so within words", "<p>a <span class=caption>b</span> c</p>",
            #"p "a b c""#),
    ]

    @Test("Credits, labels and spaces in captions", arguments: parts)
    func part(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let parts: [Reading] = [
        Reading(
            "Whose it is begins a line",
            "<figure><img src=a><figcaption><span>The lamp.</span><span itemprop=copyrightHolder>"
                + "<span>Credit</span><span><span>Credit</span><span>Nuala</span></span></span>"
                + "</figcaption></figure>", #"figure image("", a) "The lamp." br "Credit: Nuala""#),
        Reading(
            "By what a test looks for",
            "<figure><img src=a><figcaption><span>The lamp.</span>"
                + "<span data-testid=caption__source>Nuala</span></figcaption></figure>",
            #"figure image("", a) "The lamp." br "Nuala""#),
        Reading(
            "A label without an element for the name",
            "<figure><img src=a><figcaption><span><span>Credit</span>Nuala</span></figure>",
            #"figure image("", a) "Credit: Nuala""#),
        Reading(
            "A label without a name",
            "<figure><img src=a><figcaption><span>The lamp.</span> <span><span>Credit</span></span>"
                + " </figcaption></figure>", #"figure image("", a) "The lamp.""#),
        Reading(
            "A label before a colon",
            "<figure><img src=a><figcaption><span>Credit</span>: <b>Nuala</b></figure>",
            #"figure image("", a) "Credit: " strong("Nuala")"#),
        Reading(
            "A button over a picture",
            "<figure><div><p>View photo</p></div><img src=a></figure>", #"figure image("", a)"#),
        Reading(
            "By its class",
            "<figure><img src=a><figcaption><i>The lamp</i> <cite class=photo-credit>Nuala</cite>"
                + "</figcaption></figure>",
            #"figure image("", a) emphasis("The lamp") br emphasis("Nuala")"#),
        Reading(
            "After words of the caption's own",
            "<figure><img src=a><figcaption>Photo: <span class=credit>Nuala</span></figure>",
            #"figure image("", a) "Photo: Nuala""#),
        Reading(
            "Parted by styles alone",
            "<figure><img src=a><figcaption><span>The lamp.</span><span>Nuala</span></figure>",
            #"figure image("", a) "The lamp. Nuala""#),
        Reading(
            "Outside captions", "<p><span>light</span><span>house</span></p>", #"p "lighthouse""#),
        Reading(
            "A label beside a picture",
            "<figure><p><span>Image</span><img src=a></p><figcaption>b</figcaption></figure>",
            #"figure image("", a) "b""#),
        Reading("A label outside figures", "<p><span>Image</span> a</p>", #"p "Image a""#),
    ]

    @Test("What only works a page", arguments: controls)
    func control(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let controls: [Reading] = [
        Reading("A button", "<p>a</p><p><a href=#b role=button>Next</a></p>", #"p "a""#),
        Reading(
            "A button that leads elsewhere", "<p><a href=/b role=button>Next</a></p>",
            #"p link(/b, "Next")"#),
        Reading("A way past what comes next", "a<p><a href=#b>Skip to b</a></p>", #"p "a""#),
        Reading("A full stop", "<p>a</p><p>.</p><p>b</p>", #"p "a""#, #"p "b""#),
        Reading(
            "A full stop in a cell", "<table><tr><td>.<td>a<tr><td>b<td>c</table>", "table",
            #"  "." | "a""#, #"  "b" | "c""#),
    ]
}
