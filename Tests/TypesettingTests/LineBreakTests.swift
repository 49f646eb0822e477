import Prose
import Testing

@testable import Typesetting

@Suite struct LineBreakTests {
    @Test(arguments: [
        ("to be or not", "to |be |or |not"),
        ("lighthouse-keeper", "lighthouse-|keeper"),
        ("at -5 degrees", "at |-5 ^degrees"),
        ("(see below)", "(see |below)"),
        ("“Yes,” he said", "“Yes,” |he |said"),
        ("10\u{A0}km off", "10\u{A0}km |off"),
        ("zero\u{200B}width", "zero\u{200B}|width"),
        ("fog\u{AD}horn", "fog\u{AD}|horn"),
        ("a/b", "a/¦b"),
        ("wait! no", "wait! |no"),
        ("quoi ?", "quoi ?"),
        ("日本語。", "日|本|語。"),
        ("「日本」", "「日|本」"),
        ("ちょっと", "ちょっ|と"),
        ("中文，标点", "中|文，|标|点"),
        ("한국어 문장", "한¦국¦어 |문¦장"),
        ("ภาษาไทย", "ภาษา|ไทย"),
        ("👩‍👩‍👧👍🏽", "👩‍👩‍👧|👍🏽"),
        ("🇩🇪🇫🇷", "🇩🇪|🇫🇷"),
        ("one\ntwo", "one\n|two"),
        ("", ""),
    ])
    func `lines may end where UAX 14 says`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("the keeper—old—slept", "the |keeper—|old—|slept"),
        ("the keeper — old — slept", "the |keeper — |old — |slept"),
        ("the keeper -- old", "the |keeper -- |old"),
        ("dijo —según ella— que", "dijo |—según |ella— |que"),
        ("1990–1995 and 5 – 7", "1990–^1995 |and |5 – |7"),
        ("wait … and … see", "wait … |and … |see"),
        ("24 May · Anna · fog", "24 ^May · |Anna · |fog"),
        ("- - - -", "- |- |- |-"),
        ("« Bonsoir » dit-il", "« Bonsoir » |dit-^il"),
        ("Er sagte: »Nein« und ging", "Er |sagte: |»Nein« |und |ging"),
        ("as --colour or -c", "as |--colour |or |-c"),
    ])
    func `dashes and guillemets keep to their side`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("lighthouse/lightship", "lighthouse/|lightship"),
        ("he/she said", "he/^she |said"),
        ("80 km/h", "80 ^km/¦h"),
        ("on 12/05/2011", "on |12/05/2011"),
        ("w/o fog", "w/¦o |fog"),
    ])
    func `a slash divides words and nothing shorter`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("Mr. Hyde and Dr. Moreau", "Mr. ^Hyde |and |Dr. ^Moreau"),
        ("J. R. Hartley, St. Ives", "J. ^R. ^Hartley, |St. ^Ives"),
        ("see p. 12, No. 7, fig. 3", "see |p. ^12, |No. ^7, |fig. ^3"),
        ("Did he? No. He slept.", "Did |he? |No. |He |slept."),
        ("5 km in 10 min, 3 p.m.", "5 ^km |in |10 ^min, |3 ^p.m."),
        ("10 % of 8 °C", "10 ^% |of |8 ^°C"),
        ("3 minutes, 7 kings", "3 ^minutes, |7 |kings"),
        ("§ 12, # 4, ± 3, № 9", "§ ^12, |# ^4, |± ^3, |№ ^9"),
        ("z. B. heute", "z. ^B. |heute"),
        ("the end. Then", "the |end. |Then"),
    ])
    func `what belongs together is parted only in need`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("Retrieved 9 October 2018", "Retrieved |9 ^October ^2018"),
        ("on March 3, 1904", "on |March ^3, |1904"),
        ("the 3rd March", "the |3rd ^March"),
        ("am 3. März 1904", "am |3. ^März ^1904"),
        ("le 1er mars 1904", "le |1er ^mars ^1904"),
        ("el 3 de marzo", "el |3 ^de ^marzo"),
        ("14 gennaio, 2 de março", "14 ^gennaio, |2 ^de ^março"),
        ("12 Dec. 1904", "12 ^Dec. ^1904"),
        ("she may 3 times", "she |may |3 |times"),
    ])
    func `dates are parted only in need`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("$10 billion, 40 million", "$10 ^billion, |40 ^million"),
        ("59 per cent of it", "59 ^per ^cent |of |it"),
        ("400 kilometres in 5 seconds", "400 ^kilometres |in |5 ^seconds"),
        ("3 Millionen, 2 años", "3 ^Millionen, |2 ^años"),
        ("10 Harbour Street now", "10 ^Harbour ^Street |now"),
        ("7 Old Harbour Road", "7 ^Old |Harbour |Road"),
        ("9 Dutch ships", "9 |Dutch |ships"),
        ("~ 5 and ≈ 3 and ± x", "~ ^5 |and |≈ ^3 |and |± ^x"),
        ("Chapter 12, Bug #7, an iPhone 6", "Chapter ^12, |Bug ^#7, |an |iPhone ^6"),
        ("In 1904 the 5 lamps", "In |1904 |the |5 |lamps"),
        ("Über 40 und rund 5", "Über |40 |und |rund |5"),
    ])
    func `a number keeps what it counts and what it is the number of`(
        text: String, expected: String
    ) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("Mr Hyde met Lady Anne", "Mr ^Hyde |met |Lady ^Anne"),
        ("“President Hyde”, a king", "“President ^Hyde”, |a |king"),
        ("Fastnet IV and Anne II.", "Fastnet ^IV |and |Anne ^II."),
        ("Then I slept, IVy", "Then |I |slept, |IVy"),
    ])
    func `titles without a stop and ordinals keep to their names`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("fog [M1 / M2 / S] came", "fog |[M1 / ^M2 / ^S] |came"),
        ("fog[n 3] and [i]", "fog[n 3] |and |[i]"),
        ("[a whole sentence of the editor’s]", "[a |whole |sentence |of |the |editor’s]"),
        ("an open [ and no end", "an |open |[ and |no |end"),
    ])
    func `short brackets are parted only in need`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("an x-ray, C++ and I/O", "an |x-^ray, |C+¦+ |and |I/¦O"),
        ("a well-known fact", "a |well-^known |fact"),
        ("an e-mail-correspondent", "an |e-^mail-|correspondent"),
        ("fog--a long, old, thick one", "fog--|a |long, |old, |thick |one"),
        ("bien-être, mi‐temps", "bien-^être, |mi‐^temps"),
    ])
    func `short words are parted only in need`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test func `program text is parted at its spaces`() {
        let code = Inline.styled(.code, [.text("brew install lighthouse-keeper-tools")])
        let page = page([.paragraph([.text("lighthouse-keeper "), code])], width: 72)
        let marks = LineBreaks.marks(in: page.text, 0..<page.text.bytes.count - 1)
        let text = String(decoding: page.text.bytes.dropLast(), as: UTF8.self)
        #expect(
            text.marked(marks)
                == "lighthouse-|keeper |brew |install |lighthouse-^keeper-^tools")
    }

    @Test(arguments: [
        (
            "see https://www.example.org/lights/fastnet_rock.html?year=1904&page=2#lens.",
            "see |https://¦www¦.example¦.org·/lights·/fastnet·_rock·.html·?year·=1904·&page·=2#lens."
        ),
        ("(http://example.org/a-b/)", "(http://¦example¦.org·/a-b/)"),
        ("www.example.org/~anna", "www¦.example¦.org·/~anna"),
        ("example.org/lights/fog", "example¦.org·/lights·/fog"),
        ("https://example.org/a_(b)c", "https://¦example¦.org·/a_(b)c"),
        ("to keeper.anna@lights.example.org now", "to |keeper·.anna@·lights¦.example¦.org |now"),
        ("@anna and a@b", "@anna |and |a@b"),
        ("in /usr/share/hyphen/hyph_en_US.dic,", "in |/usr·/share·/hyphen·/hyph·_en·_US·.dic,"),
        ("~/Letters/fog.txt", "~/Letters·/fog·.txt"),
        ("C:\\Lights\\lens.txt", "C:\\Lights·\\lens·.txt"),
        ("3.14/2.72 e.g. fog.", "3.14/2.72 |e.g. |fog."),
        ("version 1.2.3", "version |1.2.3"),
        ("見るhttps://example.org/です", "見|る|https://¦example¦.org/|で|す"),
    ])
    func `addresses are broken as Chicago does`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("彼は言った。「もう遅い」と。", "彼|は|言っ|た。|「も|う|遅|い」|と。"),
        ("ラーメン、コーヒー", "ラー~メ~ン、|コー~ヒー"),
        ("キャッチ（注）だ！", "キャッ~チ|（注）|だ！"),
        ("待って……くれ", "待っ|て……|く|れ"),
        ("他说——也许——不。", "他|说——|也|许——|不。"),
        ("“你好”，他说", "“你|好”，|他|说"),
        ("时々々ゝ", "时々々ゝ"),
        ("使用Swift语言和3个", "使|用|Swift|语|言|和|3|个"),
        ("那里没有Wi-Fi网络", "那|里|没|有|Wi-^Fi|网|络"),
    ])
    func `signs keep off line ends where Chinese and Japanese forbid them`(
        text: String, expected: String
    ) {
        #expect(text.marked == expected)
    }

    @Test(arguments: [
        ("등대는 서울(Seoul)에 없다.", "등¦대¦는 |서¦울¦(Seoul)¦에 |없¦다."),
        ("Swift로 3월에", "Swift¦로 |3¦월¦에"),
        ("“안개”라고, 말했다", "“안¦개”라¦고, |말¦했¦다"),
        ("하나,둘", "하¦나,|둘"),
    ])
    func `Korean is broken between words`(text: String, expected: String) {
        #expect(text.marked == expected)
    }

    /// By ICU's dictionaries; plain sentences of our own.
    @Test(arguments: [
        ("เรือมาถึงท่าเรือตอนเช้า", ["เรือ", "มา", "ถึง", "ท่าเรือ", "ตอน", "เช้า"]),
        ("ຂ້ອຍມັກອ່ານປຶ້ມ", ["ຂ້ອຍ", "ມັກ", "ອ່ານ", "ປຶ້ມ"]),
        ("ខ្ញុំចូលចិត្តអានសៀវភៅ", ["ខ្ញុំ", "ចូលចិត្ត", "អាន", "សៀវភៅ"]),
        ("ကျွန်တော်စာအုပ်ဖတ်သည်", ["ကျွန်တော်", "စာအုပ်", "ဖတ်သည်"]),
    ])
    func `scripts without spaces are broken between words`(text: String, words: [String]) {
        #expect(text.marked == words.joined(separator: "|"))
    }

    @Test func `many threads break lines at once`() async {
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).reduce(0) { sum, _ in
                        sum + "ภาษาไทย and lighthouse-keeper 日本語".marked.split(separator: "|").count
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(counts) == [200 * 8])
    }
}
