import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// Mail and texts made to take for ever, or the memory; all is unoptimised code.
@Suite("Mail without end")
struct EndlessMailTests {
    private func repeated(_ unit: String, byteCount: Int = 1 << 20) -> String {
        String(repeating: unit, count: byteCount / unit.utf8.count)
    }

    @Test(
        "Mark-up that never ends, a million bytes of it",
        arguments: [
            "<!--", "<!-- ->", "<div style='display:none'>", "<body>", "<style>", "<img src=cid:x>",
        ])
    func markup(_ unit: String) throws {
        let page = "<html \(repeated("x ", byteCount: 60_000))><body><p>The lamp.</p>"
        let text = mail("Wick", type: "text/html", body: page + repeated(unit))
        let time = try workingTime {
            let imported = try Imported(text)
            #expect(imported.posts.first?.body.text.contains("The lamp.") == true)
        }
        #expect(time < .seconds(30), "\(unit): \(time)")
    }

    @Test("A message of blank lines has no text, and those around a text are none of it")
    func blankLines() throws {
        let time = try workingTime {
            let blank = repeated("\n", byteCount: 500_000)
            let imported = try Imported(mail("Wick", body: blank + "a\n \nb" + blank))
            #expect(imported.posts.first?.body.text == "a\n \nb")
            let empty = try Imported(mail("Wick", body: blank))
            #expect(empty.posts.first?.body.text == "")
        }
        #expect(time < .seconds(30), "\(time)")
    }

    @Test("Lines that flow, in many paragraphs")
    func flowed() throws {
        let time = try workingTime {
            let text = repeated("a \nb\n")
            let imported = try Imported(
                mail("Wick", type: "text/plain; format=flowed", body: text))
            #expect(imported.posts.first?.body.text.hasPrefix("a b\na b\n") == true)
        }
        #expect(time < .seconds(30), "\(time)")
    }

    @Test("A saved page of blank lines")
    func savedText() throws {
        let time = try workingTime {
            let blank = repeated("\n", byteCount: 500_000)
            let imported = try Imported(
                "Tuesday, January 25, 2011\n\nOil\n\nIt is dear.\n\nPosted by Keeper at 9:14 PM\n"
                    + "Monday, January 24, 2011\n\nWick\n\(blank)It burns.\n\(blank)"
                    + "Posted by Keeper at 9:14 PM\n")
            #expect(imported.posts.last?.body.text == "It burns.")
        }
        #expect(time < .seconds(30), "\(time)")
    }
}
