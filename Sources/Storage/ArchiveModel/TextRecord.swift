/// A list of texts written as one text, from which they come back as they were.
///
/// Tabs part them; those within a text, and backslashes, are escaped by a backslash. A text may
/// itself be such a list.
public enum TextRecord {
    /// Writes the list.
    public static func text(of fields: [String]) -> String {
        fields.map {
            $0.replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
        }.joined(separator: "\t")
    }

    /// Reads the list; of a text that is none, one field.
    public static func fields(of text: String) -> [String] {
        text.split(separator: "\t", omittingEmptySubsequences: false).map { field in
            var plain = ""
            var isEscaped = false
            for scalar in field.unicodeScalars {
                if isEscaped {
                    plain.unicodeScalars.append(scalar == "t" ? "\t" : scalar)
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else {
                    plain.unicodeScalars.append(scalar)
                }
            }
            return plain
        }
    }
}
