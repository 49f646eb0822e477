/// Languages as archives name them.
public enum LanguageTag {
    /// The longest tag that is taken for one; RFC 5646, 4.4.1 asks for room for 35.
    private static let lengthLimit = 35

    /// A tag as BCP 47 writes it: `en_gb` is `en-GB`, `ZH-hant` is `zh-Hant`, Java's `iw` is `he`;
    /// empty for what is no tag.
    ///
    /// The subtags are not looked up: `xx` is taken for a language.
    /// Source: RFC 5646, 2.1 and 2.1.1.
    public static func normalise(_ text: String) -> String {
        let subtags = text.split { $0 == "-" || $0 == "_" || $0.isWhitespace }
        guard text.utf8.count <= lengthLimit, let first = subtags.first?.lowercased(),
            (2...3).contains(first.utf8.count), first.utf8.allSatisfy({ 0x61...0x7A ~= $0 }),
            subtags.allSatisfy(isSubtag)
        else { return "" }
        var tag = renamed[first] ?? first
        for subtag in subtags.dropFirst() {
            let isWord = subtag.utf8.allSatisfy { $0 >= 0x41 }
            tag += "-"
            switch subtag.utf8.count {
            case 2 where isWord: tag += subtag.uppercased()
            case 4 where isWord:
                tag += subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
            default: tag += subtag.lowercased()
            }
        }
        return tag
    }

    /// Source: IANA Language Subtag Registry, "Preferred-Value".
    private static let renamed = ["iw": "he", "in": "id", "ji": "yi"]

    private static func isSubtag(_ text: Substring) -> Bool {
        (1...8).contains(text.utf8.count)
            && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 }
    }
}
