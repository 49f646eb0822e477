import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

@Suite("WARC files")
struct WARCTests {
    private let words = """
        <p>The oil came late this year, and the lamp was fed with what was left of the old, which \
        smoked, so that the glass had to be wiped twice in each watch.</p>
        """

    private func page(_ title: String, _ more: String = "") -> [UInt8] {
        Array("<html><head><title>\(title)</title></head><body>\(words)\(more)</body></html>".utf8)
    }

    private func record(
        _ address: String, type: String = "response", status: String = "200 OK",
        fields: String = "Content-Type: text/html\r\n", moment: String = "", _ body: [UInt8]
    ) -> [UInt8] {
        let head = Array("HTTP/1.1 \(status)\r\n\(fields)\r\n".utf8)
        let fields = """
            WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\n\
            \(moment.isEmpty ? "" : "WARC-Date: \(moment)\r\n")\
            Content-Type: application/http; msgtype=response\r\n\
            Content-Length: \(head.count + body.count)\r\n\r\n
            """
        return Array(fields.utf8) + head + body + Array("\r\n\r\n".utf8)
    }

    @Test("Only pages that were there count: no errors, forwardings, pictures, revisits")
    func others() throws {
        var bytes = record("http://a.example/1", page("One", "1"))
        bytes += record("http://a.example/2", status: "404 Not Found", page("Two", "2"))
        bytes += record("http://a.example/3", status: "301 Moved", page("Three", "3"))
        bytes += record("http://a.example/4", fields: "Content-Type: image/png\r\n", [1, 2, 3])
        bytes += record("http://a.example/5", type: "revisit", page("Five", "5"))
        bytes += record("http://a.example/6", type: "request", page("Six", "6"))
        let fields = "content-type: application/xhtml+xml; charset=utf-8\r\n"
        bytes += record("http://a.example/7", fields: fields, page("Seven", "7"))
        let imported = try Imported(bytes)
        #expect(imported.report.kind == .warc)
        #expect(imported.titles == ["One", "Seven"])
        #expect(imported.posts.map(\.permalink) == ["http://a.example/1", "http://a.example/7"])
        #expect(imported.report.repairs.isEmpty)
    }

    @Test(
        "Of several captures of a page the newest that was there is read, whatever their order",
        arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]])
    func captures(order: [Int]) throws {
        let address = "http://a.example/2011/01/oil.html"
        let date = "<meta property='article:published_time' content='2011-01-25T20:14:00Z'>"
        func dated(_ words: String) -> [UInt8] {
            let text = String(decoding: page("Oil", "<p>\(words)</p>"), as: UTF8.self)
            return Array(text.replacing("</title>", with: "</title>" + date).utf8)
        }
        let first = dated("As it was first.")
        let edited = dated("As it was edited.")
        let records = [
            record(address, moment: "2011-02-01T00:00:00Z", first),
            record(address, moment: "2012-02-01T00:00:00.5Z", edited),
            record(address, status: "404 Not Found", moment: "2013-02-01T00:00:00Z", first),
            // The address was sold.
            record(address, moment: "2020-02-01T00:00:00Z", page("a.example is for sale")),
        ]
        let imported = try Imported(order.flatMap { records[$0] })
        let last = try #require(imported.posts.last)
        #expect(last.body.text.contains("As it was edited."))
        #expect(Set(imported.posts.map(\.identity)).count == 1)
        #expect(imported.sink.counts.posts == 1)
        #expect(imported.report.repairs.isEmpty)
    }

    @Test("Blank lines and the beginning of a record within a page are the page's")
    func blankLines() throws {
        let more = "\r\n\r\n<pre>WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n</pre><p>End.</p>"
        let imported = try Imported(
            record("http://a.example/1", page("One", more))
                + record("http://a.example/2", page("Two")))
        #expect(imported.titles == ["One", "Two"])
        #expect(imported.posts.first?.body.text.contains("End.") == true)
    }

    @Test(
        "Content in chunks, their end written in any way, or only said to be in chunks",
        arguments: ["0\r\n\r\n", "00000000\r\n\r\n", ""])
    func chunks(_ end: String) throws {
        let body = page("One", "<p>Last words.</p>")
        let half = body.count / 2
        var chunks = Array("\(String(half, radix: 16));x=1\r\n".utf8)
        chunks += body[..<half]
        chunks += Array("\r\n\(String(body.count - half, radix: 16))\r\n".utf8)
        chunks += body[half...]
        chunks += Array("\r\n\(end)".utf8)
        let fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
        for content in [chunks, body] {
            let imported = try Imported(record("http://a.example/1", fields: fields, content))
            #expect(imported.posts.first?.body.text.contains("Last words.") == true)
        }
    }

    @Test("Content packed with gzip or deflate, and packed in a way that is not known")
    func packings() throws {
        func fields(_ coding: String) -> String {
            "Content-Type: text/html\r\nContent-Encoding: \(coding)\r\n"
        }
        // A stored block: 1, length, its complement.
        let body = page("One")
        let (low, high) = (UInt8(body.count & 0xFF), UInt8(body.count >> 8))
        var stored: [UInt8] = [1, low, high, ~low, ~high]
        stored += body
        var gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        gzip += stored
        gzip += [UInt8](repeating: 0, count: 8)
        var zlib: [UInt8] = [0x78, 0x01]
        zlib += stored
        zlib += [0, 0, 0, 0]
        let packings: [(String, [UInt8])] = [
            ("gzip", gzip), ("gzip", body), ("deflate", zlib), ("deflate", stored), ("br", body),
        ]
        for (coding, content) in packings {
            let imported = try Imported(
                record("http://a.example/1", fields: fields(coding), content))
            #expect(imported.titles == ["One"], "\(coding)")
        }
        let brotli = try Imported(
            record("http://a.example/1", fields: fields("br"), [0x8B, 0x02, 0x80, 0x41, 0x03]))
        #expect(brotli.posts.isEmpty)
        #expect(brotli.repairs == ["1× files that cannot be read left out"])
    }

    @Test("The server's word on the encoding, and an address between angle brackets")
    func encoding() throws {
        let word: [UInt8] = [0xCC, 0xE0, 0xFF, 0xEA, 0x20]  // Маяк
        var body = Array("<html><body><p>".utf8)
        for _ in 0..<30 { body += word }
        let imported = try Imported(
            record(
                "<http://a.example/1>",
                fields: "Content-Type: text/html; charset=\"windows-1251\"\r\n", body))
        #expect(imported.posts.first?.body.text.contains("Маяк Маяк") == true)
        #expect(imported.posts.first?.permalink == "http://a.example/1")
    }

    @Test("A WARC cut off anywhere gives the pages before the cut")
    func cut() throws {
        let whole =
            record("http://a.example/1", page("One", "1"))
            + record("http://a.example/2", page("Two", "2"))
        let first = record("http://a.example/1", page("One", "1")).count
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20 {
            let end = Int.random(in: first..<whole.count, using: &generator)
            let imported = try Imported(whole[..<end])
            #expect(imported.titles.first == "One")
        }
        let cut = try Imported(whole[..<(whole.count - 40)])
        #expect(cut.repairs == ["1× file ends early, read as far as it goes"])
        #expect(cut.titles == ["One", "Two"])
    }

    @Test("A length that is wrong loses a record, not the rest")
    func wrongLength() throws {
        let broken = String(decoding: record("http://a.example/1", page("One")), as: UTF8.self)
        let mark = try #require(broken.firstRange(of: "Content-Length: "))
        let rest = broken[mark.upperBound...].drop { $0.isNumber }
        let short = String(broken[..<mark.upperBound]) + "50" + String(rest)
        let imported = try Imported(Array(short.utf8) + record("http://a.example/2", page("Two")))
        #expect(imported.titles == ["Two"])
    }
}
