internal import ArchiveModel

/// Numbers with the things they count.
public enum Counting {
    /// A number of things: `1 post`, `1,096 posts`, `no posts`.
    ///
    /// The plural is the singular with an `s` unless it is given too.
    public static func of(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        switch number {
        case 0: "no \(many ?? one + "s")"
        case 1: "1 \(one)"
        default: "\(Self.number(number)) \(many ?? one + "s")"
        }
    }

    /// A number with its thousands divided: `12,345`.
    public static func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `post`, `page` or `draft`.
    static func noun(_ section: Section) -> String {
        switch section {
        case .posts: "post"
        case .pages: "page"
        case .drafts: "draft"
        }
    }
}
