internal import CTOML

/// The fields of a post or of a site's settings, by their names in lower case.
struct FieldValues {
    private var values: [String: JSONValue]

    /// Values by name; a name written in two ways keeps one of them.
    init(_ value: JSONValue) {
        guard case .object(let members) = value else {
            values = [:]
            return
        }
        values = Dictionary(members.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
    }

    /// Reads fields; what is no YAML or TOML as a whole is read line by line, and noted.
    init(_ text: Bytes, _ notation: FrontMatter.Notation, name: String, repairs: RepairLog) {
        let value: JSONValue?
        switch notation {
        case .yaml: value = YAMLReader.read(text)
        case .toml: value = Self.toml(text)
        case .json: value = Self.json(text, repairs: repairs)
        case .lines:
            self.init(lines: text)
            return
        }
        if let value, value.isObject {
            self.init(value)
        } else {
            self.init(lines: text)
            guard !values.isEmpty else { return }
            repairs.note(.brokenFrontMatter, at: name)
        }
    }

    /// `key: value` or `key = value`, with lists in brackets or on lines of their own.
    private init(lines text: Bytes) {
        values = [:]
        var last = ""
        for line in text.split(separator: 0x0A) {
            let line = Bytes(rebasing: line)
            guard let (key, value) = FieldLine.divide(line) ?? Self.assignment(line) else {
                // A value goes on below, as in YAML and MultiMarkdown.
                let words = String(decoding: line, as: UTF8.self).trimmed
                guard !words.isEmpty, line[0].isSpace || line[0] == UInt8(ascii: "-"),
                    !last.isEmpty
                else { continue }
                if words.hasPrefix("- ") || words.hasPrefix("* ") {
                    let item = Self.unquoted(String(words.dropFirst(2)))
                    values[last] = .array((values[last]?.elements ?? []) + [.string(item)])
                } else if let known = values[last]?.text, !known.isEmpty {
                    values[last] = .string(known + " " + words)
                }
                continue
            }
            last = key
            guard values[key] == nil else { continue }
            if value.hasPrefix("["), value.hasSuffix("]") {
                let items = value.dropFirst().dropLast().split(separator: ",")
                values[key] = .array(items.map { .string(Self.unquoted(String($0))) })
            } else {
                values[key] = .string(Self.unquoted(value))
            }
        }
    }

    private static func assignment(_ line: Bytes) -> (key: String, value: String)? {
        guard let equals = line.prefix(40).firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
            return nil
        }
        let key = String(decoding: line[..<equals], as: UTF8.self).trimmed.lowercased()
        guard !key.isEmpty, key.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") }) else {
            return nil
        }
        return (key, String(decoding: line[(equals + 1)...], as: UTF8.self).trimmed)
    }

    /// A value without the quotes round it.
    static func unquoted(_ text: String) -> String {
        let text = text.trimmed
        guard text.utf8.count > 1, let quote = text.first, quote == "\"" || quote == "'",
            text.last == quote
        else { return text }
        return String(text.dropFirst().dropLast())
    }

    private static func toml(_ text: Bytes) -> JSONValue? {
        var length = 0
        let json = text.withMemoryRebound(to: CChar.self) {
            ctoml_json($0.baseAddress, $0.count, &length)
        }
        guard let json else { return nil }
        defer { ctoml_free(json) }
        let bytes = UnsafeRawBufferPointer(start: json, count: length)
        return Self.json(bytes.bindMemory(to: UInt8.self), repairs: RepairLog())
    }

    private static func json(_ text: Bytes, repairs: RepairLog) -> JSONValue? {
        let whole = WholeJSON()
        let hasBraces = text.first { !$0.isSpace } == UInt8(ascii: "{")
        let object = hasBraces ? Array(text) : [0x7B] + Array(text) + [0x7D]
        guard let source = try? PeekedSource(MemorySource(object)),
            let isWhole = try? JSONArchive(DecodedInput(source, repairs: repairs), repairs: repairs)
                .read(into: whole, progress: { _ in }), isWhole
        else { return nil }
        return whole.value
    }

    /// The first of some fields that holds a text; empty when there is none.
    func text(_ names: String...) -> String {
        for name in names {
            let text = values[name]?.text.trimmed ?? ""
            if !text.isEmpty { return text }
        }
        return ""
    }

    /// The field itself; null when there is none.
    subscript(name: String) -> JSONValue { values[name] ?? .null }

    /// Whether a field says yes or no; nil when it says neither.
    func flag(_ name: String) -> Bool? {
        if case .boolean(let flag)? = values[name] { return flag }
        switch text(name).lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: return nil
        }
    }

    /// The texts of a list, or what `divide` makes of a single one; of an object in the list its
    /// name.
    func list(_ name: String, divide: (String) -> [String]) -> [String] {
        switch values[name] {
        case .array(let elements)?: elements.flatMap(Self.names)
        case .object?: Self.names(values[name] ?? .null)
        default: divide(text(name))
        }
    }

    private static func names(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let elements): elements.map(\.text)
        case .object: [value["name"].text]
        default: [value.text]
        }
    }
}

extension JSONValue {
    /// Whether it has members.
    var isObject: Bool {
        if case .object = self { true } else { false }
    }
}

/// Takes all of a JSON document as one value.
private final class WholeJSON: JSONReader {
    private(set) var value: JSONValue?

    func wants(_ path: [String]) -> Bool { true }

    func take(_ value: JSONValue, at path: [String]) { self.value = value }
}
