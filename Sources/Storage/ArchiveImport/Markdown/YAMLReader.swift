internal import CYAML

/// Reads YAML by libyaml.
///
/// Values that point to others are null: nothing grows by being named often.
/// Source: yaml.org/spec/1.1.
struct YAMLReader {
    private static let depthLimit = 32

    /// The collections that are open, outermost first, each with the key that waits for its value.
    private var open: [(value: JSONValue, key: String?)] = []
    private var root: JSONValue?

    /// The first document of a text; nil when it is no YAML.
    static func read(_ text: Bytes) -> JSONValue? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
        var reader = YAMLReader()
        while reader.root == nil {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { break }
            guard reader.take(event) else { return nil }
        }
        return reader.root
    }

    /// Takes an event; false where there is too much of it.
    private mutating func take(_ event: yaml_event_t) -> Bool {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            add(
                .string(
                    String(
                        decoding: Bytes(start: scalar.value, count: scalar.length), as: UTF8.self)))
        case YAML_ALIAS_EVENT: add(.null)
        case YAML_SEQUENCE_START_EVENT: open.append((.array([]), nil))
        case YAML_MAPPING_START_EVENT: open.append((.object([:]), nil))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            if let last = open.popLast() { add(last.value) }
        default: break
        }
        return open.count <= Self.depthLimit
    }

    private mutating func add(_ value: JSONValue) {
        guard let (parent, key) = open.popLast() else {
            root = value
            return
        }
        switch parent {
        case .array(var elements):
            elements.append(value)
            open.append((.array(elements), nil))
        case .object(var members):
            if let key {
                members[key] = value
                open.append((.object(members), nil))
            } else {
                open.append((parent, value.text))
            }
        default: open.append((parent, key))
        }
    }
}
