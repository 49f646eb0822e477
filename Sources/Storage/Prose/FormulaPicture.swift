/// A formula that a page shows as a picture, told from the picture's class, text and address.
struct FormulaPicture {
    /// The longest formula, in bytes.
    private static let longest = 4_096

    /// The formula's source without marks around it.
    let source: String
    /// Whether it stands on a line of its own.
    let isDisplay: Bool

    /// Reads one; nil if the picture is of anything else, or of a formula that nobody wrote down.
    init?(roles: ClassRoles, alt: String, address: String) {
        let query = Self.query(in: address)
        let isNamed = !roles.isDisjoint(with: [.formula, .displayFormula])
        guard isNamed || query != nil || Self.isMarked(alt) else { return nil }
        var source = TeX.bare(alt)
        if source.isEmpty || Self.hollow.contains(source.lowercased()) {
            source = query.map(Self.decoded) ?? ""
        }
        guard !source.isEmpty, source.utf8.count <= Self.longest else { return nil }
        self.source = source
        isDisplay = roles.contains(.displayFormula) || alt.hasPrefix("$$") || alt.hasPrefix("\\[")
    }

    /// Whether a text has the marks of a formula around it.
    private static func isMarked(_ alt: String) -> Bool {
        alt.hasPrefix("{\\displaystyle") || alt.hasPrefix("{\\textstyle")
            || alt.hasPrefix("\\(") && alt.hasSuffix("\\)")
            || alt.hasPrefix("\\[") && alt.hasSuffix("\\]")
    }

    /// What an address asks a service that draws formulas to draw, encoded, empty if that can't be
    /// told; nil for any other address.
    private static func query(in address: String) -> Substring? {
        guard address.utf8.count <= longest * 4, !Address.isData(address), mayDraw(address) else {
            return nil
        }
        let parts = Embed.Parts(address)
        let isWikimedia = parts.isOn("wikimedia.org") || parts.isOn("wikipedia.org")
        if isWikimedia, parts.path.contains("math") { return "" }
        guard let mark = address.firstIndex(of: "?") else { return nil }
        if parts.isOn("codecogs.com") { return address[mark...].dropFirst() }
        let last = parts.path.last.map { String($0) } ?? ""
        for (ending, name) in services where last == ending {
            if let value = parts.value(name) { return value }
        }
        if last == "chart", parts.value("cht")?.hasPrefix("tx") == true {
            return parts.value("chl")
        }
        let draws = last == "mathtex.cgi" || last == "mimetex.cgi"
        return draws ? address[mark...].dropFirst() : nil
    }

    /// Whether an address has a word of any of these services in it: nearly none has.
    private static func mayDraw(_ address: String) -> Bool {
        var address = address
        return address.withUTF8 { bytes in
            if bytes.contains("math") { return true }
            guard bytes.index(of: UInt8(ascii: "?"), from: 0) != nil else { return false }
            let words: [StaticString] = ["tex", "equation", "codecogs", "chart"]
            return words.contains { bytes.contains($0) }
        }
    }

    /// The source in a query, without what it says of the picture's size and colours.
    private static func decoded(_ query: Substring) -> String {
        var text = PercentCoding.decoded(String(query.map { $0 == "+" ? " " : $0 }))
        if text.utf8.contains(UInt8(ascii: "&")) { text = spaced(text) }
        text = TeX.bare(text)
        while let setting = settings.first(where: { text.hasPrefix($0) }) {
            var rest = text.dropFirst(setting.count)
            // `\dpi{150}`, `\fn_jvn`, `\bg_white`
            if rest.first == "{" { rest = rest.drop { $0 != "}" }.dropFirst() }
            if rest.first == "_" { rest = rest.drop { $0 == "_" || $0.isLetter } }
            if let next = rest.first, next.isLetter { break }
            text = String(rest).onOneLine
        }
        return text
    }

    /// A text in which `&space;` is one.
    private static func spaced(_ text: String) -> String {
        let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
        return pieces.enumerated().reduce(into: "") { whole, piece in
            if piece.offset > 0, piece.element.hasPrefix("space;") {
                whole += " " + piece.element.dropFirst(6)
            } else {
                whole += (piece.offset > 0 ? "&" : "") + piece.element
            }
        }.onOneLine
    }

    private static let services = [
        ("latex.php", "latex"), ("equation", "tex"), ("math", "math"), ("tex.php", "tex"),
    ]
    private static let settings = [
        "\\inline", "\\dpi", "\\bg", "\\fn", "\\large", "\\Large", "\\LARGE", "\\huge", "\\small",
        "\\tiny", "\\normalsize", "\\displaystyle",
    ]
    private static let hollow: Set<String> = [
        "equation", "formula", "latex", "math", "tex", "image",
    ]
}
