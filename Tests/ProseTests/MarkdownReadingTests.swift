import Prose
import TestSupport
import Testing

/// Markdown as site generators take it, as dumps of the documents it gives.
@Suite("Markdown bodies")
struct MarkdownReadingTests {
    private func dump(_ body: String) -> String { Prose.document(markdown: body).dump }

    @Test(
        "Markdown is as GitHub has it, and a heading needs no space",
        arguments: [
            ("", ""),
            (
                #"One *two* **three**\#nfour"#,
                #"p "One " emphasis("two") " " strong("three") " four""#
            ),
            (
                #"| a | b |\#n|---|--:|\#n| 1 | 2 |"#,
                #"table header 1\#n  heading "a" | trailing heading "b"\#n  "1" | trailing "2""#
            ),
            (
                #"~~old~~ http://fog.example/a"#,
                #"p deleted("old") " " link(http://fog.example/a, "http://fog.example/a")"#
            ),
            (
                #"- [x] done\#n- [ ] open"#,
                #"ul\#n- [x] p "done"\#n- [ ] p "open""#
            ),
            (
                #"Fog[^1].\#n\#n[^1]: Wet air."#,
                #"p "Fog" note(fn-1, superscript("1")) "."\#nnotes\#n- fn-1 [1]\#n  p "Wet air.""#
            ),
            (
                #"<div>\#n\#n*Fog*\#n\#n</div>"#,
                #"p emphasis("Fog")"#
            ),
            (
                #"##Fog\#n###  Mist\#n#hash"#,
                ##"h2 "Fog"\##nh3 "Mist"\##np "#hash""##
            ),
        ])
    func markdown(body: String, expected: String) { #expect(dump(body) == expected) }

    @Test(
        "Tags of templates become what they stand for, and stay as they are in code",
        arguments: [
            (
                #"```swift\#nlet a = "{{ b }}" // {% if %}\#n```"#,
                #"code swift\#n| let a = "{{ b }}" // {% if %}"#
            ),
            (
                #"{% highlight ruby linenos %}\#nif a < b && *c*\#n\#n  "d_e"\#n{% endhighlight %}\#nText *one*"#,
                #"code ruby\#n| if a < b && *c*\#n| \#n|   "d_e"\#np "Text " emphasis("one")"#
            ),
            (
                #"- One\#n\#n    {% highlight js %}\#n    a\#n      b\#n    {% endhighlight %}\#n\#n- Two"#,
                #"ul\#n- p "One"\#n  code js\#n  | a\#n  |   b\#n- p "Two""#
            ),
            (
                #"{% codeblock Fog lang:js %}\#nlet a\#n{% endcodeblock %}"#,
                #"code js\#n| let a"#
            ),
            (
                #"{{< highlight go >}}\#nx := 1\#n{{< /highlight >}}"#,
                #"code go\#n| x := 1"#
            ),
            (
                #"{% img left /a/b.png 300 200 'Fog at sea' %}\#nText *one*"#,
                #"figure image("Fog at sea", /a/b.png)\#np "Text " emphasis("one")"#
            ),
            (
                #"{% asset_img fog.png Fog at sea %}"#,
                #"figure image("Fog at sea", fog.png)"#
            ),
            (
                #"{{< figure src="/fog.png" title="Fog *here*" >}}\#nText"#,
                #"figure image("", /fog.png) "Fog *here*"\#np "Text""#
            ),
            (
                #"{{< youtube abc123 >}}"#,
                #"figure video("YouTube abc123", https://www.youtube.com/watch?v=abc123)"#
            ),
            (
                #"{% include twitter-embed.html username="ann" status_id="77" %}"#,
                #"figure message("Twitter @ann", https://twitter.com/ann/status/77)"#
            ),
            (
                #"[Old]({{ site.baseurl }}/old/) and [this]({% post_url 2012-03-04-fog %}) {{ page.title }}"#,
                #"p link(/old/, "Old") " and " link(/2012/03/04/fog/, "this") " {{page.title}}""#
            ),
            (
                #"It is $ k \times S$ or $>_u \subset I $."#,
                #"p "It is " math("k \times S") " or " math(">_u \subset I") ".""#
            ),
            (#"From $ 5 to $ 6, a_b$"#, #"p "From $ 5 to $ 6, a_b$""#),
            // Each dollar with the next, whatever stands before it.
            (
                #"Let $p(x | y) $ be $ p(y | \theta)$; for $a $ write $b_1$."#,
                #"p "Let $p(x | y) $ be " math("p(y | \theta)") "; for " math("a") " write " math("b_1") ".""#
            ),
            (
                #"Of $a \in \{1, 2\} $ and $m = 3$."#,
                #"p "Of " math("a \in \{1, 2\}") " and " math("m = 3") ".""#
            ),
            (#"Paid $5 and `$x` or \$6_a$."#, #"p "Paid $5 and " code("$x") " or $6_a$.""#),
            // A formula goes on below where it is sure to be one.
            (#"Is $\left( a\#n\right)$, say."#, #"p "Is " math("\left( a \right)") ", say.""#),
            (
                #"- Paid $\a\#n- Got 3$"#,
                #"ul\#n- p "Paid $\a"\#n- p "Got 3$""#
            ),
            ("Paid $5\nand a$.", #"p "Paid $5 and a$.""#),
            // Two spaces at a line's end, and what would underline a heading.
            (
                "So\n$$\na +  \nb\n=\n- c\n$$\nand",
                #"p "So"\#nmath "a + b = - c"\#np "and""#
            ),
            // As people write it for generators that take one backslash of two away.
            (
                #"$$\#n\\{x\\_i\\} \\\\\#n\alpha\_b, c\#n$$"#,
                #"math "\{x\_i\} \\ \alpha_b, c""#
            ),
            (#"$$a \\ b\_c \, \\{d}$$"#, #"math "a \\ b\_c \, \\{d}""#),
            ("若N<M，则为$A_0 A_1$，又$B_1$。", #"p "若N<M，则为" math("A_0 A_1") "，又" math("B_1") "。""#),
            (
                #"See {{ "/about" | relative_url }}"#,
                #"p "See /about""#
            ),
            (
                #"{% raw %}\#n{{ name }}\#n{% endraw %}"#,
                #"p "{{ name }}""#
            ),
            (
                #"`{% raw %}{{ a }}{% endraw %}` and `{{ b }}`"#,
                #"p code("{{ a }}") " and " code("{{ b }}")"#
            ),
            (
                #"{% blockquote Anna, Fog %}\#nGrey *sea*\#n{% endblockquote %}\#nAfter"#,
                #"quote\#n  p "Grey " emphasis("sea")\#n  p "— Anna, Fog"\#np "After""#
            ),
            (
                #"{% notice %}Box *one*{% endnotice %} {% foo bar %} {{< box a >}}x{{< /box >}}"#,
                #"p "Box " emphasis("one") " {% foo bar %} x""#
            ),
            (
                #"{% include nav.html %}{% include figure.html src="/a.png" caption="Fog" %}"#,
                #"figure image("", /a.png) "Fog""#
            ),
            (
                #"{% if page.x %}Yes{% endif %}{% comment %}No{% endcomment %}"#,
                #"p "Yes""#
            ),
            (
                #"    {% raw %}a{% endraw %} $b$ {{ site.url }}\#n\#nText"#,
                #"code\#n| a $b$ {{ site.url }}\#np "Text""#
            ),
            (
                #"<pre>$a$ {{ b }} `c`</pre>"#,
                #"code\#n| $a$ {{ b }} `c`"#
            ),
        ])
    func templates(body: String, expected: String) { #expect(dump(body) == expected) }

    @Test(
        "Formulas are no emphasis, prices no formulas, and kramdown's notes are not shown",
        arguments: [
            (
                #"# Fog {#fog}\#n\#nWet.\#n{: .note}\#n\#n* TOC\#n{:toc}\#n\#n[TOC]\#n\#n*a*{: .b}"#,
                #"h1 "Fog"\#np "Wet."\#np emphasis("a")"#
            ),
            (
                #"Let $x_1 * y_2 * z$ and $$\frac{a_1}{b_1} \\ c$$; costs $5 or $6."#,
                #"p "Let " math("x_1 * y_2 * z") " and"\#nmath "\frac{a_1}{b_1} \\ c"\#np "; costs $5 or $6.""#
            ),
            (
                #"$$\#na_1 = b*c*d\#n= e\#n$$"#,
                #"math "a_1 = b*c*d = e""#
            ),
        ])
    func formulas(body: String, expected: String) { #expect(dump(body) == expected) }

    @Test("Words are counted without tags and marks")
    func words() {
        #expect(Prose.wordCount(markdown: "# One *two*\n\n{% include nav.html %}three") == 3)
    }

    @Test(
        "What is made to harm takes no longer than its length",
        arguments: [
            ">", "[", "![", "- ", "1. ", "*a_ ", "`", "``a` ", "{%", "{% a ", "{{", "{{< a ", "$",
            "$a ",
            "$$", "{:", "<pre>", "<a", "[a](", "~~a", "|", "| a\n", "\\", "{% raw %}", "\t- a\n",
            "_a __",
            "{% highlight a %}", "[^1]", "[^a]: b\n", "http://a.", "a@b.", "&", "]", "[a]: b\n",
            "<!--",
        ])
    func hostile(part: String) {
        let body = String(repeating: part, count: 10_000)
        let duration = workingTime {
            _ = Prose.document(markdown: body)
            _ = Prose.document(markdown: "{% endhighlight %}\n" + body)
        }
        #expect(duration < .seconds(20))
    }
}
