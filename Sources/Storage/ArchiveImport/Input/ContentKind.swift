internal import ArchiveModel

/// What a file's first bytes show it to be.
enum ContentKind: Equatable {
    /// An archive annals reads; for XML, with the name of its root element.
    case archive(ArchiveKind, rootName: String)
    /// One of the files that make up an archive of a kind together, such as a post in Markdown.
    case piece(ArchiveKind)
    /// A zip, a tar or a compressed file, to look into.
    case container
    /// Anything else, in words for a person.
    case other(String)

    /// Looks at the first bytes of a file; never at its name.
    init(head: [UInt8]) {
        self = head.withUnsafeBufferPointer { Self.recognise($0) }
    }

    /// Whether it may be a text all the same: what a post begins with says little of its rest.
    var isText: Bool {
        switch self {
        case .container: false
        case .other(let name): name != ContentKind.binary && !FileSignature.isName(name)
        default: true
        }
    }

    fileprivate static let binary = "binary data"

    private static func recognise(_ head: Bytes) -> ContentKind {
        if head.isEmpty { return .other("an empty file") }
        if isContainer(head) { return .container }
        if head.has("WARC/", at: 0) { return .archive(.warc, rootName: "") }
        if let name = FileSignature.name(of: head) { return .other(name) }
        let text = Array(decoding: head)
        return text.withUnsafeBufferPointer { text in
            // Before what it may be about, which is in it word for word.
            if let kind = MailShape.recognise(text) { return kind }
            // Before its words, which may be about XML.
            if let kind = MarkdownShape.recognise(text) { return kind }
            if let kind = MarkupShape.recognise(text) { return kind }
            // In JSON they are slips of the program that wrote it.
            if text.contains(0) { return TextShape.json(text) ?? .other(binary) }
            return TextShape.recognise(text)
        }
    }

    /// The first bytes of gzip, bzip2, xz and Zstandard.
    private static let compressions: [[UInt8]] = [
        [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD],
    ]

    private static func isContainer(_ head: Bytes) -> Bool {
        head.has("PK\u{3}\u{4}", at: 0) || head.has("PK\u{5}\u{6}", at: 0)
            || compressions.contains { head.starts(with: $0) } || head.has("ustar", at: 257)
    }
}

extension [UInt8] {
    /// The first bytes of a text as UTF-8, whatever they are in; what is cut off at their end stays
    /// out.
    fileprivate init(decoding head: Bytes) {
        self = []
        guard let source = try? PeekedSource(MemorySource(Array(head))) else { return }
        let input = DecodedInput(source, repairs: RepairLog())
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while let count = try? piece.read(from: input), count > 0 {
            append(contentsOf: piece[..<count])
        }
    }
}

/// Files known by their first bytes that are no text.
enum FileSignature {
    /// What a file is, nil when its first bytes tell nothing.
    static func name(of head: Bytes) -> String? {
        signatures.first { head.starts(with: $0.bytes) }?.name
    }

    /// Whether a name is that of such a file.
    static func isName(_ name: String) -> Bool { signatures.contains { $0.name == name } }

    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        (Array("RIFF".utf8), "a picture, sound or film"),
        (Array("%PDF-".utf8), "a PDF document"),
        (Array("SQLite format 3\0".utf8), "an SQLite database"),
        (Array("7z\u{BC}\u{AF}".unicodeScalars.map { UInt8($0.value) }), "a 7z archive"),
        (Array("Rar!".utf8), "a RAR archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x00, 0x05, 0x16, 0x07], "a macOS resource file"),
    ]
}
