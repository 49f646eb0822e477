import Testing

@testable import Typesetting

@Suite struct LineBreakTests {
    @Test(arguments: [
        ("to be or not", "to |be |or |not"),
        ("well-known fact", "well-|known |fact"),
        ("at -5 degrees", "at |-5 |degrees"),
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

    @Test func `many threads break lines at once`() async {
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).reduce(0) { sum, _ in
                        sum + "ภาษาไทย and well-known 日本語".marked.split(separator: "|").count
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(counts) == [200 * 8])
    }
}
