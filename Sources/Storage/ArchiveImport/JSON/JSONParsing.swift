extension JSONValue {
    /// The value that a text is; nil when it is no JSON, or nested more than 200 deep.
    init?(parsing text: String) {
        let root = WholeValue()
        let builder = JSONBuilder(reader: root, repairs: RepairLog())
        var text = text
        let isFine = text.withUTF8 { JSONParser(builder).parse($0) }
        guard isFine, builder.isDone, let piece = builder.takePieces().last else { return nil }
        self = piece.value
    }
}

/// Wants all there is as one value.
private final class WholeValue: JSONReader {
    func wants(_ path: [String]) -> Bool { true }
    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {}
}
