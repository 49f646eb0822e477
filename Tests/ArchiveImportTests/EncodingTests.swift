import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ArchiveImport

@Suite struct EncodingTests {
    private static let cyrillic = "Маяк и туман над гаванью, письмо от дочери смотрителя"
    private static let korean = "등대의 불빛은 밤새 꺼지지 않았다 그리고 안개가 걷혔다"
    private static let chinese = "灯塔的光整夜没有熄灭雾散了我们看见了海"

    private func feed(_ title: String, declaring name: String?) -> String {
        let declaration = name.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return declaration
            + "<rss version=\"2.0\"><channel><item><guid>1</guid><title>\(title)</title></item>"
            + "</channel></rss>"
    }

    private func bytes(_ text: String, in name: String) throws -> [UInt8] {
        // CFString knows the encodings by their IANA names.
        let known: [String: String.Encoding] = [
            "UTF-8": .utf8, "ISO-8859-1": .isoLatin1, "windows-1251": .windowsCP1251,
            "windows-1252": .windowsCP1252, "UTF-16LE": .utf16LittleEndian,
            "UTF-16BE": .utf16BigEndian, "UTF-32LE": .utf32LittleEndian,
            "UTF-32BE": .utf32BigEndian, "ISO-8859-2": .isoLatin2,
        ]
        let encoding = try #require(known[name])
        return Array(try #require(text.data(using: encoding)))
    }

    @Test func japaneseInSevenBitsIsFoundByItsEscapes() throws {
        // 灯台 in ISO-2022-JP.
        let name: [UInt8] = [0x1B, 0x24, 0x42, 0x45, 0x74, 0x42, 0x66, 0x1B, 0x28, 0x42]
        let start = "<rss><channel><item><guid>1</guid><title>"
        let feed = Array(start.utf8) + name + Array("</title></item></channel></rss>".utf8)
        #expect(try Imported(feed).titles == ["灯台"])
    }

    @Test(arguments: [
        ("UTF-8", "Fog — 霧 🗼"), ("ISO-8859-1", "Café crème"), ("windows-1252", "Café “crème”"),
        ("windows-1251", cyrillic), ("ISO-8859-2", "Žluťoučký kůň"),
    ])
    func declaredEncodingsAreRead(_ name: String, _ title: String) throws {
        let imported = try Imported(bytes(feed(title, declaring: name), in: name))
        #expect(imported.titles == [title])
        #expect(imported.repairs.isEmpty)
    }

    @Test(
        arguments: [
            ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
            ("UTF-32LE", [0xFF, 0xFE, 0, 0]),
            ("UTF-32BE", [0, 0, 0xFE, 0xFF]), ("UTF-8", [0xEF, 0xBB, 0xBF]),
        ] as [(String, [UInt8])])
    func marksAndZeroBytesTellTheEncoding(_ name: String, _ mark: [UInt8]) throws {
        for declared in [nil, name, "utf-16", "iso-8859-1"] {
            let text = try bytes(feed("Fog — 霧 🗼", declaring: declared), in: name)
            #expect(try Imported(mark + text).titles == ["Fog — 霧 🗼"], "\(declared ?? "nothing")")
            // Without the mark only zero bytes tell, of which UTF-8 has none.
            if name != "UTF-8" { #expect(try Imported(text).titles == ["Fog — 霧 🗼"]) }
        }
    }

    /// The same words in East Asian encodings, whose bytes are written out.
    @Test(
        arguments: [
            ("euc-kr", [0xB5, 0xEE, 0xB4, 0xEB], "등대"), ("gb2312", [0xB5, 0xC6, 0xCB, 0xFE], "灯塔"),
            ("GBK", [0xB5, 0xC6, 0xCB, 0xFE], "灯塔"), ("big5", [0xBF, 0x4F, 0xB6, 0xF0], "燈塔"),
            ("Shift_JIS", [0x93, 0x94, 0x91, 0xE4], "灯台"),
            ("EUC-JP", [0xC5, 0xF4, 0xC2, 0xE6], "灯台"),
            ("x-mac-cyrillic", [0x8C, 0xE0, 0xDF, 0xEA], "Маяк"),
            ("koi8-r", [0xED, 0xC1, 0xD1, 0xCB], "Маяк"),
            ("tis-620", [0xA1, 0xD2], "กา"),
            ("iso-8859-7", [0xD6, 0xDC, 0xF1, 0xEF, 0xF2], "Φάρος"),
        ] as [(String, [UInt8], String)])
    func bytesOfOtherEncodingsAreRead(_ name: String, _ word: [UInt8], _ title: String) throws {
        let parts = feed("#", declaring: name).split(separator: "#").map { Array($0.utf8) }
        let imported = try Imported(parts[0] + word + parts[1])
        #expect(imported.titles == [title])
        #expect(imported.repairs.isEmpty)
    }

    @Test func madeUpNamesAreGuessedPast() throws {
        let text = try bytes(feed(Self.cyrillic, declaring: "x-klingon"), in: "windows-1251")
        let guessed = try Imported(text)
        #expect(guessed.titles == [Self.cyrillic])
        #expect(guessed.repairs == ["1× unknown encoding declared, guessed from the text"])
        let utf8 = try Imported(feed("Fog — 霧", declaring: "x-klingon"))
        #expect(utf8.titles == ["Fog — 霧"])
        #expect(utf8.report.repairs.count == 1)
    }

    @Test(arguments: ["UTF-16", "iso-8859-1", "windows-1251", "UCS-4"])
    func declarationsThatCannotBeRightAreSetAside(_ name: String) throws {
        let imported = try Imported(feed("Fog — 霧 — \(Self.korean)", declaring: name))
        #expect(imported.titles == ["Fog — 霧 — \(Self.korean)"])
        #expect(imported.repairs == ["1× encoding is not the one declared, guessed from the text"])
    }

    @Test func textThatIsNoUTF8IsGuessed() throws {
        for declared in [nil, "utf-8"] {
            let imported = try Imported(
                bytes(feed(Self.cyrillic, declaring: declared), in: "windows-1251"))
            #expect(imported.titles == [Self.cyrillic])
            #expect(
                imported.repairs == ["1× encoding is not the one declared, guessed from the text"])
        }
    }

    @Test func aFewBadBytesDoNotMakeAnotherEncoding() throws {
        let parts = feed("\(Self.chinese)#", declaring: "utf-8").split(separator: "#")
        let imported = try Imported(Array(parts[0].utf8) + [0xFF] + Array(parts[1].utf8))
        #expect(imported.titles == [Self.chinese + "\u{FFFD}"])
        #expect(imported.repairs == ["1× bytes that are no UTF-8 replaced"])
    }

    @Test func aStrayByteInASCIIIsWindows1252() throws {
        let parts = feed("caf#", declaring: nil).split(separator: "#").map { Array($0.utf8) }
        #expect(try Imported(parts[0] + [0xE9] + parts[1]).titles == ["café"])
    }

    /// UTF-7 hides tags, and what says in ASCII that it is EBCDIC is not.
    @Test(arguments: ["utf-7", "unicode-1-1-utf-7", "ibm-37", "ebcdic-cp-us", "ISO-2022-KR"])
    func encodingsThatNoFeedIsInAreSetAside(_ name: String) throws {
        let imported = try Imported(feed("+ADw-b+AD4- 霧", declaring: name))
        #expect(imported.titles == ["+ADw-b+AD4- 霧"])
        #expect(imported.repairs == ["1× unknown encoding declared, guessed from the text"])
    }

    @Test func textInEBCDICIsRead() throws {
        var table: [Character: UInt8] = [
            " ": 0x40, "<": 0x4C, ">": 0x6E, "/": 0x61, "?": 0x6F, "=": 0x7E, "\"": 0x7F,
            ".": 0x4B, "-": 0x60,
        ]
        for (first, start) in [("a", 0x81), ("A", 0xC1)] as [(Unicode.Scalar, UInt8)] {
            for index in 0..<26 as Range<UInt32> {
                let offset = UInt8(index < 9 ? index : index < 18 ? index + 7 : index + 15)
                Unicode.Scalar(first.value + index).map { table[Character($0)] = start + offset }
            }
        }
        for digit in 0..<10 as Range<UInt8> { table[Character("\(digit)")] = 0xF0 + digit }
        let bytes = feed("Fog", declaring: "ebcdic-cp-us").compactMap { table[$0] }
        #expect(try Imported(bytes).titles == ["Fog"])
    }

    @Test(arguments: ["us-ascii", "iso-8859-1", "latin1"])
    func oldNamesStandForWhatFilesUnderThemAreIn(_ name: String) throws {
        let text = try bytes(feed("Café “crème”", declaring: name), in: "windows-1252")
        let imported = try Imported(text)
        #expect(imported.titles == ["Café “crème”"])
        #expect(imported.repairs.isEmpty)
    }

    /// `ประภาคารส่องแสงตลอดคืนและเราเห็นทะเล`, whose encoding ICU does not guess.
    @Test func thaiIsGuessed() throws {
        let thai: [UInt8] = [
            0xBB, 0xC3, 0xD0, 0xC0, 0xD2, 0xA4, 0xD2, 0xC3, 0xCA, 0xE8, 0xCD, 0xA7, 0xE1, 0xCA,
            0xA7, 0xB5, 0xC5, 0xCD, 0xB4, 0xA4, 0xD7, 0xB9, 0xE1, 0xC5, 0xD0, 0xE0, 0xC3, 0xD2,
            0xE0, 0xCB, 0xE7, 0xB9, 0xB7, 0xD0, 0xE0, 0xC5,
        ]
        let parts = feed("#", declaring: nil).split(separator: "#").map { Array($0.utf8) }
        let lines = Array(repeating: thai + [0x20], count: 4).joined()
        let imported = try Imported(parts[0] + lines + parts[1])
        #expect(imported.titles.first?.hasPrefix("ประภาคารส่องแสงตลอดคืน") == true)
    }

    /// What was encoded twice may be meant so, in a post about encodings.
    @Test func textEncodedTwiceIsLeftAsItIs() throws {
        #expect(try Imported(feed("cafÃ© â€™", declaring: nil)).titles == ["cafÃ© â€™"])
    }

    @Test(
        arguments: [("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", []), ("UTF-32LE", [])]
            as [(String, [UInt8])])
    func feedsInJSONMayBeWide(_ name: String, _ mark: [UInt8]) throws {
        let text =
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":"
            + "[{\"id\":\"1\",\"title\":\"Fog — 霧\",\"content_text\":\"x\"}]}"
        #expect(try Imported(mark + bytes(text, in: name)).titles == ["Fog — 霧"])
    }

    @Test func textsWithoutADeclarationAreGuessed() throws {
        let entry =
            "AUTHOR: Ann\nTITLE: \(Self.cyrillic)\nDATE: 01/25/2011 12:00:00 PM\n"
            + "-----\nBODY:\n\(Self.cyrillic)\n-----\n--------\n"
        #expect(try Imported(bytes(entry, in: "windows-1251")).titles == [Self.cyrillic])
        let folder = try TemporaryFolder()
        let post = "---\ntitle: \(Self.cyrillic)\n---\n\n\(Self.cyrillic)\n"
        try folder.write(bytes(post, in: "windows-1251"), to: "_posts/2011-01-25-fog.md")
        #expect(try Imported(path: folder.path).titles == [Self.cyrillic])
    }

    @Test func aSubstackListInAnotherEncodingIsRead() throws {
        let folder = try TemporaryFolder()
        let list =
            "post_id,post_date,is_published,title,subtitle\n"
            + "1.fog,2021-01-25T12:00:00.000Z,true,\"\(Self.cyrillic)\",\(Self.cyrillic)\n"
        try folder.write(bytes(list, in: "windows-1251"), to: "posts.csv")
        try folder.write(
            bytes("<p>\(Self.cyrillic)</p>", in: "windows-1251"), to: "posts/1.fog.html")
        let imported = try Imported(path: folder.path)
        #expect(imported.titles == [Self.cyrillic])
        #expect(imported.posts.first?.body.text == "<p>\(Self.cyrillic)</p>")
    }

    @Test func bytesOutsideTheEncodingAreCounted() throws {
        let parts = feed("#", declaring: "euc-jp").split(separator: "#").map { Array($0.utf8) }
        let imported = try Imported(parts[0] + [0xC5, 0xF4, 0xFF, 0x61] + parts[1])
        #expect(imported.titles == ["灯\u{FFFD}a"])
        #expect(imported.repairs == ["1× bytes that mean nothing in the file's encoding replaced"])
    }

    @Test func aPageInAnotherEncodingIsRead() throws {
        let page = "Tuesday, January 25, 2011\n\nCafé\n\nCafé\n\nUne crème.\n\nNo comments:\n"
        #expect(try Imported(bytes(page, in: "windows-1252")).titles == ["Café"])
        #expect(try Imported([0xFF, 0xFE] + bytes(page, in: "UTF-16LE")).titles == ["Café"])
    }
}
