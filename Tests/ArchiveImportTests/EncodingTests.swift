import ArchiveImport
import Foundation
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
