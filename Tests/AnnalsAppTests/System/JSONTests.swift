import Foundation
import Testing

@testable import AnnalsApp

@Suite("JSON")
struct JSONTests {
    @Test(
        "values",
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.bool(false), "false"),
            (.integer(0), "0"), (.integer(Int64.min), "-9223372036854775808"),
            (.string(""), #""""#), (.array([]), "[]"), (.object([]), "{}"),
            (.array([.integer(1), .null]), "[1,null]"),
            (.object([("a", .integer(1)), ("b", .array([.string("c")]))]), #"{"a":1,"b":["c"]}"#),
        ] as [(JSON, String)])
    func values(value: JSON, text: String) {
        #expect(value.text == text)
    }

    @Test(
        "text is escaped so that it is one line and harmless",
        arguments: [
            ("a\"b\\c/", #"a\"b\\c/"#), ("a\nb\rc\td", #"a\nb\rc\td"#), ("\0", #"\u0000"#),
            ("\u{1B}]52;c;", #"\u001b]52;c;"#), ("\u{7F}\u{85}\u{9B}", #"\u007f\u0085\u009b"#),
            ("\u{2028}\u{2029}\u{202E}", #"\u2028\u2029\u202e"#), ("\r\n", #"\r\n"#),
            ("灯台 🏮", "灯台 🏮"),
        ])
    func escapes(text: String, escaped: String) {
        #expect(JSON.string(text).text == "\"\(escaped)\"")
    }

    @Test("every scalar comes back, as a strict reader reads it")
    func comesBack() throws {
        for start in stride(from: 0, to: 0x11_0000, by: 0x1000) {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: (start..<start + 0x1000).compactMap { Unicode.Scalar($0) })
            let object = JSON.object([("text", .string(String(text)))])
            let read = try JSONSerialization.jsonObject(with: Data(object.text.utf8))
            let back = (read as? [String: String])?["text"]
            #expect(back.map { Array($0.unicodeScalars) } == Array(text), "from \(start)")
        }
    }
}
