internal import ArchiveModel

/// What the `settings.csv` beside a Takeout feed says of the blog.
struct TakeoutSettings: Hashable {
    /// What the file with them is called.
    static let fileName = "settings.csv"
    private static let byteLimit = 64 << 10

    /// The blog's title; may be empty.
    var title = ""
    /// Its description; may be empty.
    var summary = ""
    /// Its address without a slash at the end; empty when unknown.
    var address = ""
    /// Its language, a BCP 47 tag; empty when unknown.
    var language = ""

    /// Settings that say nothing.
    init() {}

    /// Reads the settings from the file with them.
    static func read(_ source: any ByteSource) throws(ImportError) -> TakeoutSettings {
        TakeoutSettings(csv: try PeekedSource(source, limit: byteLimit).head)
    }

    /// The folder of a file, with a slash at its end; empty when it is in none.
    static func place(beside path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// Reads the settings: a row of names, a row of values.
    init(csv: [UInt8]) {
        var rows = CSVReader(csv)
        let names = rows.nextRow()
        let values = rows.nextRow()
        for (name, value) in zip(names, values) {
            switch name {
            case "blog_name": title = TitleText.read(plain: value)
            case "blog_description": summary = TitleText.read(plain: value)
            case "blog_subdomain":
                let label = value.trimmed
                let isLabel = label.utf8.allSatisfy {
                    $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-")
                }
                if isLabel, !label.isEmpty { address = "https://\(label).blogspot.com" }
            case "blog_locale": language = LanguageTag.normalise(value)
            default: break
            }
        }
    }
}

/// Reads comma-separated values.
///
/// Source: RFC 4180; a line may also end in LF alone.
struct CSVReader {
    private let bytes: [UInt8]
    private var position = 0

    /// Makes a reader of bytes, a byte order mark aside.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The fields of the next row; empty at the end.
    mutating func nextRow() -> [String] {
        var row: [String] = []
        guard position < bytes.count else { return row }
        while true {
            row.append(nextField())
            guard position < bytes.count else { return row }
            let end = bytes[position]
            position += 1
            if end == UInt8(ascii: ",") { continue }
            if end == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            return row
        }
    }

    private mutating func nextField() -> String {
        var field: [UInt8] = []
        var isQuoted = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let isPair = position + 1 < bytes.count && bytes[position + 1] == byte
                if isQuoted, isPair {
                    field.append(byte)
                    position += 1
                } else {
                    isQuoted.toggle()
                }
            } else if !isQuoted, byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D {
                break
            } else {
                field.append(byte)
            }
            position += 1
        }
        return String(decoding: field, as: UTF8.self)
    }
}
