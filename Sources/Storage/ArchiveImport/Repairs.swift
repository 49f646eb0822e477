/// A place in an archive's text, counted in its UTF-8 form.
struct Place: Hashable {
    /// Bytes before it.
    var byte: Int64
    /// The line it is on, from 1.
    var line: Int

    /// The place for a person.
    ///
    /// Exports often are one long line, where only the byte says anything.
    var text: String { line > 1 ? "line \(grouped(Int64(line)))" : "byte \(grouped(byte + 1))" }

    private func grouped(_ number: Int64) -> String {
        var groups: [Substring] = []
        var digits = String(number)[...]
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}

/// The kinds of mending that reading an archive may need.
enum RepairKind: Int, CaseIterable {
    case undecodableBytes
    case wrongEncoding
    case unknownEncoding
    case textBeforeStart
    case textAfterEnd
    case secondDocument
    case controlCharacter
    case badUTF8
    case windowsCharacter
    case bareAmpersand
    case unknownReference
    case badReference
    case bareLessThan
    case sectionEndInText
    case brokenTag
    case brokenAttribute
    case strayEndTag
    case missingEndTag
    case undeclaredPrefix
    case tooDeep
    case tooMuchInOneEntry
    case parserGaveUp
    case truncated
    case entryWithoutID
    case repeatedID
    case unreadableFile
    case damagedContainer
    case truncatedJSON
    case secondJSON
    case bareLineEnd
    case unknownEscape
    case trailingComma
    case brokenFrontMatter
    case cutEntry
    case cutText
    case repeatedMessage
    case longMessage
    case longTitle

    /// What was wrong and what was done, for a person.
    var what: String {
        switch self {
        case .undecodableBytes: "bytes that mean nothing in the file's encoding replaced"
        case .wrongEncoding: "encoding is not the one declared, guessed from the text"
        case .unknownEncoding: "unknown encoding declared, guessed from the text"
        case .textBeforeStart: "text before the XML left out"
        case .textAfterEnd: "text after the end of the XML left out"
        case .secondDocument: "a second XML document in the file read as part of the first"
        case .controlCharacter: "control characters removed"
        case .badUTF8: "bytes that are no UTF-8 replaced"
        case .windowsCharacter: "Windows-1252 characters put right"
        case .bareAmpersand: "\"&\" that begins nothing taken as text"
        case .unknownReference: "entities unknown to XML kept for the text"
        case .badReference: "references to impossible characters replaced"
        case .bareLessThan: "\"<\" that begins no tag taken as text"
        case .sectionEndInText: "\"]]>\" in text taken as text"
        case .brokenTag: "broken tags put right"
        case .brokenAttribute: "broken attributes put right"
        case .strayEndTag: "end tags without a start left out"
        case .missingEndTag: "missing end tags put in"
        case .undeclaredPrefix: "undeclared namespace prefixes taken by their usual meaning"
        case .tooDeep: "elements nested too deep flattened"
        case .tooMuchInOneEntry: "an entry beyond 32 MB or 200,000 elements cut short"
        case .parserGaveUp: "XML beyond repair, the rest left out"
        case .truncated: "file ends early, read as far as it goes"
        case .entryWithoutID: "entries without an id named by date and title"
        case .repeatedID: "entries that share an id told apart by date"
        case .unreadableFile: "files that cannot be read left out"
        case .truncatedJSON: "JSON ends early or is broken, read as far as it goes"
        case .secondJSON: "further JSON in the file read as part of the first"
        case .bareLineEnd: "line ends and tabs within JSON texts kept"
        case .unknownEscape: "backslashes that JSON knows no meaning of taken as text"
        case .trailingComma: "commas without a value after them left out"
        case .brokenFrontMatter: "front matter that is no YAML or TOML read line by line"
        case .cutEntry: "the last entry, cut off before what tells it from others, left out"
        case .cutText: "texts that the feed cuts short: the blog's settings or an export give all"
        case .repeatedMessage: "messages that are there twice read once"
        case .longMessage: "messages beyond 32 MB, or of too many parts or headers, cut short"
        case .longTitle: "titles beyond 64 KB, or labels beyond 1 KB or 1,000, cut short"
        case .damagedContainer: "a damaged container read as far as it goes"
        }
    }
}

extension RepairKind {
    /// What programs know it by: "control-character".
    var name: String {
        var name = ""
        for letter in String(describing: self) {
            if letter.isUppercase, name.last?.isUppercase == false { name += "-" }
            name.append(letter)
        }
        return name.lowercased()
    }
}

/// What was mended so far: how often and where, by kind.
///
/// A class, because the stages of one reading share it.
final class RepairLog {
    /// Titles, by which entries are named, may be long, and places are many.
    private static let placeByteLimit = 1 << 10

    /// The file that is being read of an archive of many; nil for one that is a single file.
    var file: String?

    private let placeLimit: Int
    private var counts = [Int](repeating: 0, count: RepairKind.allCases.count)
    private var places = [[String]](repeating: [], count: RepairKind.allCases.count)
    private var order: [RepairKind] = []

    /// Makes a log that keeps the first places of each kind.
    init(placeLimit: Int = 3) { self.placeLimit = max(1, placeLimit) }

    /// Makes an empty log that keeps as many places.
    func empty() -> RepairLog { RepairLog(placeLimit: placeLimit) }

    /// Notes a repair.
    ///
    /// Cheap after the first of its kind: no more places are worked out than are kept.
    func note(_ kind: RepairKind, count: Int = 1, at place: @autoclosure () -> String) {
        guard count > 0 else { return }
        if counts[kind.rawValue] == 0 { order.append(kind) }
        counts[kind.rawValue] += count
        guard places[kind.rawValue].count < placeLimit else { return }
        places[kind.rawValue].append(inFile(place()).beginning(byteCount: Self.placeByteLimit))
    }

    /// The place with its file's name in front, unless it has that in it already.
    private func inFile(_ place: String) -> String {
        guard let file, place.firstRange(of: file) == nil else { return place }
        return "\(file), \(place)"
    }

    /// Adds what another log holds, as though it came after what this one does.
    func add(_ other: RepairLog) {
        for kind in other.order {
            if counts[kind.rawValue] == 0 { order.append(kind) }
            counts[kind.rawValue] += other.count(of: kind)
            let room = placeLimit - places[kind.rawValue].count
            places[kind.rawValue] += other.places[kind.rawValue].prefix(max(0, room))
        }
    }

    /// How often a kind was noted.
    func count(of kind: RepairKind) -> Int { counts[kind.rawValue] }

    /// Whether some of the source could not be read: what is lacking need not have vanished.
    var tellsOfLoss: Bool {
        [.damagedContainer, .unreadableFile, .truncated].contains { count(of: $0) > 0 }
    }

    /// All repairs, in order of first occurrence.
    var repairs: [Repair] {
        order.map {
            Repair(
                name: $0.name, what: $0.what, count: counts[$0.rawValue],
                places: places[$0.rawValue])
        }
    }
}
