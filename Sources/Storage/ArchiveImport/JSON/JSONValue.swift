/// A value of JSON.
///
/// Source: RFC 8259.
enum JSONValue: Hashable {
    case null
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value of a member; null when there is none.
    subscript(name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    /// The elements of an array; none for anything else.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// A text or number as text; empty for anything else.
    var text: String {
        switch self {
        case .string(let text), .number(let text): text
        default: ""
        }
    }

    /// A whole number, also one in quotes; nil for anything else.
    var integer: Int64? {
        let digits = text
        return Int64(digits) ?? Double(digits).flatMap { Int64(exactly: $0.rounded()) }
    }

    /// Whether it means yes: true, a number other than 0, or one of these in quotes.
    var isTrue: Bool {
        switch self {
        case .boolean(let value): value
        case .number(let text), .string(let text): text == "true" || (Int64(text) ?? 0) != 0
        default: false
        }
    }

    /// Whether it is null or not there.
    var isNull: Bool { self == .null }
}
