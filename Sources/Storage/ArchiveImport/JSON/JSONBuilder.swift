/// Puts the values that a reader wants together, from the tokens of a parser.
///
/// Its answers to the parser are 1 to go on and 0 to stop.
final class JSONBuilder {
    /// A value with its path.
    typealias Piece = (value: JSONValue, path: [String])

    private static let depthLimit = 200
    private static let byteLimit = 32 << 20

    /// Whether the archive's value is whole, or each of several.
    private(set) var isDone = false
    /// How many tokens there were, counted to see that there are any.
    private(set) var tokenCount = 0

    private let reader: any JSONReader
    private let repairs: RepairLog
    /// The keys down to where the parser is; `*` within an array.
    private var path: [String] = []
    /// Whether each open array or object is an object.
    private var isObject: [Bool] = []
    /// The open values of the wanted one, outermost first.
    private var open: [Part] = []
    private var byteCount = 0
    private var pieces: [Piece] = []
    /// Down to which depth nothing is wanted because the piece at hand is too large.
    private var isOverflowing = false

    /// Makes a builder for a reader.
    init(reader: any JSONReader, repairs: RepairLog) {
        self.reader = reader
        self.repairs = repairs
    }

    /// Hands over what is whole by now.
    func takePieces() -> [Piece] {
        defer { pieces = [] }
        return pieces
    }

    /// Counts a repair at about where the parser is.
    func note(_ kind: RepairKind) { repairs.note(kind, at: place) }

    /// About where the parser is, for a person.
    var place: String { path.isEmpty ? "the start" : path.joined(separator: "/") }

    /// Takes a text.
    func takeString(_ bytes: Bytes) -> Int32 {
        tokenCount &+= 1
        guard hasRoom(for: bytes.count) else { return take(.null) }
        return take(.string(String(decoding: bytes, as: UTF8.self)))
    }

    /// Takes a key.
    func takeKey(_ bytes: Bytes) -> Int32 {
        tokenCount &+= 1
        path[path.count - 1] = String(decoding: bytes, as: UTF8.self)
        return 1
    }

    /// Takes a value without parts.
    func take(_ value: JSONValue) -> Int32 {
        tokenCount &+= 1
        if open.isEmpty {
            pieces.append((value, path))
        } else if hasRoom(for: 32) {
            add(value)
        }
        return 1
    }

    /// Takes the start of an object or array.
    func open(isObject isMap: Bool) -> Int32 {
        tokenCount &+= 1
        guard isObject.count < Self.depthLimit else {
            repairs.note(.tooDeep, at: place)
            return 0
        }
        if isDone {
            note(.secondJSON)
            isDone = false
        }
        if !open.isEmpty || reader.wants(path) {
            if open.isEmpty {
                byteCount = 0
                isOverflowing = false
            }
            open.append(Part(isObject: isMap, key: path.last ?? ""))
        }
        isObject.append(isMap)
        path.append("*")
        return 1
    }

    /// Takes the end of the innermost object or array.
    func close() -> Int32 {
        tokenCount &+= 1
        path.removeLast()
        isObject.removeLast()
        isDone = isObject.isEmpty
        guard let part = open.popLast() else { return 1 }
        if open.isEmpty {
            pieces.append((part.value, path))
        } else {
            add(part.value, under: part.key)
        }
        return 1
    }

    private func add(_ value: JSONValue, under key: String? = nil) {
        let last = open.count - 1
        if open[last].isObject {
            open[last].members[key ?? path.last ?? ""] = value
        } else {
            open[last].elements.append(value)
        }
    }

    private func hasRoom(for count: Int) -> Bool {
        guard !open.isEmpty else { return true }
        byteCount += count
        guard byteCount > Self.byteLimit else { return true }
        if !isOverflowing { repairs.note(.tooMuchInOneEntry, at: place) }
        isOverflowing = true
        return false
    }

    /// A value of which only the beginning is known.
    ///
    /// Its parts lie open, for out of an enumeration they would be copied with each one added.
    private struct Part {
        let isObject: Bool
        /// What it is a member under.
        let key: String
        var elements: [JSONValue] = []
        var members: [String: JSONValue] = [:]

        var value: JSONValue { isObject ? .object(members) : .array(elements) }

        init(isObject: Bool, key: String) {
            self.isObject = isObject
            self.key = key
        }
    }
}
