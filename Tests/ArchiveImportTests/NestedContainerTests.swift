import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

@Suite("Containers in containers")
struct NestedContainerTests {
    private let feed = Array(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:lamp</id><title>Lamp</title>\
        <entry><id>urn:lamp:1</id><title>Wick</title></entry></feed>\n
        """.utf8)

    /// The same feed as the programs of these names compress it.
    private static let compressed = [
        "bzip2": """
        QlpoOTFBWSZTWThnyVYAABDfgAAQUAH6FyAEAIAv797gIABqEqnpqmQPEyaj1B6maEeoJVMRoDIAAGmQ
        dKmLfuPmES58YYLxWpoPGSzYsUDbKlkSaiiDsBxs5YgFAk7F4CH0dKIyAeZiQ5h9CKka0leia7lYUo8e
        ZB+vvLTKtTnaB/F3JFOFCQOGfJVg
        """,
        "xz": """
        /Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4ACKAGJdAB4ZiLhkEBrnMzX47JcmTvgN4htHcuBmthGHCQW4
        DbtAOLOffFZZtTuZbciqAbEZ/FA26pS/lNYznHaLDt8Ze481F26J4IOk6ZUar1RgvEto/ChM3E17+bvr
        J14xcTDX4AAAAAAAxznnJFwLHYUAAX6LAQAAAIpe94yxxGf7AgAAAAAEWVo=
        """,
        "zstd": """
        KLUv/QRoHQMAcsUTGIDNA+DnCiNe/JvIQVMV0kTXR3SNMoCuA0A/d2b3WWAiuIr+dEba48PnfnA5kkp0
        k079IPeS0B9btDZsQyFGVFZr3XXRv7MMaUZJBc+d4QYAUWUBCgIVh5069TIwzDXNkxvs0g==
        """,
    ]

    private func bytes(_ kind: String) throws -> [UInt8] {
        let text = try #require(Self.compressed[kind])
        return Array(try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters)))
    }

    @Test("A file compressed by any of the usual programs", arguments: ["bzip2", "xz", "zstd"])
    func compressed(kind: String) throws {
        let imported = try Imported(bytes(kind))
        #expect(imported.titles == ["Wick"])
        #expect(imported.report.kind == .atom)
    }

    @Test("A compressed file in a zip", arguments: ["bzip2", "xz", "zstd"])
    func compressedInZip(kind: String) throws {
        let imported = try Imported(ZipWriter.zip([("a/lamp.xml.packed", bytes(kind))]))
        #expect(imported.titles == ["Wick"])
    }

    @Test("A tar in a compression that another program made")
    func tarInGzipInZip() throws {
        let inner = Gzip.wrap(TarWriter.tar([("deep/feed.xml", feed)]))
        let folder = try TemporaryFolder()
        let path = try folder.write(ZipWriter.zip([("inner.tgz", inner)]), to: "outer.zip")
        let found = try ArchiveImport.candidates(at: path)
        #expect(found.map(\.entry) == ["inner.tgz"])
        #expect(found.map(\.inner) == ["deep/feed.xml"])
        #expect(found.map(\.place) == [path + ":inner.tgz:deep/feed.xml"])
        #expect(try Imported(path: path).titles == ["Wick"])
    }

    @Test("A zip in a zip, but no deeper")
    func zipInZip() throws {
        let inner = ZipWriter.zip([("feed.xml", feed)])
        #expect(try Imported(ZipWriter.zip([("b.zip", inner)])).titles == ["Wick"])
        let deeper = ZipWriter.zip([("c.zip", ZipWriter.zip([("b.zip", inner)]))])
        #expect(try refusal(deeper) == "an archive within archives; unpack the outer one")
    }

    @Test("A damaged zip beside a whole one does not hide it")
    func damagedBesideWhole() throws {
        let inner = ZipWriter.zip([("feed.xml", feed)])
        let imported = try Imported(
            ZipWriter.zip([("a.zip", Array(inner.prefix(20))), ("b.zip", inner)]))
        #expect(imported.titles == ["Wick"])
    }

    @Test("Names that climb out of the container lead nowhere")
    func climbing() throws {
        let inner = ZipWriter.zip([("../../../etc/feed.xml", feed)])
        let imported = try Imported(ZipWriter.zip([("../../b.zip", inner)]))
        #expect(imported.titles == ["Wick"])
        #expect(!FileManager.default.fileExists(atPath: "/etc/feed.xml"))
    }
}
