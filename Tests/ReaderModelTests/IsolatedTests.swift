import Testing

@testable import ReaderModel

@Suite("Words of the archive in lines of our own")
struct IsolatedTests {
    @Test("A text keeps its letters and loses what would turn the rest of the line")
    func losesOpenControls() {
        let text = Isolated.text("abc\u{202E}txt.exe\u{2069}é")
        #expect(text == "\u{2068}abctxt.exeé\u{2069}")
    }

    @Test("Plain ASCII stays as it is")
    func leavesASCII() { #expect(Isolated.text("A dare (2011)") == "A dare (2011)") }
}
