import ArchiveImport
import ArchiveModel
import Testing

@Suite("JSON that is not quite JSON")
struct JSONMendingTests {
    private let head = #"{"version":"https://jsonfeed.org/version/1","title":"Lamp","items":["#

    private func item(_ id: Int, _ text: String) -> String {
        #"{"id":"\#(id)","title":"t\#(id)","content_text":"\#(text)"}"#
    }

    @Test("Line ends and tabs within texts are kept, other control characters are not")
    func controlCharacters() throws {
        let text = "one\n\ttwo\u{7}\u{2}\r\nthree"
        let imported = try Imported(
            head + item(1, text) + "\u{1},\u{1E}\n" + item(2, "whole") + "]}")
        #expect(imported.titles == ["t1", "t2"])
        #expect(imported.posts.first?.body.text == "one\n\ttwo\r\nthree")
        #expect(
            Set(imported.repairs) == [
                "4× line ends and tabs within JSON texts kept", "4× control characters removed",
            ])
    }

    @Test(
        "Backslashes that begin no escape are text",
        arguments: [
            (#"it\'s"#, "it's"), (#"C:\dir"#, #"C:\dir"#), (#"\u12 \uD83D\uDE00"#, #"\u12 😀"#),
            (#"\x41"#, #"\x41"#), (#"a\\b \/ \""#, #"a\b / ""#),
        ])
    func escapes(_ written: String, _ meant: String) throws {
        let imported = try Imported(head + item(1, written) + "," + item(2, "x") + "]}")
        #expect(imported.posts.map(\.body.text) == [meant, "x"])
    }

    @Test("An escape may straddle two pieces of input", arguments: 65_520..<65_560)
    func straddling(_ length: Int) throws {
        let start = head + #"{"id":"1","content_text":""#
        let filling = String(repeating: "x", count: length - start.utf8.count)
        let imported = try Imported(start + filling + #"\u00e9\'\t"# + "\n!\"}]}")
        #expect(imported.posts.first?.body.text == filling + "é'\t\n!")
    }

    @Test("Commas before a closing bracket, and bytes of zero, stop nothing")
    func commas() throws {
        let first = #"{"id":"1","content_text":"a, ]","tags":["x" , "y", ], }"#
        let imported = try Imported(head + "\u{0}" + first + " ,\n" + item(2, "b\u{0}") + ",\n ]}")
        #expect(imported.posts.map(\.body.text) == ["a, ]", "b"])
        #expect(imported.posts.first?.labels == ["x", "y"])
        #expect(
            Set(imported.repairs) == [
                "3× commas without a value after them left out", "2× control characters removed",
            ])
    }

    @Test("A comma may be the last byte of a piece of input", arguments: 65_525..<65_545)
    func comma(_ length: Int) throws {
        let start = head + #"{"id":"1","content_text":""#
        let filling = String(repeating: "x", count: length - start.utf8.count)
        for (end, count) in [("}  ,  ]}", 1), ("}  ,  " + item(2, "b") + "]}", 2)] {
            let imported = try Imported(start + filling + "\"" + end)
            #expect(imported.posts.count == count)
            #expect(imported.repairs.count == 2 - count)
        }
    }

    @Test("What is cut off keeps what is whole")
    func truncated() throws {
        let imported = try Imported(head + item(1, "a") + "," + item(2, "b") + #",{"id":"3","ti"#)
        #expect(imported.titles == ["t1", "t2"])
        #expect(imported.repairs == ["1× JSON ends early or is broken, read as far as it goes"])
    }

    @Test("Files put together are read as one")
    func concatenated() throws {
        let imported = try Imported(
            head + item(1, "a") + "]}\n" + head + item(2, "b") + "]}\n" + head + item(3, "c"))
        #expect(imported.titles == ["t1", "t2", "t3"])
        #expect(
            imported.repairs == [
                "2× further JSON in the file read as part of the first",
                "1× JSON ends early or is broken, read as far as it goes",
            ])
    }

    @Test(
        "What follows a value and is no JSON does no harm", arguments: [";", ");", "\u{1}", "bye"])
    func rest(_ text: String) throws {
        let imported = try Imported(head + item(1, "a") + "]}" + text)
        #expect(imported.titles == ["t1"])
        #expect(!imported.repairs.contains { $0.contains("early") })
    }
}
