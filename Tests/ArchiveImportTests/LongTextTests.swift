import TestSupport
import Testing

@testable import ArchiveImport

/// Long texts, which go around libxml2: what comes of an archive is the same.
struct LongTextTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func longTextsComeOutAsShortOnesDo(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let runs = [255, 256, 257, 300, 1_000].map {
            String(repeating: "long text, ", count: $0 / 11)
        }
        let pieces =
            runs + [
                "]", "]]", ">", "]]>", "&amp;", "&lt;b&gt;", "<![CDATA[", "<b>", "</b>", "\r\n",
                "é",
                "<entry>", "</entry>", "<!-- c -->", "<?t?>", "<t a='1'/>", "&", "\u{1}",
            ]
        var text = "<feed>"
        for _ in 0..<80 { text += pieces.randomElement(using: &generator) ?? "" }
        let size = Int.random(in: 300...4_000, using: &generator)
        let bytes = Array(text.utf8)
        let usual = Self.elements(of: bytes, inPiecesOf: size, keepingLongTexts: false)
        #expect(Self.elements(of: bytes, inPiecesOf: size, keepingLongTexts: true) == usual)
    }

    @Test func onlyLongTextsOfTheInputAreKeptOut() {
        let long = String(repeating: "word ", count: 100)
        var mender = XMLMender(rootName: "feed", repairs: RepairLog())
        mender.longTexts = []
        let xml = Array("<feed><a>short</a><b><![CDATA[\(long)]]></b></feed>".utf8)
        _ = xml.withUnsafeBufferPointer { mender.mend($0, isLast: true) }
        #expect(mender.longTexts == [xml.count - 500 - 14..<xml.count - 14])
        let output = String(decoding: mender.output, as: UTF8.self)
        #expect(output == "<feed><a><![CDATA[short]]></a><b><?t?></b></feed>")
    }

    /// What is put together, each element with its names and texts.
    private static func elements(
        of text: [UInt8], inPiecesOf size: Int, keepingLongTexts: Bool
    ) -> [String] {
        let repairs = RepairLog()
        let builder = ElementBuilder(repairs: repairs) { "" }
        let parser = PushParser(builder: builder, repairs: repairs) { "" }
        var mender = XMLMender(rootName: "feed", repairs: repairs)
        if keepingLongTexts { mender.longTexts = [] }
        var waiting: [UInt8] = []
        var rest = text[...]
        repeat {
            waiting += rest.prefix(size)
            rest = rest.dropFirst(size)
            let isLast = rest.isEmpty
            let taken = waiting.withUnsafeBufferPointer { bytes in
                let taken = mender.mend(bytes, isLast: isLast)
                let texts = (mender.longTexts ?? []).map { Bytes(rebasing: bytes[$0]) }
                parser.parse(mender.output, with: texts)
                return taken
            }
            waiting.removeFirst(taken)
            mender.output = []
            if keepingLongTexts { mender.longTexts = [] }
        } while !rest.isEmpty
        return parser.builder.takeElements().map(tree)
    }

    private static func tree(_ element: Element) -> String {
        let inner = element.children.map(tree).joined(separator: " ")
        return "\(element.name.local)(\(element.string)\(element.hasMarkup ? " +" : ""))[\(inner)]"
    }
}
