import Prose
import Testing

@Suite("Prose that was broken at a fixed width")
struct HardWrapReadingTests {
    private static let letter = [
        "I have been asked more than once how the lamp was kept alight in",
        "the winter of the great ice, when no boat could come out to us for",
        "eleven weeks. The answer is that it was not: on two nights we had",
        "no oil at all, and my father stood on the gallery with a storm-",
        "lantern in his hand until it was day. Nobody has ever written that",
        "down.",
    ]

    private func blocks(_ lines: [String]) -> [Block] {
        Prose.document(html: "<p>" + lines.joined(separator: "<br>\n") + "</p>").blocks
    }

    @Test("is one paragraph, a hyphen at a line's end within its word")
    func prose() {
        let whole = Self.letter.joined(separator: " ").replacing("storm- ", with: "storm-")
        #expect(blocks(Self.letter) == [.paragraph([.text(whole)])])
    }

    @Test("is one paragraph through mark-up, too")
    func markup() {
        var lines = Self.letter
        lines[0] = "<i>" + lines[0].replacing("once", with: "once</i>")
        lines[1] = lines[1].replacing("for", with: "<a href=http://a.example/>for")
        lines[2] = lines[2].replacing("eleven", with: "eleven</a>")
        let dump = Prose.document(html: lines.joined(separator: "<br>")).dump
        #expect(!dump.contains(" br "))
        #expect(dump.hasPrefix("p emphasis(\"I have been asked more than once\") \" how the"))
        #expect(dump.contains("link(http://a.example/, \"for eleven\")"))
    }

    /// Half of the lines begin with a noun, which German writes with a capital.
    private static let german = [
        "Man hat mich mehr als einmal gefragt, wie die Lampe im Winter",
        "des großen Eises gebrannt hat, als elf Wochen lang kein Boot zu",
        "Uns kam. Die Antwort ist: In zwei Nächten gab es kein Öl, also",
        "hat mein Vater Licht mit der Laterne auf der Galerie des Turms.",
        "Davon hat später nie jemand etwas in den Büchern der Behörde in",
        "Berlin gefunden.",
    ]

    @Test(
        "is one paragraph in languages with many capitals, or none",
        arguments: [
            german,
            [
                "في شتاء الجليد الكبير لم يصل إلينا أي قارب مدة أحد عشر",
                "أسبوعا ونفد الزيت من المنارة فوقف أبي على الشرفة وفي يده",
                "فانوس صغير حتى طلع النهار ولم يكتب أحد عن تلك الليالي شيئا",
                "في دفاتر الإدارة مع أن كل من عاش على الصخرة يذكرها إلى",
                "اليوم ويحكيها لأولاده في كل شتاء",
            ],
        ])
    func languages(_ lines: [String]) {
        #expect(blocks(lines) == [.paragraph([.text(lines.joined(separator: " "))])])
    }

    @Test("is one paragraph without spaces in Chinese and Japanese, where no sentences end lines")
    func unspaced() {
        let lines = [
            "灯台守は長い冬のあいだ一度も灯を消さなかったと言われて",
            "いるが、父の話では二晩だけ油が切れて、父が手提げの灯を",
            "持って朝まで回廊に立っていたという。そのことは役所の帳",
            "面には何も書かれていない。",
        ]
        #expect(blocks(lines) == [.paragraph([.text(lines.joined())])])
        let sentences = lines.map { String($0.replacing("。", with: "").dropLast()) + "。" }
        #expect(blocks(sentences) != [.paragraph([.text(sentences.joined())])])
        let verse = lines.map { String($0.prefix(7)) }
        #expect(blocks(verse) == [.verse(broken(verse))])
    }

    @Test("keeps the line ends that its author made: of paragraphs, and before items and quotes")
    func meant() {
        let lines = Self.letter + ["- oil"] + Self.letter + ["> lamp"]
        let whole = Self.letter.joined(separator: " ").replacing("storm- ", with: "storm-")
        #expect(blocks(lines) == [.paragraph(broken([whole, "- oil", whole, "> lamp"]))])
    }

    @Test("goes on in a short paragraph, whose lines alone would not tell")
    func short() {
        let pair = [
            "The boat that came to us at last had been sent by nobody, and", "Nuala steered it.",
        ]
        func found(_ paragraphs: [[String]]) -> [Block] {
            Prose.document(
                html: paragraphs.map { "<p>" + $0.joined(separator: "<br>") }.joined()
            ).blocks
        }
        #expect(found([pair]) == [.paragraph(broken(pair))])
        let whole = pair.joined(separator: " ")
        #expect(found([Self.letter, pair]).last == .paragraph([.text(whole)]))
        let verse = ["The lamp is lit, the fog is near.", "The keeper sits all night."]
        #expect(found([Self.letter, verse]).last == .paragraph(broken(verse)))
    }

    @Test("A hyphen at a line's end is a space's neighbour where two words share a part")
    func sharedPart() {
        var lines = Self.letter
        lines[3] = lines[3].replacing("storm-", with: "wind-")
        lines[4] = "and storm" + lines[4].dropFirst()
        #expect(Prose.document(html: lines.joined(separator: "<br>")).dump.contains("wind- and"))
    }

    private func broken(_ lines: [String]) -> [Inline] {
        Array(lines.map { [Inline.text($0)] }.joined(separator: [.lineBreak]))
    }

    @Test(
        "A line end within a sentence is a space where the line is long",
        arguments: [
            (Array(letter.prefix(3)), 0),
            (
                [
                    "The lamp at Fastnet was lit for the first time in 1854 by",
                    "<code>lit()</code>.",
                ], 0
            ),
            (["The lamp at Fastnet was lit for the first time in 1854 by", "“great” men."], 0),
            (["The lamp at Fastnet was lit for the first time in 1854.", "it burns."], 1),
            (["The lamp at Fastnet was lit for the first time in 1854 by", "“Nuala”."], 0),
            (["The lamp at Fastnet was lit for the first time in 1854", "(That is sure.)"], 0),
            (["The lamp at Fastnet was lit for the first time in 1854.", "(That is sure.)"], 0),
            (["The lamp at Fastnet was lit for the first time in 1854.", "“Nuala” it was."], 1),
            (["The lamp at Fastnet was lit for the first time in 1854:", "(That is sure.)"], 1),
            (["The lamp at Fastnet was lit for the first time in 1854", "(1) by Nuala"], 1),
            (["The lamp at Fastnet was lit", "for the first time in 1854."], 1),
            (["The lamp at Fastnet was lit for the first time in 1854 by", "Nuala."], 1),
            (["The lamp at Fastnet was lit for the first time in 1854", "http://a/b c"], 1),
        ])
    func sentence(_ lines: [String], breaks: Int) {
        let dump = Prose.document(html: "<p>" + lines.joined(separator: "<br>")).dump
        #expect(dump.split(separator: " ").count { $0 == "br" } == breaks)
    }

    @Test(
        "Other lines stay as they are",
        arguments: [
            // Verse of long lines.
            [
                "Out of the harbour at evening the herring boats go in their order,",
                "Lanterns alight at the masthead and lanterns again on the water,",
                "Slowly the women go home from the quay with their arms in their aprons,",
                "Nobody waves from a boat that is bound for the banks in November.",
            ],
            // The same in German, where many words of prose have capitals, but not all.
            [
                "Abends verlassen die Boote den Hafen in ihrer gewohnten Ordnung",
                "Lampen am Mast und die Lampen noch einmal unten im Wasser gesehen",
                "Langsam gehen die Frauen nach Hause die Arme in Schürzen gewickelt",
                "Niemand winkt einem Boot das im Winter hinaus zu den Bänken fahren",
            ],
            // Notes of links.
            (1...5).map { "[\($0)]: http://lights.example/northern/lamps/in-three-parts/\($0)" },
            // Sentences, each on a line.
            [
                "the lamp is to be lit at sunset and kept burning until the sun is up.",
                "the glass is to be cleaned each morning, with spirit and a soft cloth.",
                "the log is to be written before noon and signed by the head keeper.",
                "the boat is never to be used by one man alone, whatever the weather.",
            ],
            // Lines that could have taken the next word.
            [
                "We were five on the rock in that winter, and with us a dog",
                "A keeper who had been there longest and who wanted to be there longer",
                "My father, who did all of the work that there was to be",
                "Done, and was not thanked for it by anybody that I have ever heard of",
            ],
            // Links with their addresses.
            [
                "on the lamps of the northern lights, in three parts, with drawings",
                "http://lights.example/northern/lamps/in-three-parts-with-drawings",
                "https://lights.example/keepers/of-the-northern-lights/by-years/all",
                "http://lights.example/index",
            ],
            // Addresses and names.
            ["The Head Keeper", "Skerry Light", "by Harbour", "North Coast"],
            // Chinese has no lower case.
            Array(repeating: String(repeating: "燈塔在海上四里", count: 9), count: 5),
            // Code.
            letter.map { "<code>\($0)</code>" },
        ])
    func others(_ lines: [String]) {
        let breaks = Prose.document(html: lines.joined(separator: "<br>")).dump
            .split(separator: " ").count { $0 == "br" }
        #expect(breaks == lines.count - 1)
    }
}
